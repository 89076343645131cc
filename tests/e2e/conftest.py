"""What the end-to-end tests share: the installed program, and a home of its own."""

import sysconfig
from pathlib import Path

import pytest

from tests.running import env as env
from tests.running import run as run


@pytest.fixture(scope="session")
def program() -> Path:
    """The program as installed beside the Python that runs the tests."""
    found = Path(sysconfig.get_path("scripts")) / "perfection-tui"
    assert found.exists(), "the program is not installed here: pip install -e '.[dev]'"
    return found
