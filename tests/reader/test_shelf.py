"""The shelf tells what a story is and how far one is in it, and nothing that a cover would not."""

from pathlib import Path

import pytest

from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.reader.shelf import Shelved, shelved
from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from tests.script.scripts import LAMP


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_every_story_stands_on_it_and_opens_by_its_name_or_where_another_has_that_by_its_path(
    tmp_path: Path,
) -> None:
    own = tmp_path / "data" / "perfection-tui" / "stories"
    own.mkdir(parents=True)
    for name in ("lamp.yml", "owl-creek.yaml", "tale.yaml", "tale.yml"):
        (own / name).write_text(LAMP)
    (own / "notes.txt").write_text("no script")
    first, *others = shelved()
    assert first == Shelved("the-perfection", "The Perfection", "Film", "Not begun.")
    assert [first.typed, *(each.typed for each in others[:-4])] == [*library.bundled()]
    taken = "Another story has its name; this one opens by its path. Not begun."
    assert [(each.typed, each.title, each.where) for each in others[-4:]] == [
        ("lamp", "The Lamp", "Not begun."),
        ("tale", "The Lamp", "Not begun."),
        (str(own / "owl-creek.yaml"), "The Lamp", taken),
        (str(own / "tale.yaml"), "The Lamp", taken),
    ]


def test_it_tells_how_far_one_is_and_a_length_only_where_all_is_open() -> None:
    chapter = read_story(library.find("open-window")).chapters[0]
    for name, point in (("open-window", Point(chapter=chapter.id)), ("owl-creek", ALL)):
        path = library.find(name)
        whole = Opening(read_story(path), Progress(path_of(path, name)), Start(to=point))
        whole.keeper.keep_horizon("word")
    whole.reading.stand_at(whole.reading.stops[-2])
    whole.keeper.keep_place()
    where = {each.typed: each.where for each in shelved()}
    moments = len(whole.reading.edition.moments)
    words = f"All of it is open. {moments} moments. You left off at the last moment."
    assert where["owl-creek"] == words
    assert where["open-window"] == f"Spoiler-free: open as far as the end of {chapter.title}."
    assert where["the-perfection"] == "Not begun."
    assert {each.where for each in shelved(fresh=True)} == {"Not begun."}


def test_one_that_cannot_be_read_is_told_by_code_and_line_alone(tmp_path: Path) -> None:
    (tmp_path / "my tale.yaml").write_text(LAMP.replace("title:", "tittle:", 1))
    (tmp_path / "sound.yaml").write_text(LAMP)
    broken, sound = shelved(tmp_path)
    assert (broken.broken, broken.title) == (True, "my tale.yaml")
    assert broken.where.startswith("Cannot be read: PT")
    check = f"perfection-tui check '{tmp_path}/my tale.yaml'"
    assert broken.advice == f"{check} tells it in words, which may give the story away."
    assert Shelved("-bad.yaml", "").advice.startswith("perfection-tui check ./-bad.yaml tells")
    assert (sound.broken, sound.where) == (False, "Not begun.")
    assert shelved(tmp_path / "nowhere") == []


def test_progress_that_is_broken_is_told_of_and_opens_nothing() -> None:
    saved = path_of(library.find("owl-creek"), "owl-creek")
    saved.parent.mkdir(parents=True)
    saved.write_text("{")
    (where,) = (each.where for each in shelved() if each.typed == "owl-creek")
    assert where.startswith("Not begun. What was saved was broken. It is kept as")
