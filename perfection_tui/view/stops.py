"""The places to stand in a view, and where each of them is in an edited story."""

from collections.abc import Collection, Iterator
from typing import Literal

from msgspec import Struct

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import ChapterView, View


class Stop(Struct, frozen=True):
    """A place to stand: a beat, the card of a chapter not (wholly) open, or the coda.

    `chapter` counts from 0; `beat` is the beat's id, None on a card and in the coda.
    """

    kind: Literal["beat", "card", "coda"]
    chapter: int
    beat: str | None = None


class Stops(tuple[Stop, ...]):
    """Every place to stand in a view: the open moments in film order, and what comes after them.

    That is the coda, or a card for each chapter that is not open to its end.
    """

    def __new__(cls, view: View) -> "Stops":
        """All of a view."""
        return super().__new__(cls, _stops(view))

    def __init__(self, view: View) -> None:
        self._view = view
        self._positions = {stop: position for position, stop in enumerate(self)}
        self._of_beats = {stop.beat: stop for stop in self if stop.beat}
        self.edge = next((stop for stop in self if stop.kind == "card"), None)
        """The card where what is open ends; None where all of it is open."""
        beats = (stop for stop in reversed(self) if stop.beat)
        self.last_open = self[-1] if self[-1].kind == "coda" else next(beats, self[0])
        """The coda, or else the last beat that is open, or else the edge."""

    def position(self, stop: Stop) -> int:
        """Where a stop is among them, from 0. Raises KeyError for one that is not."""
        return self._positions[stop]

    def of_beat(self, beat: str) -> Stop:
        """The stop of the beat with this id. Raises KeyError where the view has none."""
        return self._of_beats[beat]

    def of_chapter(self, chapter: int, beat: int = 0) -> Stop:
        """The stop at a chapter and a beat in it, both counted from 0.

        A chapter that is not open is its card, and a beat that is not open leads to the
        edge, so this tells nothing of how long an unwatched chapter is. Raises IndexError
        for a chapter that is not there, and for a beat beyond a chapter that is open whole.
        """
        if not 0 <= chapter < len(self._view.chapters) or beat < 0:
            raise IndexError(chapter)
        seen = self._view.chapters[chapter]
        if beat < len(seen.beats):
            return Stop("beat", chapter, seen.beats[beat].id)
        if seen.whole:
            raise IndexError(beat)
        return self.edge if beat and self.edge else Stop("card", chapter)

    def once_opened(self, here: Stop, before: Collection[str]) -> Stop:
        """Where somebody stands who stood `here` when only the beats `before` were open."""
        if here in self:
            return here
        chapter = self._view.chapters[min(here.chapter, len(self._view.chapters) - 1)]
        opened = [beat.id for beat in chapter.beats if beat.id not in before]
        if opened:
            return self.of_beat(opened[0])
        return self.edge or self[-1]

    def found_again(self, stop: Stop, here: Stop, before: View, story: Story) -> Stop:
        """Where in `story` somebody stands who stood at a stop of `before`, `here` by its new id.

        Where that is not open, or gone, it is what stands as far in as it did, a beat for a
        beat. Judged by the two views alone, it tells nothing of what is hidden.
        """
        there = counterpart(here, before, story)
        if there and there in self:
            return there
        among = [each for each in self if each.beat and stop.beat] or self
        return among[min(Stops(before).position(stop), len(among) - 1)]


def _stops(view: View) -> Iterator[Stop]:
    for index, chapter in enumerate(view.chapters):
        for beat in chapter.beats:
            yield Stop("beat", index, beat.id)
    for index, chapter in enumerate(view.chapters):
        if not chapter.whole:
            yield Stop("card", index)
    if view.complete and view.coda:
        yield Stop("coda", len(view.chapters))


def first_stop(chapter: ChapterView) -> Stop:
    """Where a chapter begins: its first moment, or its card where none is open."""
    index = chapter.number - 1
    return Stop("beat", index, chapter.beats[0].id) if chapter.beats else Stop("card", index)


def counterpart(stop: Stop, before: View, story: Story) -> Stop | None:
    """The same place in an edited story, found by id; None if it is gone. It may not be open."""
    if stop.kind == "coda":
        return Stop("coda", len(story.chapters))
    chapter_id = before.chapters[stop.chapter].id
    for index, chapter in enumerate(story.chapters):
        if stop.beat and any(beat.id == stop.beat for beat in chapter.beats):
            return Stop("beat", index, stop.beat)
        if not stop.beat and chapter.id == chapter_id:
            return Stop("card", index)
    return None
