"""Sees to it that the program ends when it has to, within bounds, with the right exit code."""

import os
import signal
import threading
import time
from collections.abc import Callable

from perfection_tui.tui.terminal.tty import Tty

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""The signals that end the program."""

PATIENCE = 1.0
"""Seconds that a leaving program may take to have everything written."""

GRACE = 0.8
"""Seconds more to come to its end without that. After them it is ended by force."""

_TICK = 0.2


class Guard:
    """From the block on, a signal or a vanished terminal ends the program.

    It ends by asking the app to leave. A thread watches that it does: an app
    that hangs, or a terminal that does not read, must not keep it alive. After
    the block the program is on its way out, and watched until it is gone.
    """

    def __init__(self, tty: Tty) -> None:
        self.tty = tty
        self.drawn_on = False
        """Whether the screen is ours at the moment."""
        self.code = 0
        """The exit code."""
        self.ask_to_leave: Callable[[], object] = lambda: None
        """Asks the app to leave; called from any thread and from signal handlers."""
        self._due: float | None = None

    @property
    def leaving(self) -> bool:
        """Whether the program is on its way out."""
        return self._due is not None

    def leave(self, code: int) -> None:
        """Note that the program ends, and with which code. Only the first reason counts."""
        # No locks here: a signal may come in the middle of this.
        if self._due is None:
            self.code = code
            self._due = time.monotonic() + PATIENCE

    def end(self, code: int) -> None:
        """End the program."""
        self.leave(code)
        self.ask_to_leave()

    def __enter__(self) -> "Guard":
        for number in ENDING:
            # Ignored by whoever started us, as nohup does: stay so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda number, _: self.end(128 + number))
        threading.Thread(target=self._watch, name="guard", daemon=True).start()
        return self

    def __exit__(self, error: object, *_: object) -> None:
        self.leave(1 if error else 0)
        self.ask_to_leave = lambda: None
        self.tty.give_back(drawn_on=self.drawn_on)
        self.drawn_on = False

    def _watch(self) -> None:
        while True:
            time.sleep(_TICK)
            if self.tty.gone:
                self.tty.abandon()
                self.end(128 + signal.SIGHUP)
            if self._due is None:
                continue
            late = time.monotonic() - self._due
            if late > 0:
                self.tty.abandon()
            if late > GRACE:
                self.tty.give_back(drawn_on=self.drawn_on)
                os._exit(self.code)
