"""Contents: the chapters and those of their moments that are open, to choose where to go."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from perfection_tui.horizon import BeatView, ChapterView, View
from perfection_tui.reading import Stop
from perfection_tui.screens.page import CLOSE_HINT, Page
from perfection_tui.widgets.choices import Choices
from perfection_tui.widgets.key_line import KeyHint
from perfection_tui.widgets.line import Line
from perfection_tui.widgets.prose import LINE, plain
from perfection_tui.wording import emphasis_removed

REVEAL = "◀◀"

PAUSE: tuple[None, Content] = (None, Content(" "))
"""An empty line between chapters."""


class Contents(Page[Stop | None]):
    """Chooses a place to go. Its result is that place, or None."""

    NAME = "Contents"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "close", show=False)]

    DEFAULT_CSS = """
    Contents { align: center top; }
    Contents Choices { height: 1fr; max-width: 76; margin: 1 2 0 2; }
    """

    def __init__(self, view: View, stop: Stop, *, cards: bool = True) -> None:
        super().__init__(view)
        self._places = places(view, cards=cards)
        # A chapter's line leads to its first beat; the reader stands on the beat's own line.
        self._here = max(
            (i for i, (place, _) in enumerate(self._places) if place == stop), default=0
        )

    def compose(self) -> ComposeResult:
        """Lay out the header and the list."""
        yield Line(id="header")
        yield Choices(
            *(line for _, line in self._places),
            chosen=self._here,
            unavailable=[i for i, (place, _) in enumerate(self._places) if place is None],
        )
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Stand on the reader's place."""
        self.query_one(Choices).focus()
        self.show_frame(
            KeyHint("Enter", "go there", "screen.go"),
            KeyHint("↑ ↓", "choose", "screen.choose_next"),
            CLOSE_HINT,
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the place chosen."""
        self.dismiss(self._places[event.option_index][0])

    def action_go(self) -> None:
        """Go to the place that is lit."""
        self.query_one(Choices).action_select()

    def action_choose_next(self) -> None:
        """Light the next place."""
        self.query_one(Choices).action_cursor_down()


def places(view: View, *, cards: bool) -> list[tuple[Stop | None, Content]]:
    """Every place in a view with its line, in film order; without a place, a line only to read.

    `cards`: a chapter that is not open can be gone to.
    """
    found: list[tuple[Stop | None, Content]] = []
    for index, chapter in enumerate(view.chapters):
        if found:
            found.append(PAUSE)
        card = Stop("card", index) if cards else None
        first = Stop("beat", index, chapter.beats[0].id) if chapter.beats else card
        found.append((first, _chapter_line(chapter)))
        found += [(Stop("beat", index, beat.id), _beat_line(beat)) for beat in chapter.beats]
        if chapter.beats and card and not chapter.whole:
            found.append((card, plain("     The rest is not open")))
    if view.coda:
        found += [PAUSE, (Stop("coda", len(view.chapters)), plain("What remains", "bold"))]
    return found


def _chapter_line(chapter: ChapterView) -> Content:
    title = plain(f"{chapter.number}  {emphasis_removed(chapter.title)}", "bold")
    if chapter.beats:
        return title
    return title + LINE + plain(f"   {emphasis_removed(chapter.teaser)}")


def _beat_line(beat: BeatView) -> Content:
    line = plain(f"   {beat.number:>2}  {emphasis_removed(beat.title)}")
    return line + plain(f"  {REVEAL}", "bold") if beat.opens else line
