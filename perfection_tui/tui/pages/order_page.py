"""The order of events: the same things as they are told and as they happened."""

from collections.abc import Sequence
from typing import Literal

from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, GO_HINT, MARGIN, WIDEST, TwoSided
from perfection_tui.tui.pages.order_drawing import (
    REVEALS,
    TURNS_OVER,
    Order,
    curve_rows,
    event_line,
    event_words,
    main_list,
    moment_words,
    order_columns,
    order_headings,
    order_list,
)
from perfection_tui.tui.pages.page import Goal, Thing
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view import wording
from perfection_tui.view.curve import in_words
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import found_again
from perfection_tui.view.sentences import spelled

TOLD, HAPPENED = 0, 1

Form = Literal["list", "columns", "main", "curve"]
"""How the events are shown: all in one list or in two columns, the main ones alone, or a curve."""

WIDEST_PROSE = 90
"""The most cells that the page takes where it is a list of paragraphs."""


MARKS_IN_WORDS = f"{REVEALS} reveals an event, {TURNS_OVER} turns earlier moments over with it."
BOTH_ORDERS = "The curve draws both orders at once. {curve} shows the lists."


class OrderPage(TwoSided):
    """Film order and story order: two columns where there is room, one list where not.

    One key shows the main events alone: the story in a minute, in either order.
    Another draws the story curve.
    """

    NAME = wording.EVENTS

    BINDINGS = commands.bound(commands.EDIT, commands.MAIN, commands.CURVE, close=commands.ORDER)

    HAS_WORDS = True

    DEFAULT_CSS = """
    OrderPage.-columns #words { display: block; height: 6; }
    OrderPage.-curve #words { display: block; height: 4; }
    OrderPage.-low #words { height: 3; }
    OrderPage.-main #columns, OrderPage.-main #items { margin-top: 0; }
    """

    def __init__(self, edition: Edition, here: Moment | None, item: str) -> None:
        """`here`: the moment to open at; `item`: the event to open on instead, by its id."""
        self._order = Order(edition)
        self._asked: Form = "list"
        super().__init__(edition, self._order.at(here), HAPPENED)
        self.open_on(item, here)
        # The event to come back to from the moments' column.
        self._event = self.highlighted

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, on the same event or moment. What cannot be drawn gives way."""
        before, self._order = self._order, Order(edition)
        self._event = found_again(self._event, before.event_ids, self._order.event_ids)
        # In its own column: in the list of all ids a moment stands behind the last event.
        self.highlighted = self._order.found_again(self.highlighted, before)
        if self._why_not(self._asked):
            self._asked = "list"
        super().follow(edition, here)

    @property
    def _form(self) -> Form:
        """The form at hand: the one asked for, and columns in place of a list if they fit."""
        fit = self._asked == "list" and self._order.has_columns(self.size.width - 2 * MARGIN)
        return "columns" if fit else self._asked

    @property
    def widest(self) -> int:
        """Room for every line of the columns to its end; prose in a width that is read well."""
        if self._form == "columns":
            return max(WIDEST, self._order.whole_width + 2 * MARGIN)
        return WIDEST if self._form == "curve" else WIDEST_PROSE

    @property
    def ids(self) -> Sequence[str]:
        """The events, and then the moments, which may have the id of an event."""
        return [*self._order.event_ids, *(f"beats {id_}" for id_ in self._order.beat_ids)]

    @property
    def walk(self) -> Sequence[int]:
        """The events in the order at hand, or the moments in their column."""
        order, form = self._order, self._form
        events = range(len(order.events))
        if form == "columns" and self.side == TOLD:
            return range(len(events), len(events) + len(order.moments))
        in_order = order.as_told if self.side == TOLD else events
        if form == "main":
            return [event for event in in_order if order.events[event].event.main]
        return in_order

    @property
    def thing(self) -> Thing | None:
        """The highlighted event or moment."""
        if self.walk and self._order.is_event(self.highlighted):
            return "events", self.ids[self.highlighted]
        return ("beats", self._moment.beat.id) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw both columns, or the order at hand."""
        order, form = self._order, self._form
        if form == "main":
            # All but the header, the names of the orders and the keys.
            return main_list(order, self.highlighted, self.walk, width, self.size.height - 3)
        if form == "curve":
            return curve_rows(order, self.highlighted, width)
        if form == "columns":
            return order_columns(order, self.highlighted, width)
        return order_list(order, self.highlighted, self.walk, width)

    def goal(self) -> Goal | None:
        """The moment that tells the highlighted event, or the highlighted moment."""
        return Goal(self._moment.beat.id)

    def copied(self) -> Content:
        """All there is to say of the highlighted event or moment."""
        if self._order.is_event(self.highlighted):
            return event_words(self._order.events[self.highlighted])
        return moment_words(self._moment)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        form = self._form
        other = KeyHint("{other_side}", "other column" if form == "columns" else "other order")
        main = "all events" if form == "main" else "main events"
        return (
            GO_HINT,
            *(() if form == "curve" else (other,)),
            *([KeyHint("{main}", main)] if self._order.edition.main_events else []),
            KeyHint("{curve}", "lists" if form == "curve" else "curve"),
            CHOOSE_HINT,
        )

    def show_list(self) -> None:
        """Show all as it is now, with what stands on the side at hand highlighted."""
        self._stand()
        super().show_list()

    def show_beside(self) -> None:
        """Name the orders, and tell of the highlighted item where its line is cut."""
        for each in ("columns", "main", "curve"):
            self.set_class(each == self._form, f"-{each}")
        self.query_one("#columns", Line).show(self._headings)
        self.words.show(self._words)

    def _headings(self, width: int) -> Content:
        order, form = self._order, self._form
        if not order.events:
            return Content("")
        if form == "curve":
            return event_line(order.events[self.highlighted]).truncate(width, ellipsis=True)
        names = order_headings(order, self.side, form == "columns", width)
        if form != "main":
            return names
        number, moment = self.highlighted + 1, self._moment
        revealed = plain(f"   {number}: revealed in {moment.name}", "$muted")
        return names + revealed if (names + revealed).cell_length <= width else names

    def _words(self, _: int) -> Content:
        if self._form == "curve":
            return plain(f"{MARKS_IN_WORDS} {spelled(in_words(self._order.curve))}")
        return self.copied() if self._form == "columns" else Content("")

    def turn_to(self, side: int) -> None:
        """Change sides, and stay with the same event; the curve has both orders at once."""
        if self._asked == "curve":
            self.notify(self.keys.said(BOTH_ORDERS))
        else:
            super().turn_to(side)

    def action_main(self) -> None:
        """Show the main events alone, or all of them again."""
        self._ask_for("main")

    def action_curve(self) -> None:
        """Draw the story curve, or show the lists again."""
        self._ask_for("curve")

    def _ask_for(self, form: Form) -> None:
        """Take a form, or leave it again."""
        if why_not := self._why_not(form):
            self.notify(why_not)
            return
        self._asked = "list" if self._asked == form else form
        self.side = HAPPENED if form == "curve" else self.side
        self.show_list()

    def _why_not(self, form: Form) -> str:
        """Why the events cannot be shown in a form; empty: they can."""
        if form == "main" and not self._order.edition.main_events:
            return wording.NONE_MAIN
        return wording.NO_CURVE if form == "curve" and not self._order.curve else ""

    def action_press(self, item: int) -> None:
        """Come to the side of what was clicked."""
        if self._form == "columns":
            self.side = HAPPENED if self._order.is_event(item) else TOLD
        super().action_press(item)

    def _stand(self) -> None:
        """Highlight what stands for the highlighted item on the side at hand."""
        order = self._order
        if not order.events:
            return
        on_event = order.is_event(self.highlighted)
        on_moments = self._form == "columns" and self.side == TOLD
        if on_event and on_moments:
            self._event = self.highlighted
            self.highlighted = order.item_of(self._moment)
        elif not on_event and not on_moments:
            revealed = [each.number - 1 for each in self._moment.reveals]
            stays = self._event in revealed or not revealed
            self.highlighted = self._event if stays else revealed[0]
        if self._form == "main" and self.highlighted not in self.walk:
            before = [event for event in self.walk if event < self.highlighted]
            self.highlighted = max(before, default=self.walk[0])

    @property
    def _moment(self) -> Moment:
        return self._order.moment(self.highlighted)
