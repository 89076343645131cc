"""Keys that arrive together, as over a slow connection: a page closes once, and only by itself."""

from collections.abc import Sequence

import pytest

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.watched_page import WatchedPage
from perfection_tui.tui.reading.reading_screen import ReadingScreen
from tests.marking import long
from tests.piloting import reading_app

PAGES = {
    "palette": ["ctrl+p"],
    "keys": ["question_mark"],
    "contents": ["c"],
    "order": ["o"],
    "people": ["p"],
    "evidence": ["e"],
    "verdict": ["v"],
    "search": ["slash", "a"],
    "bookmark": ["b"],
    "bookmarks": ["b", "x", "enter", "B"],
    "watched": ["w"],
    "about": ["a"],
}
"""The keys that open each page."""

UNLIKE = ("palette", "contents", "search", "bookmark", "watched", "about")
"""A page of each kind: what is found, a list, a line to type in, answers, a text."""

LEAVES = frozenset(("q", "ctrl+q", "ctrl+c", "ctrl+z"))
"""The keys that leave the program, by design."""

OTHERS = ("enter", "escape", "up", "down", "tab", "x")
"""Keys that a widget of a page may bind."""


@pytest.mark.parametrize(
    ("page", "chosen"),
    [*((page, ("enter", "escape")) for page in UNLIKE), *(long(page, ()) for page in PAGES)],
)
async def test_a_burst_closes_a_page_once(film: Story, page: str, chosen: Sequence[str]) -> None:
    async with reading_app(film) as app:
        await app.press(*PAGES[page])
        bound = {*app.app.screen.active_bindings, *OTHERS} - LEAVES
        for key in chosen or sorted(bound):
            if app.page == "ReadingScreen":
                await app.press(*PAGES[page])
            await app.together(key, "enter", key, key, "enter", "enter")
            assert app.app.is_running, key
            assert any(isinstance(each, ReadingScreen) for each in app.app.screen_stack), key
            while app.page != "ReadingScreen":
                await app.press("escape")


async def test_a_page_under_another_one_is_not_closed_by_what_comes_late(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("w")
        under = app.app.screen
        assert isinstance(under, WatchedPage)
        await app.press("ctrl+p")
        under.dismiss(None)
        await app.settle()
        assert app.page == "Palette"
        await app.press("escape", "escape")
        assert app.page == "ReadingScreen"
