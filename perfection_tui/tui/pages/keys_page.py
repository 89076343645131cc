"""All keys, in the groups in which one looks for them."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import CLOSE_HINT, TextPage
from perfection_tui.tui.widgets import styled
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import BLANK_LINE, plain
from perfection_tui.tui.widgets.typesetting import beside, section
from perfection_tui.view.edition import Edition

_KEYS_WIDTH = 14

HOW = (
    "Every moment is told twice. The thin round frame holds what the audience believes; "
    "the heavy square frame holds what actually happened. In the line at the top, "
    f"{styled.HERE_MARK} is where you are, {styled.BEFORE_MARK} a moment behind you, "
    f"{styled.AFTER_MARK} one ahead, and {styled.UNVISITED_MARK} one that has more to turn over "
    "since you were there. "
    f"{styled.REVEAL_MARK} marks a moment that turns earlier ones over. "
    "A click on a line here runs it. "
    "Text that was marked by dragging the mouse over it is copied by Ctrl+C."
)


HERE = "On this page"


class KeysPage(TextPage["str | None"]):
    """What every key does. A click on a row runs it: its action is the result."""

    NAME = "Keys"
    BINDINGS = commands.bound(close=commands.HELP)

    def __init__(self, edition: Edition, here: Sequence[commands.Command]) -> None:
        """`here`: what the page below does that others do not."""
        super().__init__(edition)
        self._here = here

    def write(self) -> None:
        """Write the page, whose own key needs no naming on it."""
        super().write()
        self.show_keys(CLOSE_HINT)

    def body(self, width: int) -> Content:
        """The keys in groups, and what is seen on the reading screen."""
        here = [(HERE, self._here)] if self._here else []
        groups = [
            section(name, *(_line(each, self.keys.shown(each), width) for each in group))
            for name, group in (*here, *commands.GROUPS)
        ]
        # Whoever asks on a page asks for its keys; on the reading screen, what is seen there.
        return BLANK_LINE.join([*groups, plain(HOW)] if here else [plain(HOW), *groups])

    def action_run(self, command: str) -> None:
        """Close the help and run a command, or open the page on which it works."""
        chosen = commands.BY_ID[command]
        opens = chosen.page if chosen not in self._here else None
        self.dismiss((opens or chosen).does)


def _line(command: commands.Command, shown: str, width: int) -> Content:
    keys = plain(shown, "bold").pad_right(_KEYS_WIDTH - len(shown))
    row = beside(keys, plain(command.words), width)
    return pressable(row, f"screen.run('{command.id}')") if command.keys or command.action else row
