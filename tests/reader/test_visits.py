"""Moments that have got more to turn over, until when they say so, and what is left on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.marks import cast_vote
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import Point
from perfection_tui.script.model import Story
from tests.making import film_order, horizon_at, stories
from tests.reader.tales import tale, walked

TALE = tale("abc def gh", e="abd", g="b")

TO_THE_REVEAL = "unfold, go d, forward"

VISITS = {
    "a reveal leaves behind what it turns over": ("d", TO_THE_REVEAL, {"a": 0, "b": 0, "d": 0}),
    "until that is visited": ("d", f"{TO_THE_REVEAL}, go b, back", {"d": 0}),
    "as a replay does": ("d", f"{TO_THE_REVEAL}, turn, replay" + ", forward" * 6, {}),
    "so does a word": ("c", "watched two", {"b": 0}),
    "with how many truths there were": ("f", "watched all", {"b": 1}),
    "what is closed again is like any other": ("c", "watched all, watched one", {}),
}
"""How far the tale is open, what is done, and what has more, with how many truths it had."""


@pytest.mark.parametrize(("open_", "moves", "unvisited"), VISITS.values(), ids=VISITS)
def test_what_has_more_to_turn_over(open_: str, moves: str, unvisited: dict[str, int]) -> None:
    assert walked(TALE, open_, moves).unvisited == unvisited


def test_a_moment_has_more_until_it_is_turned() -> None:
    reading = walked(TALE, "d", f"{TO_THE_REVEAL}, go a")
    assert reading.has_more
    reading.turn()
    assert not reading.has_more


def test_they_are_taken_up_the_next_time_as_far_as_they_are_open() -> None:
    kept = {"b": 0, "gone": 3}
    for open_, unvisited in (("e", {"b": 0}), ("c", {})):
        again = walked(TALE, open_)
        again.visits.take_up(kept)
        assert again.unvisited == unvisited


@given(stories(), st.data())
def test_they_are_open_and_have_layers_that_they_had_not(story: Story, data: st.DataObject) -> None:
    count = len(film_order(story))
    before, after = (data.draw(st.integers(0, count)) for _ in range(2))
    reading = Reading(story, horizon_at(story, before))
    had = behind(reading)
    reading.open_to(Point(beat=horizon_at(story, after).beat))
    more = {beat for beat, now in behind(reading).items() if now > had.get(beat, now)}
    # Where the reader stands is visited.
    assert dict(reading.unvisited) == {each: had[each] for each in more - {reading.stop.beat}}


def behind(reading: Reading) -> dict[str, int]:
    """How many layers each open moment has behind its first sight."""
    beats = reading.beats.items()
    return {beat: len(each.truths) + len(each.beliefs[1:]) for beat, each in beats}


def test_a_vote_is_given_changed_and_taken_back() -> None:
    votes: dict[str, dict[str, int]] = {}
    for level, left in ((-2, {"a": {"bob": 1, "ann": -2}}), (0, {"a": {"bob": 1, "ann": 0}})):
        cast_vote(votes, "a", "bob", 1)
        cast_vote(votes, "a", "ann", level)
        assert votes == left
    for person in ("bob", "ann", "ann"):
        cast_vote(votes, "a", person, None)
    assert votes == {}
