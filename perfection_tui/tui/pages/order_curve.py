"""The story curve in cells: a row an event, as it happened; from left to right, as it is told."""

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import HIGHLIGHT, Cell, in_cells, item_lines, padded
from perfection_tui.view.curve import CurvePoint
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import emphasis_removed

TURNS_OVER_MARK, TELLS_MARK, WAY_MARK, CHAPTER_MARK = "■", "○", "·", "┊"
"""Told where earlier moments are turned over; told elsewhere; the way between; a chapter begins."""

_NUMBER = 5
"""The cells that an event's number takes, with a blank after its words."""


def curve_rows(
    edition: Edition, curve: Sequence[CurvePoint], highlighted: int, width: int
) -> Blocks:
    """The curve, an event a row; `highlighted`: one of them, by its position in story order."""
    longest = max(cell_len(emphasis_removed(each.event.when)) for each in edition.events)
    label = min(_NUMBER + longest, width // 3)
    cells = width - label
    field = _field(edition, curve, cells)

    def draw(event: int) -> DrawnLines:
        """Draw the row of an event."""
        each = edition.events[event]
        when = plain(f"{each.number:>3} {emphasis_removed(each.event.when)}")
        name = padded(when.truncate(label - 1, ellipsis=True), label)
        name = name.stylize(HIGHLIGHT if event == highlighted else "$muted")
        row = [field.get((event, cell), (" ", "")) for cell in range(cells)]
        return item_lines(event, [name + in_cells(row)])

    return Blocks(len(edition.events), draw, single=True)


def _field(
    edition: Edition, curve: Sequence[CurvePoint], cells: int
) -> dict[tuple[int, int], Cell]:
    """What stands where, by row and cell: chapters, then the way, then the events upon it."""
    starts = [each.position for each in edition.moments if each.beat.number == 1][1:]
    bounds = {start * cells // len(edition.moments) for start in starts}
    field: dict[tuple[int, int], Cell] = {
        (row, cell): (CHAPTER_MARK, "$faint") for cell in bounds for row in range(len(curve))
    }
    places = [(each.event.number - 1, min(int(each.across * cells), cells - 1)) for each in curve]
    for before, after in pairwise(places):
        field |= dict.fromkeys(_way(before, after), (WAY_MARK, "$muted"))
    for each, place in zip(curve, places, strict=True):
        told = each.event.revealed
        field[place] = (TURNS_OVER_MARK, "$truth") if told.turns_over else (TELLS_MARK, "$accent")
    return field


def _way(before: tuple[int, int], after: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells between two events that are told one after the other."""
    down, across = after[0] - before[0], after[1] - before[1]
    steps = max(abs(down), abs(across))
    return [
        (before[0] + round(down * at / steps), before[1] + round(across * at / steps))
        for at in range(1, steps)
    ]
