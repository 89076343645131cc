"""The reading screen where a session cannot say it: what it holds, scrolls and has told."""

from textual.widget import Widget

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon
from tests.piloting import SMALL, WIDE, flat, held, reading_app


async def test_a_beat_opens_on_its_belief_and_holds_no_word_of_its_truth(film: Story) -> None:
    first = film.chapters[0].beats[0]
    async with reading_app(film) as app:
        everything_held = flat(" ".join(map(held, app.app.screen.walk_children(Widget))))
        assert flat(first.belief)[:40] in everything_held
        assert flat(first.truths[0].truth)[:40] not in everything_held


async def test_space_and_the_keys_for_pages_scroll_where_the_text_overflows(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        side = app.side("belief")
        for number, key in enumerate(("space", "pagedown")):
            assert side.can_scroll_on
            presses = 0
            while app.reading.stop == app.reading.stops[number]:
                before = side.scroll_offset.y
                await app.press(key)
                presses += 1
                assert (
                    side.scroll_offset.y > before or app.reading.stop != app.reading.stops[number]
                )
            assert presses > 1
            assert app.reading.stop == app.reading.stops[number + 1]
        await app.press("pagedown")
        assert side.can_scroll_back
        await app.press("pageup")
        assert app.reading.stop == app.reading.stops[2]
        assert not side.can_scroll_back
        await app.press("pageup")
        assert app.reading.stop == app.reading.stops[1]


async def test_who_reads_by_the_space_bar_alone_passes_no_reveal_by(film: Story) -> None:
    async with reading_app(film, Horizon("the-hand"), unfold=True, size=WIDE) as app:
        reading = app.reading
        await app.press("end")
        while not (reading.beat and reading.beat.turns_over):
            await app.press("space")
        assert not reading.turned
        while not reading.turned:
            await app.press("space")
        reveal = reading.stop
        while reading.stop == reveal:
            assert reading.turned
            await app.press("space")
        assert reading.stop == reading.stops[reading.stops.index(reveal) + 1]


async def test_a_notice_stands_above_until_the_next_key_and_none_comes_twice(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("left")
        assert "This is the beginning." in app.text
        assert "The Perfection" not in app.text
        await app.press("right")
        assert "This is the beginning." not in app.text
        assert "The Perfection" in app.text
        for notice in ("One.", "Two.", "One."):
            app.app.notify(notice)
        await app.settle()
        assert "One." in app.text
        assert "Two." not in app.text
        await app.press("f12")
        assert "Two." in app.text
        await app.press("f12")
        assert "One." not in app.text
        assert "Two." not in app.text
