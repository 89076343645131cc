"""The clues: each planted at one moment and paid off at another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from perfection_tui.script.model import Clue
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.setting import (
    HEAVY,
    LIT,
    THIN,
    abreast,
    item_lines,
    leaves,
    padded,
    ruled,
    wrapped,
)
from perfection_tui.tui.widgets.sheet import Lines, Sheet
from perfection_tui.tui.widgets.styled import plain, prose
from perfection_tui.view.by_view import by_view
from perfection_tui.view.horizon import BeatView, View
from perfection_tui.view.places import Place, film_order, moments_later
from perfection_tui.view.wording import titled

PLANTED, PAID_OFF = 0, 1

MARK = "◆"

_ABREAST_FROM = 84
_GAP = 4


class Clues:
    """The clues of a view, in the order in which they are planted."""

    def __init__(self, view: View) -> None:
        self.film = film_order(view)
        self.clues: Sequence[Clue] = sorted(
            view.clues,
            key=lambda clue: (
                self.film[clue.planted_at].position,
                self.film[clue.pays_off_at].position,
            ),
        )

    def ends(self, clue: Clue) -> tuple[Place, Place]:
        """Where a clue is planted, and where it pays off."""
        return self.film[clue.planted_at], self.film[clue.pays_off_at]

    def index(self, clue: str) -> int:
        """The place of the clue with this id among them."""
        return next(item for item, each in enumerate(self.clues) if each.id == clue)

    def at(self, beat: str | None) -> tuple[int, int]:
        """The clue to open on at a moment, and its end there: else the last one planted before."""
        for item, clue in enumerate(self.clues):
            if clue.planted_at == beat:
                return item, PLANTED
        for item, clue in enumerate(self.clues):
            if clue.pays_off_at == beat:
                return item, PAID_OFF
        here = self.film[beat].position if beat else -1
        before = [each for each in self.clues if self.film[each.planted_at].position < here]
        return max(0, len(before) - 1), PLANTED


clues_of = by_view(Clues)
"""The clues of a view."""


def clue_list(clues: Clues, lit: int, end: int, width: int) -> Sheet:
    """Every clue with both its ends, beside each other where there is room."""
    side_by_side = _abreast if width >= _ABREAST_FROM else _stacked

    def draw(item: int) -> Lines:
        at = end if item == lit else None
        return item_lines(item, side_by_side(clues, clues.clues[item], item, at, width))

    return Sheet(len(clues.clues), draw)


def clue_headings(end: int, width: int) -> Content:
    """The names of the two ends, over their columns or beside each other."""
    planted, paid_off = leaves(("Planted: what you saw", "Paid off: what it meant"), end)
    if width >= _ABREAST_FROM:
        return padded(planted, (width - _GAP) // 2 + _GAP) + paid_off
    planted, paid_off = leaves(("Planted", "Paid off"), end)
    return planted + plain("   ") + paid_off


def _abreast(clues: Clues, clue: Clue, item: int, end: int | None, width: int) -> list[Content]:
    planted, paid_off = clues.ends(clue)
    half = (width - _GAP) // 2
    distance = plain(f" {moments_later(paid_off.position - planted.position)} ", "$muted")
    left = _heading(planted, item, PLANTED, end)
    fill = half + _GAP - left.cell_length - distance.cell_length - 3
    if fill > 0:
        left += plain(" " + "─" * (fill - fill // 2), "$faint") + distance
        left += plain("─" * (fill // 2) + "▶", "$faint")
    right = padded(_heading(paid_off, item, PAID_OFF, end), half)
    return [
        padded(left, half + _GAP) + right,
        *abreast(_detail(clue, half), _meaning(clue, half), half + _GAP),
    ]


def _stacked(clues: Clues, clue: Clue, item: int, end: int | None, width: int) -> list[Content]:
    planted, paid_off = clues.ends(clue)
    arrow = plain(f"▼ {moments_later(paid_off.position - planted.position)}", "$muted")
    return [
        padded(_heading(planted, item, PLANTED, end), width),
        *_detail(clue, width),
        arrow.truncate(width),
        padded(_heading(paid_off, item, PAID_OFF, end), width),
        *_meaning(clue, width),
    ]


def _heading(place: Place, item: int, side: int, end: int | None) -> Content:
    """A moment's title and number; lit where the reader stands on this end."""
    title = plain(f"{place.title}", "$belief" if side == PLANTED else "$truth")
    number = plain(f"  {place.number}", "$muted")
    heading = (title + number).stylize(LIT) if side == end else title + number
    return pressable(heading, f"screen.press_end({item}, {side})")


def _detail(clue: Clue, width: int) -> list[Content]:
    return ruled(wrapped(prose(clue.detail), width - 2), THIN, "$belief")


def _meaning(clue: Clue, width: int) -> list[Content]:
    return ruled(wrapped(prose(clue.meaning), width - 2), HEAVY, "$truth")


def clue_notes(view: View, beat: BeatView) -> Iterator[Content]:
    """What a moment plants and what it pays off: for its margin, once its truth is turned up."""
    film = film_order(view)
    for clue in view.clues:
        planted, paid_off = film[clue.planted_at], film[clue.pays_off_at]
        detail = prose(clue.detail)
        if planted.beat == paid_off.beat == beat:
            yield plain(f"{MARK} A clue is planted and paid off here: ", "$accent") + detail
        elif planted.beat == beat:
            link = _link(paid_off, f"It pays off at {titled(paid_off.beat)}.")
            yield plain(f"{MARK} A clue is planted here: ", "$accent") + detail + plain(" ") + link
        elif paid_off.beat == beat:
            link = _link(planted, f"{MARK} Paid off here, planted at {titled(planted.beat)}:")
            yield link + plain(" ") + detail


def _link(place: Place, text: str) -> Content:
    """Words that lead to a moment when they are clicked."""
    return pressable(plain(text, "$accent"), f"screen.go_to_beat('{place.beat.id}')")
