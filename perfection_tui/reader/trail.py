"""The way back: where jumps started, and what was open when something was said of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.reader import renames
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


class Trail:
    """Where a reader came from, the last of it last."""

    def __init__(self) -> None:
        self._left: list[Left] = []

    def __bool__(self) -> bool:
        return bool(self._left)

    @property
    def words(self) -> int:
        """How often of that something was said of what was watched."""
        return sum(left.opened is not None for left in self._left)

    def add(self, left: Left) -> None:
        """Remember where somebody was."""
        self._left.append(left)

    def take_back(self) -> Left:
        """The last of it, which is forgotten."""
        return self._left.pop()

    def keep_open(self, stops: Stops) -> None:
        """Forget the jumps from what is not open any more."""
        self._left = [left for left in self._left if left.opened is not None or left.stop in stops]

    def carry_over(self, before: View, story: Story, stops: Stops, ids: Mapping[str, str]) -> None:
        """Go on in an edited story, less the jumps from what is not open there."""
        self._left = list(self._carried(before, story, stops, ids))

    def _carried(
        self, before: View, story: Story, stops: Stops, ids: Mapping[str, str]
    ) -> Iterator[Left]:
        for left in self._left:
            moved = counterpart(renames.stop(left.stop, ids), before, story)
            if left.opened is not None:
                card = Stop("card", min(left.stop.chapter, len(story.chapters) - 1))
                yield replace(left, stop=moved or card, opened=renames.opened(left.opened, ids))
            elif moved and moved in stops:
                yield Left(moved)
