"""Pages that are a list: rows under each other, each of which leads somewhere."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget

from perfection_tui.tui.pages.item_page import CHOOSE_HINT, Destination, ItemPage
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import highlight, item_lines, padded
from perfection_tui.view.edition import Edition

Entry = TypeVar("Entry")


class ListPage(ItemPage[Destination], Generic[Entry, Destination]):
    """A list of entries, a row each."""

    FOLLOWS = False

    GO: ClassVar[str] = "go there"
    """What Enter does here."""

    CLICK_GOES: ClassVar[bool] = True
    """Whether a click on a row leads where Enter does; else the first highlights it alone."""

    widest: int = 80

    DEFAULT_CSS = "ListPage #items { padding: 0 1; }"

    def __init__(self, edition: Edition, entries: Sequence[Entry], highlighted: int = 0) -> None:
        super().__init__(edition, highlighted)
        self.entries = entries

    @property
    def walk(self) -> Sequence[int]:
        """The entries in the order of the list."""
        return range(len(self.entries))

    def between(self) -> Iterable[Widget]:
        """The list alone."""
        yield ItemText()

    @abstractmethod
    def row(self, item: int, width: int) -> Content:
        """What stands in the row of an entry."""

    def apart(self, item: int) -> bool:  # noqa: ARG002 - for some lists
        """Whether an empty row stands before that of an entry."""
        return False

    def draw(self, width: int) -> Blocks:
        """Draw the rows."""

        def draw(item: int) -> DrawnLines:
            """Draw a row."""
            lines = self.lines(self.row(item, width), width)
            if item == self.highlighted:
                lines = highlight(lines, width + 2)
            return item_lines(item, lines)

        return Blocks(len(self.entries), draw, apart=self.apart)

    def lines(self, text: Content, width: int) -> list[Content]:
        """The lines of a text, each with a blank at its sides, which is highlighted with it."""
        return [padded(Content(" ") + line, width + 2) for line in super().lines(text, width)]

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, beside the one that closes the page."""
        works = self.highlighted in self.walk
        go = KeyHint("{go}", self.GO, works=works)
        return go, replace(CHOOSE_HINT, works=works)

    def empty_hints(self) -> Sequence[KeyHint]:
        """The keys of a list, of which none works here."""
        return self.hints()

    def action_press(self, item: int) -> None:
        """Highlight a row that was clicked, and go where it leads if a click does."""
        if self.CLICK_GOES and item in self.walk:
            self.stand_on(item)
        super().action_press(item)

    def copied(self) -> Content:
        """The highlighted row, in one line."""
        return plain(" ".join(self.row(self.highlighted, self.list_width).plain.split()))
