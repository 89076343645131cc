"""What the end-to-end tests share: the installed program, and a home of its own."""

import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.running import env as env
from tests.running import run as run

Open = Callable[..., Terminal]


@pytest.fixture(scope="session")
def program() -> Path:
    """The program as installed beside the Python that runs the tests."""
    found = Path(sysconfig.get_path("scripts")) / "perfection-tui"
    assert found.exists(), "the program is not installed here: pip install -e '.[dev]'"
    return found


@pytest.fixture
def reading(program: Path, env: dict[str, str]) -> Open:
    """Opens the program in a terminal, at the first moment of the film."""

    def reading(**options: object) -> Terminal:
        command = [program, "--watched", "all", "--at", "1", "--no-motion"]
        terminal = Terminal(command, **{"env": env, **options})  # type: ignore[arg-type]  # as named there
        terminal.wait_for("1 of ")
        terminal.settle()
        return terminal

    return reading
