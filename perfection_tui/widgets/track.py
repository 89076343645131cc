"""The header line: the story's title, and its chapters as a track with the place marked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from perfection_tui.horizon import ChapterView, View
from perfection_tui.reading import Stop
from perfection_tui.widgets.line import pressable
from perfection_tui.widgets.prose import plain
from perfection_tui.wording import emphasis_removed

BEFORE, HERE, AFTER = "●", "◉", "○"


def track(view: View, stop: Stop, width: int) -> Content:
    """The fullest form of the track that fits in `width` cells, title first."""
    title = plain(emphasis_removed(view.title), "bold")
    for form in _forms(view, stop):
        gap = width - title.cell_length - form.cell_length
        if gap >= 2:
            return title + Content(" " * gap) + form
    here = min(_forms(view, stop), key=lambda form: form.cell_length)
    room = width - here.cell_length - 2
    if room < 8:
        return here.truncate(width, ellipsis=True)
    return title.truncate(room, ellipsis=True) + Content("  ") + here


def _forms(view: View, stop: Stop) -> Iterator[Content]:
    """The forms of the track, fullest first."""
    gap = Content("  ")
    chapters = view.chapters
    at = min(stop.chapter, len(chapters) - 1)
    yield gap.join(_chapter(each, stop, dots=True) for each in chapters)
    yield gap.join(_chapter(each, stop, dots=each.number == at + 1) for each in chapters)
    yield gap.join(_chapter(each, stop, dots=False) for each in chapters)
    yield plain(f"{at + 1} ", "bold $accent") + _chapter(chapters[at], stop, dots=True)
    yield plain(f"{at + 1} ", "bold $accent") + _chapter(chapters[at], stop, dots=False)
    yield plain(f"{at + 1}", "bold $accent")


def _chapter(chapter: ChapterView, stop: Stop, *, dots: bool) -> Content:
    index = chapter.number - 1
    reached = stop.chapter >= index
    style = "bold $accent" if stop.chapter == index else "$accent" if reached else "$muted"
    drawn = plain(emphasis_removed(chapter.title), style)
    if dots and chapter.beats:
        drawn += Content(" ") + _dots(chapter, stop)
    return pressable(drawn, f"screen.chapter({index})")


def _dots(chapter: ChapterView, stop: Stop) -> Content:
    """A mark for every beat of a chapter that is open; an unopened rest shows no length."""
    index, count = chapter.number - 1, len(chapter.beats)
    place = next((i for i, beat in enumerate(chapter.beats) if beat.id == stop.beat), None)
    if stop.chapter != index or place is None:
        past = stop.chapter > index or (stop.kind == "card" and stop.chapter == index)
        return plain((BEFORE if past else AFTER) * count, "$muted")
    return Content.assemble(
        (BEFORE * place, "$muted"),
        (HERE, "bold $accent"),
        (AFTER * (count - place - 1), "$muted"),
    )
