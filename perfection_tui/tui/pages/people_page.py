"""People: what each is taken for and is, and who knows what at the moment at hand."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, TwoSided
from perfection_tui.tui.pages.knowledge import (
    Knowledge,
    knowledge_headings,
    knowledge_table,
    legend,
)
from perfection_tui.tui.pages.page import Goal, Thing
from perfection_tui.tui.pages.people_list import people_list
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import LINE
from perfection_tui.tui.widgets.typesetting import leaves_line
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import found_again
from perfection_tui.view.horizon import View
from perfection_tui.view.moment import Moment

PEOPLE_LEAF, KNOWLEDGE_LEAF = 0, 1

LEAVES = (wording.PEOPLE, wording.KNOWLEDGE)

KNOWN_FROM_START = "{} is known from the start: no moment brings them in."


class PeoplePage(TwoSided):
    """Two leaves: the people, and a table of what they know."""

    NAME = wording.PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = [commands.PEOPLE.runs("close"), commands.EDIT.binding]

    HAS_WORDS = True

    DEFAULT_CSS = """
    PeoplePage.-known #words { display: block; height: auto; }
    PeoplePage.-low #words { max-height: 3; }
    """

    def __init__(
        self, edition: Edition, here: Moment | None, side: int = PEOPLE_LEAF, item: str = ""
    ) -> None:
        """`here`: the moment at which people know what the table says.

        `side` and `item`: the leaf, and the person or fact there, to open on.
        """
        self._known = Knowledge(edition, here)
        # The highlighted item of the leaf that is not shown.
        self._other_highlighted = 0
        super().__init__(edition, _listed(edition.view)[side].index(item) if item else 0, side)

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """The same, with the same person and the same fact highlighted, each on its leaf."""
        before, now = _listed(self.view), _listed(edition.view)
        this, other = self.side, 1 - self.side
        self.highlighted = found_again(self.highlighted, before[this], now[this])
        self._other_highlighted = found_again(self._other_highlighted, before[other], now[other])
        self._known = Knowledge(edition, here)
        super().follow(edition, here)

    @property
    def listed(self) -> str:
        """What the leaf at hand lists."""
        return LEAVES[self.side]

    @property
    def walk(self) -> Sequence[int]:
        """The people, or the facts."""
        return range(len(_listed(self.view)[self.side]))

    @property
    def thing(self) -> Thing | None:
        """The highlighted person or fact."""
        section, ids = ("people", "knowledge")[self.side], _listed(self.view)[self.side]
        return (section, ids[self.highlighted]) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw the leaf at hand."""
        if self.side == PEOPLE_LEAF:
            return people_list(self.edition.people, self.highlighted, width)
        return knowledge_table(self._known, self.highlighted, width)

    def goal(self) -> Goal | None:
        """Where the highlighted person comes in, or where the highlighted fact comes out."""
        if self.side == KNOWLEDGE_LEAF:
            return Goal(self.edition.facts[self.highlighted].revealed.beat.id)
        met = self.edition.people[self.highlighted].met
        return Goal(met.beat.id) if met else None

    @property
    def nowhere(self) -> str:
        """That no moment brings in who is highlighted."""
        return KNOWN_FROM_START.format(self.edition.people[self.highlighted].name)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        label = "where first met" if self.side == PEOPLE_LEAF else "where revealed"
        return (
            *self.empty_hints(),
            KeyHint("{go}", label, "screen.go", self.goal() is not None),
            CHOOSE_HINT,
        )

    def empty_hints(self) -> Sequence[KeyHint]:
        """The other leaf, which may not be empty."""
        label = "who knows what" if self.side == PEOPLE_LEAF else "people"
        return (KeyHint("{other_side}", label, "screen.other_side"),)

    def show_beside(self) -> None:
        """Name the leaves; over the table its columns, under it what its marks mean."""
        self.query_one("#columns", Line).show(self._headings)
        known = self.side == KNOWLEDGE_LEAF and bool(self.view.knowledge)
        self.set_class(known, "-known")
        self.words.show(lambda width: legend(self._known, width) if known else Content(""))

    def _headings(self, width: int) -> Content:
        names = leaves_line(LEAVES, self.side, width)
        if self.side == KNOWLEDGE_LEAF and self._known.facts and self._known.has_columns(width):
            return names + LINE + knowledge_headings(self._known, width)
        return names

    def turn_to(self, side: int) -> None:
        """Change leaves; each keeps its highlighted item."""
        self.highlighted, self._other_highlighted = self._other_highlighted, self.highlighted
        super().turn_to(side)


def _listed(view: View) -> tuple[list[str], list[str]]:
    """What each leaf lists, by id."""
    return [each.id for each in view.people], [each.id for each in view.knowledge]
