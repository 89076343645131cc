"""The reader's desk: the pages that the reading screen opens, and the way back from them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from perfection_tui.reader.reading import Reading
from perfection_tui.tui.pages.found import marked
from perfection_tui.tui.widgets.line import Draw
from perfection_tui.view.horizon import View
from perfection_tui.view.places import moment_at
from perfection_tui.view.search import Found, Side, Spot, find, next_spot, spots

# A page is imported when it is opened: the first frame needs none of them.
if TYPE_CHECKING:
    from perfection_tui.tui.pages.find_page import Sought
    from perfection_tui.tui.pages.listing import Goal, Listing

PAGES = (
    *("contents", "order", "people", "verdict", "evidence"),
    *("find", "bookmarks", "watched", "about", "keys"),
)
"""The modules of the pages."""

BETWEEN_IMPORTS = 0.01
"""Seconds left to keys between two imports, each of which takes about as long."""


class Desk(Screen[None]):
    """A screen on a reading from which the story can be searched and looked at in other ways."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self.wanted = ""
        """What is being looked for, and marked wherever it stands."""
        self._sought_at: Spot | None = None
        self._found_last: tuple[View, str, list[Spot]] | None = None

    def on_mount(self) -> None:
        """Import the pages once the first frame is out, so that none waits for it when opened."""
        self.call_after_refresh(self._import_ahead, iter(PAGES))

    def _import_ahead(self, pages: Iterator[str]) -> None:
        # One at a time: in between, keys are answered.
        if page := next(pages, None):
            import_module(f"perfection_tui.tui.pages.{page}_page")
            self.set_timer(BETWEEN_IMPORTS, partial(self._import_ahead, pages))

    @abstractmethod
    def show(self) -> None:
        """Show where the reading stands."""

    @abstractmethod
    def bring_found(self) -> None:
        """Scroll until what was found is seen."""

    @property
    def _moment(self) -> str | None:
        """The moment at hand: where the reader is, or the last that is open before that."""
        return moment_at(self._reading.view, self._reading.stop)

    def action_order(self) -> None:
        """Put what happened in order."""
        from perfection_tui.tui.pages.order_page import OrderPage

        self._open(OrderPage(self._reading.view, self._moment))

    def action_people(self) -> None:
        """Look at the people, and at who knows what."""
        from perfection_tui.tui.pages.people_page import PeoplePage

        self._open(PeoplePage(self._reading.view, self._moment))

    def action_evidence(self) -> None:
        """Look at the clues."""
        from perfection_tui.tui.pages.evidence_page import EvidencePage

        self._open(EvidencePage(self._reading.view, self._moment))

    def action_verdict(self) -> None:
        """Look at whom the audience trusts, and vote."""
        from perfection_tui.tui.pages.verdict_page import VerdictPage

        self._open(VerdictPage(self._reading.view, self._moment, self._reading.votes))

    class Bookmarked(Message):
        """The reader has put a bookmark on a moment, named by its id, or changed its line."""

        def __init__(self, beat: str, line: str) -> None:
            super().__init__()
            self.beat, self.line = beat, line

    def action_bookmark(self) -> None:
        """Put a bookmark on this moment, or change its line."""
        from perfection_tui.tui.pages.bookmarks_page import BookmarkPage

        if beat := self._reading.beat:
            line = self._reading.bookmarks.get(beat.id, "")
            page = BookmarkPage(self._reading.view, beat, line)
            self.app.push_screen(page, partial(self._keep_bookmark, beat.id))

    def _keep_bookmark(self, beat: str, line: str | None) -> None:
        if line is not None:
            self._reading.bookmarks[beat] = line
            self.post_message(self.Bookmarked(beat, line))
            self.show()

    def action_bookmarks(self) -> None:
        """Choose a bookmark to go to."""
        from perfection_tui.tui.pages.bookmarks_page import BookmarksPage

        page = BookmarksPage(self._reading.view, self._reading.bookmarks)
        self.app.push_screen(page, self._go_to)

    def _open(self, page: Listing[Goal]) -> None:
        self.app.push_screen(page, self._go_to)

    def _go_to(self, goal: Goal | None) -> None:
        if goal and goal.beat in self._reading.open_beats:
            self._reading.jump(self._reading.beat_stop(goal.beat))
            if goal.truth is not None:
                self._reading.turn_to(goal.truth)
            self.show()

    def action_go_to_beat(self, beat: str) -> None:
        """Go to a moment that was clicked."""
        from perfection_tui.tui.pages.listing import Goal

        self._go_to(Goal(beat))

    def action_find(self) -> None:
        """Look for words in everything that is open."""
        from perfection_tui.tui.pages.find_page import FindPage

        page = FindPage(self._reading.view, self._reading.stops, self.wanted)
        self.app.push_screen(page, self._go_to_sought)

    def _go_to_sought(self, sought: Sought | None) -> None:
        if not sought:
            return
        found = sought.found
        if not found.stop:
            self._open_at(found)
        elif found.stop in self._reading.stops:
            self.wanted = sought.wanted
            self._stand_on(Spot(found.stop, found.side), remember=True)

    def _open_at(self, found: Found) -> None:
        """Open the page on which something was found, at it."""
        from perfection_tui.tui.pages.evidence_page import EvidencePage
        from perfection_tui.tui.pages.order_page import OrderPage
        from perfection_tui.tui.pages.people_page import KNOWLEDGE, PeoplePage

        view, moment, item = self._reading.view, self._moment, found.item or ""
        if found.page == "order":
            self._open(OrderPage(view, moment, item))
        elif found.page == "evidence":
            self._open(EvidencePage(view, moment, item))
        elif found.page == "people":
            self._open(PeoplePage(view, moment, item=item))
        elif found.page == "knowledge":
            self._open(PeoplePage(view, moment, KNOWLEDGE, item))
        else:
            self.app.call_later(self.run_action, "app.about")

    @property
    def found_spots(self) -> list[Spot]:
        """Where what is wanted stands, among the places the reader can go to."""
        view, stops, wanted = self._reading.view, self._reading.stops, self.wanted
        if not wanted:
            return []
        found = self._found_last
        if found is None or found[0] is not view or found[1] != wanted:
            found = self._found_last = (view, wanted, spots(find(view, wanted), stops))
        return found[2]

    @property
    def _spot(self) -> Spot:
        """Where the reader is, and on which side; behind a content note, the side gone to."""
        if (
            self._reading.asks_first
            and self._sought_at
            and self._sought_at.stop == self._reading.stop
        ):
            return self._sought_at
        side: Side = "truth" if self._reading.turned else "belief"
        return Spot(self._reading.stop, side if self._reading.beat else None)

    @property
    def found_words(self) -> str:
        """Which of the places found the reader is at: `3 of 12`. Empty where nothing is wanted."""
        if not self.wanted:
            return ""
        among = self.found_spots
        at = f"{among.index(self._spot) + 1} of " if self._spot in among else ""
        return f"{at}{len(among)}"

    def action_found(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        if among := self.found_spots:
            spot = next_spot(among, self._reading.stops, self._spot, step)
            # The way back leads to before the search, not through all that it found.
            self._stand_on(spot, remember=False)

    def action_end_search(self) -> None:
        """Look for nothing any more."""
        self.wanted = ""
        self.show()

    def _stand_on(self, spot: Spot, *, remember: bool) -> None:
        self._sought_at = spot
        self._reading.jump(spot.stop, remember=remember)
        self._reading.turn_to(spot.side == "truth")
        self.show()
        self.call_after_refresh(self.bring_found)

    def mark(self, text: Content) -> Content:
        """A text with what is wanted marked in it."""
        return marked(text, self.wanted) if self.wanted else text

    def marking(self, draw: Draw) -> Draw:
        """The same drawing with what is wanted marked in it."""
        return partial(self._drawn_and_marked, draw)

    def _drawn_and_marked(self, draw: Draw, width: int) -> Content:
        return self.mark(draw(width))
