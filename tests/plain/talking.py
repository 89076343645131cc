"""A plain reading held in memory: what is typed goes in, and all that it says comes out."""

from __future__ import annotations

import io

from perfection_tui.plain.console import Console
from perfection_tui.plain.session import Session
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon


def said_by(
    reading: Reading,
    *typed: str,
    ask: bool = False,
    place: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> str:
    """Everything that is said while these lines are typed, the cover first."""
    source = io.StringIO("".join(f"{line}\n" for line in typed))
    sink = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    opening = Opening(reading, progress or Progress(None), ask=ask, at=place)
    Session(opening, Console(source, sink)).run()
    sink.seek(0)
    return sink.read()


def answers(story: Story, horizon: Horizon, *typed: str, unfold: bool = False) -> list[str]:
    """What is said to each of these lines, typed one after the other from the first moment on."""
    said = said_by(Reading(story, horizon, unfold=unfold), *typed, place=(0, 0))
    parts = said.split("\n> ")[1:-1]
    return [part.partition("\n")[2].strip("\n") for part in parts]
