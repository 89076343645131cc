"""Another program on the reader's terminal, with the app put aside until it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from textual.app import App

from perfection_tui.tui.terminal.outside import open_editor, run_outside


class PutAside:
    """An app that, as Textual's, comes back to the screen only if nothing is raised meanwhile."""

    back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.back = True


@pytest.mark.parametrize(
    ("command", "started"), [(["no-such-editor"], False), ([sys.executable, "-c", ""], True)]
)
def test_the_app_comes_back_whether_a_program_starts_or_not(
    command: list[str], started: bool
) -> None:
    app = PutAside()
    assert run_outside(cast("App[Any]", app), command) == started
    assert app.back


def test_an_editor_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    app = PutAside()
    told = open_editor(cast("App[Any]", app), Path("lamp.yaml"), 1)
    assert told == (
        "The editor “no-such-editor”, which VISUAL or EDITOR names, could not be started."
    )
    assert app.back
