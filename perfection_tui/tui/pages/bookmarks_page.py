"""Bookmarks: a line of one's own on a moment, and the list of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import clamp
from textual.widget import Widget
from textual.widgets import Input

from perfection_tui.reader import offers
from perfection_tui.reader.keeping import LONGEST_BOOKMARK, bookmarked, printable
from perfection_tui.tui import commands
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.pages.page import Goal, Page
from perfection_tui.tui.screens import TypedOn
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment


class BookmarkPage(TypedOn, Page[str | None]):
    """Asks for a line on a bookmark. Its result is the line, maybe empty, or None."""

    NAME = "Bookmark"

    DEFAULT_CSS = """
    BookmarkPage #header, BookmarkPage Vertical { max-width: 76; }
    BookmarkPage Vertical { height: 1fr; padding: 1 2; }
    BookmarkPage Scroll { height: auto; max-height: 50%; }
    BookmarkPage Input { background: $panel; margin: 1 0 0 0; }
    """

    def __init__(self, edition: Edition, moment: Moment, line: str) -> None:
        """`line`: what the bookmark on the moment says so far."""
        super().__init__(edition)
        self._moment, self._line = moment, line

    def between(self) -> Iterable[Widget]:
        """What is bookmarked, and the line."""
        with Vertical():
            yield Scroll()
            yield Input(
                self._line,
                placeholder="a line of your own, if you like",
                compact=True,
                select_on_focus=False,
                max_length=LONGEST_BOOKMARK,
            )

    def on_mount(self) -> None:
        """Name the moment."""
        self.text.show_text(plain(self._moment.title, "bold"))
        self.query_one(Input).focus()
        self.show_frame(KeyHint("Enter", "keep", "screen.keep"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line."""
        self.dismiss(printable(event.value))

    def action_keep(self) -> None:
        """Keep the line as it stands."""
        self.dismiss(printable(self.query_one(Input).value))


class BookmarksPage(ListPage[Moment, Goal]):
    """The bookmarks that are open to the reader. Its result is the place chosen."""

    NAME = "Bookmarks"
    # It may be the one to take away.
    CLICK_GOES = False
    BINDINGS = commands.bound(commands.REMOVE, close=commands.BOOKMARKS)

    def __init__(
        self, edition: Edition, bookmarks: Mapping[str, str], remove: Callable[[str], None]
    ) -> None:
        """`bookmarks`: lines by the ids of their moments; those not in the view are not shown.

        `remove` takes the bookmark off a moment, named by its id.
        """
        super().__init__(edition, bookmarked(edition, bookmarks))
        self._remove = remove
        self._bookmarks = bookmarks

    @property
    def nothing(self) -> Content:
        """That there is none, and how there comes to be one."""
        return self.keys.drawn(offers.NO_BOOKMARKS)

    def row(self, item: int, _: int) -> Content:
        """A moment, and under it what the reader says of it."""
        moment = self.entries[item]
        own = plain(self._bookmarks[moment.beat.id] or "no line of your own")
        return plain(moment.title, "bold") + plain(f"  {moment.numbered}") + LINE + own

    def goal(self) -> Goal:
        """The highlighted moment."""
        return Goal(self.entries[self.highlighted].beat.id)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        go, choose = super().hints()
        return go, KeyHint("{remove}", "remove", works=bool(self.entries)), choose

    def action_remove(self) -> None:
        """Take the highlighted bookmark off its moment."""
        if self.walk:
            self._remove(self.entries[self.highlighted].beat.id)
            self.entries = bookmarked(self.edition, self._bookmarks)
            self.highlighted = clamp(self.highlighted, 0, len(self.entries) - 1)
            self.show_list()
        else:
            self.notify(wording.NO_BOOKMARKS)
