"""The order of events by keys and by mouse."""

import re

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.order_page import OrderPage
from perfection_tui.tui.widgets.item_text import ItemText
from tests.piloting import NARROW, SMALL, WIDE, reading_app


async def test_what_is_longer_than_the_screen_is_read_to_its_end_first(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("o", "g")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        longer = page.text.items.span(0)[1] - page.text.size.height
        assert longer > 0
        await app.press(*["down"] * longer)
        assert page.highlighted == 0
        await app.press("down")
        assert page.highlighted == 1


async def test_what_is_lit_is_seen_whole_in_the_room_there_is_at_last(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("o")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        top, bottom = page.text.items.span(page.highlighted)
        seen = page.text.scroll_offset.y
        assert seen <= top < bottom <= seen + page.text.size.height


async def test_it_opens_on_the_first_line_of_an_event(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        for beat in ("the-cleaver", "the-last-audience"):
            app.reading.jump(app.reading.stops.of_beat(beat))
            await app.press("o")
            first = app.app.screen.query_one(ItemText).render_line(0).text
            assert re.match(r" +\d+  [A-Z]", first)
            await app.press("o")


async def test_one_key_shows_the_main_events_alone_all_at_once(film: Story) -> None:
    main = [event for event in film.events if event.main]
    assert len(main) == 7
    async with reading_app(film, size=NARROW) as app:
        await app.press("o", "m")
        items, page = app.app.screen.query_one(ItemText), app.app.screen
        assert isinstance(page, OrderPage)
        assert items.size.height >= len(items.items.lines)
        happened = [app.text.index(event.what) for event in main]
        assert happened == sorted(happened)
        await app.press("t")
        told = [app.text.index(event.what) for event in main]
        assert told != sorted(told)
        assert "2: revealed in “The reckoning” (Home 8)" in app.text
        await app.press("m")
        assert len(page.walk) == len(film.events)


async def test_among_the_main_events_the_nearest_before_is_stood_on(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("o", "g", "m")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        first, second, *_ = page.walk
        assert page.highlighted == first
        await app.press("down", "m", "up", "m")
        assert page.highlighted == (first if second - first > 1 else second - 1)
        await app.press("m", "left", "m")
        assert page.highlighted in page.walk


async def test_where_no_event_is_a_main_one_the_key_says_so(film: Story) -> None:
    plain = replace(film, events=tuple(replace(event, main=False) for event in film.events))
    async with reading_app(plain, size=NARROW) as app:
        await app.press("o", "m")
        assert app.notices[-1] == "None of the events that are open to you is marked as a main one."
