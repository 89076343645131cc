"""The order of events: what happened beside where it is told, as two columns or as one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from textual.content import Content

from perfection_tui.script.model import Event
from perfection_tui.tui.pages.joins import Gutter, Joins, joins
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.setting import (
    LIT,
    beside,
    item_lines,
    leaves,
    padded,
    press,
    wrapped,
)
from perfection_tui.tui.widgets.sheet import Lines, Sheet, no_gap
from perfection_tui.tui.widgets.styled import LINE, plain, prose, small_heading
from perfection_tui.view.by_view import by_view
from perfection_tui.view.horizon import View
from perfection_tui.view.places import Place, film_order, moments
from perfection_tui.view.wording import AS_HAPPENED, AS_TOLD, emphasis_removed

TELLS, PASSES = "●", "○"
"""A moment that tells something; one that passes the lit event over."""

_INDENT = 5

_NARROWEST_FILM, _NARROWEST_STORY = 26, 36


class Order:
    """The events of a view in both orders.

    An item is an event by its place in story order, or a moment by its place
    in film order counted on from the events.
    """

    def __init__(self, view: View) -> None:
        self.events = view.events
        self.film = film_order(view)
        self.places = list(self.film)
        self.told = [self.film[event.revealed_at] for event in view.events]
        self._view = view

    @cached_property
    def joins(self) -> Joins:
        """The two columns, laid out when they are first needed."""
        return joins(self._view, self.film)

    @cached_property
    def gutter(self) -> Gutter:
        """The lines between the columns."""
        return Gutter(self.joins)

    @cached_property
    def beat_on(self) -> dict[int, int]:
        """The moments by the rows they lie on."""
        return {row: each for each, row in enumerate(self.joins.beats)}

    @cached_property
    def event_on(self) -> dict[int, int]:
        """The events by the rows they lie on."""
        return {row: each for each, row in enumerate(self.joins.events)}

    @cached_property
    def as_told(self) -> list[int]:
        """The events in the order in which they are told."""
        return sorted(range(len(self.events)), key=lambda event: self.told[event].position)

    @cached_property
    def _told_by(self) -> dict[int, list[int]]:
        return _grouped((told.position, event) for event, told in enumerate(self.told))

    @cached_property
    def _passing(self) -> dict[int, list[int]]:
        return _grouped(
            (place.position, event)
            for event, each in enumerate(self.events)
            for place in self.passed_by(each)
        )

    def told_by(self, place: Place) -> list[int]:
        """The events that a moment tells."""
        return self._told_by.get(place.position, [])

    def passing(self, place: Place) -> list[int]:
        """The events that a moment passes over."""
        return self._passing.get(place.position, [])

    def passed_by(self, event: Event) -> list[Place]:
        """The moments that touch an event before it is told, in film order."""
        told = self.film[event.revealed_at].position
        touched = {self.film[beat].position for beat in event.beats}
        return [self.places[at] for at in sorted(touched) if at < told]

    def index(self, event: str) -> int:
        """The place in story order of the event with this id."""
        return next(at for at, each in enumerate(self.events) if each.id == event)

    def at(self, beat: str | None) -> int:
        """The event to open on at a moment: the first that it tells, touches, or has behind it."""
        if beat is None:
            return 0
        for event, each in enumerate(self.events):
            if each.revealed_at == beat:
                return event
        for event, each in enumerate(self.events):
            if beat in each.beats:
                return event
        here = self.film[beat].position
        before = [event for event in self.as_told if self.told[event].position < here]
        return before[-1] if before else 0

    def has_columns(self, width: int) -> bool:
        """Whether both columns and their lines fit in a width."""
        return self.joins.width + _NARROWEST_FILM + _NARROWEST_STORY + 2 <= width

    @cached_property
    def chapter_width(self) -> int:
        """The cells that the chapters' titles take beside the moments."""
        titles = {emphasis_removed(place.chapter.title) for place in self.places}
        return min(12, max(plain(title).cell_length for title in titles))

    @cached_property
    def title_width(self) -> int:
        """The cells of the longest title of a moment."""
        return max(plain(place.title).cell_length for place in self.places)


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


order_of = by_view(Order)
"""The events of a view."""


