"""The evidence: every clue with the moment that plants it and the one that pays it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from perfection_tui.tui.pages.clues import PLANTED, clue_at, clue_headings, clue_list
from perfection_tui.tui.pages.item_page import TwoSided
from perfection_tui.tui.pages.page import Goal
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.rows import Rows
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment


class EvidencePage(TwoSided):
    """Clues as pairs. One end of one of them is highlighted, and Enter goes there."""

    NAME = wording.CLUES
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "close", show=False)]

    DEFAULT_CSS = """
    """

    def __init__(self, edition: Edition, here: Moment | None, clue: str | None = None) -> None:
        """`here`: the moment to open at; `clue`: the clue to open on instead, by its id."""
        highlighted, end = clue_at(edition, here)
        if clue:
            highlighted, end = [pair.clue.id for pair in edition.clues].index(clue), PLANTED
        super().__init__(edition, highlighted, end)

    @property
    def empty(self) -> str:
        """What to say where no clue is open."""
        return wording.none_listed(self.view, wording.CLUES)

    @property
    def walk(self) -> Sequence[int]:
        """The clues."""
        return range(len(self.edition.clues))

    def draw(self, width: int) -> Rows:
        """Draw the clues."""
        return clue_list(self.edition.clues, self.highlighted, self.side, width)

    def goal(self) -> Goal | None:
        """The highlighted end. What a clue meant belongs to the truth of where it pays off."""
        pair = self.edition.clues[self.highlighted]
        if self.side == PLANTED:
            return Goal(pair.planted.beat.id, truth=False)
        return Goal(pair.paid_off.beat.id, truth=bool(pair.paid_off.beat.truths))

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (
            KeyHint("Enter", "go there", "screen.go"),
            KeyHint("t", "other end", "screen.other_side"),
            KeyHint("↑ ↓", "choose", "screen.scroll_text(1)"),
        )

    def show_beside(self) -> None:
        """Name the ends."""
        self.query_one("#columns", Line).show(
            lambda width: clue_headings(self.side, width) if self.walk else Content("")
        )

    def action_press_end(self, clue: int, end: int) -> None:
        """Highlight the end of a clue that was clicked; a second click goes there."""
        if (clue, end) == (self.highlighted, self.side):
            self.action_go()
        else:
            self.side = end
            self.light(clue)
