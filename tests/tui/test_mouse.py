"""What can be pressed with the mouse does what its words say."""

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.watched_page import WatchedPage
from perfection_tui.tui.widgets.scroll import Scroll
from tests.piloting import SMALL, click, reading_app, where


async def test_what_says_that_there_is_more_scrolls_and_at_the_end_goes_back(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        belief = app.side("belief")
        while belief.can_scroll_on:
            before = belief.scroll_offset.y
            await click(app, "more  ·")
            assert belief.scroll_offset.y > before
        await click(app, "↑ back")
        assert belief.scroll_offset.y == 0
        await app.press("c")
        await click(app, "↓ more")
        assert where(app, "↑↓ more")


async def test_the_line_that_is_typed_in_stands_over_what_it_finds(film: Story) -> None:
    async with reading_app(film, size=(200, 60)) as app:
        await app.press("slash", *"cleaver")
        assert where(app, "/ cleaver")[0] == where(app, "The Perfection  Find")[0] + 1


async def test_a_highlighted_row_has_one_colour(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("w")
        page = app.app.screen
        assert isinstance(page, WatchedPage)
        strip = page.text.render_line(page.highlighted)
        assert len({each.style.color for each in strip if each.style}) == 1


@pytest.mark.parametrize(("key", "over"), [("", "#track"), ("w", "#keys"), ("p", "#header")])
async def test_the_wheel_scrolls_the_text_from_wherever_the_mouse_is(
    film: Story, key: str, over: str
) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press(*key)
        line, text = app.app.screen.query_one(over), app.app.screen.query(Scroll)
        for turned, moved in ((MouseScrollDown, True), (MouseScrollUp, False)):
            line.post_message(turned(line, 1, 0, 0, 0, 0, False, False, False))
            await app.settle()
            assert any(each.scroll_offset.y for each in text) == moved


ROWS = {
    "Order of events: the story curve": "OrderPage",
    "Go to a chapter by its number": "ContentsPage",
    "Verdict: take your vote back": "VerdictPage",
    "Bookmarks: take": "BookmarksPage",
    "Say how far you have watched": "WatchedPage",
    "Colours: the next theme": "ReadingScreen",
    "Find a command by name": "Palette",
}
"""How rows of the help begin, and the pages on which they end."""


async def test_a_row_of_the_help_runs_what_it_names_or_opens_its_page(film: Story) -> None:
    async with reading_app(film, size=(80, 90)) as app:
        for row, page in ROWS.items():
            await click(app, "? keys")
            await click(app, row)
            assert app.page == page
            while app.page != "ReadingScreen":
                await app.press("escape")
        # On a page, what is of that page is run there.
        await app.press("o")
        await click(app, "? keys")
        await click(app, "Order of events: the main ones alone")
        assert app.page == "OrderPage"
        assert "m all events" in app.text
