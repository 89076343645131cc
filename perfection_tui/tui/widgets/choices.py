"""A list to choose from, with the same keys and looks on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

CHUNK = 30
"""As many rows are made at a time beyond those that are seen: a list of thousands opens as fast
as a short one."""


class Row(Option):
    """A row of a list; one that leads nowhere is there to be read only."""

    def __init__(self, text: Content, *, leads: bool = True) -> None:
        super().__init__(text, disabled=not leads)
        self.text = text


class Choices(OptionList, can_focus=False):
    """Rows to choose one of, by the keys of the page around them or by mouse."""

    DEFAULT_CSS = """
    Choices {
        height: auto;
        max-height: 100%;
        border: none;
        padding: 0;
        background: transparent;
        overflow-y: scroll;
        scrollbar-size: 0 0;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $muted; }
        & > .option-list--option-highlighted {
            color: $background;
            background: $foreground;
            text-style: bold;
        }
    }
    """

    def __init__(self, *, chosen: int | None = 0, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """`chosen`: the row that is highlighted at first, if any is."""
        super().__init__(markup=False, id=id)
        self._chosen = chosen
        self._more: Iterator[Row] = iter(())
        self._row_width = 0
        self._highlight = Style()

    def offer(self, rows: Iterator[Row], chosen: int | None) -> None:
        """Offer other rows, made as far as they are come to, the chosen one highlighted."""
        self._more, self._chosen = rows, chosen
        self.set_options(islice(rows, (chosen or 0) + self.app.size.height + CHUNK))
        self.highlighted = chosen

    def show_lines(self, lines: Sequence[Content]) -> None:
        """Offer these lines, the row highlighted that was."""
        chosen = self._chosen if self.highlighted is None else self.highlighted
        self.offer(map(Row, lines), chosen)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the highlighted row in sight: there may be less room than before."""
        width, self._row_width = self._row_width, self.scrollable_content_region.width
        if width == self._row_width:
            # Textual would draw all rows again, though they are as wide as they were.
            event.prevent_default()
        self._make_more()
        self.call_after_refresh(self.scroll_to_highlight)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows; the first time before they are told their width."""
        self._row_width = self._row_width or self.scrollable_content_region.width
        self._highlight = self.get_visual_style(
            "option-list--option", "option-list--option-highlighted"
        ).rich_style
        return super().render_lines(crop)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make more rows where the end of those that are made comes near."""
        super().watch_scroll_y(old_value, new_value)
        self._make_more()

    def _make_more(self) -> None:
        if self.max_scroll_y - self.scroll_y < self.size.height:
            self.add_options(islice(self._more, self.size.height + CHUNK))

    def render_line(self, y: int) -> Strip:
        """Draw a line; a highlighted one has one colour, or some of it could not be read."""
        strip, style = super().render_line(y), self._highlight
        if not any(each.style and each.style.bgcolor == style.bgcolor for each in strip):
            return strip
        one = Style(color=style.color)
        return Strip([Segment(text, (own or one) + one) for text, own, _ in strip])

    def step(self, rows: int) -> None:
        """Go to the next row, or to the one before."""
        if rows > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go to the next row, and stay on the last."""
        before = self.highlighted
        super().action_cursor_down()
        if before is not None and self.highlighted is not None and self.highlighted < before:
            self.highlighted = before

    def action_cursor_up(self) -> None:
        """Go to the row before, and stay on the first."""
        before = self.highlighted
        super().action_cursor_up()
        if before is not None and self.highlighted is not None and self.highlighted > before:
            self.highlighted = before

    def action_last(self) -> None:
        """Go to the last of all rows."""
        self.add_options(self._more)
        super().action_last()

    def action_page_down(self) -> None:
        """Go down by as many lines as are shown; nowhere while none are."""
        # Textual looks the lines up before they are laid out, and fails.
        if self.size.height:
            super().action_page_down()  # type: ignore[no-untyped-call] # Textual types it not

    def action_page_up(self) -> None:
        """Go up by as many lines as are shown; nowhere while none are."""
        if self.size.height:
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual types it not
