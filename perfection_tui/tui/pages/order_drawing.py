"""The order of events: what happened beside where it is told, as columns, a list or a curve."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from perfection_tui.tui.pages.joins import Joins, gutter, strokes
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import LINE, plain, prose, small_heading
from perfection_tui.tui.widgets.typesetting import (
    HIGHLIGHT,
    Cell,
    beside,
    in_cells,
    item_lines,
    padded,
    press,
    tab_line,
    tabs,
    wrapped,
)
from perfection_tui.view.curve import CurvePoint, story_curve
from perfection_tui.view.edition import Edition, Happening, Moment
from perfection_tui.view.edits import found_again
from perfection_tui.view.phrases import emphasis_removed, one_line
from perfection_tui.view.sentences import spelled
from perfection_tui.view.wording import AS_HAPPENED, AS_TOLD

REVEALS, TURNS_OVER, TOUCHES = "●", "■", "○"
"""A moment that reveals an event; one that turns earlier moments over with it; one that touches
the highlighted event before it is revealed."""

LEGENDS = (
    f"{REVEALS} reveals   {TURNS_OVER} turns over   {TOUCHES} shows",
    f"{REVEALS}{TURNS_OVER} reveals   {TOUCHES} shows",
)
"""What the marks of the columns mean, and in fewer words."""

WAY_MARK, CHAPTER_MARK = "·", "┊"
"""The way from one event of the curve to the next; a chapter begins."""

_NUMBER = 5
"""The cells that an event's number takes, with a blank after its words."""

_INDENT = 5

_NARROWEST_FILM, _NARROWEST_STORY = 26, 36


class Order:
    """The events of an edition in both orders.

    An item is an event by its place in story order, or a moment by its place
    in film order counted on from the events.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.events, self.moments = edition.events, edition.moments
        self.event_ids = [each.event.id for each in edition.events]
        self.beat_ids = [each.beat.id for each in edition.moments]
        self.as_told = [each.number - 1 for each in edition.events_as_told]
        """The events in the order in which they are revealed."""

    @cached_property
    def joins(self) -> Joins:
        """The two columns, laid out when they are first needed."""
        return Joins(self.edition)

    @cached_property
    def curve(self) -> Sequence[CurvePoint]:
        """The story curve, if there is one."""
        return story_curve(self.edition)

    def is_event(self, item: int) -> bool:
        """Whether an item is an event; else it is a moment."""
        return item < len(self.events)

    def moment(self, item: int) -> Moment:
        """The moment that an item is, or that reveals the event that it is."""
        if self.is_event(item):
            return self.events[item].revealed
        return self.moments[item - len(self.events)]

    def item_of(self, moment: Moment) -> int:
        """The item that a moment is."""
        return len(self.events) + moment.position

    def found_again(self, item: int, before: "Order") -> int:
        """The item that one of an earlier order is here, or the nearest of its column."""
        if before.is_event(item):
            return found_again(item, before.event_ids, self.event_ids)
        moment = found_again(item - len(before.events), before.beat_ids, self.beat_ids)
        return len(self.events) + moment

    def at(self, here: Moment | None) -> int:
        """The event to open on at a moment: the first it reveals, touches, or has behind it."""
        if here is None:
            return 0
        touched = [each for each in self.events if here in each.touched]
        before = [
            each for each in self.edition.events_as_told if each.revealed.position < here.position
        ]
        first = [*here.reveals, *touched, *before[-1:]]
        return first[0].number - 1 if first else 0

    def has_columns(self, width: int) -> bool:
        """Whether there is something in both columns, and they and their lines fit in a width."""
        least = self.joins.width + _NARROWEST_FILM + _NARROWEST_STORY + 2
        return bool(self.events) and least <= width

    @cached_property
    def whole_width(self) -> int:
        """The width in which no line of the two columns is cut."""
        longest = max(plain(one_line(each.event.what)).cell_length for each in self.events)
        return self.film_width + self.joins.width + 2 + _INDENT + longest + 1

    @cached_property
    def film_width(self) -> int:
        """The cells that the moments take, none of their titles cut."""
        longest = max(plain(moment.title).cell_length for moment in self.moments)
        return self.chapter_width + 5 + longest

    @cached_property
    def chapter_width(self) -> int:
        """The cells that the chapters' titles take beside the moments."""
        titles = {emphasis_removed(moment.chapter.title) for moment in self.moments}
        return min(12, max(plain(title).cell_length for title in titles))


