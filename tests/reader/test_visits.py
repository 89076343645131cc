"""Moments that have got more to turn over, until when they say so, and what is left on them."""

from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import Point
from perfection_tui.script.model import Story
from tests.making import film_order, horizon_at, stories
from tests.reader.tales import walked


def test_they_are_taken_up_the_next_time_as_far_as_they_are_open() -> None:
    kept = {"b": 0, "gone": 3}
    for open_, unvisited in (("e", {"b": 0}), ("c", {})):
        again = walked("abc def gh; e over abd", open_)
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
    beats = (moment.beat for moment in reading.edition.moments)
    return {each.id: len(each.truths) + len(each.beliefs[1:]) for each in beats}
