"""The way back: where jumps started, and what was open when something was said of that."""

from collections.abc import Sequence

from msgspec import Struct

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Opened, View
from perfection_tui.view.stops import Stop, Stops, counterpart


class Left(Struct, frozen=True):
    """Where a jump started.

    Where a word on what was watched was said: also what was open, and whether stepping opened it.
    """

    stop: Stop
    opened: Opened | None = None
    unfold: bool = False


def still_open(trail: Sequence[Left], stops: Stops) -> list[Left]:
    """A trail less the jumps from what is not open any more."""
    return [left for left in trail if left.opened is not None or left.stop in stops]


def carried_over(trail: Sequence[Left], before: View, story: Story, stops: Stops) -> list[Left]:
    """A trail in an edited story: the jumps from what is open there, and no words."""
    moved = (counterpart(left.stop, before, story) for left in trail if left.opened is None)
    return [Left(stop) for stop in moved if stop and stop in stops]
