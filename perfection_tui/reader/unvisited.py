"""Moments that have got more truths since the reader was last there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perfection_tui.view.horizon import BeatView


class Unvisited:
    """How many truths each open moment had when the reader was last there.

    Numbers, not only names: where the horizon is lowered, a moment that lost the truths it
    had got is like any other again.
    """

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def take_up(self, kept: Mapping[str, int]) -> None:
        """Go on from what `among` gave before."""
        self._known |= kept

    def open(self, beats: Iterable[BeatView]) -> None:
        """Notice moments that are open; those never seen before are as they were all along."""
        for beat in beats:
            self._known.setdefault(beat.id, len(beat.truths))

    def visit(self, beat: BeatView) -> None:
        """Notice that the reader has been at a moment as it is."""
        self._known[beat.id] = max(self._known[beat.id], len(beat.truths))

    def among(self, beats: Iterable[BeatView]) -> dict[str, int]:
        """Those moments, by id, with how many truths they had."""
        return {
            beat.id: self._known[beat.id]
            for beat in beats
            if len(beat.truths) > self._known[beat.id]
        }
