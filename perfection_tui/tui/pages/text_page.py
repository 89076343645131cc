"""Pages that are one text, which the usual keys scroll."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from perfection_tui.tui.pages.page import Page, Result
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll


class TextPage(Page[Result]):
    """A header, a text and the keys."""

    DEFAULT_CSS = """
    TextPage { align: center top; }
    TextPage #header, TextPage Scroll { max-width: 76; }
    TextPage Scroll { height: 1fr; padding: 1 2 0 2; }
    """

    @abstractmethod
    def words(self, width: int) -> Content:
        """The text in a width."""

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, beside those of every page."""
        return ()

    def compose(self) -> ComposeResult:
        """Lay out the header, the text and the keys."""
        yield Line(id="header")
        yield Scroll()
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Write the page."""
        self.write()

    def write(self) -> None:
        """Write the page anew, from its top: there stands what is changed on it."""
        self.text.show(self.words)
        self.show_frame(*self.hints())
