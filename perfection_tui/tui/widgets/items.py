"""The list of a page: of all its rows those are drawn that are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from perfection_tui.tui.widgets.line import run_press
from perfection_tui.tui.widgets.scroll import more_there_is
from perfection_tui.tui.widgets.sheet import Row, Sheet
from perfection_tui.tui.widgets.styled import LINE, plain

DrawSheet = Callable[[int], Sheet]
"""Draws a list in a width."""

_FAR = 1 << 16
"""More lines than any block has: a line is known to Textual by `block * _FAR + line`."""


def _number(row: Row) -> int:
    block, line = row
    return block * _FAR + line


class Items(Widget, can_focus=False):
    """A list, on its last row whether there is more of it above or below.

    It scrolls by itself and not as Textual does: that would need to know how high all of it is.
    """

    DEFAULT_CSS = """
    Items { padding: 0 1 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        # Nothing here is a link of Textual's, and it looks for them in every line.
        self.auto_links = False
        self._draw: DrawSheet = lambda _: Sheet(0, lambda _: ())
        self._top: Row = (0, 0)
        self._lit: int | None = None
        self._to_bring: int | None = None
        self._seen: tuple[object, list[Strip]] | None = None

    def show(self, draw: DrawSheet, lit: int | None) -> None:
        """Show a list from where the reader has scrolled to, or from where `lit` is seen."""
        self._draw, self._lit, self._to_bring = draw, lit, lit
        self._refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Keep in sight what is lit: there may be less room than when it was brought."""
        self._to_bring = self._lit
        self._refresh()

    @property
    def sheet(self) -> Sheet:
        """The list in the width there is."""
        # The last cell is for the words on the last row alone.
        return self._draw(max(1, self.content_size.width - 1))

    @property
    def seen_rows(self) -> int:
        """The rows there is room for."""
        return max(1, self.content_size.height - 1)

    @property
    def top(self) -> Row:
        """The first row that is seen."""
        if self.content_size.height:
            sheet, row = self.sheet, self._top
            if self._to_bring is not None:
                row = sheet.bring(row, self._to_bring, self.seen_rows)
                self._to_bring = None
            self._top = sheet.settled(row, self.seen_rows)
        return self._top

    @property
    def bottom(self) -> Row:
        """The row after the last one that is seen."""
        return self.sheet.below(self.top, self.seen_rows)

    @property
    def can_scroll_on(self) -> bool:
        """Whether there is anything below what is shown."""
        return self.bottom < self.sheet.end

    @property
    def can_scroll_back(self) -> bool:
        """Whether there is anything above what is shown."""
        return self.top > (0, 0)

    def scroll_rows(self, rows: int) -> None:
        """Scroll by so many rows, not beyond either end."""
        move = self.sheet.below if rows > 0 else self.sheet.above
        self._top = self.sheet.settled(move(self.top, abs(rows)), self.seen_rows)
        self._refresh()

    def render(self) -> Content:
        """All of the list. Asked for by nothing that draws."""
        return LINE.join(self.sheet.lines)

    def render_line(self, y: int) -> Strip:
        """What is seen at `y`."""
        size = self.content_size
        if self._seen is None or self._seen[0] != size:
            self._seen = (size, self._strips())
        return self._seen[1][y]

    def _strips(self) -> list[Strip]:
        width, rows = self.content_size.width, self.seen_rows
        seen = list(islice(self.sheet.rows(self.top), rows))
        strips = self._drawn([self._marked(text, _number(row)) for row, text in seen])
        numbered = [
            strip.apply_offsets(0, _number(row))
            for strip, (row, _) in zip(strips, seen, strict=False)
        ]
        blank = Strip.blank(width, self.visual_style.rich_style)
        return [*numbered, *[blank] * (rows - len(numbered)), *self._drawn([self._last_row])]

    def _marked(self, text: Content, number: int) -> Content:
        """A line with what is selected of it marked."""
        selection = self.text_selection
        if selection is None or (span := selection.get_span(number)) is None:
            return text
        start, end = span
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return text.stylize(style, start, None if end < 0 else end)

    @property
    def _last_row(self) -> Content:
        more = more_there_is(self.can_scroll_back, self.can_scroll_on)
        return plain(f"{more:>{self.content_size.width}}", "$accent")

    def _drawn(self, lines: Sequence[Content]) -> list[Strip]:
        return Visual.to_strips(
            self,
            LINE.join(lines),
            self.content_size.width,
            None,
            self.visual_style,
            apply_selection=False,
            pad=True,
        )

    def _refresh(self) -> None:
        self._seen = None
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The part of the list that is selected."""
        start, end = selection
        first = start.y if start else 0
        last = end.y if end else _number(self.sheet.end)
        rows = self.sheet.rows(divmod(first, _FAR))
        selected = [text.plain for _, text in takewhile(lambda row: _number(row[0]) <= last, rows)]
        rebased = Selection(
            Offset(start.x, 0) if start else None,
            Offset(end.x, len(selected) - 1) if end else None,
        )
        return rebased.extract("\n".join(selected)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self._seen = None
        super().selection_updated(selection)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._seen = None
        super().notify_style_update()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, direction: int) -> None:
        event.stop()
        self.scroll_rows(direction * max(1, int(self.app.scroll_sensitivity_y)))

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the text that was clicked."""
        await run_press(self, event)
