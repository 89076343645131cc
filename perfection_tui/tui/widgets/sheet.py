"""A list as blocks of lines, each drawn when it is first seen: a long one costs no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from textual.content import Content

Row = tuple[int, int]
"""A row of a sheet: its block, and which of the lines of that."""

Lines = Sequence[Content]


def _itself(item: int) -> int:
    return item


def between(block: int) -> int:
    """An empty line between blocks."""
    return 1 if block else 0


def no_gap(_: int) -> int:
    """Blocks close to each other."""
    return 0


class Sheet:
    """Blocks under each other, with empty lines between them. Items lie on them.

    How high a block is, is known once it is drawn. So a row is told by its block, and
    whatever is asked here draws the blocks from one row to the other and no others.
    """

    def __init__(
        self,
        blocks: int,
        draw: Callable[[int], Lines],
        *,
        gap: Callable[[int], int] = between,
        block_of: Callable[[int], int] = _itself,
    ) -> None:
        """`draw`: the lines of a block, at least one; `gap`: the empty lines before it.

        `block_of`: where an item lies.
        """
        self.blocks = blocks
        self._draw, self._gap, self._block_of = draw, gap, block_of
        self._drawn: dict[int, Lines] = {}

    @classmethod
    def of(cls, lines: Lines) -> Sheet:
        """Lines that are no item."""
        return cls(1, lambda _: lines)

    @property
    def end(self) -> Row:
        """What comes after the last row."""
        return self.blocks, 0

    @property
    def lines(self) -> list[Content]:
        """All of it."""
        return [line for _, line in self.rows((0, 0))]

    def block(self, block: int) -> Lines:
        """The lines of a block, the gap before it among them."""
        if block not in self._drawn:
            gap = [Content("")] * self._gap(block)
            self._drawn[block] = [*gap, *self._draw(block)]
        return self._drawn[block]

    def top(self, item: int) -> Row:
        """The first row of an item."""
        block = self._block_of(item)
        return block, self._gap(block)

    def bottom(self, item: int) -> Row:
        """The row after the last one of an item."""
        return self._block_of(item) + 1, 0

    def item(self, item: int) -> Lines:
        """The lines of an item."""
        block, gap = self.top(item)
        return self.block(block)[gap:]

    def below(self, row: Row, rows: int) -> Row:
        """The row so many rows further down, or the end."""
        block, line = row[0], row[1] + rows
        while block < self.blocks and line >= len(self.block(block)):
            line -= len(self.block(block))
            block += 1
        return (block, line) if block < self.blocks else self.end

    def above(self, row: Row, rows: int) -> Row:
        """The row so many rows further up, or the first one."""
        block, line = row[0], row[1] - rows
        while line < 0 and block:
            block -= 1
            line += len(self.block(block))
        return block, max(0, line)

    def rows(self, row: Row) -> Iterator[tuple[Row, Content]]:
        """The rows from one on, with their lines."""
        first, skipped = row
        for block in range(first, self.blocks):
            lines = self.block(block)
            for line in range(skipped if block == first else 0, len(lines)):
                yield (block, line), lines[line]

    def height(self, most: int) -> int:
        """How many rows there are, counted up to so many."""
        return sum(1 for _ in islice(self.rows((0, 0)), most))

    def settled(self, row: Row, height: int) -> Row:
        """The row to begin at, so that none of `height` rows is empty without need."""
        row = self.below(row, 0)
        return self.above(self.end, height) if self.below(row, height - 1) == self.end else row

    def bring(self, row: Row, item: int, height: int) -> Row:
        """The row to begin at, not `row` without need, so that an item is seen.

        Where not all of it fits, the first of its rows are seen.
        """
        top, bottom = self.top(item), self.bottom(item)
        # A row of the list in another width may be none of this one.
        row = self.below(row, 0)
        # Every block has a row: further off than that, none between need to be drawn.
        far = bottom[0] - row[0] > height
        if far or (row < bottom and self.below(row, height) < bottom):
            row = self.above(bottom, height)
        return min(row, top)
