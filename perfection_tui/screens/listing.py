"""Pages whose lines can be chosen: a list that the usual keys walk, and that leads somewhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from perfection_tui import commands
from perfection_tui.horizon import View
from perfection_tui.screens.page import CLOSE_HINT, Page
from perfection_tui.widgets.key_line import KeyHint
from perfection_tui.widgets.line import Line
from perfection_tui.widgets.scroll import Scroll
from perfection_tui.widgets.setting import Sheet


class Goal(Struct, frozen=True):
    """Where to go: a moment by its id, and on which side; None: as moments open here."""

    beat: str
    truth: bool | None = None


Target = TypeVar("Target")


class Listing(Page[Target | None], Generic[Target]):
    """A page of items, one of which is lit. Its result is where that leads, or None.

    Around the list stand a line of headings above and a few words below.
    """

    BINDINGS: ClassVar[list[BindingType]] = [commands.GO.binding]

    # Textual declares it without ClassVar.
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012

    DEFAULT_CSS = """
    Listing { align: center top; }
    Listing #hall { width: 100%; max-width: 150; height: 1fr; }
    Listing #columns, Listing #items, Listing #words { padding: 0 2; }
    Listing #items { height: 1fr; }
    Listing.-high #items { margin-top: 1; }
    Listing.-high #columns { margin-top: 1; }
    Listing #columns, Listing #words { display: none; }
    """

    def __init__(self, view: View, lit: int = 0) -> None:
        super().__init__(view)
        self.lit = lit
        self._drawn: dict[int, Sheet] = {}

    def compose(self) -> ComposeResult:
        """Lay out the header, the list with its headings and words, and the keys."""
        with Vertical(id="hall"):
            yield Line(id="header")
            yield Line(id="columns")
            yield Scroll(id="items")
            yield Scroll(id="words")
        yield Line(id="keys")

    @property
    def text(self) -> Scroll:
        """The list."""
        return self.query_one("#items", Scroll)

    @property
    def walk(self) -> Sequence[int]:
        """The items in the order in which ↑ and ↓ go through them."""
        return range(len(self.sheet.rows))

    @property
    def sheet(self) -> Sheet:
        """The list as it is drawn in the width it has."""
        return self._sheet(self.list_width)

    def _sheet(self, width: int) -> Sheet:
        # Drawing takes its time in a long story, and several things ask for it.
        if width not in self._drawn:
            self._drawn = {width: self.draw(width)}
        return self._drawn[width]

    @property
    def list_width(self) -> int:
        """The cells that a line of the list has."""
        return max(1, self.text.scrollable_content_region.width)

    @property
    @abstractmethod
    def empty(self) -> str:
        """What the page says where there is nothing to list."""

    @abstractmethod
    def draw(self, width: int) -> Sheet:
        """Draw the list, the lit item lit."""

    @abstractmethod
    def goal(self) -> Target | None:
        """Where the lit item leads."""

    @abstractmethod
    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, beside those of every page."""

    def empty_hints(self) -> Sequence[KeyHint]:
        """The keys that work where there is nothing to list."""
        return ()

    def on_mount(self) -> None:
        """Show the list and come to stand on the lit item."""
        self.show_list()

    def on_resize(self, _: events.Resize) -> None:
        """Keep the lit item in sight in the new room."""
        self.show_list()

    def show_list(self) -> None:
        """Show the list as it is now."""
        self._drawn = {}
        if self.walk:
            hints = self.hints()
            self.text.change(lambda width: self._sheet(width).text)
        else:
            self.text.change(lambda _: Content(self.empty))
            hints = self.empty_hints()
        self.show_frame(*hints, CLOSE_HINT)
        self.show_beside()
        # Only after the next layout is it known what room there is, and how far it reaches.
        self.call_after_refresh(self._settle)

    def show_beside(self) -> None:
        """Show what stands around the list, where something does."""

    def _settle(self) -> None:
        """Give a short list no more room than it fills, so that the words stand close to it."""
        hall, items = self.query_one("#hall"), self.text
        others = sum(
            each.outer_size.height for each in hall.children if each.display and each != items
        )
        rows = len(self.sheet.lines) + items.gutter.height
        spare = hall.size.height - others - items.styles.margin.height - rows
        items.styles.height = rows if self.walk and spare > 0 else "1fr"
        self.bring_lit()

    def bring_lit(self) -> None:
        """Scroll until the lit item is seen."""
        if rows := self.sheet.rows.get(self.lit):
            self.text.bring(*rows)

    def light(self, item: int) -> None:
        """Light an item."""
        self.lit = item
        self.show_list()

    def action_press(self, item: int) -> None:
        """Light an item that was clicked, or go where it leads if it is lit already."""
        if item == self.lit:
            self.action_go()
        else:
            self.light(item)

    def action_go(self) -> None:
        """Go where the lit item leads."""
        if self.walk and (goal := self.goal()):
            self.dismiss(goal)

    def action_close(self) -> None:
        """Go back to where the reader was."""
        self.dismiss(None)

    def action_scroll_text(self, lines: int) -> None:
        """Light the next item or the one before, once all of the lit one has been seen."""
        if self._see_rest(lines):
            self.text.scroll_relative(y=lines, animate=False)
        elif self.walk:
            at = self.walk.index(self.lit) + lines
            self.light(self.walk[max(0, min(at, len(self.walk) - 1))])

    def action_first(self) -> None:
        """Light the first item."""
        if self.walk:
            self.light(self.walk[0])

    def action_last(self) -> None:
        """Light the last item."""
        if self.walk:
            self.light(self.walk[-1])

    def action_read_on(self) -> None:
        """Light the item a page further down."""
        self._light_page(1)

    def action_read_back(self) -> None:
        """Light the item a page further up."""
        self._light_page(-1)

    def _see_rest(self, lines: int) -> bool:
        """Whether the lit item runs on beyond the edge towards which the reader moves."""
        rows = self.sheet.rows.get(self.lit)
        if rows is None:
            return lines > 0 if self.text.can_scroll_on else lines < 0
        top = self.text.scroll_offset.y
        bottom = top + self.text.scrollable_content_region.height
        return rows[0] < (bottom if lines > 0 else top) < rows[1]

    def _light_page(self, direction: int) -> None:
        rows = self.sheet.rows
        page = max(1, self.text.scrollable_content_region.height - 1)
        walk = self.walk[::direction]
        if not walk:
            return
        start = rows[self.lit][0]
        ahead = walk[walk.index(self.lit) + 1 :]
        within = [item for item in ahead if abs(rows[item][0] - start) <= page]
        self.light(within[-1] if within else ahead[0] if ahead else self.lit)


class TwoSided(Listing[Goal]):
    """A listing with two sides or two leaves: ← and → choose one, t changes between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        commands.LEFT_SIDE.binding,
        commands.RIGHT_SIDE.binding,
        commands.OTHER_SIDE.binding,
    ]

    def __init__(self, view: View, lit: int = 0, side: int = 0) -> None:
        super().__init__(view, lit)
        self.side = side

    def turn_to(self, side: int) -> None:
        """Stand on a side, 0 or 1."""
        self.side = side
        self.show_list()

    def action_side(self, side: int) -> None:
        """Stand on the left or the right side."""
        if side != self.side:
            self.turn_to(side)

    def action_other_side(self) -> None:
        """Change sides."""
        self.turn_to(1 - self.side)
