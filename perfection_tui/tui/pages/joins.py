"""Two columns joined: the film beside what happened, and lines from each moment to what it tells.

The columns are laid out so that what the film tells as it happens lies level,
and a line that runs far down is something that the film held back.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from textual.content import Content

from perfection_tui.tui.widgets.typesetting import in_cells
from perfection_tui.view.edition import Edition

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8

_THIN = {
    LEFT: "─", RIGHT: "─", LEFT | RIGHT: "─", UP: "│", DOWN: "│", UP | DOWN: "│",
    DOWN | RIGHT: "╭", DOWN | LEFT: "╮", UP | RIGHT: "╰", UP | LEFT: "╯",
    UP | DOWN | RIGHT: "├", UP | DOWN | LEFT: "┤",
    LEFT | RIGHT | DOWN: "┬", LEFT | RIGHT | UP: "┴", UP | DOWN | LEFT | RIGHT: "┼",
}  # fmt: skip
_HEAVY = dict(zip(_THIN, "━━━┃┃┃┏┓┗┛┣┫┳┻╋", strict=True))

LANE = 3
"""The cells from one trunk to the next."""

WIDEST_LINES = 84
"""Lines that take more cells than these leave no page room for the columns. They are not
laid out to the end."""


class Joins(Struct, frozen=True):
    """Where everything lies: a row for every moment and every event, a lane for every trunk.

    `reveals` holds, by a moment's position, the events that it reveals. `lanes`
    has those whose line bends; the others run level.
    """

    beats: Sequence[int]
    events: Sequence[int]
    reveals: Mapping[int, Sequence[int]]
    lanes: Mapping[int, int]
    height: int

    @property
    def width(self) -> int:
        """The cells that the lines take."""
        return LANE * (max(self.lanes.values(), default=-1) + 1) + 3


def joins(edition: Edition) -> Joins:
    """Lay out the two columns of an edition."""
    reveals = {
        moment.position: [each.number - 1 for each in moment.reveals]
        for moment in edition.moments
        if moment.reveals
    }
    level = _level(edition)
    apart: set[tuple[int, int]] = set()
    while True:
        beats, events, height = _rows(len(edition.moments), len(edition.events), level, apart)
        lanes = _lanes(beats, events, reveals)
        laid = Joins(beats, events, reveals, lanes, height)
        if laid.width > WIDEST_LINES:
            return laid
        clashes = _clashes(laid) - apart
        if not clashes:
            return laid
        apart |= clashes


def _level(edition: Edition) -> list[tuple[int, int]]:
    """Moments and events that lie level: the longest run in which both orders agree.

    What the film tells while it shows it counts thrice, so that the run goes through that.
    """
    at: list[int] = []
    events: list[int] = []
    for event, each in enumerate(edition.events):
        told = each.revealed.position
        shown = [moment.position for moment in each.touched]
        level = told in shown or not shown
        for _ in range(3 if level else 1):
            at.append(told if level else min(shown))
            events.append(event)
    pairs: dict[int, int] = {}
    telling: set[int] = set()
    for i in _longest_run(at):
        beat, event = at[i], events[i]
        tells = edition.events[event].revealed.position == beat
        # Of the events at one moment the first that it tells lies level with it.
        if beat not in pairs or (tells and beat not in telling):
            pairs[beat] = event
        if tells:
            telling.add(beat)
    return list(pairs.items())


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """The places of the longest subsequence that never falls."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        length = bisect_right(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [i]
    run: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def _rows(
    beats: int, events: int, level: Sequence[tuple[int, int]], apart: set[tuple[int, int]]
) -> tuple[list[int], list[int], int]:
    """A row for each moment and each event. Those that are `apart` never share one."""
    beat_rows: list[int] = []
    event_rows: list[int] = []
    row = 0
    for beat, event in [*level, (beats, events)]:
        free_beats = list(range(len(beat_rows), beat))
        free_events = list(range(len(event_rows), event))
        while free_beats or free_events:
            # Both hang down to the pair below them: what comes first has room above.
            take_beat = len(free_beats) >= len(free_events)
            take_event = len(free_events) >= len(free_beats)
            if take_beat and take_event and (free_beats[0], free_events[0]) in apart:
                take_event = False
            if take_beat:
                beat_rows.append(row)
                free_beats.pop(0)
            if take_event:
                event_rows.append(row)
                free_events.pop(0)
            row += 1
        if beat < beats:
            beat_rows.append(row)
            row += (beat, event) in apart
            event_rows.append(row)
            row += 1
    return beat_rows, event_rows, row


