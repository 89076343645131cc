"""Search: a line to type in, and under it every place in the view that has the words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from perfection_tui.reader.reading import Stop
from perfection_tui.tui.pages.found import found_count, found_list
from perfection_tui.tui.pages.listing import Listing
from perfection_tui.tui.widgets.fitting import fit
from perfection_tui.tui.widgets.items import Items
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.sheet import Sheet
from perfection_tui.view.edition import Edition
from perfection_tui.view.search import Found

EXPLAINED = (
    "Type a name, a word or a phrase. Both sides of every moment are searched, and the people, "
    "the clues and the events, as far as they are open to you."
)
NOWHERE = "Nothing that is open to you says this."


class Sought(Struct, frozen=True):
    """What was looked for, and the place that was chosen."""

    wanted: str
    found: Found


class FindPage(Listing[Sought]):
    """Finds while one types. Its result is the place chosen."""

    NAME = "Find"

    DEFAULT_CSS = """
    FindPage #line { height: 1; padding: 0 2; }
    FindPage.-high #line { margin-top: 1; }
    FindPage #slash {
        width: 3;
        padding: 0 1;
        background: $panel;
        color: $accent;
        text-style: bold;
    }
    FindPage Input { width: 1fr; background: $panel; }
    FindPage #columns { display: block; }
    """

    def __init__(self, edition: Edition, stops: Sequence[Stop], wanted: str = "") -> None:
        """`stops`: where a reader can go; `wanted`: what was looked for last."""
        super().__init__(edition)
        self._stops = frozenset(stops)
        self._wanted = wanted
        self._found: Sequence[Found] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line, and the list under it."""
        fit(self)
        yield Line(id="header")
        with Horizontal(id="line"):
            yield Static("/", id="slash", markup=False)
            yield Input(self._wanted, placeholder="words to find", compact=True)
        yield Line(id="columns")
        yield Items(id="items")
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Get ready once the page is there, so that neither it nor the first letter waits."""
        super().on_mount()
        # Not by its message: that comes after the frame that shows the letter.
        self.watch(self.query_one(Input), "value", self._look_for, init=bool(self._wanted))
        self.call_after_refresh(lambda: self.edition.search)

    @property
    def empty(self) -> str:
        """How to search, or that nothing was found."""
        return NOWHERE if self._wanted.strip() else EXPLAINED

    def _look_for(self, wanted: str) -> None:
        """Find what has been typed so far."""
        self._wanted = wanted
        self._found = [
            each
            for each in self.edition.search.find(wanted)
            if each.stop is None or each.stop in self._stops
        ]
        self.light(0)

    def on_input_submitted(self) -> None:
        """Go to the lit place."""
        self.action_go()

    @property
    def walk(self) -> Sequence[int]:
        """The places found."""
        return range(len(self._found))

    def draw(self, width: int) -> Sheet:
        """Draw what was found."""
        return found_list(self._found, self._wanted, self.lit, width)

    def goal(self) -> Sought | None:
        """The lit place."""
        return Sought(self._wanted, self._found[self.lit])

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (
            KeyHint("Enter", "go there", "screen.go"),
            KeyHint("↑ ↓", "choose", "screen.scroll_text(1)"),
        )

    def show_beside(self) -> None:
        """Say how much was found."""
        count = found_count(self._found) if self._found else Content("")
        self.query_one("#columns", Line).show(lambda _: count)
