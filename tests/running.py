"""The program's main function, run in an empty folder of somebody who has just moved in."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from perfection_tui.cli import main
from tests.e2e.terminal import hermetic


class Done(NamedTuple):
    """How a run ended, and what it wrote to standard output and to standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
"""Runs the program on arguments, with what is `typed` and with variables changed."""


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
    """Runs the program's main function in an empty folder; nothing is a terminal there.

    It takes a tenth of what starting the installed program does.
    """
    monkeypatch.chdir(tmp_path)
    for name, value in env.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str | bytes | Path, typed: str | None = "", **changed: str) -> Done:
        source = None if typed is None else io.TextIOWrapper(io.BytesIO(typed.encode()))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["perfection-tui", *map(os.fsdecode, arguments)])
            patch.setattr(sys, "stdin", source)
            for name, value in changed.items():
                patch.setenv(name, value)
            return Done(main(), *capfd.readouterr())

    return run
