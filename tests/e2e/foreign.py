"""Bytes that could work on a terminal, and whether any of what was written could."""

import re

ORDERS = "\x1b]0;owned\x07\x1b[6n\x9b6n\x7f\r\u202e\u2066\u200b\u2028\ufeff\U000e0041"
"""What could: terminal sequences, C0 and C1 controls, bidirectional controls, format characters.

The first names the window, the next two make the terminal type an answer.
"""

AS_ESCAPES = "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in ORDERS)
"""The same for a text in double quotes in a YAML file."""

_DRAWN = re.compile(r"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\]22;[a-z-]+\x07")
"""What Textual draws with; the last is the shape of the mouse pointer."""

_ASKED = re.compile(r"\x1b\[\??[0-9;]*n")
"""A terminal answers to these by typing something."""


def at_work(written: str | bytes) -> set[str]:
    """Everything in text for a pipe or a file that is no text, line ends apart."""
    text = written if isinstance(written, str) else written.decode()
    return {repr(each) for each in text if not (each.isprintable() or each == "\n")}


def at_work_in(raw: bytes) -> set[str]:
    """Everything written to a terminal that neither is text nor drew the screen."""
    text = raw.decode()
    asked = {repr(each) for each in _ASKED.findall(text)}
    return asked | at_work(_DRAWN.sub("", text).replace("\r", "").replace("\b", ""))
