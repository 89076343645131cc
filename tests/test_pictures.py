"""README shows the pictures that are drawn for it, and no other lies about."""

import html
import re

import pytest

from perfection_tui.script import library
from perfection_tui.script.read import read_story
from tests.pictures import FOLDER, MOVING, PICTURES, THEMES


def test_readme_shows_each_picture_that_is_drawn() -> None:
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    drawn = {f"{name}{ending}.svg" for name in [*PICTURES, "moving"] for ending in THEMES}
    assert set(re.findall(r"\.github/([\w-]+\.svg)", readme)) == drawn
    assert {path.name for path in FOLDER.glob("*.svg")} == drawn


@pytest.mark.parametrize("ending", THEMES)
def test_the_moving_picture_is_small_and_stands_still_for_who_wants_that(ending: str) -> None:
    picture = (FOLDER / f"moving{ending}.svg").read_text("utf-8")
    assert len(picture.encode()) < 1_000_000
    assert picture.count('class="frame"') == len(MOVING)
    assert "prefers-reduced-motion: reduce" in picture
    # Nothing of it is asked of a server.
    assert not re.findall(r"url\(.?http|href|@import|@font-face", picture)


@pytest.mark.parametrize("ending", THEMES)
def test_no_picture_shows_anything_of_the_last_chapter(ending: str) -> None:
    story = read_story(library.find("open-window"))
    last = story.chapters[-1]
    for name in [*PICTURES, "moving"]:
        words = html.unescape((FOLDER / f"{name}{ending}.svg").read_text("utf-8"))
        words = words.replace("\xa0", " ")
        for beat in last.beats:
            assert beat.title not in words
