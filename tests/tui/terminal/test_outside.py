"""Another program on the reader's terminal, with the app put aside until it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from textual.app import App

from perfection_tui.tui.terminal.outside import open_editor

NOT_STARTED = "The editor “no-such-editor”, which VISUAL or EDITOR names, could not be started."


class PutAside:
    """An app that, as Textual's, comes back to the screen only if nothing is raised meanwhile."""

    back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.back = True


@pytest.mark.parametrize(
    ("editor", "told"), [("no-such-editor", NOT_STARTED), (f"{sys.executable} -c ''", "")]
)
def test_it_comes_back_from_any_editor(
    monkeypatch: pytest.MonkeyPatch, editor: str, told: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    app = PutAside()
    assert open_editor(cast("App[Any]", app), Path("lamp.yaml"), 1) == told
    assert app.back
