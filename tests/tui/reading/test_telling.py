"""Telling it on the screen: first sight, the edge, the replay, marks and notices."""

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon
from tests.making import whole
from tests.piloting import WIDE, reading_app

BEFORE = "the-hand"
"""The last moment before The rewind, which turns over eight earlier ones."""


async def test_who_reads_by_the_space_bar_alone_passes_no_reveal_by(film: Story) -> None:
    async with reading_app(film, Horizon(BEFORE), unfold=True, size=WIDE) as app:
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


async def test_one_moment_is_seen_again_as_one(film: Story) -> None:
    edition = whole(film)
    reveal = next(each for each in edition.moments if len(each.turns_over) == 1)
    async with reading_app(film) as app:
        app.reading.jump(app.reading.stops.of_beat(reveal.beat.id))
        await app.press("t")
        assert app.text.count("see it again") == 2
