"""Contents: the chapters and those of their moments that are open, to choose where to go."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.pages.page import Thing, thing_at
from perfection_tui.tui.widgets.styled import LINE, REVEAL_MARK, UNVISITED_MARK, plain
from perfection_tui.tui.widgets.typesetting import beside
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.horizon import BeatView, ChapterView, View
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.stops import Stop, first_stop
from perfection_tui.view.wording import MORE_TO_TURN, REMAINS, closed


class ContentsEntry(Struct, frozen=True):
    """Somewhere to go: a chapter or, `rest`, what follows its moments; a moment; or the end."""

    stop: Stop
    chapter: ChapterView | None = None
    beat: BeatView | None = None
    rest: bool = False


class ContentsPage(ListPage[ContentsEntry, Stop]):
    """Chooses where to go. Its result is the stop there, or None."""

    NAME = wording.CONTENTS
    FOLLOWS = True
    BINDINGS = commands.bound(commands.EDIT, close=commands.CONTENTS)

    def __init__(
        self, edition: Edition, stop: Stop, unvisited: Callable[[], Collection[str]]
    ) -> None:
        """`stop`: where the reader is.

        `unvisited` tells which moments have more to turn over by now, by id.
        """
        rows = entries(edition.view)
        self._unvisited = unvisited
        # A chapter's line leads to its first beat; the reader stands on the beat's own line.
        here = max(row for row, entry in enumerate(rows) if entry.stop == stop)
        super().__init__(edition, rows, here)
        if here > 1:
            self.why_here = wording.OPENED_AT[1:]

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, with the same place highlighted."""
        self.entries = entries(edition.view)
        super().follow(edition, here)

    @property
    def ids(self) -> Sequence[str]:
        """What tells an entry from all others: a chapter and its first moment are at one stop."""
        return [f"{each.stop} {bool(each.beat)} {each.rest}" for each in entries(self.view)]

    @property
    def thing(self) -> Thing:
        """The highlighted moment, or the coda."""
        return thing_at(self.goal())

    def row(self, item: int, width: int) -> Content:
        """What an entry is called, its number apart from it."""
        entry = self.entries[item]
        if entry.beat:
            title = plain(emphasis_removed(entry.beat.title))
            if entry.beat.id in self._unvisited():
                title += plain(f"  {UNVISITED_MARK} {MORE_TO_TURN}", "$accent")
            if entry.beat.turns_over:
                title += plain(f"  {REVEAL_MARK}", "bold")
            return beside(plain(f"   {entry.beat.number:>2}  "), title, width)
        if chapter := entry.chapter:
            if entry.rest:
                return beside(plain(" " * 5), plain(closed(chapter)), width)
            title = plain(emphasis_removed(chapter.title), "bold")
            if not chapter.beats:
                title += LINE + plain(emphasis_removed(chapter.teaser))
            return beside(plain(f"{chapter.number}  ", "bold"), title, width)
        return plain(REMAINS, "bold").truncate(width)

    def apart(self, item: int) -> bool:
        """Each chapter but the first."""
        entry = self.entries[item]
        return item > 0 and not entry.beat and not entry.rest

    def goal(self) -> Stop:
        """The highlighted entry."""
        return self.entries[self.highlighted].stop


def entries(view: View) -> list[ContentsEntry]:
    """Every entry in a view in film order."""
    found: list[ContentsEntry] = []
    for index, chapter in enumerate(view.chapters):
        found.append(ContentsEntry(first_stop(chapter), chapter))
        found += [ContentsEntry(Stop("beat", index, beat.id), beat=beat) for beat in chapter.beats]
        if chapter.beats and not chapter.whole:
            found.append(ContentsEntry(Stop("card", index), chapter, rest=True))
    if view.coda:
        found.append(ContentsEntry(Stop("coda", len(view.chapters))))
    return found