def _lanes(
    beats: Sequence[int], events: Sequence[int], reveals: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """A lane for every trunk, short ones nearest the film; trunks in one lane never touch."""
    spans = []
    for beat, those in reveals.items():
        rows = [beats[beat], *(events[event] for event in those)]
        if min(rows) < max(rows):
            spans.append((max(rows) - min(rows), min(rows), max(rows), beat))
    # The rows that are taken in a lane, a bit for each.
    lanes: list[int] = []
    found = {}
    for length, top, _, beat in sorted(spans):
        span = ((2 << length) - 1) << top
        lane = next((lane for lane, taken in enumerate(lanes) if not taken & span), len(lanes))
        if lane == len(lanes):
            lanes.append(0)
        lanes[lane] |= span
        found[beat] = lane
        if LANE * len(lanes) > WIDEST_LINES:
            break
    return found


def _clashes(laid: Joins) -> set[tuple[int, int]]:
    """Moments and events on one row whose lines would run into each other."""
    revealed_at = {event: beat for beat, those in laid.reveals.items() for event in those}
    event_on = {row: event for event, row in enumerate(laid.events)}
    clashes = set()
    for beat in laid.reveals:
        event = event_on.get(laid.beats[beat])
        if event is None or revealed_at[event] == beat:
            continue
        # A level line takes the whole row; a trunk's stub ends at its lane.
        reach = laid.lanes.get(beat, len(laid.beats))
        if reach >= laid.lanes.get(revealed_at[event], -1):
            clashes.add((beat, event))
    return clashes


class Gutter:
    """The lines between the columns, row by row."""

    def __init__(self, laid: Joins) -> None:
        self._laid = laid
        # The strokes by row and cell.
        self._thin: dict[tuple[int, int], int] = {}
        # Trunks last: where a line crosses one it passes beneath, and nothing looks joined.
        for beat, events in laid.reveals.items():
            _draw(self._thin, laid, beat, events, branches=True)
        for beat, events in laid.reveals.items():
            _draw(self._thin, laid, beat, events, branches=False)

    def rows(self, highlighted: tuple[int, Sequence[int]] | None) -> Callable[[int], Content]:
        """Draws a row. `highlighted`: a moment and those of its events whose lines are heavy."""
        heavy: dict[tuple[int, int], int] = {}
        if highlighted:
            _draw(heavy, self._laid, *highlighted, branches=True)
            _draw(heavy, self._laid, *highlighted, branches=False)
        return partial(self._row, heavy)

    def _row(self, heavy: Mapping[tuple[int, int], int], row: int) -> Content:
        return in_cells(
            [
                (_HEAVY[heavy[row, x]], "bold $accent")
                if (row, x) in heavy
                else (_THIN.get(self._thin.get((row, x), 0), " "), "$faint")
                for x in range(self._laid.width)
            ]
        )


def _draw(
    drawn: dict[tuple[int, int], int],
    laid: Joins,
    beat: int,
    events: Sequence[int],
    *,
    branches: bool,
) -> None:
    """Draw one moment's lines: its level branches, or its trunk."""
    start = laid.beats[beat]
    ends = [laid.events[event] for event in events]
    if beat not in laid.lanes:
        if branches:
            drawn.update(((start, x), LEFT | RIGHT) for x in range(laid.width))
        return
    lane = LANE * laid.lanes[beat] + 2
    if branches:
        drawn.update(((start, x), LEFT | RIGHT) for x in range(lane))
        drawn.update(((end, x), LEFT | RIGHT) for end in ends for x in range(lane + 1, laid.width))
        return
    top, bottom = min(start, *ends), max(start, *ends)
    for row in range(top, bottom + 1):
        joint = (UP if row > top else 0) | (DOWN if row < bottom else 0)
        joint |= (LEFT if row == start else 0) | (RIGHT if row in ends else 0)
        drawn[row, lane] = joint
