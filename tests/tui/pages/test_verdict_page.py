"""The verdict by keys and by mouse."""

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING
from tests.piloting import NARROW, SMALL, WIDE, reading_app


async def test_the_moment_at_hand_is_marked_and_can_be_moved_and_gone_to(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("v")
        assert "The cleaver (Detour 5) the audience: undecided (until now a hero)" in app.text
        await app.press("right", "right")
        assert "The rewind (Detour 7) the audience: a villain (until now undecided)" in app.text
        await app.press("enter")
        assert app.reading.stop.beat == "the-rewind"


async def test_a_vote_is_cast_kept_changed_and_taken_back(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        await app.press("v", "down", "right", "1")
        lizzie = {"lizzie": -2}
        assert app.reading.votes == {"the-missing-years": lizzie}
        assert "you: a villain" in app.text
        await app.press("escape", "v", "right")
        assert "you:" not in app.text
        await app.press("down")
        assert "you: a villain" in app.text
        await app.press("5")
        assert app.reading.votes == {"the-missing-years": {"lizzie": 2}}
        await app.press("0")
        assert app.reading.votes == {}


async def test_the_mouse_moves_the_moment_and_votes(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("v")
        await app.click("#items", offset=(2 + 9 + 10, 3))
        assert "Under the skin (Detour 4)" in app.text
        await app.click("#words", offset=(2 + 6, 2))
        assert app.reading.votes == {"under-the-skin": {"charlotte": -2}}


async def test_nobody_met_is_said_in_words(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("v", "right", "3", "0", "enter", "down")
        assert "The audience neither trusts nor doubts anybody yet." in app.text
        assert app.reading.votes == {}
        await app.press("v")
        assert app.page == "ReadingScreen"
