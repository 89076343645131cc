"""The contents by keys and by mouse."""

from __future__ import annotations

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.items import Items
from tests.piloting import NARROW, SMALL, reading_app


async def test_it_opens_at_the_moment_at_hand_and_leads_to_another(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        app.reading.jump(app.reading.beat_stop("the-cleaver"))
        await app.press("c", "down", "enter")
        assert app.reading.stop.beat == "the-hand"
        await app.press("c", "G", "enter")
        assert app.reading.stop.kind == "coda"


async def test_the_mouse_lights_a_place_and_goes_there(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        await app.press("c")
        for _ in range(2):
            await app.pilot.click(Items, offset=(10, 2))
            await app.pilot.pause()
        assert app.reading.stop.beat == "the-missing-years"


async def test_the_lines_of_a_long_title_are_kept_clear_of_its_number(film: Story) -> None:
    first, *others = film.chapters
    beat = replace(first.beats[0], title="so many words " * 9)
    story = replace(film, chapters=(replace(first, beats=(beat, *first.beats[1:])), *others))
    async with reading_app(story, size=SMALL) as app:
        await app.press("c")
        seen = [app.app.screen.query_one(Items).render_line(y).text for y in range(4)]
        assert seen[0].startswith("1  Mission")
        assert seen[1].startswith("    1  so many words")
        assert seen[2].startswith(" " * 7 + "so many")
