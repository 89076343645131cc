"""A script edited while it is read: the place is kept, and nothing is opened by the edit."""

from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import see
from tests.making import film_order, horizon_at, stories_with_horizons, told_otherwise
from tests.reader.tales import points, tale, walk

MOVES = (
    *("forward", "back", "turn", "accept", "return", "replay", "beyond", "go coda"),
    *("say", "edit", "edit", "undo"),
)
"""What may be done to a reading; an edit is what this is about."""


@st.composite
def tales(draw: st.DrawFn) -> str:
    """Most of nine moments, half of the time in another order, in up to three chapters."""
    order = [each for each in "abcdefghi" if draw(st.integers(0, 4))] or ["z"]
    if draw(st.booleans()):
        order = draw(st.permutations(order))
    first, second = sorted(draw(st.integers(0, len(order))) for _ in range(2))
    chapters = ("".join(each) for each in (order[:first], order[first:second], order[second:]))
    reveal = draw(st.integers(0, len(order) - 1))
    over = "".join(each for each in order[:reveal] if draw(st.booleans()))
    coda = draw(st.sampled_from(["", "; no coda"]))
    return (
        f"{' '.join(''.join(each) or '-' for each in chapters)}; {order[reveal]} over {over}{coda}"
    )


class Held:
    """A reading of a tale, and what has ever been opened in it other than by an edit."""

    def __init__(self, data: st.DataObject) -> None:
        self.words = self.first = data.draw(tales())
        story = tale(self.words)
        watched, unfold = (
            data.draw(st.integers(0, len(film_order(story)))),
            data.draw(st.booleans()),
        )
        self.reading = Reading(story, horizon_at(story, watched), unfold=unfold)
        self.opened: set[str] = set()
        self.ended = self.said_all = False
        self._data = data
        self.note()

    def move(self, name: str) -> None:
        if name in ("edit", "undo"):
            self.words = self._data.draw(tales()) if name == "edit" else self.first
            walk(self.reading, f"edit {self.words}")
            return
        if name == "say":
            self.reading.say_watched(self._data.draw(st.sampled_from(points(tale(self.words)))))
        else:
            walk(self.reading, name)
        self.note()

    def note(self) -> None:
        """Note what is open after something that the reader did."""
        self.opened |= set(self.reading.open_beats)
        self.ended |= self.reading.view.complete
        self.said_all |= self.reading.view.complete and not self.reading.unfold


@given(st.data(), st.lists(st.sampled_from(MOVES), max_size=12))
def test_no_edit_opens_anything_and_every_open_place_can_be_gone_to(
    data: st.DataObject, moves: list[str]
) -> None:
    held = Held(data)
    reading = held.reading
    for move in moves:
        before = reading.view.complete and not reading.unfold
        held.move(move)
        assert reading.view == see(tale(held.words), reading.horizon)
        if not held.said_all:
            assert set(reading.open_beats) <= held.opened
            assert held.ended or not reading.view.complete
        if before and move in ("edit", "undo"):
            assert reading.view.complete
    while reading.can_return:
        reading.return_from_jump()
    reading.jump(reading.stops[0])
    stops = [reading.stop]
    while reading.stop != reading.stops.last_open:
        reading.forward()
        stops.append(reading.stop)
    assert [stop.beat for stop in stops if stop.beat] == list(reading.open_beats)


@given(st.data())
def test_an_edit_taken_back_leaves_everything_as_it_was(data: st.DataObject) -> None:
    held = Held(data)
    before = held.reading.view
    for _ in range(data.draw(st.integers(1, 3))):
        held.move("edit")
    held.move("undo")
    assert held.reading.view == before


@given(stories_with_horizons(), st.data())
def test_an_edit_beyond_the_horizon_changes_nothing(
    case: tuple[Story, int], data: st.DataObject
) -> None:
    story, watched = case
    reading = Reading(story, horizon_at(story, watched), unfold=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(0, 5))):
        reading.forward()
    before, stop = reading.view, reading.stop
    reading.replace_story(data.draw(told_otherwise(story, len(reading.open_beats))))
    assert (reading.view, reading.stop) == (before, stop)
