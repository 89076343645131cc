"""The verdict by keys and by mouse."""

from perfection_tui.script.model import Story
from tests.piloting import SMALL, reading_app


async def test_the_mouse_moves_the_moment_and_votes(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("v")
        await app.click("#items", offset=(2 + 9 + 10, 3))
        assert "Under the skin (Detour 4)" in app.text
        await app.click("#words", offset=(2 + 6, 2))
        assert app.reading.votes == {"under-the-skin": {"charlotte": -2}}
