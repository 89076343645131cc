"""Text that is drawn anew for the width it has."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

Draw = Callable[[int], Content]
"""Draws something in at most so many cells."""


class Line(Static):
    """Static text that asks for its content again whenever its width changes."""

    DEFAULT_CSS = """
    Line { width: 100%; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(markup=False, id=id)
        self._draw: Draw | None = None
        self._drawn_in = 0

    def show(self, draw: Draw) -> None:
        """Show what `draw` makes of the width there is, now and after every resize."""
        self._draw = draw
        self._drawn_in = 0
        self.on_resize()

    def on_resize(self) -> None:
        """Draw again if the width is another."""
        width = self.content_size.width
        if self._draw and width and width != self._drawn_in:
            self._drawn_in = width
            self.update(self._draw(width))
