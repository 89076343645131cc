"""The terminal itself: how it was before, how large it is, what is written to it."""

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

GIVE_BACK = (
    "\x1b[?2026l"  # a frame that was begun may be shown
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # focus, paste, reports of the size
    "\x1b[?7h\x1b[<u"  # lines wrap; the keyboard mode before
    "\x1b[?1049l\x1b[0m\x1b[?25h"  # the screen before, no colours, the cursor
)
"""Undoes everything that drawing on a whole screen sets up."""

LARGEST = (2000, 1000)
"""More columns or rows than that are a mistake: some terminals claim to have 65,535."""

USUAL = (80, 24)
"""Columns and rows where the terminal does not say, or cannot mean what it says."""

_PIECE = 4096

_INPUT, _LOCAL = 0, 3
"""Where `termios` has what becomes of input, and what the terminal does by itself."""


class Tty:
    """The terminal of this program: typed into at one descriptor, drawn on at another.

    Textual's writer thread takes it for the text file to write to. Unlike that
    file it never waits for good for a terminal that has stopped reading: once
    `abandon` was called, everything that is written is dropped.
    """

    def __init__(self, typed: int = 0, drawn: int = 2) -> None:
        self._typed, self._drawn = typed, drawn
        self.before = self._taken = termios.tcgetattr(typed)
        """How the terminal was set before anything of ours."""
        self._out = _opened_again(drawn)
        self._encoding = (sys.__stderr__ and sys.__stderr__.encoding) or "utf-8"
        self._waiting = bytearray()
        self._abandoned = False
        self._failed = False

    @property
    def gone(self) -> bool:
        """Whether the terminal has vanished: its window closed, its connection lost."""
        try:
            termios.tcgetattr(self._typed)
            termios.tcgetattr(self._drawn)
        except termios.error:
            return True
        return self._failed

    @property
    def in_front(self) -> bool:
        """Whether this program is the one that the terminal is for, and no background job."""
        try:
            return os.tcgetpgrp(self._typed) == os.getpgrp()
        except OSError:
            return True

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows. COLUMNS and LINES are not asked: they may be old, and never change."""
        try:
            size = os.get_terminal_size(self._drawn)
        except OSError:
            return USUAL
        columns, rows = (
            reported if 0 < reported <= largest else usual
            for reported, usual, largest in zip(size, USUAL, LARGEST, strict=True)
        )
        return columns, rows

    def write(self, text: str) -> None:
        """Keep `text` to be written with the next flush."""
        self._waiting += text.encode(self._encoding, "replace")

    def flush(self) -> None:
        """Write what was kept, as fast as the terminal takes it."""
        while self._waiting and not self._abandoned:
            self._write_some()
        self._waiting.clear()

    def fileno(self) -> int:
        """The descriptor that is written to."""
        return self._out

    def abandon(self) -> None:
        """Drop what is written from here on, and what still waits."""
        self._abandoned = True

    def hold(self) -> None:
        """Let what is typed wait as it was typed, and unseen; the keys of signals work as ever."""
        attributes = list(self.before)
        attributes[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
        attributes[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
        with allowed_in_the_background(), suppress(termios.error):
            termios.tcsetattr(self._typed, termios.TCSANOW, attributes)

    def taken(self) -> None:
        """Remember how the terminal is set now that it is ours."""
        self._taken = termios.tcgetattr(self._typed)

    def take_again(self) -> None:
        """Set the terminal as it was when it became ours: somebody may have used it since."""
        with suppress(termios.error):
            termios.tcsetattr(self._typed, termios.TCSANOW, self._taken)

    def give_back(self, *, drawn_on: bool) -> None:
        """Leave the terminal as it was; `drawn_on`: nobody has undone what drawing set up."""
        with allowed_in_the_background(), suppress(termios.error, OSError):
            if self._abandoned:
                # What the terminal has not read yet is in the way of what gives it back.
                termios.tcflush(self._drawn, termios.TCOFLUSH)
            termios.tcsetattr(self._typed, termios.TCSANOW, self.before)
            if drawn_on or self._abandoned:
                os.write(self._out, GIVE_BACK.encode())

    def _write_some(self) -> None:
        try:
            if select.select([], [self._out], [], 0.1)[1]:
                written = os.write(self._out, self._waiting[:_PIECE])
                del self._waiting[:written]
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:
            self._failed = self._abandoned = True


def _opened_again(terminal: int) -> int:
    """A descriptor of the terminal of our own that never blocks.

    The one we were given is shared with the shell, which would not block then either.
    """
    names = []
    with suppress(OSError):
        names.append(os.ttyname(terminal))
    with suppress(OSError):
        os.tcgetpgrp(terminal)
        # It is the one that controls us. A user who has become another has only this way.
        names.append("/dev/tty")
    for name in names:
        with suppress(OSError):
            return os.open(name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    return os.dup(terminal)


@contextmanager
def allowed_in_the_background() -> Iterator[None]:
    """Let this thread change the terminal of others; the system would stop us for it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
