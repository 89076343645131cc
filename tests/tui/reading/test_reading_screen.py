"""The reading screen by its keys and its mouse."""

import pytest
from textual.widget import Widget

from perfection_tui.script.model import Beat, Story
from perfection_tui.tui.reading.hints import reading_hints
from perfection_tui.tui.widgets.line import Line
from perfection_tui.view.horizon import NOTHING, after_chapter
from perfection_tui.view.wording import NOTHING_TOLD
from tests.piloting import NARROW, SMALL, WIDE, displayed, flat, held, reading_app


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


async def test_a_key_turns_it_over_and_back(film: Story) -> None:
    async with reading_app(film) as app:
        first = beat(film, 1, 1)
        for key in ("t", "tab"):
            await app.press(key)
            assert "What actually happened" in app.text
            assert flat(first.truths[0].truth) in app.text
            assert flat(first.belief) not in app.text
            await app.press(key)
            assert flat(first.belief) in app.text


async def test_wide_the_truth_stands_face_down_beside_the_belief_until_pressed(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        first = beat(film, 1, 1)
        assert displayed(app.side("belief"))
        assert displayed(app.side("truth"))
        assert "face down t turn it over" in app.text
        assert flat(first.truths[0].truth) not in app.text
        await app.click("#truth", offset=(20, 5))
        assert app.reading.turned
        assert flat(first.belief) in app.text
        assert flat(first.truths[0].truth) in app.text


async def test_keys_that_go_forward_and_back(film: Story) -> None:
    async with reading_app(film) as app:
        for forward, back in (("right", "left"), ("l", "h"), ("enter", "backspace")):
            await app.press(forward)
            assert flat(beat(film, 1, 2).belief) in app.text
            await app.press(back)
            assert flat(beat(film, 1, 1).belief) in app.text


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


async def test_arrows_and_letters_scroll_by_a_line_and_the_frame_says_where_there_is_more(
    film: Story,
) -> None:
    async with reading_app(film, size=SMALL) as app:
        side = app.side("belief")
        assert "↓ more" in side.edge
        await app.press("down", "j")
        assert "↑↓ more" in side.edge
        await app.press("escape")
        assert side.scroll_offset.y == 2
        assert app.notices == ["Nothing is open here that could be closed. q leaves."]
        await app.press("up", "k")
        assert side.scroll_offset.y == 0


async def test_digits_and_brackets_lead_to_chapters_and_u_leads_back(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("right", "3")
        assert flat(beat(film, 3, 1).belief) in app.text
        await app.press("9")
        assert app.reading.stop.chapter == 2
        await app.press("u")
        assert app.reading.stop.beat == beat(film, 1, 2).id
        await app.press("right_square_bracket")
        assert app.reading.stop.beat == beat(film, 2, 1).id
        await app.press("left_square_bracket", "left_square_bracket")
        assert app.reading.stop.beat == beat(film, 1, 1).id


async def test_ends_and_beginnings(film: Story) -> None:
    async with reading_app(film) as app:
        for last, first in (("end", "home"), ("G", "g")):
            await app.press(last)
            assert app.reading.stop.kind == "coda"
            assert flat(film.coda[0].question) in app.text
            assert "g read again S other stories" in app.text
            await app.press("left_square_bracket")
            assert app.reading.stop.beat == beat(film, 4, 1).id
            await app.press(first)
            assert app.reading.stop == app.reading.stops[0]
        await app.press("end", "right")
        assert app.notices == [
            "This is the end. g reads it again, o and m tell it in a minute, S has other stories."
        ]


async def test_truths_stay_turned_up_with_capital_t(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("T", "right")
        assert flat(beat(film, 1, 2).truths[0].truth) in app.text
        assert app.notices == ["Truths stay turned up from here on."]
        await app.press("T", "right")
        assert flat(beat(film, 1, 3).belief) in app.text


async def test_the_sides_follow_the_width_and_a_key(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        belief, truth = app.side("belief"), app.side("truth")
        await app.press("t")
        await app.resize(*NARROW)
        assert (displayed(belief), displayed(truth)) == (False, True)
        await app.press("s")
        assert (displayed(belief), displayed(truth)) == (True, True)
        await app.press("s")
        assert (displayed(belief), displayed(truth)) == (False, True)
        await app.press("s")
        await app.resize(*SMALL)
        # There is no room for both.
        assert (displayed(belief), displayed(truth)) == (False, True)
        await app.resize(*WIDE)
        assert (displayed(belief), displayed(truth)) == (True, True)


async def test_no_size_breaks_it(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        for size in ((1, 1), (20, 5), (200, 60)):
            await app.resize(*size)
            await app.press("t", "right", "c", "escape", "end", "home", "a", "escape")
            await app.press("question_mark", "escape")
            await app.resize(*NARROW)
            assert flat(beat(film, 1, 1).belief) in app.text


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


async def test_a_content_note_stands_before_its_beat_and_can_be_passed_over(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("a", "n", "escape")
        first = beat(film, 1, 1)
        assert flat(first.belief) not in app.text
        assert "Contains illness and death of a parent." in app.text
        assert "Enter read it → pass it over" in app.text
        await app.press("t")
        assert not app.reading.turned
        await app.press("right")
        assert app.reading.stop.beat == beat(film, 1, 2).id
        await app.press("left", "enter")
        assert flat(first.belief) in app.text


async def test_the_keys_at_the_foot_and_chapters_of_the_track_can_be_clicked(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.click("#keys", offset=(2, 0))
        assert app.reading.stop.beat == beat(film, 1, 2).id
        track = app.app.screen.query_one("#track", Line)
        place = track.render().plain.index("Home")
        await app.click("#track", offset=(place + 2, 0))
        assert app.reading.stop.beat == beat(film, 3, 1).id


async def test_the_first_moment_of_later_chapters_names_them_if_there_is_room(film: Story) -> None:
    async with reading_app(film) as app:
        assert "Chapter 1" not in app.text
        await app.press("2")
        assert "Chapter 2 Detour Something for the head" in app.text
        await app.resize(*SMALL)
        assert "Chapter 2" not in app.text
        await app.resize(*NARROW)
        assert "Chapter 2 Detour" in app.text
        await app.press("right")
        assert "Chapter 2" not in app.text