def order_columns(order: Order, highlighted: int, width: int) -> Blocks:
    """Both orders side by side, joined by lines; those of the highlighted item are heavy."""
    laid = order.joins
    film_width = film_column(order, width)
    story_width = width - film_width - laid.width - 2
    touched: set[int] = set()
    beat = order.moment(highlighted).position
    if order.is_event(highlighted):
        events = [highlighted]
        touched = {moment.position for moment in order.events[highlighted].earlier}
    else:
        events = list(laid.reveals.get(beat, ()))
    heavy = strokes(laid, {beat: events} if events else {})

    def draw(row: int) -> DrawnLines:
        """Draw what lies on a row of both columns, and the lines between."""
        left, right = Content(" " * (film_width + 2)), Content("")
        if (each := laid.beat_on.get(row)) is not None:
            stands = highlighted == order.item_of(order.moments[each])
            style = HIGHLIGHT if stands else "bold" if each == beat or each in touched else ""
            mark = _mark(order.moments[each]) if each in laid.reveals else " "
            mark = TOUCHES if each in touched else mark
            left = _moment_cell(order, each, style, film_width) + plain(f"{mark} ", "$accent")
        if (each := laid.event_on.get(row)) is not None:
            style = HIGHLIGHT if highlighted == each else "bold" if each in events else ""
            right = _event_cell(order, each, style, story_width)
        return [left + gutter(laid, heavy, row) + right]

    def row_of(item: int) -> int:
        """The row that an event or a moment lies on."""
        if order.is_event(item):
            return laid.events[item]
        return laid.beats[order.moment(item).position]

    return Blocks(laid.height, draw, block_of=row_of, single=True)


def order_headings(order: Order, side: int, columns: bool, width: int) -> Content:
    """The names of the two orders, over their columns with what their marks mean, or in a line."""
    if not columns:
        return tab_line((AS_TOLD, AS_HAPPENED), side, width)
    told, happened = tabs((AS_TOLD, AS_HAPPENED), side)
    room = film_column(order, width) + 2 + order.joins.width
    forms = (told + plain(f"   {each}   ", "$muted") for each in LEGENDS)
    explained = next((each for each in forms if each.cell_length <= room), told)
    return padded(explained, room) + happened


