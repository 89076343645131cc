"""A text of items, one of which is highlighted: of all its rows those are drawn that are seen."""

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import LINE


class ItemText(Scroll):
    """Scrolling text made of rows. It keeps one item of it in sight."""

    DEFAULT_CSS = "ItemText { padding: 0 1 0 2; }"

    def __init__(self) -> None:
        super().__init__(id="items")
        # Nothing here is a link of Textual's, and it looks for them in every row.
        self.auto_links = False
        self.items = Blocks.of([])
        self._kept: int | None = None
        # The row to be seen first, even where less than a screen is left from there.
        self._first = 0
        self._strips: dict[int, tuple[Content, Strip]] = {}
        self._room = Size(0, 0)

    def show_rows(self, items: Blocks, kept: int | None) -> None:
        """Show rows from where the reader has scrolled to, or from where the item kept is seen."""
        self.items, self._kept = items, kept
        self.refresh()
        self._bring_kept()

    def render(self) -> Content:
        """All of the text. Asked for by nothing that draws."""
        return LINE.join(self.items.lines)

    @property
    def row_count(self) -> int:
        """The rows that are known: a screen more than have been come to."""
        self.items.reach(self.scroll_offset.y + 2 * self.size.height)
        return max(len(self.items), self._first + self.size.height if self._first else 0)

    def render_line(self, y: int) -> Strip:
        """The row that is seen at `y`."""
        at = y + self.scroll_offset.y
        if at >= len(self.items):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        # A step changes two items, and the others keep their rows: it takes 2.5 ms of the
        # processor in the contents of the film, where drawing all that is seen takes 4.2.
        text = self.items[at]
        if at not in self._strips or self._strips[at][0] is not text:
            marked, width, style = self._marked(text, at), self.size.width, self.visual_style
            [row] = Visual.to_strips(self, marked, width, 1, style, apply_selection=False, pad=True)
            self._strips[at] = text, row.apply_offsets(0, at)
        return self._strips[at][1]

    def forget(self) -> None:
        """Draw anew."""
        super().forget()
        self._strips = {}

    def _marked(self, text: Content, at: int) -> Content:
        """A row with what is selected of it marked."""
        selection = self.text_selection
        if selection is None or (span := selection.get_span(at)) is None:
            return text
        start, end = span
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return text.stylize(style, start, None if end < 0 else end)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know of more rows as the reader comes to them."""
        super().watch_scroll_y(old_value, new_value)
        self.settle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows that are seen: from the first frame in a new room on, the item kept is."""
        if self.size != self._room:
            self._room = self.size
            self.forget()
            self._bring_kept()
        return super().render_lines(crop)

    def _bring_kept(self) -> None:
        if self._kept is None or not self.size.height:
            self.settle()
            return
        (top, bottom), height = self.items.span(self._kept), self.size.height
        self.items.reach(self.scroll_offset.y + 2 * height)
        last = self.items.start(max(0, len(self.items) - height))
        self._first = min(top, last, self.scroll_offset.y)
        # Where the text has to go on, it begins on the first row of an item.
        if bottom > self.scroll_offset.y + height:
            self._first = min(top, self.items.start(bottom - height))
            bottom = self._first + height
        self.settle()
        self.bring(top, bottom)
