"""The evidence: every clue with the moment that plants it and the one that pays it off."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.clues import (
    PAID_OFF_END,
    PLANTED_END,
    clue_at,
    clue_headings,
    clue_list,
)
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, TwoSided
from perfection_tui.tui.pages.page import Goal, Thing
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import found_again
from perfection_tui.view.moment import Moment, Pair


class EvidencePage(TwoSided):
    """Clues as pairs, in the order of the end turned to. Enter goes to the highlighted end."""

    NAME = wording.CLUES
    BINDINGS: ClassVar[list[BindingType]] = [commands.EVIDENCE.runs("close"), commands.EDIT.binding]

    def __init__(self, edition: Edition, here: Moment | None, item: str = "") -> None:
        """`here`: the moment to open at; `item`: the clue to open on instead, by its id."""
        highlighted, end = clue_at(edition, here)
        if item:
            highlighted, end = [pair.clue.id for pair in edition.clues].index(item), PLANTED_END
        super().__init__(edition, highlighted, end)
        self._order = end
        if self.walk:
            self.highlighted = self._clues.index(edition.clues[highlighted])
        self.tell_why(here, found=bool(item))

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """The same, at the same end of the same clue."""
        before, now = (
            [pair.clue.id for pair in _sorted(each, self._order)]
            for each in (self.edition, edition)
        )
        self.highlighted = found_again(self.highlighted, before, now)
        super().follow(edition, here)

    @property
    def _clues(self) -> Sequence[Pair]:
        """The clues in order."""
        return _sorted(self.edition, self._order)

    def turn_to(self, side: int) -> None:
        """Stand on the other end of the same clue, in the order of that end."""
        if not self.walk:
            return
        pair = self._clues[self.highlighted]
        self.side = self._order = side
        self.highlighted = self._clues.index(pair)
        self.show_list()

    def action_other_side(self) -> None:
        """Stand at the top of the other order: a clue kept would be taken for its first one."""
        self.side = self._order = 1 - self.side
        self.highlighted, self.why_here = 0, ()
        self.show_list()

    @property
    def walk(self) -> Sequence[int]:
        """The clues."""
        return range(len(self.edition.clues))

    @property
    def thing(self) -> Thing | None:
        """The highlighted clue."""
        return ("clues", self._clues[self.highlighted].clue.id) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw the clues."""
        return clue_list(self._clues, self.highlighted, self.side, width)

    def goal(self) -> Goal | None:
        """The highlighted end. What a clue meant belongs to the truth of where it pays off."""
        pair = self._clues[self.highlighted]
        if self.side == PLANTED_END:
            return Goal(pair.planted.beat.id, truth=False)
        return Goal(pair.paid_off.beat.id, truth=bool(pair.paid_off.beat.truths))

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        other = wording.PAID_OFF if self.side == PLANTED_END else wording.PLANTED
        return (
            KeyHint("{go}", "go there", "screen.go"),
            KeyHint("{other_side}", f"as {other.lower()}", "screen.other_side"),
            CHOOSE_HINT,
        )

    def show_beside(self) -> None:
        """Name the ends."""
        self.query_one("#columns", Line).show(
            lambda width: clue_headings(self.side, self._order, width) if self.walk else Content("")
        )

    def action_press_end(self, clue: int, end: int) -> None:
        """Highlight the end of a clue that was clicked; a second click goes there."""
        if (clue, end) == (self.highlighted, self.side):
            self.action_go()
        elif clue in self.walk:
            # The order stays: what was clicked is not to move away from the mouse.
            self.side = end
            self.stand_on(clue)


def _sorted(edition: Edition, end: int) -> Sequence[Pair]:
    """The clues in the order of one of their ends."""
    return edition.clues_as_paid_off if end == PAID_OFF_END else edition.clues
