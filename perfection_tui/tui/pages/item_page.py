"""Pages that are a text of items: the usual keys walk through them, and each leads somewhere."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import ClassVar, Generic, TypeVar

from textual import events, getters
from textual.content import Content
from textual.geometry import Size, clamp
from textual.widget import Widget

from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import LOW_OR_HIGH, Goal, Page
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import wrapped
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import found_again

WIDEST = 150
"""The most cells that a page takes where it does not say otherwise."""

MARGIN = 2
"""The cells on either side of a text."""

NONE_YET = -1
"""What is highlighted where nothing is, at first."""

GO_HINT = KeyHint("{go}", "go there")
CHOOSE_HINT = KeyHint("{scroll_up} {scroll_down}", "choose")

NOTHING_TO_CHOOSE = "There is nothing to choose here."
NOTHING_TO_COPY = "There is nothing here to copy."

GOES_BACK = "{close} goes back to the story."

Destination = TypeVar("Destination")


class ItemPage(Page[Destination | None], Generic[Destination]):
    """A page of items, one of which is highlighted. Its result is where that leads, or None.

    Around the text may stand a line of headings above and a few words below.
    """

    BINDINGS = commands.bound(commands.GO, commands.COPY)

    FOLLOWS = True

    HAS_WORDS: ClassVar[bool] = False
    """Whether anything is ever said beside the list."""

    text = getters.query_one(ItemText)
    words = getters.query_one("#words", Scroll)
    """What is said beside the text."""

    VERTICAL_BREAKPOINTS = LOW_OR_HIGH

    DEFAULT_CSS = """
    ItemPage #columns, ItemPage #words { padding: 0 2; }
    ItemPage #items { height: 1fr; }
    ItemPage.-high #columns, ItemPage.-high #items { margin-top: 1; }
    ItemPage #words { display: none; }
    """

    def __init__(self, edition: Edition, highlighted: int = 0) -> None:
        super().__init__(edition)
        self.highlighted = highlighted
        self._shown_in = Size(0, 0)

    def between(self) -> Iterable[Widget]:
        """The list with its headings and words."""
        yield Line(id="columns")
        yield ItemText()
        if self.HAS_WORDS:
            yield Scroll(id="words", keys=self.by_pages())

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, with the same item highlighted."""
        before = self.ids
        super().follow(edition, here)
        self.highlighted = found_again(self.highlighted, before, self.ids)
        # Until it is mounted there is nothing to show it in; then it shows itself.
        if self.is_mounted:
            self.show_list()

    @property
    def ids(self) -> Sequence[str]:
        """All items of the edition by id, where the page follows an edited script."""
        return ()

    @property
    def walk(self) -> Sequence[int]:
        """The items in the order in which ↑ and ↓ go through them."""
        return range(len(self.ids))

    @property
    def widest(self) -> int:
        """The most cells that the page takes, the blank ones at its sides included."""
        return WIDEST

    @property
    def list_width(self) -> int:
        """The cells that a line of the list has. Known before anything is laid out."""
        return max(1, min(self.size.width, self.widest) - 2 * MARGIN)

    @abstractmethod
    def draw(self, width: int) -> Blocks:
        """Draw the list, the highlighted item highlighted."""

    @abstractmethod
    def goal(self) -> Destination | None:
        """Where the highlighted item leads."""

    @property
    def can_copy(self) -> bool:
        """Whether an item is highlighted."""
        return self.highlighted in self.walk

    @abstractmethod
    def copied(self) -> Content:
        """The highlighted item in words, to be pasted elsewhere."""

    @property
    def nowhere(self) -> str:
        """Why the highlighted item leads nowhere, if it does not."""
        return ""

    def empty_hints(self) -> Sequence[KeyHint]:
        """The keys that work where there is nothing to list."""
        return ()

    def open_on(self, item: str, here: Moment | None) -> None:
        """Highlight the item that a search found, by its id, if it did; say why it opens there.

        `here`: the moment that the page opens at.
        """
        if item:
            self.highlighted, self.why_here = self.ids.index(item), wording.OPENED_AT_FOUND
        elif here and self.walk and self.highlighted != self.walk[0]:
            self.why_here = [each.format(here.name) for each in wording.OPENED_AT]

    def on_mount(self) -> None:
        """Show the list and come to stand on the highlighted item."""
        self.show_list()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the highlighted item in sight in the new room."""
        if event.size != self._shown_in:
            self.show_list()

    def show_list(self) -> None:
        """Show all as it is now, the highlighted item in sight."""
        self._shown_in = self.size
        for each in self.query("#header, #columns, #items, #words"):
            each.styles.max_width = self.widest
        self._show(self._drawn())
        hints = self.hints() if self.walk else self.empty_hints()
        self.show_frame(*hints)

    def _drawn(self) -> Blocks:
        width = self.list_width
        return self.draw(width) if self.walk else Blocks.of(self.lines(self.nothing, width))

    def lines(self, text: Content, width: int) -> list[Content]:
        """The lines of a text in a width."""
        return wrapped(text, width)

    @property
    def nothing(self) -> Content:
        """That there is nothing to list, and how there comes to be something."""
        none = wording.none_listed(self.view, self.listed)
        if self.view.complete:
            return plain(none)
        return plain(f"{none} ") + self.keys.offered(GOES_BACK)

    @property
    def listed(self) -> str:
        """What is listed, as a page's name has it."""
        return self.NAME

    def _show(self, blocks: Blocks) -> None:
        self.text.show_rows(blocks, self.highlighted if self.highlighted in self.walk else None)
        self.show_beside()
        self.share_room(blocks)

    def share_room(self, blocks: Blocks) -> None:
        """Give a short text no more room than it fills, so that words under it stand close."""
        if self.HAS_WORDS:
            blocks.reach(self.size.height)
            self.text.styles.max_height = len(blocks) + 1 if self.words.display else "100%"

    def show_beside(self) -> None:
        """Show what stands around the text, where something does."""

    def stand_on(self, item: int) -> None:
        """Highlight an item; the others look as they did."""
        before, self.highlighted = self.highlighted, item
        blocks = self._drawn()
        blocks.adopt(self.text.items, (before, item))
        self._show(blocks)

    def action_press(self, item: int) -> None:
        """Highlight an item that was clicked, or go where it leads if it is highlighted already."""
        if item == self.highlighted:
            self.action_go()
        elif item in self.walk:
            # Else it is not here any more: the script was edited while the click was on its way.
            self.stand_on(item)

    def action_go(self) -> None:
        """Go where the highlighted item leads, or say why that is nowhere."""
        if self.highlighted not in self.walk:
            self.notify(NOTHING_TO_CHOOSE)
        elif goal := self.goal():
            self.dismiss(goal)
        else:
            self.notify(self.nowhere)

    def action_copy(self) -> None:
        """Copy the highlighted item."""
        if self.can_copy:
            self.app.copy_to_clipboard(self.copied().plain)
        else:
            self.notify(NOTHING_TO_COPY)

    def action_scroll_text(self, lines: int) -> None:
        """Highlight the next item or the one before, once all of this one has been seen."""
        walk = self.walk
        if not walk or self._runs_on(lines):
            super().action_scroll_text(lines)
        elif self.highlighted in walk:
            at = walk.index(self.highlighted) + lines
            self.stand_on(walk[clamp(at, 0, len(walk) - 1)])
        else:
            self.stand_on(walk[0 if lines > 0 else -1])

    def action_first(self) -> None:
        """Highlight the first item."""
        if self.walk:
            self.stand_on(self.walk[0])

    def action_last(self) -> None:
        """Highlight the last item."""
        if self.walk:
            self.stand_on(self.walk[-1])

    def action_page(self, direction: int) -> None:
        """Scroll the words by a page, or highlight the item a page further down or up."""
        if not (self.HAS_WORDS and self.words.page(direction)):
            self._stand_a_page_on(direction)

    def _runs_on(self, lines: int) -> bool:
        """Whether the highlighted item runs on beyond the edge towards which the reader moves."""
        if self.highlighted not in self.walk:
            return False
        edge = self.text.scroll_offset.y + (self.text.size.height if lines > 0 else 0)
        top, bottom = self.text.items.span(self.highlighted)
        return top < edge < bottom

    def _stand_a_page_on(self, direction: int) -> None:
        """Highlight the item that lies a page further on, the next one at least."""
        walk = self.walk
        if self.highlighted not in walk:
            # A key that reads on highlights nothing; what can be done is said.
            self.action_go()
            return
        page = direction * max(1, self.text.size.height - 1)
        span = self.text.items.span
        last = span(self.highlighted)[0] + page
        at = walk.index(self.highlighted)
        ahead = walk[at + 1 :] if direction > 0 else walk[:at][::-1]
        near = takewhile(lambda each: (span(each)[0] - last) * direction <= 0, ahead)
        self.stand_on([self.highlighted, *ahead[:1], *near][-1])


class TwoSided(ItemPage[Goal]):
    """Items with two sides or two tabs: ← and → choose one, t changes between them."""

    BINDINGS = commands.bound(commands.LEFT_SIDE, commands.RIGHT_SIDE, commands.OTHER_SIDE)

    def __init__(self, edition: Edition, highlighted: int, side: int) -> None:
        super().__init__(edition, highlighted)
        self.side = side

    def turn_to(self, side: int) -> None:
        """Stand on a side, 0 or 1."""
        self.side = side
        self.show_list()

    def action_side(self, side: int) -> None:
        """Stand on the left or the right side."""
        if side != self.side:
            self.turn_to(side)

    def action_other_side(self) -> None:
        """Change sides."""
        self.turn_to(1 - self.side)
