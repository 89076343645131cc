"""Pages that are a list: one of its rows is highlighted, and leads somewhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import LOW_OR_HIGH, Page
from perfection_tui.tui.widgets.choices import Choices, Row
from perfection_tui.tui.widgets.fitting import fit
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.view.edition import Edition

Destination = TypeVar("Destination")

WIDEST_LIST = 80
"""The most cells that a list takes, the blank ones at its sides included."""


class ListPage(Page[Destination | None], Generic[Destination]):
    """A list. Its result is where the row chosen leads, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        commands.GO.binding,
        commands.COPY.binding,
    ]

    VERTICAL_BREAKPOINTS = LOW_OR_HIGH

    DEFAULT_CSS = f"""
    ListPage {{ align: center top; }}
    ListPage > * {{ max-width: {WIDEST_LIST}; }}
    ListPage > #keys {{ max-width: 100%; }}
    ListPage > #list {{ height: 1fr; padding: 0 1; }}
    ListPage > #words {{ padding: 0 2; }}
    ListPage.-high > #list, ListPage.-high > #words {{ margin-top: 1; }}
    """

    def __init__(self, edition: Edition, row: int | None = 0) -> None:
        """`row`: the one to open on."""
        super().__init__(edition)
        self._opened_on = row
        self._shown_in = 0

    def compose(self) -> ComposeResult:
        """Lay out the header, the words over the list, the list, and the keys."""
        fit(self)
        yield Line(id="header")
        yield from self.above()
        yield Choices(id="list")
        yield Line(id="keys")

    def above(self) -> Iterable[Widget]:
        """What stands between the header and the list."""
        return ()

    @property
    def choices(self) -> Choices:
        """The list."""
        return self.query_one(Choices)

    @property
    def row(self) -> int | None:
        """The row that is highlighted."""
        return self.choices.highlighted

    @abstractmethod
    def rows(self, width: int) -> Iterator[Row]:
        """The rows in a width. Those that lead nowhere are disabled."""

    @abstractmethod
    def goal(self, row: int) -> Destination | None:
        """Where a row leads."""

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, beside the one that closes the page."""
        works = self.row is not None
        return (
            KeyHint("{go}", "go there", "screen.go", works),
            KeyHint("{scroll_up} {scroll_down}", "choose", "screen.scroll_text(1)", works),
        )

    def on_mount(self) -> None:
        """Show the list."""
        self.show_list(self._opened_on)

    def on_resize(self, event: events.Resize) -> None:
        """Show the list in another width."""
        if event.size.width != self._shown_in:
            self.show_list(self.row)

    def show_list(self, row: int | None = 0) -> None:
        """Show the list as it is now, with a row highlighted."""
        self._shown_in = self.size.width
        self.choices.offer(self.rows(max(1, min(self.size.width, WIDEST_LIST) - 4)), row)
        self.show_frame(*self.hints())

    def on_option_list_option_selected(self, _: OptionList.OptionSelected) -> None:
        """Go where a row leads that was clicked."""
        self.action_go()

    def action_go(self) -> None:
        """Go where the highlighted row leads."""
        if self.row is not None and (goal := self.goal(self.row)) is not None:
            self.dismiss(goal)

    def action_close(self) -> None:
        """Go back to where the reader was."""
        self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the highlighted row."""
        row = self.choices.highlighted_option
        if isinstance(row, Row):
            self.app.copy_to_clipboard(" ".join(row.text.plain.split()))

    def action_scroll_text(self, rows: int) -> None:
        """Highlight the next row, or the one before."""
        self.choices.step(rows)

    def action_read_on(self) -> None:
        """Highlight the row a page further down."""
        self.choices.action_page_down()

    def action_read_back(self) -> None:
        """Highlight the row a page further up."""
        self.choices.action_page_up()

    def action_first(self) -> None:
        """Highlight the first row."""
        self.choices.action_first()

    def action_last(self) -> None:
        """Highlight the last row."""
        self.choices.action_last()
