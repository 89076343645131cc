"""The reader's desk: the pages that the reading screen opens, and the way back from them."""

from __future__ import annotations

from abc import abstractmethod

from textual.screen import Screen

from perfection_tui.places import moment_at
from perfection_tui.reading import Reading
from perfection_tui.screens.evidence import EvidencePage
from perfection_tui.screens.listing import Goal
from perfection_tui.screens.order import OrderPage
from perfection_tui.screens.people import PeoplePage
from perfection_tui.screens.verdict import VerdictPage


class Desk(Screen[None]):
    """A screen on a reading from which the story can be looked at in other ways."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    @abstractmethod
    def show(self) -> None:
        """Show where the reading stands."""

    @property
    def _moment(self) -> str | None:
        """The moment at hand: where the reader is, or the last that is open before that."""
        return moment_at(self._reading.view, self._reading.stop)

    def action_order(self) -> None:
        """Put what happened in order."""
        self.app.push_screen(OrderPage(self._reading.view, self._moment), self._go_to)

    def action_people(self) -> None:
        """Look at the people, and at who knows what."""
        self.app.push_screen(PeoplePage(self._reading.view, self._moment), self._go_to)

    def action_evidence(self) -> None:
        """Look at the clues."""
        self.app.push_screen(EvidencePage(self._reading.view, self._moment), self._go_to)

    def action_verdict(self) -> None:
        """Look at whom the audience trusts, and vote."""
        reading = self._reading
        page = VerdictPage(reading.view, self._moment, reading.votes)
        self.app.push_screen(page, self._go_to)

    def action_go_to_beat(self, beat: str) -> None:
        """Go to a moment that was clicked."""
        self._go_to(Goal(beat))

    def _go_to(self, goal: Goal | None) -> None:
        if goal:
            self._reading.jump(self._reading.beat_stop(goal.beat))
            self._reading.turn_to(goal.truth)
            self.show()
