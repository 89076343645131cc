"""The evidence: every clue with the moment that plants it and the one that pays it off."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, GO_HINT, TwoSided
from perfection_tui.tui.pages.page import Goal, Thing
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line, pressable
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.tui.widgets.typesetting import (
    ABREAST_FROM,
    HIGHLIGHT,
    abreast,
    believed,
    happened,
    item_lines,
    padded,
    tab_line,
    tabs,
    wrapped,
)
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment, Pair

PLANTED_END, PAID_OFF_END = 0, 1

_NAMES = (
    f"{wording.PLANTED}: {wording.SEEN.lower()}",
    f"{wording.PAID_OFF}: {wording.MEANT.lower()}",
)

_GAP = 4


class EvidencePage(TwoSided):
    """Clues as pairs, in the order of the end turned to. Enter goes to the highlighted end."""

    NAME = wording.CLUES
    BINDINGS = commands.bound(commands.EDIT, close=commands.EVIDENCE)

    def __init__(self, edition: Edition, here: Moment | None, item: str) -> None:
        """`here`: the moment to open at; `item`: the clue to open on instead, by its id."""
        at, end = clue_at(edition, None if item else here)
        super().__init__(edition, 0, end)
        self._order = end
        if self.walk:
            self.highlighted = self._clues.index(edition.clues[at])
        self.open_on(item, here)

    @property
    def _clues(self) -> Sequence[Pair]:
        """The clues in the order of one of their ends."""
        edition = self.edition
        return edition.clues_as_paid_off if self._order == PAID_OFF_END else edition.clues

    @property
    def ids(self) -> Sequence[str]:
        """The clues in the order at hand."""
        return [pair.clue.id for pair in self._clues]

    def turn_to(self, side: int) -> None:
        """Stand on the other end of the same clue, in the order of that end."""
        if not self.walk:
            return
        pair = self._clues[self.highlighted]
        self.side = self._order = side
        self.highlighted = self._clues.index(pair)
        self.show_list()

    def action_other_side(self) -> None:
        """Stand at the top of the other order: a clue kept would be taken for its first one."""
        self.side = self._order = 1 - self.side
        self.highlighted, self.why_here = 0, ()
        self.show_list()

    @property
    def thing(self) -> Thing | None:
        """The highlighted clue."""
        return ("clues", self.ids[self.highlighted]) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw the clues."""
        return clue_list(self._clues, self.highlighted, self.side, width)

    def goal(self) -> Goal | None:
        """The highlighted end. What a clue meant belongs to the truth of where it pays off."""
        pair = self._clues[self.highlighted]
        if self.side == PLANTED_END:
            return Goal(pair.planted.beat.id, truth=False)
        return Goal(pair.paid_off.beat.id, truth=bool(pair.paid_off.beat.truths))

    def copied(self) -> Content:
        """The highlighted clue with both its ends."""
        pair = self._clues[self.highlighted]
        planted = plain(f"{wording.PLANTED} in {pair.planted.name}:") + LINE
        paid_off = plain(f"{wording.PAID_OFF} in {pair.paid_off.name}:") + LINE
        return BLANK_LINE.join(
            [planted + prose(pair.clue.detail), paid_off + prose(pair.clue.meaning)]
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        other = wording.PAID_OFF if self.side == PLANTED_END else wording.PLANTED
        change = KeyHint("{other_side}", f"as {other.lower()}")
        return GO_HINT, change, CHOOSE_HINT

    def show_beside(self) -> None:
        """Name the ends."""
        self.query_one("#columns", Line).show(
            lambda width: clue_headings(self.side, self._order, width) if self.walk else Content("")
        )

    def action_press_end(self, clue: int, end: int) -> None:
        """Highlight the end of a clue that was clicked; a second click goes there."""
        if (clue, end) == (self.highlighted, self.side):
            self.action_go()
        elif clue in self.walk:
            # The order stays: what was clicked is not to move away from the mouse.
            self.side = end
            self.stand_on(clue)


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
    side_by_side = _abreast if width >= ABREAST_FROM else _stacked

    def draw(item: int) -> DrawnLines:
        """Draw a clue."""
        at = end if item == highlighted else None
        return item_lines(item, side_by_side(clues[item], item, at, width))

    return Blocks(len(clues), draw)


def clue_headings(end: int, order: int, width: int) -> Content:
    """The names of the ends, over their columns where there are any; `order`: the sorted one."""
    if width >= ABREAST_FROM:
        planted, paid_off = tabs(_in_order(_NAMES, order), end)
        return padded(planted, (width - _GAP) // 2 + _GAP) + paid_off
    names = (wording.PLANTED, wording.PAID_OFF)
    line = tab_line(_in_order(names, order), end, width)
    return line if line.cell_length <= width else tab_line(names, end, width)


def _in_order(names: Sequence[str], order: int) -> list[str]:
    """The names of the ends, the one by which the list is sorted saying so."""
    says = f", {wording.IN_THIS_ORDER}"
    return [name + says if at == order else name for at, name in enumerate(names)]


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
    return believed(wrapped(prose(pair.clue.detail), width - 2))


def _meaning(pair: Pair, width: int) -> list[Content]:
    return happened(wrapped(prose(pair.clue.meaning), width - 2))
