"""Telling it on the screen: first sight, the edge, the replay, marks and notices."""

import pytest

from perfection_tui.script import library
from perfection_tui.script.model import Beat, Story
from perfection_tui.script.read import read_story
from perfection_tui.view.horizon import Horizon, after_chapter, everything
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import BELIEVED_NEXT, MORE_TO_TURN
from tests.making import whole
from tests.piloting import NARROW, SMALL, WIDE, flat, reading_app

BEFORE = "the-hand"
"""The last moment before The rewind, which turns over eight earlier ones."""


@pytest.fixture
def revised(film: Story) -> tuple[int, int, Beat]:
    """A moment whose belief is revised: its chapter and number, from 0, and itself."""
    return next(
        (chapter, number, beat)
        for chapter, each in enumerate(film.chapters)
        for number, beat in enumerate(each.beats)
        if beat.revisions
    )


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_a_moment_opens_on_first_sight_alone_until_it_has_been_turned(
    film: Story, revised: tuple[int, int, Beat], size: tuple[int, int]
) -> None:
    chapter, number, beat = revised
    later = flat(beat.revisions[0].belief)
    async with reading_app(film, size=size, place=(chapter, number)) as app:
        assert flat(beat.belief) in app.text
        assert later not in app.text
        await app.press("t")
        assert (BELIEVED_NEXT in app.text) == (size == NARROW)
        assert (later in app.text) == (size == WIDE)
        await app.press("t")
        assert later in app.text
        await app.press("right", "left")
        assert later not in app.text


async def test_who_reads_by_the_space_bar_alone_passes_no_reveal_by(film: Story) -> None:
    async with reading_app(film, Horizon(BEFORE), unfold=True, size=WIDE) as app:
        reading = app.reading
        await app.press("end")
        while not (reading.beat and reading.beat.turns_over):
            await app.press("space")
        assert not reading.turned
        while not reading.turned:
            await app.press("space")
        reveal = reading.stop
        while reading.stop == reveal:
            assert reading.turned
            await app.press("space")
        assert reading.stop == reading.stops[reading.stops.index(reveal) + 1]


@pytest.mark.parametrize("unfold", [True, False])
async def test_in_a_first_viewing_space_turns_over_what_can_be(film: Story, unfold: bool) -> None:
    async with reading_app(film, everything(film), size=WIDE, unfold=unfold) as app:
        first = app.reading.stop
        while app.reading.stop == first and not app.reading.turned:
            await app.press("space")
        assert app.reading.turned == unfold


async def test_what_is_found_beneath_first_sight_is_shown(
    film: Story, revised: tuple[int, int, Beat]
) -> None:
    later = flat(revised[2].revisions[0].belief)
    parts = later.split()
    words = next(
        " ".join(three)
        for three in zip(parts, parts[1:], parts[2:], strict=False)
        if all(each.isascii() and each.isalpha() for each in three)
    )
    async with reading_app(film) as app:
        await app.look_for(words)
        await app.press("enter")
        assert app.reading.stop.beat == revised[2].id
        assert not app.reading.turned
        assert later in app.text


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["40x12", "120x40"])
async def test_a_reveal_says_so_on_first_sight_and_is_replayed_once_turned(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, Horizon(BEFORE), size, unfold=True) as app:
        await app.press("end", "right", "f")
        assert app.notices == ["Turn this moment over first."]
        assert "◀◀ This moment turns over eight earlier ones. t turn it over" in app.text
        assert "A sickness in the south" not in app.text
        await app.press("t")
        assert "t turn it over" not in app.text
        assert "This moment turns over eight earlier ones" in app.text
        assert "f see them again" in app.text
        first = app.reading.edition.moment("the-rewind").beat.turns_over[0]
        await app.press("f")
        assert app.reading.stop.beat == first
        assert "◀◀ The rewind, replayed" in app.text
        assert "1 of 8" in app.text
        assert MORE_TO_TURN not in app.text
        await app.press("right")
        assert app.reading.turned
        assert "◀◀ after “The rewind”" in app.text
        await app.press("escape")
        assert app.reading.stop.beat == "the-rewind"
        assert app.reading.turned
        await app.press("f")
        assert (app.reading.stop.beat, app.reading.turned) == (first, True)


async def test_moments_with_more_to_turn_over_are_marked_until_visited(film: Story) -> None:
    async with reading_app(film, Horizon(BEFORE), unfold=True) as app:
        await app.press("end")
        assert "◐" not in app.text
        await app.press("right")
        assert app.text.count("◐") == 8
        await app.press("c")
        assert app.text.count(MORE_TO_TURN) == 8
        await app.press("escape", "left")
        assert f"◐ {MORE_TO_TURN}" in app.text
        await app.press("t")
        assert MORE_TO_TURN not in app.text
        assert app.text.count("◐") == 7


async def test_at_the_edge_there_are_two_ways_on_and_it_asks_once(film: Story) -> None:
    async with reading_app(film, after_chapter(film, "mission")) as app:
        await app.press("end", "right")
        assert app.reading.stop == Stop("card", 1)
        assert "Chapter 2 Detour" in app.text
        assert flat(film.chapters[1].teaser) in app.text
        assert "w I have watched further Enter tell me the next moment" in app.text
        await app.press("right")
        assert app.notices[-1] == (
            "What is open to you ends here. "
            "w says that you are further, Enter tells the next moment."
        )
        await app.press("enter")
        assert app.notices[-1] == (
            "From here on, stepping forward opens the story. Enter again begins."
        )
        assert app.reading.horizon == after_chapter(film, "mission")
        await app.press("enter", "right")
        assert app.reading.stop.beat == film.chapters[1].beats[1].id
        assert len(app.notices) == 2


async def test_a_notice_stands_above_until_the_next_key_and_none_comes_twice(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("left")
        assert "This is the beginning." in app.text
        assert "The Perfection" not in app.text
        await app.press("right")
        assert "This is the beginning." not in app.text
        assert "The Perfection" in app.text
        for notice in ("One.", "Two.", "One."):
            app.app.notify(notice)
        await app.settle()
        assert "One." in app.text
        assert "Two." not in app.text
        await app.press("f12")
        assert "Two." in app.text
        await app.press("f12")
        assert "One." not in app.text
        assert "Two." not in app.text


async def test_words_for_what_is_not_told_are_those_of_how_one_reads(film: Story) -> None:
    async with reading_app(film, after_chapter(film, "mission"), unfold=True) as app:
        await app.press("t")
        assert "It opens as you read on." in app.text


async def test_one_moment_is_seen_again_as_one(film: Story) -> None:
    edition = whole(film)
    reveal = next(each for each in edition.moments if len(each.turns_over) == 1)
    async with reading_app(film) as app:
        app.reading.jump(app.reading.stops.of_beat(reveal.beat.id))
        await app.press("t")
        assert app.text.count("see it again") == 2


async def test_which_beliefs_a_moment_changes_stands_with_its_truth_or_alone_in_sight() -> None:
    story = read_story(library.find("open-window"))
    changes = "This moment changes what the audience believes of four earlier ones"
    async with reading_app(story, Horizon("across-the-lawn"), SMALL) as app:
        await app.press("end")
        assert changes in app.text
        await app.press("t")
        assert changes not in app.text
    async with reading_app(story) as app:
        await app.press("2", "right", "right")
        assert changes not in app.text
        await app.press("t")
        assert changes in app.text
