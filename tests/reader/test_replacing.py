"""A script edited while it is read: the place is kept, and nothing is opened by the edit."""

from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import see
from tests.making import film_order, horizon_at, stories_with_horizons, told_otherwise
from tests.reader.tales import CHAPTERS, tale, walk


@st.composite
def tales(draw: st.DrawFn) -> str:
    """Most of nine moments, half of the time in another order, in up to three chapters."""
    order = [each for each in "abcdefghi" if draw(st.integers(0, 4))] or ["z"]
    if draw(st.booleans()):
        order = draw(st.permutations(order))
    first, second = sorted(draw(st.integers(0, len(order))) for _ in range(2))
    chapters = (order[:first], order[first:second], order[second:])
    moments = " ".join("".join(each) or "-" for each in chapters)
    reveal = draw(st.integers(0, len(order) - 1))
    over = "".join(each for each in order[:reveal] if draw(st.booleans()))
    coda = draw(st.sampled_from(["", "; no coda"]))
    return f"{moments}; {order[reveal]} over {over}{coda}"


MOVES = st.one_of(
    st.sampled_from(["forward", "back", "turn", "accept", "return", "replay", "beyond", "go coda"]),
    st.sampled_from(["none", "all", *CHAPTERS, *"abcdefghi"]).map("watched {}".format),
    tales().map("edit {}".format),
    st.just("undo"),
)
"""What may be done to a reading; an edit is what this is about."""


@given(tales(), st.integers(0, 9), st.booleans(), st.lists(MOVES, max_size=12))
def test_no_edit_opens_anything_and_every_open_place_can_be_gone_to(
    first: str, watched: int, unfold: bool, moves: list[str]
) -> None:
    story = tale(first)
    horizon = horizon_at(story, min(watched, len(film_order(story))))
    reading = Reading(story, horizon, unfold=unfold)
    opened: set[str] = set()
    ended = said_all = False
    for move in ["", *moves]:
        before = reading.view.complete and not reading.story.unfold
        done = f"edit {first}" if move == "undo" else move
        walk(reading, done)
        complete = reading.view.complete
        if done.startswith("edit "):
            story = tale(done.removeprefix("edit "))
            assert complete or not before
        else:
            opened |= {*reading.story.open_beats}
            ended |= complete
            said_all |= complete and not reading.story.unfold
        assert reading.view == see(story, reading.story.horizon)
        assert said_all or {*reading.story.open_beats} <= opened
        assert said_all or ended or not complete
    while reading.can_return:
        reading.take_back()
    reading.jump(reading.stops[0])
    stops = [reading.stop]
    while reading.stop != reading.stops.last_open:
        reading.forward()
        stops.append(reading.stop)
    assert [stop.beat for stop in stops if stop.beat] == list(reading.story.open_beats)


@given(tales(), st.integers(0, 9), st.lists(tales(), min_size=1, max_size=3))
def test_an_edit_taken_back_leaves_everything_as_it_was(
    first: str, watched: int, edits: list[str]
) -> None:
    story = tale(first)
    reading = Reading(story, horizon_at(story, min(watched, len(film_order(story)))))
    before = reading.view
    for each in [*edits, first]:
        walk(reading, f"edit {each}")
    assert reading.view == before


@given(stories_with_horizons(), st.data())
def test_an_edit_beyond_the_horizon_changes_nothing(
    case: tuple[Story, int], data: st.DataObject
) -> None:
    story, watched = case
    reading = Reading(story, horizon_at(story, watched), unfold=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(0, 5))):
        reading.forward()
    before, stop = reading.view, reading.stop
    reading.replace_story(data.draw(told_otherwise(story, len(reading.story.open_beats))))
    assert (reading.view, reading.stop) == (before, stop)
