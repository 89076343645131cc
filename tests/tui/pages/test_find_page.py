"""Search by keys and by mouse."""

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import FOUND
from tests.piloting import NARROW, SMALL, Piloted, reading_app


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


async def test_what_was_found_is_scrolled_into_sight(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.look_for("steering")
        await app.press("enter")
        assert app.reading.stop.beat == "the-cleaver"
        assert app.side("truth").scroll_offset.y > 0
