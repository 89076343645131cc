"""Two columns joined: the film beside what happened, and lines from each moment to what it tells.

The columns are laid out so that what the film tells as it happens lies level,
and a line that runs far down is something that the film held back.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import count

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

Reveals = Mapping[int, Sequence[int]]
"""The events that moments reveal, both by their positions."""

Strokes = Mapping[tuple[int, int], int]
"""Which ways a line runs on from a cell, by its row and by how far right it is."""


class Joins:
    """Where everything lies: a row for every moment and every event, a lane for every trunk.

    `lanes` has the moments whose lines bend; the others' run level.
    """

    def __init__(self, edition: Edition) -> None:
        self.reveals = {
            moment.position: [each.number - 1 for each in moment.reveals]
            for moment in edition.moments
            if moment.reveals
        }
        self.beats, self.events = _rows(edition, self.reveals)
        self.lanes = _lanes(self.beats, self.events, self.reveals)
        self.beat_on = {row: each for each, row in enumerate(self.beats)}
        self.event_on = {row: each for each, row in enumerate(self.events)}

    @cached_property
    def lines(self) -> Strokes:
        """The lines between the columns, drawn when they are first seen."""
        return strokes(self, self.reveals)

    @property
    def width(self) -> int:
        """The cells that the lines take."""
        return LANE * (max(self.lanes.values(), default=-1) + 1) + 3

    @property
    def height(self) -> int:
        """The rows that both columns take."""
        return max([-1, *self.beats[-1:], *self.events[-1:]]) + 1


def _level(edition: Edition) -> list[tuple[int, int]]:
    """Moments and events that lie level: the most of what is told as it happens, in both orders."""
    told = [
        (each.revealed.position, event)
        for event, each in enumerate(edition.events)
        if each.revealed in each.touched or not each.touched
    ]
    pairs: dict[int, int] = {}
    for at in _longest_run([beat for beat, _ in told]):
        pairs.setdefault(*told[at])
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


def _rows(edition: Edition, reveals: Reveals) -> tuple[list[int], list[int]]:
    """A row for each moment and each event.

    A moment shares its row with an event that it reveals itself, or it reveals none: its line and
    that of the event would run into each other.
    """
    beats: list[int] = []
    events: list[int] = []
    row = 0
    for beat, event in [*_level(edition), (len(edition.moments), len(edition.events))]:
        while len(beats) < beat or len(events) < event:
            # Both hang down to the pair below them: what comes first has room above.
            ahead = (beat - len(beats)) - (event - len(events))
            apart = ahead == 0 and len(events) not in reveals.get(len(beats), [len(events)])
            if ahead <= 0 and not apart:
                events.append(row)
            if ahead >= 0:
                beats.append(row)
            row += 1
        if beat < len(edition.moments):
            beats.append(row)
            events.append(row)
            row += 1
    return beats, events


def _lanes(beats: Sequence[int], events: Sequence[int], reveals: Reveals) -> dict[int, int]:
    """A lane for every trunk, short ones nearest the film; trunks in one lane never touch."""
    spans = []
    for beat, those in reveals.items():
        rows = [beats[beat], *(events[event] for event in those)]
        if min(rows) < max(rows):
            spans.append((max(rows) - min(rows), min(rows), beat))
    # The rows that are taken in a lane, a bit for each.
    taken: defaultdict[int, int] = defaultdict(int)
    found = {}
    for length, top, beat in sorted(spans):
        span = ((2 << length) - 1) << top
        found[beat] = next(lane for lane in count() if not taken[lane] & span)
        taken[found[beat]] |= span
    return found


def strokes(laid: Joins, reveals: Reveals) -> Strokes:
    """The lines from some moments to some of the events that they reveal."""
    level: dict[tuple[int, int], int] = {}
    trunks: dict[tuple[int, int], int] = {}
    for beat, those in reveals.items():
        start, ends = laid.beats[beat], [laid.events[event] for event in those]
        lane = LANE * laid.lanes[beat] + 2 if beat in laid.lanes else laid.width
        level |= dict.fromkeys([(start, x) for x in range(lane)], LEFT | RIGHT)
        for end in ends:
            level |= dict.fromkeys([(end, x) for x in range(lane + 1, laid.width)], LEFT | RIGHT)
        top, bottom = min(start, *ends), max(start, *ends)
        for row in range(top, bottom + 1) if beat in laid.lanes else ():
            joint = (UP if row > top else 0) | (DOWN if row < bottom else 0)
            joint |= (LEFT if row == start else 0) | (RIGHT if row in ends else 0)
            trunks[row, lane] = joint
    # Where a line crosses a trunk it passes beneath, and nothing looks joined.
    return level | trunks


def gutter(laid: Joins, heavy: Strokes, row: int) -> Content:
    """A row of the lines between the columns, those at hand heavy."""

    def cell(x: int) -> tuple[str, str]:
        """What stands in a cell, and in which style."""
        if ways := heavy.get((row, x)):
            return _HEAVY[ways], "bold $accent"
        return _THIN.get(laid.lines.get((row, x), 0), " "), "$faint"

    return in_cells([cell(x) for x in range(laid.width)])
