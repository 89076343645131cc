"""What a program has left of a terminal, judged by the bytes that it wrote."""

import re

from tests.e2e.terminal import Terminal

OFF_AGAIN = {
    "1000": "mouse",
    "1003": "mouse moves",
    "1006": "mouse in SGR",
    "1015": "mouse in urxvt",
    "1016": "mouse in pixels",
    "1004": "focus",
    "1049": "alternate screen",
    "2004": "paste",
    "2026": "unfinished frame",
    "2048": "sizes in band",
}
"""Private modes that must be off in the end."""

ON_AGAIN = {"7": "no wrapping", "25": "no cursor"}
"""Private modes that must be on in the end."""

_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_PUSH, _POP = re.compile(rb"\x1b\[>\d+u"), re.compile(rb"\x1b\[<\d*u")


def left_on(written: bytes) -> set[str]:
    """What is not as it was, after everything that was written."""
    modes = {mode.decode(): state for mode, state in _MODE.findall(written)}
    left = {name for mode, name in OFF_AGAIN.items() if modes.get(mode) == b"h"}
    left |= {name for mode, name in ON_AGAIN.items() if modes.get(mode) == b"l"}
    if len(_PUSH.findall(written)) > len(_POP.findall(written)):
        left.add("keyboard")
    return left


def assert_given_back(terminal: Terminal) -> None:
    """A terminal is as it was before the program."""
    assert left_on(terminal.raw) == set()
    assert terminal.attributes == terminal.before
