"""The reading screen where a session cannot say it: what it holds, and what it has yet to tell."""

from textual.widget import Widget

from perfection_tui.script.model import Story
from tests.piloting import flat, held, reading_app


async def test_a_beat_opens_on_its_belief_and_holds_no_word_of_its_truth(film: Story) -> None:
    first = film.chapters[0].beats[0]
    async with reading_app(film) as app:
        everything_held = flat(" ".join(map(held, app.app.screen.walk_children(Widget))))
        assert flat(first.belief)[:40] in everything_held
        assert flat(first.truths[0].truth)[:40] not in everything_held


async def test_each_key_shows_the_next_of_several_notices_and_none_comes_twice(
    film: Story,
) -> None:
    async with reading_app(film) as app:
        for notice in ("One.", "Two.", "One."):
            app.app.notify(notice)
        await app.settle()
        for seen in (["One."], ["Two."], []):
            assert [each for each in ("One.", "Two.") if each in app.text] == seen
            await app.press("f12")
