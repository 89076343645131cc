"""What must be quick or pure loads without Textual: the import contracts, proved at run time."""

from __future__ import annotations

import subprocess
import sys

import pytest

import perfection_tui

TELL = "print(*sorted({'argparse', 'rich', 'textual'} & sys.modules.keys()))"


def loaded_by(statements: str) -> str:
    """Which of the heavy modules `statements` load, run in a Python of their own."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statements}\n{TELL}"],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "module",
    [
        "script.read",
        "script.library",
        "horizon",
        "reading",
        "progress",
        "check",
        "new",
        "cli.read",
        "cli.export",
        "export.html",
    ],
)
def test_loads_without_textual(module: str) -> None:
    assert "textual" not in loaded_by(f"import perfection_tui.{module}")


@pytest.mark.parametrize("argument", ["--help", "--version", "schema", "stories"])
def test_answers_without_textual_or_even_an_argument_parser(argument: str) -> None:
    run = f"from perfection_tui.cli import main\nsys.argv[1:] = [{argument!r}]\nmain()"
    assert loaded_by(run) == ""


def test_the_package_itself_loads_nothing() -> None:
    assert perfection_tui.__version__
    assert loaded_by("import perfection_tui") == ""
