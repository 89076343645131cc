"""The least that a Textual app can be: what a start and a key cost before any story is read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header, Static


class Bare(App[None]):
    """One text between a header and a footer; `n` shows the next text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next"),
        Binding("q", "quit", "Quit"),
    ]

    shown = 0

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        yield Header()
        yield Static("Text 0 of the bare app.", markup=False)
        yield Footer()

    def action_next(self) -> None:
        """Show the next text."""
        self.shown += 1
        self.query_one(Static).update(f"Text {self.shown} of the bare app.")


if __name__ == "__main__":
    Bare().run()
