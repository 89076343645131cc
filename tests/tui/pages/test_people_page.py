"""The people and what they know, by keys and by mouse."""

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.item_text import ItemText
from tests.piloting import reading_app


async def test_a_list_has_its_room_back_when_nothing_is_said_under_it(film: Story) -> None:
    async with reading_app(film, size=(150, 40)) as app:
        await app.press("p")
        items = app.app.screen.query_one(ItemText)
        rows = items.size.height
        await app.press("t")
        assert items.size.height < rows
        await app.press("t")
        assert items.size.height == rows


async def test_somebody_known_from_the_start_comes_in_nowhere_and_that_is_said(film: Story) -> None:
    known = {id_: replace(each, introduced_at=None) for id_, each in film.people.items()}
    async with reading_app(replace(film, people=known)) as app:
        await app.press("p", "enter")
        assert app.notices == [
            "Charlotte Wilmore is known from the start: no moment brings them in."
        ]
        assert app.page == "PeoplePage"
