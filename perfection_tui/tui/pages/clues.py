"""The clues: each planted at one moment and paid off at another."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import plain, prose
from perfection_tui.tui.widgets.typesetting import (
    HEAVY,
    HIGHLIGHT,
    THIN,
    abreast,
    item_lines,
    leaves,
    leaves_line,
    padded,
    ruled,
    wrapped,
)
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.moment import Moment, Pair

PLANTED_END, PAID_OFF_END = 0, 1

_NAMES = (
    f"{wording.PLANTED}: {wording.SEEN.lower()}",
    f"{wording.PAID_OFF}: {wording.MEANT.lower()}",
)

_ABREAST_FROM = 84
_GAP = 4


def clue_at(edition: Edition, here: Moment | None) -> tuple[int, int]:
    """The clue to open on at a moment, and its end there: else the last one planted before."""
    for item, pair in enumerate(edition.clues):
        if pair.planted is here:
            return item, PLANTED_END
    for item, pair in enumerate(edition.clues):
        if pair.paid_off is here:
            return item, PAID_OFF_END
    position = here.position if here else -1
    before = [pair for pair in edition.clues if pair.planted.position < position]
    return max(0, len(before) - 1), PLANTED_END


def clue_list(clues: Sequence[Pair], highlighted: int, end: int, width: int) -> Blocks:
    """Every clue with both its ends, beside each other where there is room."""
    side_by_side = _abreast if width >= _ABREAST_FROM else _stacked

    def draw(item: int) -> DrawnLines:
        """Draw a clue."""
        at = end if item == highlighted else None
        return item_lines(item, side_by_side(clues[item], item, at, width))

    return Blocks(len(clues), draw)


def clue_headings(end: int, order: int, width: int) -> Content:
    """The names of the ends, over their columns where there are any; `order`: the sorted one."""
    if width >= _ABREAST_FROM:
        planted, paid_off = leaves([*_in_order(_NAMES, order)], end)
        return padded(planted, (width - _GAP) // 2 + _GAP) + paid_off
    names = (wording.PLANTED, wording.PAID_OFF)
    line = leaves_line([*_in_order(names, order)], end, width)
    return line if line.cell_length <= width else leaves_line(names, end, width)


def _in_order(names: Sequence[str], order: int) -> Iterator[str]:
    """The names of the ends, the one by which the list is sorted saying so."""
    for at, name in enumerate(names):
        yield f"{name}, {wording.IN_THIS_ORDER}" if at == order else name


def _abreast(pair: Pair, item: int, end: int | None, width: int) -> list[Content]:
    half = (width - _GAP) // 2
    distance = plain(f" {pair.later} ", "$muted")
    left = _heading(pair.planted, item, PLANTED_END, end)
    fill = half + _GAP - left.cell_length - distance.cell_length - 3
    if fill > 0:
        left += plain(" " + "─" * (fill - fill // 2), "$faint") + distance
        left += plain("─" * (fill // 2) + "▶", "$faint")
    right = padded(_heading(pair.paid_off, item, PAID_OFF_END, end), half)
    return [
        padded(left, half + _GAP) + right,
        *abreast(_detail(pair, half), _meaning(pair, half), half + _GAP),
    ]


def _stacked(pair: Pair, item: int, end: int | None, width: int) -> list[Content]:
    arrow = plain(f"▼ {pair.later}", "$muted")
    return [
        padded(_heading(pair.planted, item, PLANTED_END, end), width),
        *_detail(pair, width),
        arrow.truncate(width),
        padded(_heading(pair.paid_off, item, PAID_OFF_END, end), width),
        *_meaning(pair, width),
    ]


def _heading(moment: Moment, item: int, side: int, end: int | None) -> Content:
    """A moment's title and number; highlighted where the reader stands on this end."""
    title = plain(moment.title, "$belief" if side == PLANTED_END else "$truth")
    number = plain(f"  {moment.numbered}", "$muted")
    heading = (title + number).stylize(HIGHLIGHT) if side == end else title + number
    return pressable(heading, f"screen.press_end({item}, {side})")


def _detail(pair: Pair, width: int) -> list[Content]:
    return ruled(wrapped(prose(pair.clue.detail), width - 2), THIN, "$belief")


def _meaning(pair: Pair, width: int) -> list[Content]:
    return ruled(wrapped(prose(pair.clue.meaning), width - 2), HEAVY, "$truth")
