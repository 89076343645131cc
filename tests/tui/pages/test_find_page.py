"""Search by keys and by mouse."""

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import FOUND
from perfection_tui.view.horizon import NOTHING
from tests.piloting import NARROW, SMALL, WIDE, Piloted, reading_app


def marks(app: Piloted) -> list[str]:
    """Everything that is marked as found on the screen."""
    screen = app.app.screen
    texts = [each.render() for each in (*screen.query(Line), *screen.query(Scroll))]
    return [
        text.plain[span.start : span.end]
        for text in texts
        for span in text.spans
        if span.style == FOUND
    ]


async def test_it_finds_while_one_types_and_leads_to_a_truth_turned_up(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        await app.press("slash", *"CLEAV")
        assert "Eight places, two outside the moments" in app.text
        await app.press("down", "down", "enter")
        assert app.reading.stop.beat == "the-cleaver"
        assert app.reading.turned
        assert marks(app)[:2] == ["cleav", "cleav"]
        await app.press("right")
        here = app.reading.stop
        await app.look_for("rewind")
        await app.press("escape")
        assert app.page == "ReadingScreen"
        assert app.reading.stop == here
        assert marks(app) == []


async def test_n_goes_on_and_round_u_back_before_the_search_and_a_click_there(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.look_for("cleaver")
        await app.press("enter")
        assert "n next found (1 of 5)" in app.text
        assert not app.reading.turned
        await app.press("n")
        assert app.reading.turned
        assert "n next found (2 of 5)" in app.text
        await app.press("N", "N")
        assert app.reading.stop.beat == "what-charlotte-fled"
        await app.press("n", "n", "n", "u")
        assert app.reading.stop.beat == "free-at-last"
        await app.press("escape", "n")
        assert "next found" not in app.text
        assert app.reading.stop.beat == "free-at-last"
        await app.look_for("cleaver")
        await app.click("#items", offset=(10, 4))
        assert app.reading.stop.beat == "the-cleaver"


async def test_what_was_found_is_scrolled_into_sight(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.look_for("steering")
        await app.press("enter")
        assert app.reading.stop.beat == "the-cleaver"
        assert app.side("truth").scroll_offset.y > 0


async def test_what_stands_on_another_page_is_shown_there(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        for wanted, page, words in [
            ("gracious partner", "PeoplePage", "P Paloma"),
            ("are not ibuprofen", "PeoplePage", "The tablets are not ibuprofen"),
            ("no boy at Bachoff", "EvidencePage", "There is no boy at Bachoff"),
            ("spreads in Hunan", "OrderPage", "▶ As it happened"),
            ("Richard Shepard", "AboutPage", "Richard Shepard"),
        ]:
            await app.look_for(wanted)
            await app.press("enter")
            assert app.page == page
            assert words in app.text
            await app.press("escape")
            assert app.page == "ReadingScreen"


async def test_only_what_is_open_is_found(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("slash")
        assert "Type a name, a word or a phrase." in app.text
        await app.press(*"cleaver", "enter")
        assert "Nothing that is open to you says this." in app.text
        assert app.page == "FindPage"
