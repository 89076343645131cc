"""Contents: the chapters and those of their moments that are open, to choose where to go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.content import Content

from perfection_tui.reader.reading import Stop
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.widgets.choices import Row
from perfection_tui.tui.widgets.setting import beside
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import BeatView, ChapterView, View
from perfection_tui.view.wording import REMAINS, closed, emphasis_removed

REVEAL = "◀◀"


class Place(Struct, frozen=True):
    """Somewhere to go: a chapter or, `rest`, what follows its moments; a moment; or the end.

    `stop` is None for a chapter that cannot be gone to yet.
    """

    stop: Stop | None
    chapter: ChapterView | None = None
    beat: BeatView | None = None
    rest: bool = False


class Contents(ListPage[Stop]):
    """Chooses a place to go. Its result is that place, or None."""

    NAME = "Contents"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "close", show=False)]

    def __init__(self, edition: Edition, stop: Stop, *, cards: bool = True) -> None:
        self._places = spaced(places(edition.view, cards=cards))
        # A chapter's line leads to its first beat; the reader stands on the beat's own line.
        here = [row for row, place in enumerate(self._places) if place and place.stop == stop]
        super().__init__(edition, max(here, default=None))

    def rows(self, width: int) -> Iterator[Row]:
        """The places."""
        for place in self._places:
            lines = LINE.join(_lines(place, width)) if place else Content("")
            yield Row(lines, leads=bool(place and place.stop))

    def goal(self, row: int) -> Stop | None:
        """The place in a row."""
        place = self._places[row]
        return place.stop if place else None


def spaced(places: Sequence[Place]) -> list[Place | None]:
    """Places with nothing, an empty row, before each chapter but the first."""
    rows: list[Place | None] = []
    for place in places:
        apart = bool(rows) and not place.beat and not place.rest
        rows += [None, place] if apart else [place]
    return rows


def places(view: View, *, cards: bool) -> list[Place]:
    """Every place in a view in film order. `cards`: a chapter that is not open can be gone to."""
    found: list[Place] = []
    for index, chapter in enumerate(view.chapters):
        card = Stop("card", index) if cards else None
        first = Stop("beat", index, chapter.beats[0].id) if chapter.beats else card
        found.append(Place(first, chapter))
        found += [Place(Stop("beat", index, beat.id), beat=beat) for beat in chapter.beats]
        if chapter.beats and card and not chapter.whole:
            found.append(Place(card, chapter, rest=True))
    if view.coda:
        found.append(Place(Stop("coda", len(view.chapters))))
    return found


def _lines(place: Place, width: int) -> list[Content]:
    """What a place is called, its number apart from it."""
    if place.beat:
        title = plain(emphasis_removed(place.beat.title))
        if place.beat.opens:
            title += plain(f"  {REVEAL}", "bold")
        return beside(plain(f"   {place.beat.number:>2}  "), title, width).split("\n")
    if chapter := place.chapter:
        if place.rest:
            return [plain(f"     {closed(chapter)}").truncate(width)]
        title = plain(emphasis_removed(chapter.title), "bold")
        if not chapter.beats:
            title += LINE + plain(emphasis_removed(chapter.teaser))
        return beside(plain(f"{chapter.number}  ", "bold"), title, width).split("\n")
    return [plain(REMAINS, "bold").truncate(width)]
