"""Moments that have got more to turn over, until when they say so, and what is left on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.marks import cast_vote
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon, after_chapter
from tests.making import film_order, horizon_at, stories

BEFORE = "the-hand"
"""The last moment before The rewind."""


@pytest.fixture
def reading(film: Story) -> Reading:
    """A first viewing that has just come to The rewind."""
    reading = Reading(film, Horizon(BEFORE), unfold=True)
    reading.stand_at(reading.stops.last_open)
    assert not reading.unvisited
    reading.forward()
    return reading


def test_a_reveal_leaves_them_behind_until_they_are_visited(reading: Reading) -> None:
    turned_over = reading.edition.moment("the-rewind").beat.turns_over
    assert list(reading.unvisited) == list(turned_over)
    reading.jump(reading.stops.of_beat(turned_over[2]))
    assert reading.has_more
    assert turned_over[2] not in reading.unvisited
    reading.turn()
    assert not reading.has_more


def test_the_replay_visits_them_all(reading: Reading) -> None:
    reading.turn()
    reading.begin_replay()
    while reading.replay:
        reading.forward()
    assert reading.stop.beat == "the-rewind"
    assert not reading.unvisited


def test_a_word_on_what_was_watched_leaves_them_behind_too(film: Story) -> None:
    reading = Reading(film, after_chapter(film, "mission"))
    reading.say_watched(Point(chapter="detour"))
    told = set(reading.edition.moment("the-rewind").beat.turns_over)
    assert set(reading.unvisited) == {beat.id for beat in film.chapters[0].beats if beat.id in told}


def test_where_what_they_got_is_closed_again_they_are_like_any_other(film: Story) -> None:
    reading = Reading(film, after_chapter(film, "mission"))
    reading.say_watched(ALL)
    assert reading.unvisited
    reading.say_watched(Point(chapter="mission"))
    assert not reading.unvisited
    kept = Reading(film, after_chapter(film, "mission"))
    kept.visits.take_up({"the-night": 0, "gone": 3})
    assert not kept.unvisited


def test_they_are_kept_for_the_next_time(film: Story, reading: Reading) -> None:
    again = Reading(film, reading.horizon, unfold=True)
    again.visits.take_up(reading.unvisited)
    assert again.unvisited == reading.unvisited


@given(stories(), st.data())
def test_they_are_open_and_have_truths_that_they_had_not(story: Story, data: st.DataObject) -> None:
    count = len(film_order(story))
    before, after = (data.draw(st.integers(0, count)) for _ in range(2))
    reading = Reading(story, horizon_at(story, before))
    had = {beat: len(reading.edition.moment(beat).truth) for beat in reading.open_beats}
    reading.open_to(Point(beat=horizon_at(story, after).beat))
    expected = {
        beat: truths
        for beat, truths in had.items()
        if beat in reading.open_beats and len(reading.edition.moment(beat).truth) > truths
    }
    assert {k: v for k, v in reading.unvisited.items() if k != reading.stop.beat} == {
        k: v for k, v in expected.items() if k != reading.stop.beat
    }


def test_a_vote_is_given_changed_and_taken_back() -> None:
    votes: dict[str, dict[str, int]] = {}
    cast_vote(votes, "a", "lizzie", 1)
    cast_vote(votes, "a", "charlotte", -2)
    cast_vote(votes, "a", "charlotte", 0)
    assert votes == {"a": {"lizzie": 1, "charlotte": 0}}
    cast_vote(votes, "a", "lizzie", None)
    assert votes == {"a": {"charlotte": 0}}
    cast_vote(votes, "a", "charlotte", None)
    cast_vote(votes, "b", "charlotte", None)
    assert votes == {}
