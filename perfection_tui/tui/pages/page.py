"""What the pages beside the reading screen share: a header, text or a list, a line of keys."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeAlias

from msgspec import Struct
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widget import Widget

from perfection_tui.tui import commands
from perfection_tui.tui.screens import DismissedOnce, KeyedScreen, TypedOn
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import plain, titled
from perfection_tui.tui.widgets.typesetting import at_ends
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.horizon import View
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import in_its_medium

HIGH = 20
"""The rows from which a page has room for empty ones."""

LOW_OR_HIGH = [(0, "-low"), (HIGH, "-high")]
"""The classes of a screen without that room, and with it."""


class Goal(Struct, frozen=True):
    """Where to go: a moment by its id, and on which side; None: as moments open here."""

    beat: str
    truth: bool | None = None


Thing: TypeAlias = tuple[str, str]
"""Something that a script tells of: its section, and its id; none: all of the section."""


def thing_at(stop: Stop) -> Thing:
    """What is told at a stop: a beat, or the coda."""
    return "coda" if stop.kind == "coda" else "beats", stop.beat or ""


PAGES = tuple(
    KeyHint(f"{{{each}}}", each) for each in ("order", "people", "evidence", "verdict", "find")
)
"""The pages that are opened by a key from everywhere, by the names of their commands."""

CLOSE_HINT = KeyHint("{close}", "close", stays=True)
COPY_HINT = KeyHint("{copy}", "copy")
HELP_HINT = KeyHint("{keys}", "keys", stays=True)


class Page(KeyedScreen[ScreenResultType], DismissedOnce[ScreenResultType]):
    """A screen with a header, a line of keys, and text between them that the usual keys scroll."""

    NAME: ClassVar[str]
    """What the header calls this page."""

    why_here: Sequence[str] = ()
    """Why it opens elsewhere than at its top, in fewer and fewer words."""

    FOLLOWS: ClassVar[bool] = False
    """Whether it goes on with what an edited script says; else the edit waits until it closes."""

    DEFAULT_CSS = "Page { align: center top; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bound(*commands.ON_PAGES),
        Binding("tab,shift+tab", "nothing", show=False),
    ]

    text = getters.query_one(Scroll)
    """The text that the keys scroll."""

    def __init__(self, edition: Edition) -> None:
        """`edition`: all that may be shown, as it was when the page was opened."""
        super().__init__()
        self.edition = edition

    def compose(self) -> ComposeResult:
        """Lay out the header, what the page is about, and the keys."""
        self.fit()
        yield Line(id="header")
        yield from self.between()
        yield Line(id="keys")

    @abstractmethod
    def between(self) -> Iterable[Widget]:
        """What stands between the header and the keys."""

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, beside those of every page."""
        return ()

    @property
    def view(self) -> View:
        """What the edition joins."""
        return self.edition.view

    def follow(self, edition: Edition, here: Moment | None) -> None:  # noqa: ARG002 - for some pages
        """Tell what the script says now, to a reader who is `here`; keep what is looked at."""
        self.edition, self.why_here = edition, ()

    @property
    def thing(self) -> Thing | None:
        """What is highlighted or told, if it stands in the script as what it is."""
        return None

    @property
    def can_copy(self) -> bool:
        """Whether there is something here to copy."""
        return False

    def by_pages(self) -> tuple[str, str]:
        """The keys that scroll a text on a page where ↑ and ↓ choose."""
        return self.keys.said("{read_back}"), self.keys.said("{read_on}")

    @property
    def own_commands(self) -> list[commands.Command]:
        """What can be done here and not on every page, and how to close it."""
        same = {each.id for each in (*commands.ON_PAGES, *commands.EVERYWHERE)}
        bound = {each.binding.id: each.binding.action for each in self.active_bindings.values()}
        found = [commands.BY_ID[id_] for id_ in bound if id_ in commands.BY_ID and id_ not in same]
        # Some keys do here what their command does not say.
        own = [each for each in found if each.does == bound[each.id]]
        return [*(each for each in own if not each.does.startswith("app.")), commands.CLOSE]

    def show_frame(self, *hints: KeyHint) -> None:
        """Show the header, and the keys that work here beside those of every page."""
        self.query_one("#header", Line).show(self._header)
        if isinstance(self, TypedOn):
            # All other keys are typed.
            self.show_keys(*hints, CLOSE_HINT)
            return
        bound = {f"screen.{each.binding.action}" for each in self.active_bindings.values()}
        others = [each for each in PAGES if each.runs in bound] + [COPY_HINT] * self.can_copy
        self.show_keys(*hints, *others, CLOSE_HINT, HELP_HINT)

    def _header(self, width: int) -> Content:
        """The story's title, the page's name, which is the last to be cut, and why it is here."""
        name = plain(in_its_medium(self.view.about, self.NAME), "$accent")
        names = titled(self.view.title, name, width)
        forms = [(names, plain(why, "$muted")) for why in self.why_here]
        forms += [(name, why) for _, why in forms[-1:]]
        lines = (at_ends(left, why, width, 3) for left, why in forms)
        return next(filter(None, lines), names)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other pages lie over the story: not over its cover, nor where their keys are typed.

        Nothing can be done on a page that is not laid out yet, as one that opens by itself.
        """
        if not self.children:
            return False
        over_cover = any(isinstance(each, Page) for each in self.app.screen_stack[1:2])
        nowhere = action == "open" and (over_cover or isinstance(self, TypedOn))
        return not nowhere and super().check_action(action, parameters)

    def action_open(self, page: str) -> None:
        """Open another page in place of this one."""
        self.action_close()
        self.app.call_later(self.app.run_action, f"screen.open('{page}')")

    def action_close(self) -> None:
        """Go back to the page before."""
        self.dismiss()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the text by some lines."""
        self.text.scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll the text down or up by a page."""
        self.text.page(direction)

    def action_first(self) -> None:
        """Go to the top of the text."""
        self.text.scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the end of the text."""
        self.text.scroll_end(animate=False)


class TextPage(Page[ScreenResultType]):
    """A header, a text and the keys."""

    DEFAULT_CSS = """
    TextPage #header, TextPage Scroll { max-width: 76; }
    TextPage Scroll { height: 1fr; padding: 1 2 0 2; }
    """

    @abstractmethod
    def body(self, width: int) -> Content:
        """The text in a width."""

    def between(self) -> Iterable[Widget]:
        """The text."""
        yield Scroll()

    def on_mount(self) -> None:
        """Write the page."""
        self.write()

    def write(self) -> None:
        """Write the page anew, from its top: there stands what is changed on it."""
        self.text.show(self.body)
        self.show_frame(*self.hints())
