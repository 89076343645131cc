"""The people and what they know, by keys and by mouse."""

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.view.horizon import NOTHING
from tests.piloting import WIDE, reading_app


async def test_people_are_a_key_away_and_lead_to_where_they_come_in(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("p", "down")
        assert "L Lizzie Wells Logan Browning" in app.text
        await app.press("enter")
        assert app.reading.stop.beat == "the-replacement"


async def test_somebody_known_from_the_start_comes_in_nowhere_and_that_is_said(film: Story) -> None:
    known = {id_: replace(each, introduced_at=None) for id_, each in film.people.items()}
    async with reading_app(replace(film, people=known)) as app:
        await app.press("p", "enter")
        assert app.notices == [
            "Charlotte Wilmore is known from the start: no moment brings them in."
        ]
        assert app.page == "PeoplePage"


async def test_who_knows_what_is_a_key_further_and_told_as_of_the_moment(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("p", "t", "down")
        assert "The tablets are not ibuprofen ● × · · · ○" in app.text
        assert "is not said to know in “The cleaver” (Detour 5)" in app.text
        await app.press("enter")
        assert app.reading.stop.beat == "the-rewind"


async def test_the_mouse_changes_leaves_lights_a_line_and_goes_there(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("p")
        await app.click("#columns", offset=(14, 0))
        assert "▶ Who knows what" in app.text
        items = app.app.screen.query_one(ItemText)
        row = items.items.span(0)[1] + 1
        for _ in range(2):
            await app.click(items, offset=(10, row))
        assert app.reading.stop.beat == "the-rewind"


async def test_nobody_met_is_said_in_words_on_both_leaves(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("p", "enter", "down")
        assert "Nobody has come in yet." in app.text
        await app.press("t", "enter")
        assert "Nothing is revealed yet of who knows what." in app.text
        await app.press("escape")
        assert app.page == "ReadingScreen"


async def test_a_list_has_its_room_back_when_nothing_is_said_under_it(film: Story) -> None:
    async with reading_app(film, size=(150, 40)) as app:
        await app.press("p")
        items = app.app.screen.query_one(ItemText)
        rows = items.size.height
        await app.press("t")
        assert items.size.height < rows
        await app.press("t")
        assert items.size.height == rows
