"""Contents: the chapters and those of their moments that are open, to choose where to go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.content import Content

from perfection_tui.reader.reading import Stop
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.reading.track import UNVISITED
from perfection_tui.tui.widgets.choices import Row
from perfection_tui.tui.widgets.setting import beside
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import BeatView, ChapterView, View
from perfection_tui.view.wording import MORE_TO_TURN, REMAINS, closed, emphasis_removed

REVEAL = "◀◀"


class Place(Struct, frozen=True):
    """Somewhere to go: a chapter or, `rest`, what follows its moments; a moment; or the end."""

    stop: Stop
    chapter: ChapterView | None = None
    beat: BeatView | None = None
    rest: bool = False


class Contents(ListPage[Stop]):
    """Chooses a place to go. Its result is that place, or None."""

    NAME = "Contents"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "close", show=False)]

    def __init__(self, edition: Edition, stop: Stop, unvisited: Collection[str] = ()) -> None:
        """`stop`: where the reader is; `unvisited`: moments that have more to turn over, by id."""
        self._places = spaced(places(edition.view))
        self._unvisited = unvisited
        # A chapter's line leads to its first beat; the reader stands on the beat's own line.
        here = [row for row, place in enumerate(self._places) if place and place.stop == stop]
        super().__init__(edition, max(here, default=None))

    def rows(self, width: int) -> Iterator[Row]:
        """The places."""
        for place in self._places:
            lines = LINE.join(_lines(place, self._unvisited, width)) if place else Content("")
            yield Row(lines, leads=place is not None)

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


def places(view: View) -> list[Place]:
    """Every place in a view in film order."""
    found: list[Place] = []
    for index, chapter in enumerate(view.chapters):
        card = Stop("card", index)
        first = Stop("beat", index, chapter.beats[0].id) if chapter.beats else card
        found.append(Place(first, chapter))
        found += [Place(Stop("beat", index, beat.id), beat=beat) for beat in chapter.beats]
        if chapter.beats and not chapter.whole:
            found.append(Place(card, chapter, rest=True))
    if view.coda:
        found.append(Place(Stop("coda", len(view.chapters))))
    return found


def _lines(place: Place, unvisited: Collection[str], width: int) -> list[Content]:
    """What a place is called, its number apart from it."""
    if place.beat:
        title = plain(emphasis_removed(place.beat.title))
        if place.beat.id in unvisited:
            title += plain(f"  {UNVISITED} {MORE_TO_TURN}", "$accent")
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
