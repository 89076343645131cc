"""`perfection-tui new`: what it writes checks clean, and it never harms what is there."""

import json
import re
from pathlib import Path

import pytest

from perfection_tui.cli import new
from perfection_tui.script import json_schema, library, plot, read
from tests.running import Run


@pytest.mark.parametrize("there", [None, "", " \n\n"])
def test_it_writes_a_script_and_says_how_to_go_on(run: Run, there: str | None) -> None:
    if there is not None:
        Path("mine.yaml").write_text(there)
    said = f"""\
mine.yaml holds a small whole story. Read it, then write over it.
  perfection-tui mine.yaml --fresh --live
  perfection-tui check mine.yaml
How scripts are written:
  {library.folder() / "README.md"}
story.schema.json, beside it, is for your editor; readers need the script.
"""
    assert run("new", "--", "mine.yaml") == (0, said, "")
    assert Path("mine.yaml").read_bytes() == new.TEMPLATE.read_bytes()
    assert Path(new.SCHEMA).read_text("utf-8") == json_schema.schema_text()


def test_a_name_that_no_file_can_have_is_told(run: Run) -> None:
    assert "null" in run("new", "--", "a\0b").err


def test_a_schema_that_is_there_stays(run: Run) -> None:
    Path(new.SCHEMA).write_text("{}", "utf-8")
    assert new.SCHEMA not in run("new", "--", "mine.yaml").out
    assert Path(new.SCHEMA).read_text("utf-8") == "{}"


def test_what_it_writes_shows_all_of_the_format_but_what_few_stories_need() -> None:
    schema = json.loads(json_schema.schema_text())
    records = (schema, *schema["definitions"].values())
    fields = {field for record in records for field in record["properties"]}
    script = re.sub("(?m)#.*", "", new.TEMPLATE.read_text("utf-8"))
    few = {"also", "author", "by", "licence", "mark", "played_by", "sources", "unresolved"}
    assert fields - {*re.findall(r"(\w+):", script)} == few
    assert any(len(beat.truths) > 1 for _, beat in plot.beats(read.read_story(new.TEMPLATE)))


def test_its_lines_fit_a_terminal_and_its_comments_explain() -> None:
    lines = new.TEMPLATE.read_text("utf-8").split("\n")
    assert max(map(len, lines)) <= 88
    assert sum(line.lstrip().startswith("#") for line in lines) >= 20


@pytest.mark.parametrize("name", ["story", "-x", "a b"])
def test_the_commands_it_names_mean_the_file_which_no_folder_lists(run: Run, name: str) -> None:
    said = run("new", "--", name).out.splitlines()
    assert f"./{name}" in said[1]
    assert said[-2].endswith("files that end in .yaml or .yml; this one does not.")
