"""The least that a Textual app can be: what a start and a key cost before any story is read."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Header, Static

LONG = " ".join(["A text as long as what a moment tells."] * 18)


class Page(Screen[None]):
    """The least that a page can be: a screen with a text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static("A page of the bare app.", markup=False)


class Bare(App[None]):
    """One text between a header and a footer. `n` shows the next text, `l` a long one, `p` a page.

    Only `n` is what others are held against; the other two tell what there is in a key
    that Textual itself needs for as much text, and for another screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next"),
        Binding("l", f"next(' {LONG}')", show=False),
        Binding("p", "page", show=False),
        Binding("q", "quit", "Quit"),
    ]

    shown = 0

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        yield Header()
        yield Static("Text 0 of the bare app.", markup=False)
        yield Footer()

    def action_next(self, more: str = "") -> None:
        """Show the next text, and more of it."""
        self.shown += 1
        self.query_one(Static).update(f"Text {self.shown} of the bare app.{more}")

    def action_page(self) -> None:
        """Open a page."""
        self.push_screen(Page())


if __name__ == "__main__":
    Bare().run()
