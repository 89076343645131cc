"""Text that scrolls when it has to, and says so on its lower edge."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from perfection_tui.tui.widgets.line import Draw, Drawn, pressable

Find = Callable[[str], Sequence[tuple[int, int]]]
"""Finds stretches of a text: where each starts and ends."""


def more_there_is(above: bool, below: bool, keys: tuple[str, str]) -> str:
    """What tells of text above or below what is seen, by the keys that go up and down."""
    up, down = keys
    if below:
        return f"{up}{down} more" if above and len(up + down) == 2 else f"{down} more"
    return f"{up} back" if above else ""


class Scroll(Drawn, ScrollView, can_focus=False, inherit_bindings=False):
    """A column of text. It never takes the focus: the screen's keys scroll it.

    The lower edge tells whether there is more above or below, followed by `hint`.

    It draws its rows itself and has no widget inside. Another text is then one widget to
    draw again and no layout of the screen: with both sides open a turn takes 10 ms of the
    processor, where a `Static` inside takes 14; a step 9 where that takes 10.
    """

    DEFAULT_CSS = """
    Scroll { overflow: hidden; border-bottom: blank; border-subtitle-color: $accent; }
    """

    hint: reactive[Content] = reactive(Content(""))

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        keys: tuple[str, str] = ("↑", "↓"),
    ) -> None:
        """`keys`: what scrolls it up and down."""
        super().__init__(id=id)
        self._keys = keys
        self._rows: tuple[int, list[Strip]] | None = None
        self._sought: Find | None = None
        self.edge = ""
        """What the lower edge says."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether keys and the mouse scroll it: always, though it shows no scroll bar."""
        return True

    @property
    def can_scroll_on(self) -> bool:
        """Whether there is text below what is shown."""
        return self.scroll_offset.y < self.max_scroll_y

    @property
    def can_scroll_back(self) -> bool:
        """Whether there is text above what is shown."""
        return self.scroll_offset.y > 0

    def page(self, direction: int) -> bool:
        """Scroll on by a page, or back; False where there is no more text."""
        if not (self.can_scroll_on if direction > 0 else self.can_scroll_back):
            return False
        (self.scroll_page_down if direction > 0 else self.scroll_page_up)(animate=False)
        return True

    def show(self, draw: Draw) -> None:
        """Show another text, from its beginning."""
        self._sought = None
        self.change(draw)
        if self.scroll_offset.y:
            self.scroll_home(animate=False, force=True, immediate=True)

    def show_text(self, text: Content) -> None:
        """Show another text that is the same in every width, from its beginning."""
        self.show(lambda _: text)

    def change(self, draw: Draw) -> None:
        """Show a text that differs only in how it looks, from where the reader has scrolled to."""
        before, self.draw, self.drawn = self.drawn, draw, None
        width = self._rows[0] if self._rows else None
        if before and width in (None, before[0]) and self.text_in(before[0]).is_same(before[1]):
            return
        self.forget()
        height = self.styles.height
        self.refresh(layout=height is not None and height.is_auto)
        self.settle()

    def bring(self, top: int, bottom: int) -> None:
        """Scroll as little as it takes to see the rows from `top` to just before `bottom`.

        Where they do not all fit, the first of them are seen.
        """
        at, height = self.scroll_offset.y, self.scrollable_content_region.height
        if bottom > at + height:
            at = bottom - height
        self.scroll_to(y=min(at, top), animate=False, force=True, immediate=True)

    def bring_first(self, spans: Find) -> None:
        """Scroll to the first of the stretches that `spans` finds in the text, if there is one."""
        self._sought = spans
        self._bring_sought()

    def _bring_sought(self) -> None:
        width = self.size.width
        if self._sought is None or not width:
            # Not laid out: it is brought with the first size there is.
            return
        text = self.render()
        found = self._sought(text.plain)
        self._sought = None
        if found:
            start = found[0][0]
            # The whole word: cut short, it might still stand on the line before.
            word = len(text.plain[start:].split(maxsplit=1)[0])
            row = len(text[: start + word].wrap(width)) - 1
            self.bring(row, row + 1)

    def render(self) -> Content:
        """Draw the text in the width there is."""
        return self.text_in(self.size.width)

    @property
    def rows(self) -> list[Strip]:
        """The text in rows as wide as there is room."""
        width = max(1, self.size.width)
        if self._rows is None or self._rows[0] != width:
            text, style = self.render(), self.visual_style
            self._rows = width, Visual.to_strips(self, text, width, None, style, pad=True)
        return self._rows[1]

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def render_line(self, y: int) -> Strip:
        """The row that is seen at `y`."""
        rows, at = self.rows, y + self.scroll_offset.y
        if self.styles.content_align_vertical == "middle":
            at -= max(0, self.size.height - len(rows)) // 2
        if 0 <= at < len(rows):
            return rows[at]
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The part of the text that is selected."""
        return selection.extract(self.render().plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.forget()
        super().selection_updated(selection)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self.forget()
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how much there is once the text has moved."""
        super().watch_scroll_y(old_value, new_value)
        self._say()

    def watch_hint(self) -> None:
        """Say the new hint."""
        self._say()

    def on_resize(self, _: events.Resize) -> None:
        """Say how much there is in the new room."""
        self.settle()
        self._bring_sought()

    def forget(self) -> None:
        """Draw anew."""
        self._rows = None

    def settle(self) -> None:
        """Keep within the text as it is now, and say how much there is."""
        width, height = self.size
        if width and height:
            self.virtual_size = Size(width, self.row_count)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self._say()

    def action_scroll_by_page(self) -> None:
        """Scroll on, or back to the top from the end."""
        if not self.page(1):
            self.scroll_home(animate=False)

    def _say(self) -> None:
        more = more_there_is(self.can_scroll_back, self.can_scroll_on, self._keys)
        parts = [pressable(Content(more), "scroll_by_page")] if more else []
        # The corners of the frame take four cells, and the padding is not to be written on.
        if self.hint and cell_len(more) + cell_len(self.hint.plain) + 5 <= self.size.width:
            parts.append(self.hint)
        edge = "  ·  ".join(part.plain for part in parts)
        if edge != self.edge:
            self.edge = edge
            self.border_subtitle = Content("  ·  ").join(parts)
