"""What the end-to-end tests share: the installed program, and a home of its own."""

import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.terminal import Terminal
from tests.running import env as env
from tests.running import run as run

Start = Callable[..., Terminal]
"""Starts the program in a terminal, with options of that, and with variables changed."""


@pytest.fixture(scope="session")
def program() -> Path:
    """The program as installed beside the Python that runs the tests."""
    found = Path(sysconfig.get_path("scripts")) / "perfection-tui"
    assert found.exists(), "the program is not installed here: pip install -e '.[dev]'"
    return found


@pytest.fixture
def start(program: Path, env: dict[str, str], tmp_path: Path) -> Start:
    """Starts the program on arguments, in an empty folder."""

    def start(*arguments: str | Path, **options: Any) -> Terminal:
        changed = {name: options.pop(name) for name in [*options] if name.isupper()}
        return Terminal([program, *arguments], **{"env": env | changed, "cwd": tmp_path, **options})

    return start


@pytest.fixture
def reading(start: Start) -> Start:
    """Starts the program at the first moment of the film, and waits for that."""

    def reading(**options: Any) -> Terminal:
        terminal = start("--watched", "all", "--at", "1", "--no-motion", **options)
        terminal.wait_for("1 of ")
        terminal.settle()
        return terminal

    return reading
