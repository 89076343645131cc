"""A text of items as rows: its blocks under each other, drawn as far as the reader comes."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence

from textual.content import Content

DrawnLines = Sequence[Content]


class Blocks:
    """Blocks under each other, each of at least one line, and which block an item lies on."""

    def __init__(
        self,
        count: int,
        draw: Callable[[int], DrawnLines],
        *,
        apart: Callable[[int], bool] = lambda block: block > 0,
        block_of: Callable[[int], int] = lambda item: item,
        single: bool = False,
    ) -> None:
        """`draw`: the lines of a block; `apart`: whether an empty one stands before it.

        `count`: how many there are. `single`: each is one line, which may differ with every item.
        """
        self.count = count
        self._draw, self._apart, self._block_of, self._single = draw, apart, block_of, single
        self._drawn: dict[int, DrawnLines] = {}
        self._tops = [0]

    @classmethod
    def of(cls, lines: DrawnLines) -> "Blocks":
        """Lines that are no item."""
        return cls(1, lambda _: lines)

    def __len__(self) -> int:
        """The rows as far as they are known."""
        return self.count if self._single else self._tops[-1]

    def __getitem__(self, row: int) -> Content:
        """A row that is known."""
        block = row if self._single else bisect_right(self._tops, row) - 1
        return self._block(block)[row - self._top(block)]

    def reach(self, row: int) -> None:
        """Know all rows up to this one, if there are so many."""
        while not self._single and self._tops[-1] <= row and len(self._tops) <= self.count:
            self._top(len(self._tops))

    def span(self, item: int) -> tuple[int, int]:
        """The first row of an item, and the one after its last."""
        block = self._block_of(item)
        return self._top(block) + self._gap_before(block), self._top(block + 1)

    def start(self, row: int) -> int:
        """The first row of the first item that starts at a row or below it."""
        self.reach(row)
        block = row if self._single else bisect_right(self._tops, row) - 1
        starts = (self._top(at) + self._gap_before(at) for at in range(block, self.count))
        return next((start for start in starts if start >= row), row)

    @property
    def lines(self) -> list[Content]:
        """All of it."""
        return [line for block in range(self.count) for line in self._block(block)]

    def adopt(self, others: "Blocks", but: Collection[int]) -> None:
        """Take over what others have drawn, which are the same but for some items."""
        if self._single:
            return
        changed = set(map(self._block_of, but))
        self._drawn = {at: lines for at, lines in others._drawn.items() if at not in changed}

    def _block(self, block: int) -> DrawnLines:
        if block not in self._drawn:
            gap = [Content("")] * self._gap_before(block)
            self._drawn[block] = [*gap, *self._draw(block)]
        return self._drawn[block]

    def _gap_before(self, block: int) -> int:
        return int(not self._single and self._apart(block))

    def _top(self, block: int) -> int:
        while not self._single and len(self._tops) <= block:
            self._tops.append(self._tops[-1] + len(self._block(len(self._tops) - 1)))
        return block if self._single else self._tops[block]
