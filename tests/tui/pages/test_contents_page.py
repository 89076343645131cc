"""The contents by keys and by mouse."""

from pathlib import Path

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.widgets.item_text import ItemText
from tests.bench.story import script
from tests.piloting import NARROW, SMALL, WIDE, Piloted, reading_app


def seen(app: Piloted) -> str:
    """What is seen of the list."""
    rows = app.app.screen.query_one(ItemText)
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


async def test_it_opens_at_the_moment_at_hand_can_be_copied_and_leads_on(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("c", "down", "enter")
        assert app.reading.stop.beat == "the-hand"
        await app.press("c", "G", "enter")
        assert app.reading.stop.kind == "coda"
        await app.press("c", "home")
        await app.click(ItemText, offset=(10, 2))
        assert app.reading.stop.beat == "the-missing-years"
        await app.press("c", "y")
        assert app.app.clipboard == "2 The missing years"
        assert app.notices == ["Copied."]


async def test_the_highlighted_place_is_in_sight_in_whatever_room_there_is(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        last = film.chapters[-1].beats[-1]
        app.reading.jump(app.reading.stops.of_beat(last.id))
        await app.press("c")
        for size in (SMALL, NARROW, SMALL):
            await app.resize(*size)
            assert last.title in seen(app)
        await app.press("home")
        assert "Mission" in seen(app)


async def test_a_list_longer_than_is_made_at_once_is_walked_to_its_end(tmp_path: Path) -> None:
    (path := tmp_path / "long.yaml").write_text(script(200))
    async with reading_app(read_story(path), size=NARROW) as app:
        await app.press("c", *["pagedown"] * 16, "enter")
        assert app.reading.stop.kind == "coda"
        await app.press("c", "home", "end")
        assert "Moment 200 as told" in seen(app)


async def test_the_lines_of_a_long_title_are_kept_clear_of_its_number(film: Story) -> None:
    first, *others = film.chapters
    beat = replace(first.beats[0], title="so many words " * 9)
    story = replace(film, chapters=(replace(first, beats=(beat, *first.beats[1:])), *others))
    async with reading_app(story, size=SMALL) as app:
        await app.press("c")
        rows = seen(app).splitlines()
        assert rows[0].startswith(" 1  Mission")
        assert rows[1].startswith("     1  so many words")
        assert rows[2].startswith(" " * 8 + "so many")