def order_columns(order: Order, lit: int, width: int) -> Sheet:
    """Both orders side by side, joined by lines; those of the lit item are heavy."""
    laid, count = order.joins, len(order.events)
    film_width = film_column(order, width)
    story_width = width - film_width - laid.width - 2
    passed: set[int] = set()
    if lit < count:
        beat, events = order.told[lit].position, [lit]
        passed = {place.position for place in order.passed_by(order.events[lit])}
    else:
        beat = lit - count
        events = list(laid.told.get(beat, ()))
    line = order.gutter.rows((beat, events) if events else None)

    def draw(row: int) -> Lines:
        left, right = Content(" " * (film_width + 2)), Content("")
        if (each := order.beat_on.get(row)) is not None:
            style = LIT if lit == count + each else "bold" if each == beat or each in passed else ""
            mark = PASSES if each in passed else TELLS if each in laid.told else " "
            left = _moment_cell(order, each, style, film_width) + plain(f"{mark} ", "$accent")
        if (each := order.event_on.get(row)) is not None:
            style = LIT if lit == each else "bold" if each in events else ""
            right = _event_cell(order, each, style, story_width)
        return [left + line(row) + right]

    def row_of(item: int) -> int:
        return laid.events[item] if item < count else laid.beats[item - count]

    return Sheet(laid.height, draw, gap=no_gap, block_of=row_of)


def order_headings(order: Order, side: int, columns: bool, width: int) -> Content:
    """The names of the two orders, over their columns or beside each other."""
    told, happened = leaves((AS_TOLD, AS_HAPPENED), side)
    if not columns:
        return told + plain("   ") + happened
    return padded(told, film_column(order, width) + 2 + order.joins.width) + happened


def film_column(order: Order, width: int) -> int:
    """The cells that the moments take beside the lines and the events."""
    share = max(_NARROWEST_FILM, (width - order.joins.width) * 2 // 5)
    return min(order.chapter_width + 5 + order.title_width, share)


def _moment_cell(order: Order, beat: int, style: str, width: int) -> Content:
    place = order.places[beat]
    chapter = emphasis_removed(place.chapter.title) if place.beat.number == 1 else ""
    name = padded(plain(chapter, "$muted"), order.chapter_width + 1)
    title = plain(f"{place.beat.number:>2} ", "$muted") + plain(f"{place.title} ")
    title = padded(title, width - name.cell_length)
    return name + pressable(title.stylize(style), press(len(order.events) + beat))


def _event_cell(order: Order, event: int, style: str, width: int) -> Content:
    what = emphasis_removed(order.events[event].what).replace("\n\n", " ")
    line = plain(f" {event + 1:>2}", "$muted") + plain(f"  {what} ")
    return pressable(padded(line, width).stylize(style), press(event))


def order_list(order: Order, lit: int, events: Sequence[int], width: int) -> Sheet:
    """The events under each other in the order given."""
    indent = Content(" " * _INDENT)

    def draw(block: int) -> Lines:
        event = events[block]
        each, told = order.events[event], order.told[event]
        when = beside(plain(f"{event + 1:>3}  "), plain(emphasis_removed(each.when)), width).split(
            "\n"
        )
        style = LIT if event == lit else "$muted"
        place = plain(f"told at {told.name}{_held_back(order, event)}", "italic $muted")
        return item_lines(
            event,
            [
                *(padded(line, width).stylize(style) for line in when),
                *(indent + line for line in wrapped(prose(each.what), width - _INDENT)),
                *(indent + line for line in wrapped(place, width - _INDENT)),
            ],
        )

    return Sheet(len(events), draw, block_of=events.index)


def event_words(order: Order, event: int) -> Content:
    """All there is to say of an event, in words."""
    each, told = order.events[event], order.told[event]
    lines = [
        small_heading(f"{event + 1}  {emphasis_removed(each.when)}"),
        prose(each.what),
    ]
    if passed := order.passed_by(each):
        line = f"Passed over at {_names(passed)}; told at {told.name}{_held_back(order, event)}."
    else:
        line = f"Told at {told.name}."
    return LINE.join([*lines, plain(line, "$muted")])


def moment_words(order: Order, place: Place) -> Content:
    """What a moment tells of the order of events, and what it passes over."""
    told = order.told_by(place)
    passed = order.passing(place)
    lines = [plain(f"{place.title}") + plain(f"  {place.number}", "$muted")]
    if told:
        lines.append(plain(f"Tells {_numbers(told)}."))
    if passed:
        lines.append(plain(f"Passes over {_numbers(passed)}, told later."))
    if not told and not passed:
        lines.append(plain("Tells nothing of these.", "$muted"))
    return LINE.join(lines)


def _held_back(order: Order, event: int) -> str:
    passed = order.passed_by(order.events[event])
    if not passed:
        return ""
    return f", held back for {moments(order.told[event].position - passed[0].position)}"


def _numbers(events: Sequence[int]) -> str:
    *others, last = [str(event + 1) for event in events]
    return f"{', '.join(others)} and {last}" if others else last


def _names(places: Sequence[Place]) -> str:
    """The first of some moments by name, and how many more there are."""
    more = len(places) - 1
    return places[0].name + (f" and {more} more" if more else "")
