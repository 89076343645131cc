"""Pages that are one text, which the usual keys scroll."""

from abc import abstractmethod
from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from perfection_tui.tui.pages.page import Page, Result
from perfection_tui.tui.widgets.scroll import Scroll


class TextPage(Page[Result]):
    """A header, a text and the keys."""

    DEFAULT_CSS = """
    TextPage #header, TextPage Scroll { max-width: 76; }
    TextPage Scroll { height: 1fr; padding: 1 2 0 2; }
    """

    @abstractmethod
    def words(self, width: int) -> Content:
        """The text in a width."""

    def between(self) -> Iterable[Widget]:
        """The text."""
        yield Scroll()

    def on_mount(self) -> None:
        """Write the page."""
        self.write()

    def write(self) -> None:
        """Write the page anew, from its top: there stands what is changed on it."""
        self.text.show(self.words)
        self.show_frame(*self.hints())
