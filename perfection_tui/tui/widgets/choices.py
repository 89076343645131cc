"""A list to choose from, with the same keys and looks on every page."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choices(OptionList):
    """Lines to choose one of, by arrows or j and k and Enter, or by mouse."""

    DEFAULT_CSS = """
    Choices {
        height: auto;
        max-height: 100%;
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background: transparent; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $muted; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, *lines: Content, chosen: int = 0, unavailable: Collection[int] = ()) -> None:
        """Offer these lines, the chosen one lit; those named by index are there to read only."""
        super().__init__(
            *(Option(line, disabled=index in unavailable) for index, line in enumerate(lines)),
            markup=False,
        )
        self._chosen = chosen

    def action_cursor_down(self) -> None:
        """Go to the next line, and stay on the last."""
        before = self.highlighted
        super().action_cursor_down()
        if before is not None and self.highlighted is not None and self.highlighted < before:
            self.highlighted = before

    def action_cursor_up(self) -> None:
        """Go to the line before, and stay on the first."""
        before = self.highlighted
        super().action_cursor_up()
        if before is not None and self.highlighted is not None and self.highlighted > before:
            self.highlighted = before

    def action_page_down(self) -> None:
        """Go down by as many lines as are shown; nowhere while none are."""
        # Textual looks the lines up before they are laid out, and fails.
        if self.size.height:
            super().action_page_down()  # type: ignore[no-untyped-call] # Textual types it not

    def action_page_up(self) -> None:
        """Go up by as many lines as are shown; nowhere while none are."""
        if self.size.height:
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual types it not

    def on_mount(self) -> None:
        """Light the chosen line."""
        self.highlighted = self._chosen
