"""Another program on the reader's terminal, with the app put aside until it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from textual.app import App

from perfection_tui.tui.terminal.outside import run_outside


class PutAside:
    """An app that, as Textual's, comes back to the screen only if nothing is raised meanwhile."""

    back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.back = True


def ran(command: list[str]) -> tuple[bool, bool]:
    """Whether a command was run, and whether the app came back."""
    app = PutAside()
    return run_outside(cast("App[Any]", app), command), app.back


def test_the_app_comes_back_from_a_program_that_is_not_there() -> None:
    assert ran(["no-such-editor"]) == (False, True)


def test_the_app_comes_back_from_a_program() -> None:
    assert ran([sys.executable, "-c", ""]) == (True, True)
