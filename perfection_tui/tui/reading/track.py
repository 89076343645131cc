"""The header line: the story's title, and its chapters as a track with the place marked."""

from collections.abc import Collection, Sequence
from functools import cache

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from perfection_tui.reader.replay import Replay
from perfection_tui.tui.widgets import styled
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import SHORTEST_TITLE, plain, titled
from perfection_tui.tui.widgets.typesetting import at_ends, padded
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.stops import Stop

_GAP = "  "

LAST_DOTTED = 2
"""The last of the forms that has dots."""


class _TrackForm(Struct, frozen=True):
    """A form of the track: the number before it, its chapters, and those of them with dots."""

    number: str
    chapters: Sequence[ChapterView]
    dotted: Collection[int]
    unvisited: Collection[str] = ()

    @property
    def cells(self) -> int:
        """How wide it is. Known without drawing it: of a long story most forms do not fit."""
        titles = sum(cell_len(emphasis_removed(each.title)) for each in self.chapters)
        dots = sum(len(each.beats) + 1 for each in self.chapters if self._is_dotted(each))
        return len(self.number) + titles + dots + len(_GAP) * max(0, len(self.chapters) - 1)

    def draw(self, stop: Stop) -> Content:
        """It as it looks at a stop."""
        chapters = Content(_GAP).join(
            _chapter(each, stop, self.unvisited if self._is_dotted(each) else None)
            for each in self.chapters
        )
        return plain(self.number, "bold $accent") + chapters if self.number else chapters

    def _is_dotted(self, chapter: ChapterView) -> bool:
        return chapter.number in self.dotted and bool(chapter.beats)


def track(view: View, stop: Stop, unvisited: Collection[str], width: int) -> Content:
    """The fullest form of the track that fits in `width` cells, title first.

    `unvisited`: the moments that have more to turn over, by id.
    """
    title = plain(emphasis_removed(view.title), "bold")
    forms = _forms(view, stop, unvisited)
    for form in forms:
        taken = form.cells
        gap = width - title.cell_length - taken
        if gap >= 2:
            return title + Content(" " * gap) + form.draw(stop)
        # Where the reader is tells them more than the end of a title that they know.
        if form is forms[LAST_DOTTED] and width - taken - 2 >= SHORTEST_TITLE:
            return titled(view.title, form.draw(stop), width)
    return titled(view.title, min(forms, key=lambda form: form.cells).draw(stop), width)


def _forms(view: View, stop: Stop, unvisited: Collection[str]) -> Sequence[_TrackForm]:
    """The forms of the track, fullest first."""
    chapters = view.chapters
    here = chapters[min(stop.chapter, len(chapters) - 1)]
    number = f"{here.number}"
    return (
        _TrackForm("", chapters, range(1, len(chapters) + 1), unvisited),
        _TrackForm("", chapters, (here.number,), unvisited),
        _TrackForm(f"{number} ", (here,), (here.number,), unvisited),
        _TrackForm("", chapters, ()),
        _TrackForm(f"{number} ", (here,), ()),
        _TrackForm(number, (), ()),
    )


def _chapter(chapter: ChapterView, stop: Stop, unvisited: Collection[str] | None) -> Content:
    """A chapter's title, and its dots unless `unvisited` is None."""
    index = chapter.number - 1
    reached = stop.chapter >= index
    style = "bold $accent" if stop.chapter == index else "$accent" if reached else "$muted"
    drawn = plain(emphasis_removed(chapter.title), style)
    if unvisited is not None:
        drawn += Content(" ") + _dots(chapter, stop, unvisited)
    return pressable(drawn, f"screen.chapter({index})", around=True)


def _dots(chapter: ChapterView, stop: Stop, unvisited: Collection[str]) -> Content:
    """A mark for every beat of a chapter that is open; an unopened rest shows no length."""
    index = chapter.number - 1
    past = stop.chapter > index or (stop.kind == "card" and stop.chapter == index)
    elsewhere = len(chapter.beats) if past else -1
    beats = list(enumerate(chapter.beats))
    at = next((number for number, beat in beats if beat.id == stop.beat), elsewhere)
    marks = []
    for number, beat in beats:
        waits = beat.id in unvisited and number != at
        mark = plain(styled.UNVISITED_MARK, "$accent") if waits else _mark(number - at)
        marks.append(pressable(mark, f"screen.go_to_beat('{beat.id}')"))
    return Content("").join(marks)


@cache
def _mark(ahead: int) -> Content:
    """The mark of a moment, so many ahead of the one at hand."""
    if not ahead:
        return plain(styled.HERE_MARK, "bold $accent")
    return plain(styled.BEFORE_MARK if ahead < 0 else styled.AFTER_MARK, "$muted")


def replay_track(edition: Edition, replay: Replay, width: int) -> Content:
    """The header of a replay: which it is, and its moments with the place marked."""
    name, number = replay.in_words(edition)
    dots = Content("").join(
        pressable(_mark(each - replay.number), f"screen.replay_from({each})")
        for each in range(1, len(replay.beats) + 1)
    )
    title, right = plain(f"{styled.REVEAL_MARK} {name}", "bold $accent"), plain(number, "bold")
    narrow = padded(title, max(1, width - right.cell_length - 1)) + plain(" ") + right
    return at_ends(title, right + plain("  ") + dots, width) or narrow
