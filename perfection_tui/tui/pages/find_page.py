"""Search: a line to type in, and under it every place in the view that has the words."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.screens import TypedOn
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import LINE, plain, underlined
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import capital
from perfection_tui.view.search import Found, places_found, words_around
from perfection_tui.view.wording import FIND

HOW_TO_FIND = (
    "Type a name, a word or a phrase. Both sides of every moment are searched, and the people, "
    "the clues and the events, as far as they are open to you."
)
NOWHERE = "Nothing that is open to you says this."

IN_LIST = "bold underline"
"""The style of what was found in a row of a list: where that is highlighted, no other colour
can be read."""


class Sought(Struct, frozen=True):
    """What was looked for, and the place that was chosen."""

    wanted: str
    found: Found


class FindPage(TypedOn, ListPage[Found, Sought]):
    """Finds while one types. Its result is the place chosen."""

    NAME = FIND

    DEFAULT_CSS = """
    FindPage #line { height: 1; max-width: 80; padding: 0 2; }
    FindPage.-high #line { margin-top: 1; }
    FindPage #slash { width: 3; padding: 0 1; }
    FindPage #slash { background: $panel; color: $accent; text-style: bold; }
    FindPage Input { width: 1fr; background: $panel; }
    """

    def __init__(
        self, edition: Edition, find: Callable[[str], Sequence[Found]], wanted: str
    ) -> None:
        """`wanted`: what was looked for last."""
        super().__init__(edition, ())
        self._find = find
        self._wanted = wanted

    def between(self) -> Iterable[Widget]:
        """The line to type in, what came of it, and the places."""
        with Horizontal(id="line"):
            yield Static("/", id="slash", markup=False)
            yield Input(self._wanted, placeholder="words to find", compact=True)
        yield Line(id="columns")
        yield from super().between()

    def on_mount(self) -> None:
        """Look for what is typed, and get ready for that once the page is there."""
        # Not by its message: that comes after the frame that shows the letter.
        self.watch(self.query_one(Input), "value", self._look_for, init=bool(self._wanted))
        # All texts are gathered by the first search, even for nothing: the first letter takes 21 ms
        # of the processor in a story of 1,000 moments, where it takes 60 if that is left to it.
        self.call_after_refresh(self._find, "")

    def _look_for(self, wanted: str) -> None:
        """Find what has been typed so far."""
        self._wanted = wanted
        self.entries, self.highlighted = self._find(wanted), 0
        self.show_list()

    def on_input_submitted(self) -> None:
        """Go to the highlighted place."""
        self.action_go()

    def show_beside(self) -> None:
        """Show how much was found; how to search, or that nothing was found."""
        otherwise = Content(NOWHERE if self._wanted.strip() else HOW_TO_FIND)
        words = found_count(self.entries) if self.entries else otherwise
        self.query_one("#columns", Line).show(lambda _: words)

    @property
    def nothing(self) -> Content:
        """Nothing: what there is to say stands over the list."""
        return Content("")

    def row(self, item: int, _: int) -> Content:
        """Where it was found, with some words around it."""
        found = self.entries[item]
        words = underlined(plain(words_around(found.text, self._wanted)), self._wanted, IN_LIST)
        return plain(found.where, "bold") + plain(f"  {found.kind}") + LINE + words

    def goal(self) -> Sought:
        """The highlighted place."""
        return Sought(self._wanted, self.entries[self.highlighted])


def found_count(found: Sequence[Found]) -> Content:
    """How much was found, and how much of it on the moments themselves."""
    return plain(capital(places_found(found)), "$muted")
