"""What screens do here that Textual's do not: fit, name their keys, take late ones, close once."""

from textual import events, getters
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input

from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.key_line import KeyHint, Keymap, key_line
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll


class KeyedScreen(Screen[ScreenResultType]):
    """A screen that is used by keys, and names them at its foot."""

    app = getters.app(ThemedApp)

    def fit(self) -> None:
        """Take the classes of the breakpoints; to be called while the screen is composed.

        Textual gives them only once it has laid the screen out and painted it, so that
        what they change would be seen to jump.
        """
        width, height = self.app.size
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, width),
            (self.VERTICAL_BREAKPOINTS, height),
        ):
            reached = [name for least, name in sorted(breakpoints or ()) if cells >= least]
            self.add_class(*reached[-1:], update=False)

    @property
    def keys(self) -> Keymap:
        """What the keys are called."""
        return self.app.own_keys

    def show_keys(self, *hints: KeyHint) -> None:
        """Show the keys that work here."""
        self.query_one("#keys", Line).show(lambda width: key_line(self.keys, hints, width))

    def on_mouse_scroll_down(self) -> None:
        """Scroll what goes on from wherever the mouse is, if what it is over does not scroll."""
        self._scroll_all(self.app.scroll_sensitivity_y)

    def on_mouse_scroll_up(self) -> None:
        """Scroll it back."""
        self._scroll_all(-self.app.scroll_sensitivity_y)

    def _scroll_all(self, lines: float) -> None:
        for each in self.query(Scroll):
            each.scroll_relative(y=lines, animate=False)


class DismissedOnce(Screen[ScreenResultType]):
    """A screen that closes itself alone. Textual 8.2.8 pops whatever is on top, again and again."""

    dismissed = False
    """Whether it has closed; what was sent before it was gone still arrives, and is dropped."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen, if it is the one on top and has not closed yet."""
        if self.dismissed or not self.is_active:
            return AwaitComplete()
        self.dismissed = True
        return super().dismiss(result)

    def check_message_enabled(self, message: Message) -> bool:
        """Whether to take a message: once closed, none of those that widgets and keys send up."""
        closed = self.dismissed and message.bubble
        return not closed and super().check_message_enabled(message)


class TypedOn:
    """Marks a screen whose letters are all typed on its line."""


def take_late(screen: Screen[object], event: events.Key) -> bool:
    """Give a key that was sent to another screen to the line of this one; whether it has a line.

    Keys that arrive together all go to the screen that is there at first. If one of them opens
    another screen, the keys behind it come back from the first one, perhaps before the new screen
    is laid out.
    """
    if not isinstance(screen, TypedOn):
        return False
    if not screen.is_mounted:
        screen.call_later(screen.app.post_message, events.Key(event.key, event.character))
        return True
    if event.character and event.is_printable:
        screen.query_one(Input).insert_text_at_cursor(event.character)
        return True
    return False
