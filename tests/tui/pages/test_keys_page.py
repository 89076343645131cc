"""The page of all keys."""

from perfection_tui.script.model import Story
from tests.piloting import reading_app


async def test_on_a_page_its_own_keys_come_first(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("o", "question_mark")
        first = app.text.split("Reading t Tab")[0]
        assert "On this page" in first
        for words in ("the story curve, or the lists", "the main ones alone, or all"):
            assert words in first
        assert "Leave" not in first
        await app.press("escape", "escape", "question_mark")
        assert "On this page" not in app.text
