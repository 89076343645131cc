"""The order of events: the same things as they are told and as they happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from perfection_tui.tui.pages.listing import Goal, TwoSided
from perfection_tui.tui.pages.order_drawing import (
    event_words,
    moment_words,
    order_columns,
    order_headings,
    order_list,
    order_of,
)
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.sheet import Sheet
from perfection_tui.view import wording
from perfection_tui.view.horizon import View
from perfection_tui.view.places import Place

TOLD, HAPPENED = 0, 1

NOTHING_TOLD = "Nothing of what happened is told yet. As soon as it is, it is put in order here."


class OrderPage(TwoSided):
    """Film order and story order: two columns where there is room, one list where not."""

    NAME = wording.EVENTS

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "close", show=False)]

    HAS_WORDS = True

    DEFAULT_CSS = """
    OrderPage #columns { display: block; }
    OrderPage.-columns #words { display: block; height: 6; }
    OrderPage.-columns.-low #words { height: 3; }
    """

    def __init__(self, view: View, beat: str | None, event: str | None = None) -> None:
        """`beat`: the moment to open at; `event`: the event to open on instead, by its id."""
        self._order = order_of(view)
        # The event to come back to from the moments' column.
        self._event = self._order.at(beat) if view.events else 0
        if event:
            self._event = self._order.index(event)
        super().__init__(view, self._event, HAPPENED)

    @property
    def empty(self) -> str:
        """What to say where nothing has been told."""
        return NOTHING_TOLD

    @property
    def _columns(self) -> bool:
        return bool(self.view.events) and self._order.has_columns(self.list_width)

    @property
    def walk(self) -> Sequence[int]:
        """The events in the order at hand, or the moments in their column."""
        count = len(self._order.events)
        if not count or self.side == HAPPENED:
            return range(count)
        return range(count, count + len(self._order.film)) if self._columns else self._order.as_told

    def draw(self, width: int) -> Sheet:
        """Draw both columns, or the order at hand."""
        if self._columns:
            return order_columns(self._order, self.lit, width)
        return order_list(self._order, self.lit, self.walk, width)

    def goal(self) -> Goal | None:
        """The moment that tells the lit event, or the lit moment."""
        return Goal(self._moment.beat.id)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        other = "other column" if self._columns else "other order"
        return (
            KeyHint("Enter", "go there", "screen.go"),
            KeyHint("t", other, "screen.other_side"),
            KeyHint("↑ ↓", "choose", "screen.scroll_text(1)"),
        )

    def show_beside(self) -> None:
        """Name the orders, and tell of the lit item where its line is cut."""
        order, columns = self._order, self._columns
        self.set_class(columns, "-columns")
        if not self.view.events:
            return
        self.query_one("#columns", Line).show(
            lambda width: order_headings(order, self.side, columns, width)
        )
        event = self.lit < len(order.events)
        words = event_words(order, self.lit) if event else moment_words(order, self._moment)
        self.words.show_text(words if columns else Content(""))

    def on_resize(self, event: events.Resize) -> None:
        """Stand on an event where the moments have no column any more."""
        self._stand()
        super().on_resize(event)

    def turn_to(self, side: int) -> None:
        """Change sides, and stay with the same event."""
        self.side = side
        self._stand()
        self.show_list()

    def action_read_on(self) -> None:
        """Scroll the words on, or light the item a page further down."""
        words = self.words
        if words.can_scroll_on:
            words.scroll_page_down(animate=False)
        else:
            super().action_read_on()

    def action_press(self, item: int) -> None:
        """Come to the side of what was clicked."""
        if self._columns:
            self.side = HAPPENED if item < len(self._order.events) else TOLD
        super().action_press(item)

    def _stand(self) -> None:
        """Light what stands for the lit item on the side at hand."""
        order, count = self._order, len(self._order.events)
        if not count:
            return
        if self._columns and self.side == TOLD and self.lit < count:
            self._event = self.lit
            self.lit = count + order.told[self.lit].position
        elif self.lit >= count and not (self._columns and self.side == TOLD):
            told = order.told_by(self._moment)
            self.lit = self._event if self._event in told or not told else told[0]

    @property
    def _moment(self) -> Place:
        count = len(self._order.events)
        if self.lit < count:
            return self._order.told[self.lit]
        return self._order.places[self.lit - count]
