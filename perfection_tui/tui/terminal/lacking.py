"""What some terminals lack, as far as TERM tells: letters, and a clipboard."""

import os

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SIGNS = {
    **str.maketrans("╭╮╰╯┊", "┌┐└┘│"),
    # Two lines for a heavy one: belief and truth stay told apart by their frames.
    **str.maketrans("━┃┏┓┗┛┣┫┳┻╋", "═║╔╗╚╝╠╣╦╩╬"),
    **str.maketrans("←→↑↓◀▶▲▼●◉○◆·…", "<>^v<>^v*@o+-~"),
    **str.maketrans("“”‘’–—×", "\"\"''--x"),
}
"""A sign as wide for each that the Linux console may lack: its fonts have 256 or 512 letters."""

COPIED = "Sent to the terminal’s clipboard."
NO_CLIPBOARD = "This terminal has no clipboard. perfection-tui export writes the story down."
WITHOUT_CLIPBOARD = ("linux", "dumb", "vt100", "vt220")
"""Terminals that are known to take no text. Of others nobody can tell: they answer nothing."""


def has_few_signs() -> bool:
    """Whether this is the Linux console."""
    return os.environ.get("TERM") == "linux"


class PlainSigns(LineFilter):
    """Draws every line with plain signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Segments in signs that every font has."""
        return [Segment(text.translate(SIGNS), style, control) for text, style, control in segments]


def whether_copied() -> str:
    """Whether a text that the terminal was asked to take was taken, as far as is known."""
    return NO_CLIPBOARD if os.environ.get("TERM") in WITHOUT_CLIPBOARD else COPIED
