"""The order of events: the same things as they are told and as they happened."""

from collections.abc import Sequence

from textual import events
from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, GO_HINT, MARGIN, WIDEST, TwoSided
from perfection_tui.tui.pages.order_drawing import (
    TELLS_MARK,
    TURNS_OVER_MARK,
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
from perfection_tui.view import sentences, wording
from perfection_tui.view.curve import CurvePoint, in_words, story_curve
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.sentences import spelled

TOLD, HAPPENED = 0, 1

WIDEST_PROSE = 90
"""The most cells that the page takes where it is a list of paragraphs."""


MARKS = f"{TELLS_MARK} is an event told, {TURNS_OVER_MARK} one told by a reveal."
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
    OrderPage.-columns.-low #words { height: 3; }
    OrderPage.-curve #words { display: block; height: 4; }
    OrderPage.-curve.-low #words { height: 3; }
    OrderPage.-main #columns, OrderPage.-main #items { margin-top: 0; }
    """

    def __init__(self, edition: Edition, here: Moment | None, item: str = "") -> None:
        """`here`: the moment to open at; `item`: the event to open on instead, by its id."""
        self._order = Order(edition)
        # The event to come back to from the moments' column.
        self._event = self._order.at(here)
        if item:
            self._event = self._order.event_ids.index(item)
        self._main = False
        self._curve: Sequence[CurvePoint] = ()
        super().__init__(edition, self._event, HAPPENED)
        self.tell_why(here, found=bool(item))

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, on the same event or moment. What cannot be drawn gives way."""
        before, self._order = self._order, Order(edition)
        self._event = self._order.found_again(self._event, before)
        self.highlighted = self._order.found_again(self.highlighted, before)
        self._main = self._main and bool(edition.main_events)
        self._curve = story_curve(edition) if self._curve else ()
        self._stand()
        super().follow(edition, here)

    @property
    def widest(self) -> int:
        """Room for every line of the columns to its end; prose in a width that is read well."""
        if self._columns:
            return max(WIDEST, self._order.whole_width + 2 * MARGIN)
        return WIDEST if self._curve else WIDEST_PROSE

    @property
    def _columns(self) -> bool:
        columns = bool(self._order.events) and not self._main and not self._curve
        return columns and self._order.has_columns(self.size.width - 2 * MARGIN)

    @property
    def walk(self) -> Sequence[int]:
        """The events in the order at hand, or the moments in their column."""
        order = self._order
        events = range(len(order.events))
        if self._main:
            return order.main(order.as_told if self.side == TOLD else events)
        if not events or self.side == HAPPENED or self._curve:
            return events
        if self._columns:
            return range(len(events), len(events) + len(order.moments))
        return order.as_told

    @property
    def thing(self) -> Thing | None:
        """The highlighted event or moment."""
        if self.walk and self._order.is_event(self.highlighted):
            return "events", self._order.event_ids[self.highlighted]
        return ("beats", self._moment.beat.id) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw both columns, or the order at hand."""
        if self._main:
            # All but the header, the names of the orders and the keys.
            return main_list(self._order, self.highlighted, self.walk, width, self.size.height - 3)
        if self._curve:
            return curve_rows(self.edition, self._curve, self.highlighted, width)
        if self._columns:
            return order_columns(self._order, self.highlighted, width)
        return order_list(self._order, self.highlighted, self.walk, width)

    def goal(self) -> Goal | None:
        """The moment that tells the highlighted event, or the highlighted moment."""
        return Goal(self._moment.beat.id)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        other = "other column" if self._columns else "other order"
        return (
            GO_HINT,
            *(() if self._curve else (KeyHint("{other_side}", other),)),
            KeyHint("{main}", "all events" if self._main else "main events"),
            KeyHint("{curve}", "lists" if self._curve else "curve"),
            CHOOSE_HINT,
        )

    def show_beside(self) -> None:
        """Name the orders, and tell of the highlighted item where its line is cut."""
        order, columns = self._order, self._columns
        self.set_class(columns, "-columns")
        self.set_class(self._main, "-main")
        self.set_class(bool(self._curve), "-curve")
        if not order.events:
            # There may have been some before the script was edited.
            self.query_one("#columns", Line).show(lambda _: Content(""))
            self.words.show_text(Content(""))
            return
        self.query_one("#columns", Line).show(self._headings)
        event = order.is_event(self.highlighted)
        words = event_words(order.events[self.highlighted]) if event else moment_words(self._moment)
        if self._curve:
            words = plain(f"{MARKS} {spelled(in_words(self._curve))}")
        self.words.show_text(words if columns or self._curve else Content(""))

    def _headings(self, width: int) -> Content:
        if self._curve:
            return event_line(self._order.events[self.highlighted]).truncate(width, ellipsis=True)
        names = order_headings(self._order, self.side, self._columns, width)
        if not self._main:
            return names
        revealed = plain(f"   {self.highlighted + 1}: {sentences.revealed(self._moment)}", "$muted")
        return names + revealed if (names + revealed).cell_length <= width else names

    def on_resize(self, event: events.Resize) -> None:
        """Stand on an event where the moments have no column any more."""
        self._stand()
        super().on_resize(event)

    def turn_to(self, side: int) -> None:
        """Change sides, and stay with the same event; the curve has both orders at once."""
        if self._curve:
            self.notify(self.keys.said(BOTH_ORDERS))
            return
        self.side = side
        self._stand()
        self.show_list()

    def action_main(self) -> None:
        """Show the main events alone, or all of them again."""
        if not self.edition.main_events:
            self.notify(wording.NONE_MAIN)
            return
        self._main, self._curve = not self._main, ()
        self._stand()
        self.show_list()

    def action_curve(self) -> None:
        """Draw the story curve, or show the lists again."""
        curve = () if self._curve else story_curve(self.edition)
        if not curve and not self._curve:
            self.notify(wording.NO_CURVE)
            return
        self._main, self._curve, self.side = False, curve, HAPPENED
        self._stand()
        self.show_list()

    def action_press(self, item: int) -> None:
        """Come to the side of what was clicked."""
        if self._columns:
            self.side = HAPPENED if self._order.is_event(item) else TOLD
        super().action_press(item)

    def _stand(self) -> None:
        """Highlight what stands for the highlighted item on the side at hand."""
        order = self._order
        if not order.events:
            return
        on_event, on_moments = order.is_event(self.highlighted), self._columns and self.side == TOLD
        if on_event and on_moments:
            self._event = self.highlighted
            self.highlighted = order.item_of(self._moment)
        elif not on_event and not on_moments:
            revealed = [each.number - 1 for each in self._moment.reveals]
            stays = self._event in revealed or not revealed
            self.highlighted = self._event if stays else revealed[0]
        if self._main and self.highlighted not in self.walk:
            before = self._order.main(range(self.highlighted))
            self.highlighted = before[-1] if before else self.walk[0]

    @property
    def _moment(self) -> Moment:
        return self._order.moment(self.highlighted)
