"""The replay of a reveal: a walk through the earlier moments that it turns over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.replay import Replay
from perfection_tui.reader.watched import Point
from perfection_tui.script.model import Story, Truth
from perfection_tui.view.horizon import Horizon, after_chapter, everything
from tests.making import film_order, horizon_at, stories
from tests.reader.test_replacing import tale

REWIND = "the-rewind"


@pytest.fixture
def reading(film: Story) -> Reading:
    """A reading of all of it that stands at The rewind."""
    reading = Reading(film, everything(film))
    reading.stand_at(reading.stops.of_beat(REWIND))
    return reading


def turn_the_second_moment(reading: Reading) -> tuple[str, str]:
    """Replay The rewind until its second moment is turned; returns the ids of its first two."""
    first, second, *_ = reading.edition.moment(REWIND).beat.turns_over
    reading.begin_replay()
    for _ in range(3):
        reading.forward()
    return first, second


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_every_moment_is_seen_on_first_sight_and_then_turned(beats: list[str]) -> None:
    replay = Replay("reveal", beats)
    walked = [(replay.beat, replay.turned, replay.number)]
    while replay.forward():
        walked.append((replay.beat, replay.turned, replay.number))
    assert replay.at_end
    assert walked == [
        (beat, turned, number) for number, beat in enumerate(beats, 1) for turned in (False, True)
    ]
    while replay.back():
        walked.pop()
        assert walked[-1] == (replay.beat, replay.turned, replay.number)
    assert len(walked) == 1


def test_it_leads_through_what_a_reveal_turned_over_and_back_to_it_turned(reading: Reading) -> None:
    turned_over = reading.edition.moment(REWIND).beat.turns_over
    reading.begin_replay()
    seen = []
    while reading.replay:
        assert reading.beat is not None
        assert reading.was_turned == reading.turned
        seen.append((reading.beat.id, reading.turned))
        reading.forward()
    assert seen == [(beat, turned) for beat in turned_over for turned in (False, True)]
    assert reading.stop.beat == REWIND
    assert reading.turned
    assert not reading.can_return


def test_left_in_the_middle_it_is_taken_up_there_and_over_begins_again(reading: Reading) -> None:
    first, second = turn_the_second_moment(reading)
    reading.end_replay()
    assert (reading.stop.beat, reading.replay) == (REWIND, None)
    reading.begin_replay()
    assert (reading.stop.beat, reading.turned) == (second, True)
    reading.jump(reading.stops.of_chapter(3))
    assert reading.replay is None
    reading.jump(reading.stops.of_beat(REWIND))
    reading.begin_replay()
    assert (reading.stop.beat, reading.turned) == (second, True)
    while reading.replay:
        reading.forward()
    reading.begin_replay()
    assert (reading.stop.beat, reading.turned) == (first, False)


def test_a_step_back_from_its_beginning_leaves_it(reading: Reading) -> None:
    first, *_ = reading.edition.moment(REWIND).beat.turns_over
    reading.begin_replay()
    reading.turn()
    assert reading.turned
    reading.forward()
    reading.back()
    assert (reading.stop.beat, reading.turned) == (first, True)
    reading.turn()
    assert not reading.turned
    reading.back()
    assert (reading.stop.beat, reading.replay) == (REWIND, None)


def test_its_reveal_is_turned_up_after_it_where_truths_are_kept_so(reading: Reading) -> None:
    reading.keep_truths_turned(True)
    reading.begin_replay()
    reading.end_replay()
    assert (reading.stop.beat, reading.turned) == (REWIND, True)


def test_a_moment_that_turns_nothing_over_has_none(film: Story) -> None:
    reading = Reading(film, everything(film))
    assert not reading.can_replay
    reading.begin_replay()
    assert reading.replay is None


def test_in_a_first_viewing_it_waits_until_what_can_be_turned_is_turned(film: Story) -> None:
    reckoning = next(
        beat.id
        for chapter in Reading(film, everything(film)).view.chapters
        for beat in chapter.beats
        if beat.turns_over and any(truth.at == beat.id for truth in beat.truths)
    )
    reading = Reading(film, Horizon(reckoning), unfold=True)
    reading.stand_at(reading.stops.of_beat(reckoning))
    assert not reading.can_replay
    reading.turn()
    assert reading.can_replay
    reading.turn()
    assert reading.can_replay


def test_a_reveal_of_which_no_truth_may_be_told_is_replayed_at_once() -> None:
    story = tale("abc")
    first, reveal, last = story.chapters[0].beats
    first = replace(first, truths=(Truth(at="b", truth="It was a lamp."),))
    reveal = replace(reveal, truths=(Truth(at="c", truth="So was this."),))
    chapter = replace(story.chapters[0], beats=(first, reveal, last))
    reading = Reading(replace(story, chapters=(chapter,)), Horizon("b"), unfold=True)
    reading.jump(reading.stops.of_beat("b"))
    assert reading.can_replay


def test_a_moment_behind_its_content_note_can_be_passed_over(reading: Reading) -> None:
    reading.notes_first = True
    reading.accept_note()
    reading.begin_replay()
    numbers = []
    while reading.replay:
        numbers.append((reading.replay.number, reading.asks_first))
        reading.forward()
    assert {number for number, _ in numbers} == set(range(1, 9))
    assert all(numbers.count(each) == (1 if each[1] else 2) for each in numbers)
    reading.begin_replay()
    assert reading.replay
    assert reading.replay.number == 1


def test_a_jump_to_its_own_moment_leaves_it_and_leads_back_to_the_reveal(reading: Reading) -> None:
    reading.begin_replay()
    reading.turn()
    here = reading.stop
    reading.jump(here)
    assert (reading.stop, reading.replay, reading.turned) == (here, None, False)
    reading.return_from_jump()
    assert reading.stop.beat == REWIND
    assert not reading.can_return


def test_a_jump_to_its_reveal_comes_back_from_it(reading: Reading) -> None:
    reading.begin_replay()
    reading.jump(reading.stops.of_beat(REWIND))
    assert (reading.stop.beat, reading.replay, reading.can_return) == (REWIND, None, False)


def test_closing_the_reveal_ends_it(reading: Reading, film: Story) -> None:
    reading.begin_replay()
    reading.say_watched(Point(chapter="mission"))
    assert reading.replay is None
    assert reading.horizon == after_chapter(film, "mission")


def renaming(story: Story, old: str, new: str) -> Story:
    """The same story with another id for one of its beats."""
    return json.decode(
        json.encode(story).replace(f'"{old}"'.encode(), f'"{new}"'.encode()), type=Story
    )


def test_an_edit_leads_back_to_the_reveal_by_its_new_id(reading: Reading, film: Story) -> None:
    first, _ = turn_the_second_moment(reading)
    reading.replace_story(renaming(film, REWIND, "reveal"))
    assert (reading.stop.beat, reading.turned, reading.replay) == ("reveal", True, None)
    reading.begin_replay()
    assert (reading.stop.beat, reading.turned) == (first, False)


@given(stories(), st.data())
def test_no_replay_leads_beyond_what_is_open(story: Story, data: st.DataObject) -> None:
    watched = data.draw(st.integers(1, len(film_order(story))))
    reading = Reading(story, horizon_at(story, watched), unfold=data.draw(st.booleans()))
    before = reading.view
    for stop in list(reading.stops):
        reading.jump(stop)
        reading.turn()
        reading.begin_replay()
        while reading.replay:
            assert reading.stop in reading.stops
            reading.forward()
        assert reading.stop == stop
    assert reading.view == before
