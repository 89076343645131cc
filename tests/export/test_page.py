"""The page in a browser from end to end, and what runs on it."""

import pytest
from msgspec.structs import replace

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests.export.conftest import Show
from tests.making import whole
from tests.marking import long


@pytest.mark.parametrize("name", ["open-window", long("the-perfection")])
def test_it_reads_from_the_cover_to_the_coda_by_one_key(show: Show, name: str) -> None:
    edition = whole(read_story(library.find(name)))
    browser = show(edition)
    assert browser.run("ask.shown()") == "cover"
    for chapter in edition.view.chapters:
        for beat in chapter.beats:
            browser.press("ArrowRight")
            opening = "opening " if beat.number == 1 else ""
            there = f"{opening}{chapter.number}/{beat.number}"
            assert browser.run("[ask.shown(), ask.turned()]") == [there, False]
            browser.press("t")
            assert browser.run("ask.turned()")
    for _ in range(2):
        browser.press("ArrowRight")
        assert browser.run("ask.shown()") == "remains"
    assert browser.run("document.title") == f"What remains · {edition.view.title}"
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.long
def test_a_story_of_many_chapters_keeps_its_track_short(show: Show, film: Story) -> None:
    last = film.chapters[-1]
    more = tuple(
        replace(last, id=f"more-{n}", beats=(replace(last.beats[-1], id=f"more-{n}"),))
        for n in range(60)
    )
    browser = show(whole(replace(film, chapters=(*film.chapters, *more))), "#2/2")
    assert browser.run("ask.tooWide()") == []
    shown = "[...document.querySelectorAll('.track a')].filter((e) => e.checkVisibility())"
    assert browser.run(f"{shown}.map((e) => e.textContent)") == ["Detour"]


@pytest.mark.long
def test_begin_is_in_sight_on_a_phone(show: Show, bundled: Story) -> None:
    browser = show(whole(bundled))
    browser.size(360, 740)
    ends = "document.querySelector('#begin').getBoundingClientRect().bottom"
    desk = "document.querySelector('.desk').getBoundingClientRect().top"
    assert browser.run(f"{ends} < {desk}")
