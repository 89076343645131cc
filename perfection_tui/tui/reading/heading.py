"""The heading of a beat: its title, and at the right where it happens and where it stands."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view import wording
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import ChapterView
from perfection_tui.view.phrases import emphasis_removed


def chapter_named(chapter: ChapterView, between: Content) -> Content:
    """A chapter by its number and its title."""
    title = plain(emphasis_removed(chapter.title), "bold $accent")
    return plain(f"Chapter {chapter.number}", "$muted") + between + title


def heading(moment: Moment, marks: Sequence[str], opens_chapter: bool, width: int) -> Content:
    """Title, marks and place on one line of `width` cells, or on two where they do not fit.

    `opens_chapter`: over them the chapter that the moment opens.
    """
    over = chapter_named(moment.chapter, plain("  ")) + LINE if opens_chapter else Content("")
    title = plain(moment.title, "bold")
    number = wording.number(moment.chapter, moment.beat)
    place = emphasis_removed(moment.beat.place or "")
    where = " · ".join(filter(None, (*marks, place)))
    together = cell_len(f"{where} · {number}") <= width
    right = plain((" · " if together else "\n").join(filter(None, (where, number))), "$muted")
    gap = width - title.cell_length - right.cell_length
    return over + title + (Content(" " * gap) if gap >= 2 else LINE) + right
