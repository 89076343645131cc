"""`perfection-tui new`: what it writes checks clean, and it never harms what is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perfection_tui.cli import check, new
from perfection_tui.cli.arguments import parse
from perfection_tui.cli.errors import CliError
from perfection_tui.script import library
from perfection_tui.script.json_schema import schema_text
from perfection_tui.script.plot import beats
from perfection_tui.script.read import read_story


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_writes_a_script_and_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert new.run(parse(["new", "--", "mine.yaml"])) == 0
    assert Path("mine.yaml").read_bytes() == new.TEMPLATE.read_bytes()
    assert capsys.readouterr().out == (
        "mine.yaml holds a small whole story. Read it, then write over it.\n"
        "  perfection-tui mine.yaml --fresh --live\n"
        "  perfection-tui check mine.yaml\n"
        f"How scripts are written:\n  {library.folder() / 'README.md'}\n"
        "story.schema.json, beside it, is for your editor; readers need the script.\n"
    )
    assert Path(new.SCHEMA).read_text("utf-8") == schema_text()


def test_a_name_that_is_not_found_in_a_folder_is_told_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    new.run(parse(["new", "--", "mine"]))
    assert (
        "A folder's stories are the files in it whose names end in .yaml; this one's does not.\n"
        in (capsys.readouterr().out)
    )


def test_a_file_with_nothing_in_it_is_filled() -> None:
    Path("mine.yaml").touch()
    assert new.run(parse(["new", "--", "mine.yaml"])) == 0
    assert Path("mine.yaml").read_bytes() == new.TEMPLATE.read_bytes()


def test_the_first_line_names_the_schema_beside_it() -> None:
    first = new.TEMPLATE.read_text("utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=./{new.SCHEMA}"


def test_a_schema_that_is_there_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path(new.SCHEMA).write_text("{}", "utf-8")
    assert new.run(parse(["new", "--", "mine.yaml"])) == 0
    assert Path(new.SCHEMA).read_text("utf-8") == "{}"
    assert new.SCHEMA not in capsys.readouterr().out


def test_what_it_writes_checks_clean(capsys: pytest.CaptureFixture[str]) -> None:
    new.run(parse(["new", "--", "mine.yaml"]))
    capsys.readouterr()
    assert check.run(parse(["check", "mine.yaml"])) == 0
    assert capsys.readouterr().out.startswith("mine.yaml: no problems\n  The Piano Tuner: 2 chap")


def test_what_it_writes_shows_every_part_of_the_format() -> None:
    story = read_story(new.TEMPLATE)
    assert all(getattr(story, field) for field in story.__struct_fields__)
    told = [beat for _, beat in beats(story)]
    for field in ("revisions", "place", "through", "note", "care"):
        assert any(getattr(beat, field) for beat in told), field
    assert any(len(beat.truths) > 1 for beat in told)
    assert any(event.main for event in story.events)
    assert any(fact.taken_for for fact in story.knowledge)


def test_its_lines_fit_a_terminal_and_its_comments_explain() -> None:
    lines = new.TEMPLATE.read_text("utf-8").split("\n")
    assert max(map(len, lines)) <= 88
    assert sum(line.lstrip().startswith("#") for line in lines) >= 20


@pytest.mark.parametrize("name", ["story", "-x", "a b"])
def test_the_commands_it_names_mean_the_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    new.run(parse(["new", "--", name]))
    assert f"./{name}" in capsys.readouterr().out.split("\n")[1]


def refusal(file: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(CliError) as refused:
        new.run(parse(["new", "--", file]))
    assert refused.value.code == 1
    refused.value.tell()
    out, err = capsys.readouterr()
    assert not out
    return err


def test_a_file_that_is_there_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text("format: 1", "utf-8")
    assert refusal("mine.yaml", capsys) == (
        "perfection-tui: mine.yaml cannot be written: "
        "it is already there, and nothing is ever overwritten\n"
    )
    assert Path("mine.yaml").read_text("utf-8") == "format: 1"


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
def test_links_and_pipes_are_not_written_through(capsys: pytest.CaptureFixture[str]) -> None:
    Path("link.yaml").symlink_to("elsewhere.yaml")
    os.mkfifo("pipe.yaml")
    for name in ("link.yaml", "pipe.yaml"):
        assert "it is already there" in refusal(name, capsys)
    assert not Path("elsewhere.yaml").exists()


def test_a_place_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal("no/mine.yaml", capsys) == (
        "perfection-tui: no/mine.yaml cannot be written: no such file or directory\n"
    )
    assert "null" in refusal("a\0b", capsys)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX limits")
def test_a_write_that_fails_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        told = refusal("mine.yaml", capsys)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told == "perfection-tui: mine.yaml cannot be written: file too large\n"
    assert not Path("mine.yaml").exists()