def film_column(order: Order, width: int) -> int:
    """The cells that the moments take beside the lines and the events."""
    share = max(_NARROWEST_FILM, (width - order.joins.width) * 2 // 5)
    return min(order.film_width, share)


def _moment_cell(order: Order, beat: int, style: str, width: int) -> Content:
    moment = order.moments[beat]
    chapter = emphasis_removed(moment.chapter.title) if moment.beat.number == 1 else ""
    name = padded(plain(chapter, "$muted"), order.chapter_width + 1)
    title = plain(f"{moment.beat.number:>2} ", "$muted") + plain(f"{moment.title} ")
    title = padded(title, width - name.cell_length)
    return name + pressable(title.stylize(style), press(order.item_of(moment)))


def _event_cell(order: Order, event: int, style: str, width: int) -> Content:
    what = one_line(order.events[event].event.what)
    line = plain(f" {event + 1:>2}", "$muted") + plain(f"  {what} ")
    return pressable(padded(line, width).stylize(style), press(event))


def order_list(order: Order, highlighted: int, events: Sequence[int], width: int) -> Blocks:
    """The events under each other in the order given."""
    indent = Content(" " * _INDENT)

    def draw(block: int) -> DrawnLines:
        """Draw an event under the time of it."""
        event = events[block]
        each = order.events[event]
        title = plain(emphasis_removed(each.event.when))
        when = beside(plain(f"{each.number:>3}  "), title, width).split("\n")
        style = HIGHLIGHT if event == highlighted else "$muted"
        words = plain(spelled(each.history), "italic $muted")
        lines = [padded(line, width).stylize(style) for line in when]
        for text in (prose(each.event.what), words):
            lines += [indent + line for line in wrapped(text, width - _INDENT)]
        return item_lines(event, lines)

    return Blocks(len(events), draw, block_of=events.index)


def main_list(
    order: Order, highlighted: int, events: Sequence[int], width: int, rows: int
) -> Blocks:
    """The main events in the order given, each a paragraph; close to each other in few rows."""

    def draw(block: int) -> DrawnLines:
        """Draw an event as a paragraph."""
        each = order.events[events[block]]
        when = plain(f"{emphasis_removed(each.event.when)}. ", "bold")
        number = plain(f"{each.number:>3}  ")
        first, *rest = beside(number, when + prose(each.event.what), width).split("\n")
        first = padded(first, width).stylize(HIGHLIGHT) if events[block] == highlighted else first
        return item_lines(events[block], [first, *rest])

    close = Blocks(len(events), draw, apart=lambda _: False, block_of=events.index)
    if len(close.lines) + len(events) > rows:
        return close
    return Blocks(len(events), draw, block_of=events.index)


def event_line(each: Happening) -> Content:
    """An event in one line."""
    return plain(f"{each.number}  ", "$muted") + plain(one_line(each.event.what))


def event_words(each: Happening) -> Content:
    """All there is to say of an event, in words."""
    heading = small_heading(f"{each.number}  {emphasis_removed(each.event.when)}")
    return LINE.join([heading, prose(each.event.what), plain(spelled(each.history), "$muted")])


def moment_words(moment: Moment) -> Content:
    """What a moment has to do with the order of events."""
    title = plain(moment.title) + plain(f"  {moment.numbered}", "$muted")
    return title + LINE + plain(moment.events)


def curve_rows(order: Order, highlighted: int, width: int) -> Blocks:
    """The story curve: a row an event, as it happened; from left to right, as it is told.

    `highlighted`: one of the events, by its position in story order.
    """
    longest = max(cell_len(emphasis_removed(each.event.when)) for each in order.events)
    label = min(_NUMBER + longest, width // 3)
    cells = width - label
    field = _field(order, cells)

    def draw(event: int) -> DrawnLines:
        """Draw the row of an event."""
        each = order.events[event]
        when = plain(f"{each.number:>3} {emphasis_removed(each.event.when)}")
        name = padded(when.truncate(label - 1, ellipsis=True), label)
        name = name.stylize(HIGHLIGHT if event == highlighted else "$muted")
        row = [field.get((event, cell), (" ", "")) for cell in range(cells)]
        return item_lines(event, [name + in_cells(row)])

    return Blocks(len(order.events), draw, single=True)


def _field(order: Order, cells: int) -> dict[tuple[int, int], Cell]:
    """What stands where, by row and cell: chapters, then the way, then the events upon it."""
    starts = (each.position for each in order.edition.openings[1:])
    bounds = {start * cells // len(order.moments) for start in starts}
    curve = order.curve
    field: dict[tuple[int, int], Cell] = {
        (row, cell): (CHAPTER_MARK, "$faint") for cell in bounds for row in range(len(curve))
    }
    places = [(each.event.number - 1, min(int(each.across * cells), cells - 1)) for each in curve]
    for before, after in pairwise(places):
        field |= dict.fromkeys(_way(before, after), (WAY_MARK, "$muted"))
    for each, place in zip(curve, places, strict=True):
        told = each.event.revealed
        field[place] = _mark(told), "$truth" if told.turns_over else "$accent"
    return field


def _mark(moment: Moment) -> str:
    """The mark of a moment that reveals an event, which it bears in the columns and the curve."""
    return TURNS_OVER if moment.turns_over else REVEALS


def _way(before: tuple[int, int], after: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells between two events that are told one after the other."""
    down, across = after[0] - before[0], after[1] - before[1]
    steps = max(abs(down), abs(across))
    return [
        (before[0] + round(down * at / steps), before[1] + round(across * at / steps))
        for at in range(1, steps)
    ]
