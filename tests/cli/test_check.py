"""`perfection-tui check`: what it writes, for people and for editors, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from perfection_tui.cli import check
from perfection_tui.cli.arguments import parse
from perfection_tui.cli.errors import CliError
from perfection_tui.script.codes import CODES
from tests.script.scripts import LAMP, changed

BROKEN = changed("at: dark", "at: drak").replace("mark: A", "mark: Ann")


ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a directory with a sound script and a broken one."""
    monkeypatch.chdir(tmp_path)
    Path("lamp.yaml").write_text(LAMP, "utf-8")
    Path("broken.yaml").write_text(BROKEN, "utf-8")


def test_a_sound_script_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(parse(["check", "lamp.yaml"])) == 0
    assert capsys.readouterr().out == (
        "lamp.yaml: no problems\n"
        "  The Lamp: 1 chapter, 2 beats, 39 words, 3 layers of truth, about 1 minute to read\n"
        "    chapter    beats    words   layers\n"
        "    Night          2       25        3\n"
    )


def test_every_problem_of_every_file_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check.run(parse(["check", "broken.yaml", "gone.yaml", "lamp.yaml"])) == 1
    told = capsys.readouterr().out
    assert told.startswith(
        "broken.yaml:9:11: error PT209: `mark` may be at most 2 characters long; this has 3.\n"
        "  9 |     mark: Ann\n"
        "    |           ^\n"
        "    = field: people.ann.mark\n"
        "    = help: shorten it\n"
        "\n"
        "broken.yaml:12:13: error PT301: There is no beat `drak`.\n"
        "  12 |       - at: drak\n"
        "     |             ^\n"
        "     = field: people.ann.truths[0].at\n"
        "     = help: did you mean `dark`?\n"
        "\n"
        "broken.yaml: 2 errors\n"
        "\n"
        "gone.yaml: error PT101: There is no such file.\n"
        "\n"
        "gone.yaml: 1 error\n"
        "\n"
        "lamp.yaml: no problems\n"
    )
    assert told.endswith("\n\n3 files: 3 errors\n")


def test_warnings_alone_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lamp.yaml").write_text(changed("A keeper", "A *keeper"), "utf-8")
    assert check.run(parse(["check", "lamp.yaml"])) == 0
    assert "\nlamp.yaml: 1 warning\n  The Lamp: " in capsys.readouterr().out


def test_twenty_problems_a_file_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lamp.yaml").write_text(LAMP + "x: y\n" + "".join(f"k{n}: v\n" for n in range(30)))
    assert check.run(parse(["check", "lamp.yaml"])) == 1
    assert capsys.readouterr().out.endswith("\n\nand 11 more\n\nlamp.yaml: 31 errors\n")


