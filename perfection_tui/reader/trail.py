"""The way back: a reader's jumps, and what they said of how far they have watched."""

from collections.abc import Container, Iterable

from msgspec import Struct

from perfection_tui.view.horizon import Opened
from perfection_tui.view.stops import Stop


class Left(Struct, frozen=True):
    """Where a jump started.

    Where the reader said how far they have watched: also what was open, and whether stepping
    opened it.
    """

    stop: Stop
    opened: Opened | None = None
    unfold: bool = False


class Trail:
    """What can be taken back, the last first.

    What was said may have closed something, which opens again once that is taken back. The
    reader is asked first, unless they have not moved since they said it.
    """

    def __init__(self, left: Iterable[Left] = ()) -> None:
        self._left = list(left)
        self._said_since_move = 0
        self.asks = False
        """Whether to take back the last of it opens more, and the reader was just told so."""

    @property
    def last(self) -> Left | None:
        """What is taken back next."""
        return self._left[-1] if self._left else None

    @property
    def statements(self) -> int:
        """How many times the reader said how far they have watched."""
        return sum(left.opened is not None for left in self._left)

    def add(self, left: Left) -> None:
        """Note where a jump starts, or what was open before it was said how far that goes."""
        self._left.append(left)
        self._said_since_move += left.opened is not None

    def move(self) -> None:
        """Note that the reader moves."""
        self._said_since_move, self.asks = 0, False

    def ask_first(self, before: Opened, now: Opened) -> bool:
        """Ask before more is opened again than is open now, where that is called for."""
        self.asks = not (self._said_since_move or self.asks or now.covers(before))
        return self.asks

    def take_back(self) -> None:
        """Forget the last of it, which is taken back."""
        self._said_since_move = max(self._said_since_move - 1, 0)
        self._left.pop()

    def forget_lost(self, stops: Container[Stop]) -> None:
        """Forget the jumps from where nobody can stand any more: what is closed, a card opened."""
        self._left = [each for each in self._left if each.opened or each.stop in stops]

    @property
    def jumps(self) -> list[Stop]:
        """Where the jumps started."""
        return [each.stop for each in self._left if each.opened is None]
