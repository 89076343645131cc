"""What a terminal must be for reading in it, and how it is given back whatever happens."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from perfection_tui.tui.terminal.tty import Tty

WITHOUT = "or read without one: --plain asks line by line, export writes it all down."
"""What else there is for somebody without a terminal."""

HEEDED = ("ANIMATIONS", "DISABLE_KITTY_KEY", "DIM_FACTOR", "FPS", "SMOOTH_SCROLL")
"""What of TEXTUAL_… may be set: how it looks and moves, each with a value that can be wrong."""

COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor")
"""What TEXTUAL_COLOR_SYSTEM may be; anything else would end the program."""


def why_no_terminal() -> tuple[str, str, str] | None:
    """Why this is no terminal to read in, and what to do about it; None where it is one.

    Textual reads keys from standard input and draws on standard error, so
    standard output may go anywhere.
    """
    for stream, name, how in (
        (sys.__stdin__, "input", "with nothing piped or redirected into it"),
        (sys.__stderr__, "error", "without redirecting standard error (2>)"),
    ):
        if not (stream and stream.isatty()):
            why = f"reading needs a terminal, and standard {name} is not one"
            return why, f"Start it in a terminal window, {how};", WITHOUT
    return None


def forget_variables() -> None:
    """Forget the variables by which Textual draws elsewhere, logs, or keeps pictures of the screen.

    What they leave behind may hold what the reader was not to see, or not to save.
    Textual reads them when it is imported.
    """
    heeded = {f"TEXTUAL_{name}" for name in HEEDED}
    if os.environ.get("TEXTUAL_COLOR_SYSTEM") in COLOUR_SYSTEMS:
        heeded.add("TEXTUAL_COLOR_SYSTEM")
    for name in {name for name in os.environ if name.startswith("TEXTUAL_")} - heeded:
        del os.environ[name]


@contextmanager
def held() -> Iterator[Tty | None]:
    """The terminal, where there is one: what is typed while the program starts waits for it.

    Nothing of that is shown meanwhile. After the block the terminal is as it was.
    """
    if sys.platform == "win32" or why_no_terminal():
        yield None
        return
    from perfection_tui.tui.terminal.tty import Tty

    tty = Tty()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number, handler in before.items():
        # Ignored by whoever started us, as nohup does: stay so.
        if handler is not signal.SIG_IGN:
            signal.signal(number, _leave)
    tty.hold()
    try:
        yield tty
    finally:
        tty.give_back(drawn_on=False)
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    """End the program while it starts; from the app on, its guard does that."""
    raise SystemExit(128 + number)
