"""The evidence by keys and by mouse, and the margin of the moments it belongs to."""

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.view.horizon import after_chapter
from tests.piloting import SMALL, WIDE, reading_app


async def test_what_cannot_be_turned_up_yet_is_not(film: Story) -> None:
    clue = next(each for each in film.clues if each.planted_at == "the-cleaver")
    story = replace(film, clues=(replace(clue, pays_off_at="left-on-the-road"),))
    async with reading_app(story, after_chapter(story, "detour"), size=SMALL) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("e", "t", "enter")
        assert app.reading.stop.beat == "left-on-the-road"
        assert not app.reading.turned


async def test_the_mouse_lights_either_end_and_goes_there(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("e", "g")
        items = app.app.screen.query_one(ItemText)
        for _ in range(2):
            await app.click(items, offset=(65, 0))
        assert app.reading.stop.beat == "what-charlotte-fled"


async def test_the_margin_tells_of_a_clue_with_the_truth_turned_up_and_leads_to_its_other_end(
    film: Story,
) -> None:
    async with reading_app(film, size=WIDE) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("s", "s")
        assert "clue" not in app.text
        await app.press("t")
        assert "◆ A clue is planted here: A meat cleaver comes out of a pocket." in app.text
        text = app.side("truth")
        lines = [line.plain for line in text.render().wrap(text.content_size.width)]
        row = max(row for row, line in enumerate(lines) if "rewind”" in line)
        top, left = text.gutter.top, text.gutter.left
        await app.click(text, offset=(left + lines[row].index("rewind”"), top + row))
        assert app.reading.stop.beat == "the-rewind"


async def test_the_other_end_puts_the_clues_in_its_order_and_says_so(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        clues = app.reading.edition.clues
        await app.press("e", "G")
        assert "in this order" in app.text
        await app.press("t")
        assert app.app.screen.query_one(ItemText).scroll_offset.y == 0
        await app.press("enter")
        # What gave it away first.
        first = min(clues, key=lambda pair: pair.paid_off.position)
        assert app.reading.stop.beat == first.paid_off.beat.id
        await app.press("e", "G", "t", "enter")
        assert app.reading.stop.beat == clues[0].planted.beat.id
