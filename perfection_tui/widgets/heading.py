"""The heading of a beat: its title, and at the right where it happens and where it stands."""

from __future__ import annotations

from textual.content import Content

from perfection_tui.horizon import BeatView, ChapterView
from perfection_tui.widgets.prose import LINE, emphasis_removed, plain


def heading(chapter: ChapterView, beat: BeatView, width: int) -> Content:
    """Title and place on one line of `width` cells, or below each other where they do not fit."""
    title = plain(emphasis_removed(beat.title), "bold")
    number = f"{beat.number} of {len(chapter.beats)}" if chapter.whole else f"{beat.number}"
    place = emphasis_removed(beat.place) if beat.place else ""
    right = plain(" · ".join(filter(None, (place, number))), "$muted")
    gap = width - title.cell_length - right.cell_length
    return title + (Content(" " * gap) if gap >= 2 else LINE) + right