def test_json_is_for_editors(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(parse(["check", "broken.yaml", "--json", "lamp.yaml"])) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["errors"], found["warnings"]) == (2, 0)
    broken, sound = found["files"]
    assert broken["file"] == "broken.yaml"
    assert broken["statistics"] is None
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
def test_names_of_files_cannot_write_to_the_terminal(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.run(parse(["check", *options, "no\x1b[2J\udcff.yaml"])) == 1
    out = capsys.readouterr().out
    assert out.isascii()
    assert "\x1b" not in out


def test_on_a_terminal_it_has_colours_and_the_same_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check.run(parse(["check", "broken.yaml", "lamp.yaml"]))
    plain = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    check.run(parse(["check", "broken.yaml", "lamp.yaml"]))
    coloured = capsys.readouterr().out
    assert "\x1b[1;31merror PT301\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_reader_that_goes_away_is_no_error() -> None:
    Path("many.yaml").write_text("\n".join(f"k{n}: v" for n in range(900)))
    code = "from perfection_tui.cli import main; main()"
    command = f"'{sys.executable}' -c '{code}' check --json many.yaml 2>errors | head -c 10"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(["sh", "-c", command], check=True, capture_output=True, env=environment)
    assert Path("errors").read_text() == ""


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(parse(["check", "--explain", "pt301"])) == 0
    assert capsys.readouterr().out == (
        "PT301, error: There is no beat `{id}`.\n\n"
        "Correct the id, or write the beat.\n\n"
        "Words in braces stand for words of your script.\n"
    )


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for code, told in CODES.items():
        assert check.run(parse(["check", "--explain", code])) == 0
        assert told.mend in capsys.readouterr().out
        assert told.mend.endswith(".")


def test_a_code_that_there_is_not_is_answered_by_one_like_it() -> None:
    with pytest.raises(CliError) as error:
        check.run(parse(["check", "--explain", "PT3001"]))
    assert error.value.lines[1].startswith("  Did you mean PT30")


WAYS = (["--plan"], ["--json"], ["--github"], ["--explain", "PT301"])


@pytest.mark.parametrize(("one", "other"), list(combinations(WAYS, 2)))
def test_of_the_ways_to_write_one_is_taken(one: list[str], other: list[str]) -> None:
    with pytest.raises(CliError) as error:
        parse(["check", *other, *one])
    assert error.value.lines == [
        f"perfection-tui: {one[0]} and {other[0]} do not go together",
        "  Each writes something else in the place of the report.",
    ]
    assert error.value.code == 2


def test_a_code_is_explained_without_a_script() -> None:
    with pytest.raises(CliError) as error:
        parse(["check", "--explain", "PT301", "PT302"])
    said = 'perfection-tui: --explain takes one code and no script, and there is "PT302"'
    assert error.value.lines == [said]


def test_a_folder_is_all_scripts_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tales").mkdir()
    Path("tales", "lamp.yaml").write_text(LAMP)
    Path("tales", "other.yml").write_text(LAMP)
    Path("tales", "notes.txt").write_text("nothing")
    assert check.run(parse(["check", "tales"])) == 0
    assert capsys.readouterr().out.endswith("2 files: no problems\n")


def test_a_folder_without_scripts_is_told() -> None:
    Path("empty").mkdir()
    with pytest.raises(CliError, match=r'there is no script in "empty"'):
        check.run(parse(["check", "empty"]))


def test_a_folder_that_may_not_be_listed_is_told() -> None:
    Path("locked").mkdir(mode=0)
    if os.access("locked", os.R_OK):
        pytest.skip("root reads it all")
    with pytest.raises(CliError, match='"locked" cannot be read: permission denied') as error:
        check.run(parse(["check", "locked"]))
    assert error.value.code == 1


def test_a_name_that_no_file_can_have_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(parse(["check", "n" * 300 + ".yaml"])) == 1
    assert "error PT103: The file cannot be read: " in capsys.readouterr().out
    with pytest.raises(CliError, match="there is no story called"):
        check.run(parse(["check", "n" * 300]))


def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(CliError, match='there is no story called ""'):
        check.run(parse(["check", ""]))


def test_names_are_those_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tales").mkdir()
    Path("tales", "LAMP.YAML").write_text(LAMP)
    Path("owl-creek").mkdir()
    assert check.run(parse(["check", "tales", "owl-creek"])) == 0
    out = capsys.readouterr().out
    assert "LAMP.YAML: no problems" in out
    assert "owl-creek.yaml: no problems" in out
    Path("lamp").write_text(LAMP)
    with pytest.raises(CliError, match='there is no story called "lamp"') as error:
        check.run(parse(["check", "lamp"]))
    assert f"  The file here is read as .{os.sep}lamp" in error.value.lines


def test_a_story_goes_by_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(Path.cwd()))
    own = Path("perfection-tui", "stories", "lamp.yaml")
    own.parent.mkdir(parents=True)
    own.write_text(LAMP)
    assert check.run(parse(["check", "owl-creek", "lamp"])) == 0
    out = capsys.readouterr().out
    assert "owl-creek.yaml: no problems" in out
    assert f"{own}: no problems" in out


def test_standard_input_is_a_script(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(LAMP.replace("mark: A", "mark: AAA").encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert check.run(parse(["check", "-"])) == 1
    assert capsys.readouterr().out.startswith("standard input:9:11: error PT209")


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CliError, match="standard input is closed") as error:
        check.run(parse(["check", "-"]))
    assert error.value.code == 1


def test_the_plan_takes_the_place_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(parse(["check", "--plan", "lamp.yaml"])) == 0
    assert capsys.readouterr().out.startswith("# The Lamp\n")
    Path("broken.yaml").write_text("format: 1\n")
    assert check.run(parse(["check", "--plan", "broken.yaml"])) == 1
    assert "PT202" in capsys.readouterr().out


def test_the_plan_of_what_only_lacks_truths_stands_below_its_problems(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lamp = Path("lamp.yaml").read_text("utf-8")
    truths = "        truths:\n          - at: dark\n            truth: She let it.\n"
    Path("draft.yaml").write_text(lamp.replace(truths, ""), "utf-8")
    assert check.run(parse(["check", "--plan", "draft.yaml"])) == 1
    told = capsys.readouterr().out
    assert "error PT202: This beat has no `truths`." in told
    rows = [line.replace(" ", "") for line in told.splitlines() if line.startswith("|")]
    assert rows[2:4] == ["|1|light|belief|whole|", "|2|dark|belief||"]


def test_problems_are_notes_in_a_review(capsys: pytest.CaptureFixture[str]) -> None:
    Path("50%,a:b.yaml").write_text(LAMP.replace("through: ann", "through: anne"))
    assert check.run(parse(["check", "--github", "50%,a:b.yaml"])) == 1
    assert capsys.readouterr().out == (
        "::error file=50%25%2Ca%3Ab.yaml,line=25,col=18,title=PT302::"
        "There is no person `anne`. Did you mean `ann`?\n"
    )


def test_how_far_a_story_is_told_out_of_order(capsys: pytest.CaptureFixture[str]) -> None:
    events = "".join(
        f"  - {{id: e{at}, when: Then, what: It., revealed_at: {at}}}\n" for at in ("dark", "light")
    )
    Path("lamp.yaml").write_text(LAMP.replace("coda: []\n", f"events:\n{events}"))
    check.run(parse(["check", "lamp.yaml"]))
    out = capsys.readouterr().out
    assert (
        "  how much is told out of order: 1.00 (0 is as it happened, 1 as far from it as can be)\n"
        in out
    )
