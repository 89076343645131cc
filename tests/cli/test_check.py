"""`perfection-tui check`: what it writes, for people and for editors, and how it ends."""

import re
import sys
from pathlib import Path

import pytest

from tests.running import Run
from tests.script.scripts import LAMP, TWICE_BROKEN


def test_twenty_problems_a_file_are_told(run: Run) -> None:
    Path("lamp.yaml").write_text(LAMP + "x: y\n" + "".join(f"k{n}: v\n" for n in range(30)))
    code, told, _ = run("check", "lamp.yaml")
    assert told.endswith("\n\nand 11 more\n\nlamp.yaml: 31 errors\n")
    assert code == 1


def test_a_terminal_has_colours_and_all_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("lamp.yaml").write_text(LAMP, "utf-8")
    Path("broken.yaml").write_text(TWICE_BROKEN + "x: y = field ^\n", "utf-8")
    plain = run("check", "broken.yaml", "lamp.yaml").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = run("check", "broken.yaml", "lamp.yaml").out
    assert "\x1b[1;31merror PT301\x1b[0m" in coloured
    assert "\n  34 | x: y = field ^\n\x1b[1;31m     | ^\x1b[0m\n" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_bundled_story_goes_by_its_name_beside_a_folder_without_scripts(run: Run) -> None:
    Path("owl-creek").mkdir()
    assert "owl-creek.yaml: no problems" in run("check", "owl-creek").out


def test_a_story_of_ones_own_goes_by_its_name(run: Run) -> None:
    own = Path("data", "perfection-tui", "stories", "mine.yaml").absolute()
    own.parent.mkdir(parents=True)
    own.write_text(LAMP)
    assert f"{own}: no problems" in run("check", "mine").out


def test_standard_input_is_read_and_told_of_where_it_is_closed(run: Run) -> None:
    assert "standard input:9:11: error PT209" in run("check", "-", typed=TWICE_BROKEN).out
    code, _, wrong = run("check", "-", typed=None)
    assert "standard input is closed" in wrong
    assert code == 1
