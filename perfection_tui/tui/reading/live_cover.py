"""The cover of a story that is being written."""

from textual import events
from textual.app import ComposeResult

from perfection_tui.reader.opening import Question
from perfection_tui.tui import commands
from perfection_tui.tui.pages.cover import Cover
from perfection_tui.tui.reading.rereading import Rereading
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.view.edition import Edition


class LiveCover(Cover):
    """A cover from which the script can be edited, and which is written anew with it."""

    BINDINGS = commands.bound(commands.EDIT, commands.RELOAD)

    OWN_HINTS = (KeyHint("{edit}", "edit it"),)

    def __init__(self, edition: Edition, question: Question, rereading: Rereading) -> None:
        super().__init__(edition, question)
        self.rereading = rereading

    def compose(self) -> ComposeResult:
        """Lay out the cover, and what reads the script again."""
        yield from super().compose()
        yield self.rereading

    def on_key(self, event: events.Key) -> None:
        """Let an editor be asked for twice in a row only."""
        self.rereading.note_key(event.key)
