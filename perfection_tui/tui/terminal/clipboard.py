"""What is said of a text that the terminal was asked to take: it answers nothing."""

import os

COPIED = "Sent to the terminal’s clipboard."
NO_CLIPBOARD = "This terminal has no clipboard. perfection-tui export writes the story down."
WITHOUT_CLIPBOARD = ("linux", "dumb", "vt100", "vt220")
"""Terminals, as TERM names them, that are known to take nothing. Of others nobody can tell."""


def answer() -> str:
    """Whether the text was taken, as far as is known of this terminal."""
    return NO_CLIPBOARD if os.environ.get("TERM") in WITHOUT_CLIPBOARD else COPIED
