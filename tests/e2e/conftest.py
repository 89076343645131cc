"""What the end-to-end tests share: the installed program, and a home of its own."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from tests.e2e.terminal import hermetic


@pytest.fixture(scope="session")
def program() -> Path:
    """The program as installed beside the Python that runs the tests."""
    found = Path(sysconfig.get_path("scripts")) / "perfection-tui"
    assert found.exists(), "the program is not installed here: pip install -e '.[dev]'"
    return found


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has just moved into `tmp_path`."""
    return hermetic(tmp_path)
