"""Plain signs for the Linux console, whose fonts have no more than 256 or 512 letters."""

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
"""A sign as wide for each that such fonts may lack."""


def has_few_signs() -> bool:
    """Whether this is the Linux console."""
    return os.environ.get("TERM") == "linux"


class PlainSigns(LineFilter):
    """Draws every line with plain signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Segments in signs that every font has."""
        return [Segment(text.translate(SIGNS), style, control) for text, style, control in segments]
