"""A script edited while it is read: the place is kept, and nothing is opened by the edit."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Answer, Beat, Story
from perfection_tui.view.horizon import see
from tests.making import NEVER, film_order, horizon_at, named, said, stories, told_otherwise
from tests.reader.tales import moment, points, walk

MOVES = (
    *("forward", "back", "turn", "accept", "return", "replay", "beyond", "go coda"),
    *("say", "edit", "edit", "undo"),
)
"""What may be done to a reading; an edit is what this is about."""


@st.composite
def edited(draw: st.DrawFn, story: Story) -> Story:
    """A story after an edit: beats and chapters written anew, moved, left out and put in.

    Its clues are gone, as no sound script has one that is planted nowhere, or after it pays off.
    """
    old = [beat for chapter in story.chapters for beat in chapter.beats]
    kept = [beat for beat in old if draw(st.integers(0, 5))]
    ids = {named(f"n{i}", NEVER) for i in range(60)} - {beat.id for beat in kept}
    new = draw(st.sets(st.sampled_from(sorted(ids)), min_size=0 if kept else 1, max_size=2))
    order = [*kept, *map(moment, sorted(new))]
    if draw(st.booleans()):
        order = draw(st.permutations(order))
    order = sound(order)
    chapters = [each for each in story.chapters if draw(st.integers(0, 4))]
    chapters.append(replace(story.chapters[0], id=f"new{draw(st.integers(0, 9))}"))
    chapters = list(draw(st.permutations(chapters)))[: len(order)]
    cuts = sorted(draw(st.sets(st.integers(1, len(order)), max_size=len(chapters) - 1)))
    parts = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True) if a < b]
    return replace(
        story,
        chapters=tuple(
            replace(chapter, beats=tuple(beats))
            for chapter, beats in zip(chapters, parts, strict=False)
        ),
        clues=(),
        coda=(Answer(question="Why?", answer=said("coda", NEVER)),) if draw(st.booleans()) else (),
    )


def sound(beats: Sequence[Beat]) -> list[Beat]:
    """Beats in another order, less the truths that would now come too early."""
    place = {beat.id: at for at, beat in enumerate(beats)}
    return [
        replace(
            beat,
            truths=tuple(each for each in beat.truths if place.get(each.at, -1) >= place[beat.id])
            or moment(beat.id).truths,
        )
        for beat in beats
    ]


class Held:
    """A reading, and what has ever been opened in it other than by an edit."""

    def __init__(self, data: st.DataObject) -> None:
        self.story = self.first = data.draw(stories())
        watched = data.draw(st.integers(0, len(film_order(self.story))))
        unfold = data.draw(st.booleans())
        self.reading = Reading(self.story, horizon_at(self.story, watched), unfold=unfold)
        self.opened: set[str] = set()
        self.ended = self.said_all = False
        self._data = data
        self.note()

    def move(self, name: str) -> None:
        if name in ("edit", "undo"):
            self.story = self._data.draw(edited(self.story)) if name == "edit" else self.first
            self.reading.replace_story(self.story)
            return
        if name == "say":
            self.reading.say_watched(self._data.draw(st.sampled_from(points(self.story))))
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
        assert reading.view == see(held.story, reading.horizon)
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


@given(st.data())
def test_an_edit_beyond_the_horizon_changes_nothing(data: st.DataObject) -> None:
    held = Held(data)
    reading = held.reading
    for _ in range(data.draw(st.integers(0, 5))):
        reading.forward()
    before, stop = reading.view, reading.stop
    reading.replace_story(data.draw(told_otherwise(held.story, len(reading.open_beats))))
    assert (reading.view, reading.stop) == (before, stop)
