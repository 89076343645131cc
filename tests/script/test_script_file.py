"""A script's file is read again once it has changed and come to rest, however it was changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.script.model import Story, Truth
from perfection_tui.script.problems import block
from perfection_tui.script.read import Report, ScriptFile, read_script
from tests.script.scripts import LAMP, changed


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
    story = script.read().story
    assert story
    assert "usk" in story.chapters[0].title
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


UNWRITTEN = "This is not written yet."


def drafted(lamp: Path, script: str) -> tuple[Story, str]:
    """The story of a script that is read only while it is written, and what is told of it."""
    lamp.write_text(script, "utf-8")
    assert ScriptFile(lamp).read().story is None
    report = ScriptFile(lamp, unfinished=True).read()
    assert report.story
    return report.story, block(report.problems).replace(str(lamp), "lamp.yaml")


def test_a_beat_without_truths_can_be_read_while_it_is_written(lamp: Path) -> None:
    truths = "        truths:\n          - at: dark\n            truth: It burns for her.\n"
    revisions = truths.replace("truth", "revision").replace("revision:", "belief:")
    story, told = drafted(lamp, changed(truths, revisions))
    assert story.chapters[0].beats[0].truths == (Truth(at="light", truth=UNWRITTEN),)
    assert told == (
        "lamp.yaml:19:9: warning PT411: This beat has no `truths` yet.\n"
        "  19 |       - id: light\n"
        "     |         ^\n"
        "     = field: chapters[0].beats[0].truths\n"
        "     = help: what actually happened, in layers; the last is the whole truth"
    )


@pytest.mark.parametrize("left", ["", "    truths:\n", "    truths: # later\n"])
def test_a_person_without_truths_is_one_while_it_is_written(lamp: Path, left: str) -> None:
    story, told = drafted(
        lamp, changed("    truths:\n      - at: dark\n        truth: Nobody.\n", left)
    )
    assert story.people["ann"].truths == (Truth(at="light", truth=UNWRITTEN),)
    assert "warning PT411: This person has no `truths` yet." in told
    assert told.endswith("help: what they are, in layers; the last is the whole truth")


def test_moments_may_stand_there_by_their_titles_while_they_are_written(lamp: Path) -> None:
    script = changed("belief: The lamp burns for ships.", "belief:")
    story, told = drafted(lamp, script.replace("            truth: She let it.\n", ""))
    light, dark = story.chapters[0].beats
    assert (light.belief, light.truths[0].truth) == (UNWRITTEN, "It burns for her.")
    assert dark.truths == (Truth(at="dark", truth=UNWRITTEN),)
    assert "This beat has no `belief` yet." in told
    assert "This truth has no `truth` yet." in told


def test_truths_that_are_read_as_something_else_are_no_draft(lamp: Path) -> None:
    belief = "        belief: It goes out.\n"
    lamp.write_text(changed(belief, f"{belief[:16]} >-\n{'  ' * 5}It goes out.\n  "), "utf-8")
    report = ScriptFile(lamp, unfinished=True).read()
    assert [problem.code for problem in report.problems] == ["PT202"]
