"""Bookmarks: a line of one's own on a moment, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList

from perfection_tui.bookmarks import LONGEST, bookmarked, printable
from perfection_tui.horizon import BeatView, View
from perfection_tui.screens.listing import Goal
from perfection_tui.screens.page import CLOSE_HINT, Page
from perfection_tui.widgets.choices import Choices
from perfection_tui.widgets.key_line import KeyHint
from perfection_tui.widgets.line import Line
from perfection_tui.widgets.prose import LINE, plain
from perfection_tui.widgets.scroll import Scroll
from perfection_tui.wording import emphasis_removed

EMPTY = "No moment that is open to you has a bookmark. On the reading screen, b sets one."


class BookmarkPage(Page[str | None]):
    """Asks for a line on a bookmark. Its result is the line, maybe empty, or None."""

    NAME = "Bookmark"

    DEFAULT_CSS = """
    BookmarkPage { align: center top; }
    BookmarkPage Vertical { height: 1fr; max-width: 76; padding: 1 2; }
    BookmarkPage Scroll { height: auto; max-height: 50%; }
    BookmarkPage Input { background: $panel; margin: 1 0 0 0; }
    """

    def __init__(self, view: View, beat: BeatView, line: str = "") -> None:
        """`line`: what the bookmark says so far."""
        super().__init__(view)
        self._beat, self._line = beat, line

    def compose(self) -> ComposeResult:
        """Lay out the header, what is bookmarked and the line."""
        yield Line(id="header")
        with Vertical():
            yield Scroll()
            yield Input(
                self._line,
                placeholder="a line of your own, if you like",
                compact=True,
                select_on_focus=False,
                max_length=LONGEST,
            )
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Name the moment."""
        self.text.show_text(plain(emphasis_removed(self._beat.title), "bold"))
        self.query_one(Input).focus()
        self.show_frame(KeyHint("Enter", "keep", "screen.keep"), CLOSE_HINT)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line."""
        self.dismiss(printable(event.value))

    def action_keep(self) -> None:
        """Keep the line as it stands."""
        self.dismiss(printable(self.query_one(Input).value))


class BookmarksPage(Page[Goal | None]):
    """The bookmarks that are open to the reader. Its result is the place chosen."""

    NAME = "Bookmarks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B", "close", show=False),
        Binding("d,delete", "remove", show=False),
    ]

    DEFAULT_CSS = """
    BookmarksPage { align: center top; }
    BookmarksPage Scroll { height: auto; max-width: 76; padding: 1 2; }
    BookmarksPage Choices { height: 1fr; max-width: 76; margin: 1 2 0 2; }
    """

    class Removed(Message):
        """The reader has taken a bookmark off a moment, named by its id."""

        def __init__(self, beat: str) -> None:
            super().__init__()
            self.beat = beat

    def __init__(self, view: View, bookmarks: Mapping[str, str]) -> None:
        """`bookmarks`: lines by the ids of their moments; those not in the view are not shown."""
        super().__init__(view)
        self._bookmarks = bookmarks
        self._places = bookmarked(view, bookmarks)

    def compose(self) -> ComposeResult:
        """Lay out the header and the list, or say that there is none."""
        yield Line(id="header")
        yield Choices(*self._lines) if self._places else Scroll()
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Stand on the first bookmark."""
        if self._places:
            self.query_one(Choices).focus()
        else:
            self.text.show_text(Content(EMPTY))
        there = bool(self._places)
        self.show_frame(
            KeyHint("Enter", "go there", "screen.go", there),
            KeyHint("d", "remove", "screen.remove", there),
            CLOSE_HINT,
        )

    @property
    def _lines(self) -> list[Content]:
        return [
            plain(place.title, "bold")
            + plain(f"  {place.number}")
            + LINE
            + plain(self._bookmarks[place.beat.id] or "no line of your own")
            for place in self._places
        ]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the moment chosen."""
        self.dismiss(Goal(self._places[event.option_index].beat.id))

    def action_go(self) -> None:
        """Go to the moment that is lit."""
        self.query_one(Choices).action_select()

    async def action_remove(self) -> None:
        """Take the lit bookmark off its moment."""
        if not self._places:
            return
        lit = self.query_one(Choices).highlighted or 0
        self.post_message(self.Removed(self._places.pop(lit).beat.id))
        await self.recompose()
        self.on_mount()
