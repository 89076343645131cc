"""The page of all keys."""

from __future__ import annotations

from perfection_tui.script.model import Story
from tests.piloting import WIDE, reading_app


async def test_it_says_what_the_marks_of_the_track_mean(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("question_mark")
        assert (
            "In the line at the top, ◉ is where you are, ● a moment behind you, ○ one ahead, "
            "and ◐ one that has more to turn over since you were there."
        ) in app.text
