"""What the tests of reading share: a script to edit, and no waiting for a look at it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the file more often than people need."""
    monkeypatch.setattr("perfection_tui.tui.reading.reloader.POLL", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lamp.yaml"
