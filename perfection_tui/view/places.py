"""Film order: where in the telling each open moment stands, and how that place is called."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from perfection_tui.view.by_view import by_view
from perfection_tui.view.horizon import BeatView, ChapterView, View
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import emphasis_removed, number_word, titled


class Place(Struct, frozen=True):
    """A moment in the telling: how many come before it, its chapter, and itself."""

    position: int
    chapter: ChapterView
    beat: BeatView

    @property
    def title(self) -> str:
        """The moment's title, without marks."""
        return emphasis_removed(self.beat.title)

    @property
    def number(self) -> str:
        """The chapter and the moment's number in it, as in `Detour 7`."""
        return f"{emphasis_removed(self.chapter.title)} {self.beat.number}"

    @property
    def name(self) -> str:
        """Title and number, for running text."""
        return f"{titled(self.beat)} ({self.number})"

    @property
    def heading(self) -> str:
        """The same where it stands alone."""
        return f"{self.title} ({self.number})"

    @property
    def address(self) -> str:
        """Chapter and moment by number, as the command line takes them: `2/7`."""
        return f"{self.chapter.number}/{self.beat.number}"


class FilmOrder:
    """Every open moment of a view in film order, found by its beat's id."""

    def __init__(self, view: View) -> None:
        beats = ((chapter, beat) for chapter in view.chapters for beat in chapter.beats)
        self._places = [Place(at, chapter, beat) for at, (chapter, beat) in enumerate(beats)]
        self._by_beat = {place.beat.id: place for place in self._places}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def __getitem__(self, beat: str) -> Place:
        """The place of the beat with this id. Raises KeyError where the view has none."""
        return self._by_beat[beat]

    def __contains__(self, beat: str) -> bool:
        return beat in self._by_beat


film_order = by_view(FilmOrder)
"""The film order of a view."""


def moment_at(view: View, stop: Stop) -> str | None:
    """The moment at a stop by its beat's id: its own, or the last one that is open before it."""
    if stop.beat:
        return stop.beat
    before = [beat.id for chapter in view.chapters[: stop.chapter + 1] for beat in chapter.beats]
    return before[-1] if before else None


def count_of(count: int, thing: str) -> str:
    """So many of a thing, in words."""
    return f"one {thing}" if count == 1 else f"{number_word(count)} {thing}s"


def moments(count: int) -> str:
    """So many moments, in words."""
    return count_of(count, "moment")


def moments_later(count: int) -> str:
    """So many moments on, in words."""
    return f"{moments(count)} later" if count else "at once"
