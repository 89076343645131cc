"""What the end-to-end tests share: the installed program, and a home of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.cli import main
from tests.e2e.terminal import hermetic

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the program on arguments, with what is `typed` and with variables changed."""


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


@pytest.fixture
def run(
    env: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Run:
    """Runs the program's main function in an empty directory; nothing is a terminal there.

    It takes a tenth of what starting the installed program does.
    """

    def run(
        *arguments: str | bytes | Path, typed: str = "", **changed: str
    ) -> subprocess.CompletedProcess[str]:
        command = ["perfection-tui", *map(os.fsdecode, arguments)]
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", command)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
            for name, value in (env | changed).items():
                patch.setenv(name, value)
            code = main()
        said = capfd.readouterr()
        return subprocess.CompletedProcess(command, code, said.out, said.err)

    return run
