"""What the tests of the screen share: they wait for a state, not for time, and no editor opens."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests import resting as resting


class Editor:
    """An editor that is asked for and opens nothing: the commands, and what it does to a file."""

    def __init__(self) -> None:
        self.opened: list[Sequence[str]] = []
        self.edits: Callable[[], object] = list

    def run(self, _: object, command: Sequence[str]) -> bool:
        """Stand in for what runs a command on the terminal."""
        self.opened.append(command)
        self.edits()
        return True


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Be somebody who has just moved in, and look at a script more often than people need."""
    for home in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(home, str(tmp_path / "home"))
    monkeypatch.setattr("perfection_tui.tui.reading.rereading.POLL", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a script is, or will be."""
    return tmp_path / "lamp.yaml"


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    """The reader's editor, which is vi by its name."""
    editor = Editor()
    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("perfection_tui.tui.terminal.outside.run_outside", editor.run)
    return editor
