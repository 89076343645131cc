"""Reading on a terminal: the app on a story, or waiting for a script that is not one yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from perfection_tui.tui.app import PerfectionApp
from perfection_tui.tui.keymap import Keymap
from perfection_tui.tui.terminal.running import run

if TYPE_CHECKING:
    from perfection_tui.reader.opening import Opening
    from perfection_tui.script.model import Story
    from perfection_tui.script.problems import Problem
    from perfection_tui.script.read import ScriptFile
    from perfection_tui.tui.setup import Setup
    from perfection_tui.tui.terminal.tty import Tty


def read(opening: Opening, tty: Tty | None, setup: Setup) -> int:
    """Read a story on this terminal. Returns the exit code."""
    return run(PerfectionApp(opening, setup), tty)


def wait(
    script: ScriptFile,
    problems: Sequence[Problem],
    tty: Tty | None,
    setup: Setup,
    opened: Callable[[Story], Opening],
    *,
    in_words: bool,
) -> int:
    """Tell the problems of a script until it can be read, and read it. Returns the exit code."""
    from perfection_tui.tui.waiting import WaitingApp

    keys = Keymap(setup.settings.keys)
    app = WaitingApp(script, problems, theme=setup.theme or "", in_words=in_words, keys=keys)
    return run(app, tty, lambda story: PerfectionApp(opened(story), setup))
