"""`perfection-tui check`: what it writes, for people and for editors, and how it ends."""

import re
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.running import Run
from tests.script.scripts import LAMP, TWICE_BROKEN


@pytest.fixture
def check(run: Run) -> Run:
    """Runs `check` beside a sound script and a broken one."""
    Path("lamp.yaml").write_text(LAMP, "utf-8")
    Path("broken.yaml").write_text(TWICE_BROKEN, "utf-8")
    return partial(run, "check")


def test_twenty_problems_a_file_are_told(check: Run) -> None:
    Path("lamp.yaml").write_text(LAMP + "x: y\n" + "".join(f"k{n}: v\n" for n in range(30)))
    code, told, _ = check("lamp.yaml")
    assert told.endswith("\n\nand 11 more\n\nlamp.yaml: 31 errors\n")
    assert code == 1


def test_a_terminal_has_colours_and_all_words(check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check("broken.yaml", "lamp.yaml").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = check("broken.yaml", "lamp.yaml").out
    assert "\x1b[1;31merror PT301\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_bundled_story_goes_by_its_name_beside_a_folder_without_scripts(check: Run) -> None:
    Path("owl-creek").mkdir()
    assert "owl-creek.yaml: no problems" in check("owl-creek").out


def test_a_story_of_ones_own_goes_by_its_name(check: Run) -> None:
    own = Path("data", "perfection-tui", "stories", "mine.yaml").absolute()
    own.parent.mkdir(parents=True)
    own.write_text(LAMP)
    assert f"{own}: no problems" in check("mine").out


def test_standard_input_is_read_and_told_of_where_it_is_closed(check: Run) -> None:
    assert "standard input:9:11: error PT209" in check("-", typed=TWICE_BROKEN).out
    code, _, wrong = check("-", typed=None)
    assert "standard input is closed" in wrong
    assert code == 1
