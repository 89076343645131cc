"""How the screens look, held by a few pictures at fixed sizes.

After a change that is meant: `pytest tests/test_looks.py --snapshot-update`, and open them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.app import PerfectionApp
from perfection_tui.view.horizon import NOTHING, after_chapter, everything

NARROW, WIDE, SMALL = (80, 24), (120, 40), (40, 12)

PAGES = {
    "belief": [],
    "truth": ["2", "t"],
    "coda": ["end"],
    "contents": ["c"],
    "about": ["a"],
    "keys": ["question_mark"],
    "watched": ["w"],
    "order": ["o"],
    "people": ["p"],
    "evidence": ["e"],
    "verdict": ["v"],
    "find": ["slash", *"hand"],
    "bookmark": ["b", *"mine"],
    "bookmarks": ["b", "enter", "B"],
}
"""Every screen but the cover, by the keys that lead to it."""

Compare = Callable[..., bool]


@pytest.fixture(scope="session")
def owl_creek() -> Story:
    """The other bundled story."""
    return read_story(library.find("owl-creek"))


def app_on(story: Story, *, chapters: int | None = None, **options: object) -> PerfectionApp:
    """The app on a story of which all, or the first chapters, are open."""
    horizon = everything(story)
    if chapters is not None:
        horizon = after_chapter(story, story.chapters[chapters - 1].id) if chapters else NOTHING
    options = {"ask": False, "place": (0, 0), "motion": False, **options}
    return PerfectionApp(Reading(story, horizon), Progress(None), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page(snap_compare: Compare, film: Story, page: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(film), terminal_size=size, press=PAGES[page])


@pytest.mark.parametrize("size", [SMALL, NARROW, WIDE], ids=["40x12", "80x24", "120x40"])
def test_the_cover(snap_compare: Compare, film: Story, size: tuple[int, int]) -> None:
    app = app_on(film, chapters=0, ask=True, place=None)
    assert snap_compare(app, terminal_size=size)


@pytest.mark.parametrize("page", ["truth", "contents", "order"])
def test_small(snap_compare: Compare, film: Story, page: str) -> None:
    assert snap_compare(app_on(film), terminal_size=SMALL, press=PAGES[page])


def test_light(snap_compare: Compare, film: Story) -> None:
    app = app_on(film, theme="score")
    assert snap_compare(app, terminal_size=WIDE, press=PAGES["truth"])


def test_nothing_watched(snap_compare: Compare, film: Story) -> None:
    assert snap_compare(app_on(film, chapters=0), terminal_size=NARROW)


def test_spoiler_free_contents(snap_compare: Compare, film: Story) -> None:
    app = app_on(film, chapters=1)
    assert snap_compare(app, terminal_size=NARROW, press=["c"])


@pytest.mark.parametrize("page", ["truth", "order", "verdict"])
def test_another_story(snap_compare: Compare, owl_creek: Story, page: str) -> None:
    assert snap_compare(app_on(owl_creek), terminal_size=WIDE, press=PAGES[page])
