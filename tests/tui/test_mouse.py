"""The wheel of the mouse; what can be pressed is pressed in the sessions."""

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.scroll import Scroll
from tests.piloting import SMALL, reading_app


@pytest.mark.parametrize(("key", "over"), [("", "#track"), ("w", "#keys"), ("p", "#header")])
async def test_the_wheel_scrolls_the_text_from_wherever_the_mouse_is(
    film: Story, key: str, over: str
) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press(*key)
        line, text = app.app.screen.query_one(over), app.app.screen.query(Scroll)
        for turned, moved in ((MouseScrollDown, True), (MouseScrollUp, False)):
            line.post_message(turned(line, 1, 0, 0, 0, 0, False, False, False))
            await app.settle()
            assert any(each.scroll_offset.y for each in text) == moved
