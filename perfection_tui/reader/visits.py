"""Moments that have got more to turn over since the reader was last there."""

from collections.abc import Collection, Mapping

from perfection_tui.reader.renames import entries
from perfection_tui.view.horizon import BeatView


class Visits:
    """How much each open moment had behind its first sight when the reader was last there.

    Numbers, not only names: where the horizon is lowered, a moment that lost what it had got
    is like any other again.
    """

    def __init__(self) -> None:
        self._open: Collection[BeatView] = ()
        self._known: dict[str, int] = {}
        self._visited: dict[str, int] = {}
        self.unvisited: Mapping[str, int] = {}
        """Open moments that have got more to turn over, by id, with how much they had."""

    def take_up(self, kept: Mapping[str, int]) -> None:
        """Go on from what `unvisited` gave before."""
        self._known |= kept
        self.open(self._open)

    def open(self, beats: Collection[BeatView]) -> None:
        """Notice which moments are open; those never seen before are as they were all along."""
        self._open = beats
        for beat in beats:
            self._known.setdefault(beat.id, _behind(beat))
        self.unvisited = {
            beat.id: self._known[beat.id] for beat in beats if _behind(beat) > self._known[beat.id]
        }

    def visit(self, beat: BeatView) -> None:
        """Notice that the reader has been at a moment as it is."""
        known = self._known[beat.id] = max(self._known[beat.id], _behind(beat))
        self._visited[beat.id] = known
        self.unvisited = {id_: had for id_, had in self.unvisited.items() if id_ != beat.id}

    def unvisited_with(self, kept: Mapping[str, int]) -> dict[str, int]:
        """Those and what is `kept` of such, with how much they had at the last visit.

        What is kept of a moment stays when it has been visited: it may have more than was open
        then.
        """
        marked = {**self.unvisited, **kept}
        return {beat: max(had, self._visited.get(beat, 0)) for beat, had in marked.items()}

    def rename(self, ids: Mapping[str, str]) -> None:
        """Know moments by the new ids that an edited script gives them, by their old ones."""
        self._known, self._visited = (entries(each, ids) for each in (self._known, self._visited))


def _behind(beat: BeatView) -> int:
    """How many truths and later beliefs are seen once a moment is turned over."""
    return len(beat.truths) + len(beat.beliefs) - 1
