"""`perfection-tui check`: what it writes, for people and for editors, and how it ends."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from perfection_tui.script.codes import CODES
from tests.running import Done, Run
from tests.script.scripts import LAMP, TWICE_BROKEN, changed


@pytest.fixture
def check(run: Run) -> Run:
    """Runs `check` beside a sound script and a broken one."""
    Path("lamp.yaml").write_text(LAMP, "utf-8")
    Path("broken.yaml").write_text(TWICE_BROKEN, "utf-8")

    def check(*arguments: str, **options: str | None) -> Done:
        return run("check", *arguments, **options)

    return check


def test_warnings_alone_are_no_failure(check: Run) -> None:
    Path("lamp.yaml").write_text(changed("A keeper", "A *keeper"), "utf-8")
    code, told, _ = check("lamp.yaml")
    assert "\nlamp.yaml: 1 warning\n  The Lamp: " in told
    assert code == 0


def test_twenty_problems_a_file_are_told(check: Run) -> None:
    Path("lamp.yaml").write_text(LAMP + "x: y\n" + "".join(f"k{n}: v\n" for n in range(30)))
    code, told, _ = check("lamp.yaml")
    assert told.endswith("\n\nand 11 more\n\nlamp.yaml: 31 errors\n")
    assert code == 1


def test_json_is_for_editors(check: Run) -> None:
    code, told, _ = check("broken.yaml", "--json", "lamp.yaml")
    assert code == 1
    found = json.loads(told)
    assert (found["errors"], found["warnings"]) == (2, 0)
    broken, sound = found["files"]
    assert (broken["file"], broken["statistics"]) == ("broken.yaml", None)
    assert broken["problems"][1] == {
        "code": "PT301",
        "severity": "error",
        "line": 12,
        "column": 13,
        "field": "people.ann.truths[0].at",
        "message": "There is no beat `drak`.",
        "help": "did you mean `dark`?",
    }
    assert sound == {
        "file": "lamp.yaml",
        "problems": [],
        "statistics": {
            "beats": 2,
            "words": 39,
            "minutes": 1,
            "reveals": 3,
            "disorder": 0.0,
            "chapters": [{"title": "Night", "beats": 2, "words": 25, "reveals": 3}],
        },
    }


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_names_of_files_cannot_write_to_the_terminal(check: Run, options: list[str]) -> None:
    code, told, _ = check(*options, "no\x1b[2J\udcff.yaml")
    assert told.isascii()
    assert "\x1b" not in told
    assert code == 1


def test_a_terminal_has_colours_and_all_words(check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check("broken.yaml", "lamp.yaml").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = check("broken.yaml", "lamp.yaml").out
    assert "\x1b[1;31merror PT301\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_every_code_can_be_explained(check: Run) -> None:
    for code, told in CODES.items():
        assert told.mend in check("--explain", code).out
        assert told.mend.endswith(".")


def test_a_folder_is_all_scripts_in_it(check: Run) -> None:
    Path("tales").mkdir()
    for name in ("lamp.yaml", "other.yml", "notes.txt"):
        Path("tales", name).write_text(LAMP)
    code, told, _ = check("tales")
    assert told.endswith("2 files: no problems\n")
    assert code == 0


def test_a_folder_that_may_not_be_listed_is_told(check: Run) -> None:
    Path("locked").mkdir(mode=0)
    if os.access("locked", os.R_OK):
        pytest.skip("root reads it all")
    code, _, wrong = check("locked")
    assert '"locked" cannot be read: permission denied' in wrong
    assert code == 1


def test_a_name_that_no_file_can_have_is_told(check: Run) -> None:
    code, told, _ = check("n" * 300 + ".yaml")
    assert "error PT103: The file cannot be read: " in told
    assert code == 1


def test_names_are_those_of_reading(check: Run) -> None:
    Path("tales").mkdir()
    Path("tales", "LAMP.YAML").write_text(LAMP)
    Path("owl-creek").mkdir()
    code, told, _ = check("tales", "owl-creek")
    assert "LAMP.YAML: no problems" in told
    assert "owl-creek.yaml: no problems" in told
    assert code == 0
    Path("lamp").write_text(LAMP)
    assert f"\n  The file here is read as .{os.sep}lamp\n" in check("lamp").err


def test_a_story_of_ones_own_goes_by_its_name(check: Run) -> None:
    own = Path("data", "perfection-tui", "stories", "mine.yaml").absolute()
    own.parent.mkdir(parents=True)
    own.write_text(LAMP)
    assert f"{own}: no problems" in check("mine").out


def test_standard_input_is_a_script(check: Run) -> None:
    code, told, _ = check("-", typed=TWICE_BROKEN)
    assert told.startswith("standard input:9:11: error PT209")
    assert code == 1


def test_standard_input_that_is_closed_is_told(check: Run) -> None:
    code, _, wrong = check("-", typed=None)
    assert "standard input is closed" in wrong
    assert code == 1


def test_the_plan_takes_the_place_of_the_report(check: Run) -> None:
    assert check("--plan", "lamp.yaml").out.startswith("# The Lamp\n")
    code, told, _ = check("--plan", "broken.yaml")
    assert "PT301" in told
    assert code == 1


def test_the_plan_of_a_sketch_stands_below_its_problems(check: Run) -> None:
    truths = "        truths:\n          - at: dark\n            truth: She let it.\n"
    sketch = changed(truths, "").replace(" The lamp burns for ships.", "")
    Path("draft.yaml").write_text(sketch.replace(" It burns for her.", ""), "utf-8")
    code, told, _ = check("--plan", "draft.yaml")
    assert "error PT202: This beat has no `truths`." in told
    rows = [line.replace(" ", "") for line in told.splitlines() if line.startswith("|")]
    assert rows[2:4] == ["|1|light|belief|whole|", "|2|dark|belief||"]
    assert code == 1


def test_problems_are_notes_in_a_review(check: Run) -> None:
    Path("50%,a:b.yaml").write_text(changed("through: ann", "through: anne"))
    at = "::error file=50%25%2Ca%3Ab.yaml,line=25,col=18,title=PT302::"
    said = f"{at}There is no person `anne`. Did you mean `ann`?\n"
    assert check("--github", "50%,a:b.yaml") == (1, said, "")


def test_how_far_a_story_is_told_out_of_order(check: Run) -> None:
    event = "  - {{id: e{0}, when: Then, what: It., revealed_at: {0}}}\n"

    def said(*beats: str) -> str:
        events = "".join(map(event.format, beats))
        Path("lamp.yaml").write_text(changed("coda: []\n", f"events:\n{events}"))
        return check("lamp.yaml").out

    line = "  how much is told out of order: 1.00 (0 is as it happened, 1 as far from it as can be)"
    assert line in said("dark", "light").splitlines()
    # What is told at once is in no order.
    assert "order" not in said("dark")
