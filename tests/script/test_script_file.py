"""A script's file is read again once it has changed and come to rest, however it was changed."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.script.model import Truth
from perfection_tui.script.problems import block
from perfection_tui.script.read import Report, ScriptFile, read_script
from tests.script.scripts import LAMP
from tests.script.test_told import Case, cases


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.yaml"
    path.write_text(LAMP, "utf-8")
    return path


def rewrite(path: Path, title: str = "The dusk") -> None:
    path.write_text(LAMP.replace("Night", title), "utf-8")


def replace_keeping_size_and_time(path: Path) -> None:
    before = path.stat()
    other = path.with_suffix(".new")
    rewrite(other, "Dusk!")
    other.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def point_elsewhere(path: Path) -> None:
    other = path.with_name("other.yaml")
    rewrite(other)
    path.unlink()
    path.symlink_to(other)


def assert_changed_once_at_rest(script: ScriptFile) -> None:
    """A change is told of when the file is as it was a moment ago, and not before."""
    assert [script.has_changed() for _ in range(2)] == [False, True]


@pytest.mark.parametrize("change", [rewrite, replace_keeping_size_and_time, point_elsewhere])
def test_a_change_is_seen_once(lamp: Path, change: Callable[[Path], None]) -> None:
    script = ScriptFile(lamp)
    assert not script.has_changed()
    change(lamp)
    assert_changed_once_at_rest(script)
    assert "usk" in str(script.read().story)
    assert [script.has_changed() for _ in range(2)] == [False, False]


def test_a_file_that_is_being_written_is_left_alone(lamp: Path) -> None:
    script = ScriptFile(lamp)
    for part in ("", LAMP[:200], LAMP[:-40]):
        lamp.write_text(part, "utf-8")
        assert not script.has_changed()
    lamp.write_text(LAMP, "utf-8")
    assert_changed_once_at_rest(script)


def test_a_file_that_is_gone_for_a_moment_was_replaced(lamp: Path) -> None:
    script = ScriptFile(lamp)
    lamp.unlink()
    assert not script.has_changed()
    rewrite(lamp)
    assert_changed_once_at_rest(script)


def test_a_file_that_stays_away_is_told_of_and_so_is_its_return(lamp: Path) -> None:
    script = ScriptFile(lamp)
    lamp.unlink()
    assert_changed_once_at_rest(script)
    assert [problem.code for problem in script.read().problems] == ["PT101"]
    assert not script.has_changed()
    rewrite(lamp)
    assert_changed_once_at_rest(script)
    assert script.read().problems == ()


def test_what_is_written_meanwhile_is_a_change(lamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(path: Path, **options: bool) -> Report:
        report = read_script(path, **options)
        rewrite(path)
        return report

    script = ScriptFile(lamp)
    monkeypatch.setattr("perfection_tui.script.read.read_script", slowly)
    script.read()
    assert_changed_once_at_rest(script)


@pytest.mark.parametrize(
    "case", cases(Path(__file__).with_name("drafts.txt")), ids=lambda it: it.name
)
def test_a_draft_is_told_of(lamp: Path, case: Case) -> None:
    lamp.write_text(case.script, "utf-8")
    assert ScriptFile(lamp).read().story is None
    told = block(ScriptFile(lamp, unfinished=True).read().problems)
    assert told.replace(str(lamp), "lamp.yaml") == case.answer


def test_words_stand_for_what_is_not_written_yet(lamp: Path) -> None:
    truths = re.compile(r" *truths:\n.*\n *truth: (Nobody|She let it).\n")
    script = truths.sub("", LAMP.replace("The lamp burns for ships.", ""))
    lamp.write_text(script.replace("It burns for her.", ""), "utf-8")
    story = ScriptFile(lamp, unfinished=True).read().story
    assert story
    light, dark = story.chapters[0].beats
    assert light.belief == light.truths[0].truth == "This is not written yet."
    assert dark.truths == (Truth(at="dark", truth=light.belief),)
    assert story.people["ann"].truths == (Truth(at="light", truth=light.belief),)
