"""The installed program takes whatever a terminal sends, and reading goes on."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.tui.terminal.test_received import UNREADABLE


def test_no_input_that_cannot_be_read_ends_it(program: Path, env: dict[str, str]) -> None:
    command: list[str | Path] = [program, "--watched", "all", "--at", "1", "--no-motion"]
    with Terminal(command, env=env, size=(100, 30)) as terminal:
        terminal.wait_for("1 of ")
        for moment, sent in enumerate([*UNREADABLE.values(), b"\x1b[48;30;100;0;0t"], 2):
            terminal.type_bytes(sent)
            # A report without pixels would be divided by at the next click.
            terminal.type_bytes(b"\x1b[<35;5;5M")
            terminal.settle()
            terminal.press("home", *["right"] * (moment - 1) * (moment < 8))
            terminal.wait_for(f"{moment} of " if moment < 8 else "1 of ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
