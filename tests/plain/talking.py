"""A plain reading held in memory: what is typed goes in, and all that it says comes out."""

import io

from perfection_tui.plain.console import Console
from perfection_tui.plain.session import Session
from perfection_tui.reader.opening import Opening
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon
from tests.opened import opened


def said_by(opening: Opening, *typed: str) -> str:
    """Everything that is said while these lines are typed, the cover first."""
    source = io.StringIO("".join(f"{line}\n" for line in typed))
    sink = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    Session(opening, Console(source, sink), {}).run()
    sink.seek(0)
    return sink.read()


def answers(story: Story, horizon: Horizon, *typed: str, unfold: bool = False) -> list[str]:
    """What is said to each of these lines, typed one after the other from the first moment on."""
    opening = opened(story, horizon, unfold=unfold)
    opening.begin_at(0, 0)
    parts = said_by(opening, *typed).split("\n> ")[1:-1]
    return [part.partition("\n")[2].strip("\n") for part in parts]
