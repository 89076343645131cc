"""The way back: a reader's jumps, and their words on what they have watched, the last one first."""

from collections.abc import Container, Iterable

from msgspec import Struct

from perfection_tui.view.horizon import Opened
from perfection_tui.view.stops import Stop


class Left(Struct, frozen=True):
    """Where a jump started.

    Where a word on what was watched was said: also what was open, and whether stepping opened it.
    """

    stop: Stop
    opened: Opened | None = None
    unfold: bool = False


class Trail:
    """What can be taken back.

    A word that has closed something opens it again when it is taken back. That is asked for
    first, unless the reader has not moved since the word.
    """

    def __init__(self, left: Iterable[Left] = ()) -> None:
        self._left = list(left)
        self._words_since_move = 0
        self.asks = False
        """Whether to take back the last of it opens more, and the reader was just told so."""

    @property
    def last(self) -> Left | None:
        """What is taken back next."""
        return self._left[-1] if self._left else None

    @property
    def words(self) -> int:
        """How many words there are to take back."""
        return sum(left.opened is not None for left in self._left)

    def add(self, left: Left) -> None:
        """Note where a jump starts or what a word changes."""
        self._left.append(left)
        self._words_since_move += left.opened is not None

    def move(self) -> None:
        """Note that the reader moves."""
        self._words_since_move, self.asks = 0, False

    def may_open(self, before: Opened, now: Opened) -> bool:
        """Whether what was open before may be open again; if not, that is asked for now."""
        self.asks = not (self._words_since_move or self.asks or now.covers(before))
        return not self.asks

    def take_back(self) -> None:
        """Forget the last of it, which is taken back."""
        self._words_since_move = max(self._words_since_move - 1, 0)
        self._left.pop()

    def forget_lost(self, stops: Container[Stop]) -> None:
        """Forget the jumps from where nobody can stand any more: what is closed, a card opened."""
        self._left = [each for each in self._left if each.opened or each.stop in stops]

    @property
    def jumps(self) -> list[Stop]:
        """Where the jumps started."""
        return [each.stop for each in self._left if each.opened is None]
