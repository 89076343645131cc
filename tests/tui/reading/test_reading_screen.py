"""The reading screen by its keys and its mouse."""

import pytest
from textual.widget import Widget

from perfection_tui.script.model import Beat, Story
from perfection_tui.tui.reading.hints import reading_hints
from perfection_tui.view.horizon import NOTHING, after_chapter
from perfection_tui.view.wording import NOTHING_TOLD
from tests.piloting import NARROW, SMALL, WIDE, flat, held, reading_app


def beat(story: Story, chapter: int, number: int) -> Beat:
    """A beat by chapter and number, both counted from 1 as on the screen."""
    return story.chapters[chapter - 1].beats[number - 1]


async def test_a_beat_opens_on_its_belief_and_holds_no_word_of_its_truth(film: Story) -> None:
    async with reading_app(film) as app:
        first = beat(film, 1, 1)
        assert "What the audience believes" in app.text
        assert flat(first.belief) in app.text
        assert f"{first.title} 1 of 10" in app.text
        everything_held = flat(" ".join(map(held, app.app.screen.walk_children(Widget))))
        assert flat(first.belief)[:40] in everything_held
        assert flat(first.truths[0].truth)[:40] not in everything_held


async def test_space_and_the_keys_for_pages_scroll_where_the_text_overflows(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        side = app.side("belief")
        for number, key in enumerate(("space", "pagedown")):
            assert side.can_scroll_on
            presses = 0
            while app.reading.stop == app.reading.stops[number]:
                before = side.scroll_offset.y
                await app.press(key)
                presses += 1
                assert (
                    side.scroll_offset.y > before or app.reading.stop != app.reading.stops[number]
                )
            assert presses > 1
            assert app.reading.stop == app.reading.stops[number + 1]
        await app.press("pagedown")
        assert side.can_scroll_back
        await app.press("pageup")
        assert app.reading.stop == app.reading.stops[2]
        assert not side.can_scroll_back
        await app.press("pageup")
        assert app.reading.stop == app.reading.stops[1]


async def test_layers_stand_under_each_other_with_when_they_came(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        pills = beat(film, 2, 1)
        await app.press("2", "t")
        belief = flat(app.side("belief").render().plain)
        assert belief == flat(
            f"first sight {pills.belief} after “The rewind” {pills.revisions[0].belief}"
        )
        truth = flat(app.side("truth").render().plain)
        assert truth.startswith(
            flat(
                f"after “The rewind” {pills.truths[0].truth} "
                f"the whole truth, after “The reckoning” {pills.truths[1].truth}"
            )
        )
        assert "Shown from one person’s point of view: Lizzie Wells" in truth


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_where_nothing_may_be_told_to_turn_over_is_not_offered_and_one_sentence_says_so(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, after_chapter(film, "mission"), size) as app:
        for _ in film.chapters[0].beats[:4]:
            assert "turns it over" not in app.text
            assert "face down" not in app.text
            hints = reading_hints(app.reading, both=size == WIDE, width=size[0])
            assert "{turn}" not in [each.key for each in hints]
            assert (NOTHING_TOLD in app.text) == (size == WIDE)
            await app.press("t")
            assert f"{NOTHING_TOLD} It opens once you have watched further." in app.text
            await app.press("right")


async def test_nothing_watched_shows_titles_and_teasers_and_nothing_else(film: Story) -> None:
    async with reading_app(film, NOTHING, size=WIDE) as app:
        for number, chapter in enumerate(film.chapters, 1):
            await app.press(f"{number}")
            assert flat(chapter.teaser) in app.text
            for each in chapter.beats:
                assert each.title not in app.text
