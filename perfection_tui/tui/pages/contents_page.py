"""Contents: the chapters and those of their moments that are open, to choose where to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.content import Content

from perfection_tui.reader.reading import Stop
from perfection_tui.tui.pages.listing import Listing
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.setting import beside, item_lines, lit_up
from perfection_tui.tui.widgets.sheet import Lines, Sheet
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


class Contents(Listing[Stop]):
    """Chooses a place to go. Its result is that place, or None."""

    NAME = "Contents"
    WIDEST = 80
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "close", show=False)]

    DEFAULT_CSS = """
    Contents #items { max-width: 80; }
    """

    def __init__(self, edition: Edition, stop: Stop, *, cards: bool = True) -> None:
        self._places = places(edition.view, cards=cards)
        # A chapter's line leads to its first beat; the reader stands on the beat's own line.
        here = (item for item, place in enumerate(self._places) if place.stop == stop)
        super().__init__(edition, max(here, default=0))
        self._walk = [item for item, place in enumerate(self._places) if place.stop]

    @property
    def walk(self) -> Sequence[int]:
        """The places that can be gone to."""
        return self._walk

    @property
    def listed(self) -> bool:
        """Every story has chapters, and they are always named."""
        return True

    def draw(self, width: int) -> Sheet:
        """Draw the places."""

        def draw(item: int) -> Lines:
            place = self._places[item]
            lines = _lines(place, width)
            if place.stop is None:
                return [line.stylize_before("$muted") for line in lines]
            if item == self.lit:
                lines = lit_up(lines, width)
            return item_lines(item, lines)

        return Sheet(len(self._places), draw, gap=self._gap)

    def _gap(self, item: int) -> int:
        place = self._places[item]
        return 1 if item and not place.beat and not place.rest else 0

    def goal(self) -> Stop | None:
        """The lit place."""
        return self._places[self.lit].stop

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (
            KeyHint("Enter", "go there", "screen.go", bool(self.walk)),
            KeyHint("↑ ↓", "choose", "screen.scroll_text(1)", bool(self.walk)),
        )

    def empty_hints(self) -> Sequence[KeyHint]:
        """The same keys, dimmed: a first viewing that has not begun goes nowhere from here."""
        return self.hints()


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
