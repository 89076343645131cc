"""The reader's desk: the pages that the reading screen opens, and the way back from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message
from textual.screen import Screen

from perfection_tui.reader.keeping import Keeper
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.seeking import Seeking
from perfection_tui.view.edition import Moment
from perfection_tui.view.search import Found, Spot
from perfection_tui.view.stops import Stop

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from perfection_tui.reader.watched import WatchedAnswer
    from perfection_tui.tui.pages.find_page import Sought
    from perfection_tui.tui.pages.page import Goal, Page


class Desk:
    """Opens pages on a reading over the screen that shows it, and goes where they lead."""

    @dataclass
    class Went(Message):
        """A page has led somewhere, and the reading stands there; `found`: by a search."""

        found: bool = False

    class Kept(Message):
        """A bookmark or a vote was kept, or taken back."""

    @dataclass
    class Said(Message):
        """The reader has said how far they have watched."""

        answer: WatchedAnswer

    def __init__(
        self, screen: Screen[Any], reading: Reading, keeper: Keeper, seeking: Seeking
    ) -> None:
        """The messages come from `screen`."""
        self._screen, self._reading = screen, reading
        self._keeper, self._seeking = keeper, seeking

    def open(self, page: str) -> None:
        """Open the page of this name."""
        if page in self._OPENS:
            self._OPENS[page](self)
        else:
            self._open_listing(page, "")

    def _contents(self) -> None:
        """Choose where to go."""
        from perfection_tui.tui.pages.contents_page import ContentsPage

        reading = self._reading
        contents = ContentsPage(reading.edition, reading.stop, lambda: reading.unvisited)
        self._push(contents, self.go)

    def _watched(self) -> None:
        """Say how far the story has been watched."""
        from perfection_tui.tui.pages.watched_page import WatchedPage

        reading = self._reading
        here = self._moment if reading.at_edge else reading.moment
        self._push(WatchedPage(reading.edition, here), self._say)

    def _open_listing(self, page: str, item: str) -> None:
        """Open a page of what is not told in order, at one item by its id or at the moment at hand.

        `page`: its name; see `Found.page`.
        """
        from perfection_tui.tui.pages.evidence_page import EvidencePage
        from perfection_tui.tui.pages.order_page import OrderPage
        from perfection_tui.tui.pages.people_page import KNOWLEDGE_TAB, PeoplePage

        made: Mapping[str, Callable[..., Page[Goal | None]]] = {
            "order": OrderPage,
            "evidence": EvidencePage,
            "people": PeoplePage,
            "knowledge": partial(PeoplePage, side=KNOWLEDGE_TAB),
        }
        self._push(made[page](self._reading.edition, self._moment, item), self.go_to)

    def _verdict(self) -> None:
        """Look at whom the audience trusts, and vote."""
        from perfection_tui.tui.pages.verdict_page import VerdictPage

        reading = self._reading
        page = VerdictPage(reading.edition, self._moment, lambda: reading.votes, self._vote)
        self._push(page, self.go_to)

    def _find(self) -> None:
        """Look for words in everything that is open."""
        from perfection_tui.tui.pages.find_page import FindPage

        reading = self._reading
        page = FindPage(reading.edition, self._seeking.find, self._seeking.wanted)
        self._push(page, self._go_to_sought)

    def _bookmark(self) -> None:
        """Put a bookmark on this moment, or change its line."""
        from perfection_tui.tui.pages.bookmarks_page import BookmarkPage

        if moment := self._reading.moment:
            line = self._reading.bookmarks.get(moment.beat.id, "")
            page = BookmarkPage(self._reading.edition, moment, line)
            self._push(page, partial(self._take_line, moment.beat.id))

    def _bookmarks(self) -> None:
        """Choose a bookmark to go to."""
        from perfection_tui.tui.pages.bookmarks_page import BookmarksPage

        remove = partial(self._keep_bookmark, line=None)
        page = BookmarksPage(self._reading.edition, self._reading.bookmarks, remove)
        self._push(page, self.go_to)

    _OPENS: ClassVar[Mapping[str, Callable[[Desk], None]]] = {
        "contents": _contents,
        "watched": _watched,
        "verdict": _verdict,
        "find": _find,
        "bookmark": _bookmark,
        "bookmarks": _bookmarks,
    }

    @property
    def _moment(self) -> Moment | None:
        """The moment at hand: where the reader is, or the last that is open before that."""
        return self._reading.edition.moment_at(self._reading.stop)

    def _push(self, page: Screen[Any], take: Callable[[Any], None]) -> None:
        self._screen.app.push_screen(page, take)

    def go(self, stop: Stop | None) -> None:
        """Go to a stop, if that is one now."""
        # A page that lay here may be of the story as it was before the script was edited.
        if stop and stop in self._reading.stops:
            self._reading.jump(stop)
            self._screen.post_message(self.Went())

    def go_to(self, goal: Goal | None) -> None:
        """Go to a moment, and to one of its sides, if it is open now."""
        if goal and goal.beat in self._reading.story.open_beats:
            self._reading.jump(self._reading.stops.of_beat(goal.beat))
            if goal.truth is not None:
                self._reading.turn_to(goal.truth)
            self._screen.post_message(self.Went())

    def _go_to_sought(self, sought: Sought | None) -> None:
        if not sought:
            return
        found = sought.found
        if not found.stop:
            self._open_at(found)
        elif found.stop in self._reading.stops:
            self._seeking.wanted = sought.wanted
            self._seeking.go_to(Spot(found.stop, found.side), remember=True)
            self._screen.post_message(self.Went(found=True))

    def _open_at(self, found: Found) -> None:
        """Open the page on which something was found, at it."""
        if found.page == "about":
            self._screen.app.call_later(self._screen.run_action, "app.about")
        else:
            self._open_listing(found.page, found.item or "")

    def _take_line(self, beat: str, line: str | None) -> None:
        if line is not None:
            self._keep_bookmark(beat, line)

    def _keep_bookmark(self, beat: str, line: str | None) -> None:
        self._keeper.bookmark(beat, line)
        self._screen.post_message(self.Kept())

    def _vote(self, beat: str, person: str, level: int | None) -> None:
        self._keeper.vote(beat, person, level)
        self._screen.post_message(self.Kept())

    def _say(self, answer: WatchedAnswer | None) -> None:
        if answer:
            self._screen.post_message(self.Said(answer))
