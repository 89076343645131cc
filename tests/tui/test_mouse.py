"""What can be pressed with the mouse does what its words say."""

import pytest

from perfection_tui.reader.refusals import COMES_LATER
from perfection_tui.script.model import Story
from perfection_tui.tui.pages.watched_page import WatchedPage
from perfection_tui.view.horizon import Horizon
from tests.piloting import NARROW, SMALL, WIDE, Piloted, reading_app


def where(app: Piloted, words: str) -> tuple[int, int]:
    """The cell of the screen on which words begin."""
    # Textual tells what is on a screen in no public way, but as a drawing in SVG.
    for y, strip in enumerate(app.app.screen._compositor.render_strips()):
        if (x := strip.text.find(words)) >= 0:
            return x, y
    raise AssertionError(f"{words!r} is not on the screen")


async def click(app: Piloted, words: str) -> None:
    """Press words that are on the screen."""
    await app.click(offset=where(app, words))


@pytest.mark.parametrize("size", [NARROW, SMALL])
async def test_the_hint_on_the_frame_turns_the_moment_over_and_back(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, size=size) as app:
        await click(app, "t turns it over")
        assert app.reading.turned
        await click(app, "t turns it back")
        assert not app.reading.turned


async def test_a_hint_that_does_not_work_here_says_why(film: Story) -> None:
    async with reading_app(film, Horizon(film.chapters[0].beats[-1].id)) as app:
        await app.press("4")
        await click(app, "→ next")
        assert app.notices == [COMES_LATER]


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


async def test_a_bookmark_is_chosen_with_one_click_and_taken_away_with_another(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("b", "enter", "right", "b", "enter", "B")
        await click(app, "The missing years")
        await click(app, "d remove")
        assert list(app.reading.bookmarks) == ["free-at-last"]
        await click(app, "Free at last")
        assert app.page == "ReadingScreen"


async def test_a_list_fills_a_tall_terminal_and_no_name_of_the_curve_is_cut(film: Story) -> None:
    async with reading_app(film, size=(200, 60)) as app:
        await app.press("c")
        assert where(app, "What remains")
        await app.press("escape", "o", "x")
        assert where(app, "Years after Charlotte left Bachoff")


async def test_the_line_that_is_typed_in_stands_over_what_it_finds(film: Story) -> None:
    async with reading_app(film, size=(200, 60)) as app:
        await app.press("slash", *"cleaver")
        assert where(app, "/ cleaver")[0] == where(app, "The Perfection  Find")[0] + 1


async def test_what_is_closed_is_said_whole_in_a_narrow_list(film: Story) -> None:
    async with reading_app(film, Horizon(film.chapters[0].beats[1].id), size=SMALL) as app:
        await app.press("c")
        assert where(app, "open to you yet.")


async def test_a_page_keeps_its_name_where_the_title_has_no_room(film: Story) -> None:
    async with reading_app(film, size=(30, 8)) as app:
        await app.press("w")
        assert where(app, "How far have you watched?")


async def test_a_highlighted_row_has_one_colour(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("w")
        page = app.app.screen
        assert isinstance(page, WatchedPage)
        strip = page.text.render_line(page.highlighted)
        assert len({each.style.color for each in strip if each.style}) == 1


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


async def test_pages_lead_to_each_other_but_not_over_the_cover(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("o", "e")
        assert app.page == "EvidencePage"
        await click(app, "p people")
        assert app.page == "PeoplePage"
        await app.press("escape")
        assert app.page == "ReadingScreen"
    async with reading_app(film, cover=True) as app:
        await app.press("a", "o")
        assert app.page == "AboutPage"
        assert app.notices == ["Nothing is on “o” here. ? lists the keys."]


async def test_the_dots_of_a_replay_lead_to_its_moments(film: Story) -> None:
    async with reading_app(film, Horizon("the-rewind"), size=WIDE) as app:
        await app.press("end", "t", "f")
        await click(app, "○")
        assert "2 of 8" in app.text
        await click(app, "●")
        assert "1 of 8" in app.text
        assert not app.reading.turned
