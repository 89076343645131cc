"""A program in a real terminal, timed: from its start or a key to the frame that answers it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.keys import Presses
from tests.e2e.terminal import FRAME_ENDS, HANGS, Terminal


class Session(Terminal):
    """A program started in a terminal of `size`; what it writes is searched and not drawn.

    To draw it would take the processor from the program that is measured. It is controlled by
    the terminal, and so told when we are gone: a bare Textual app would spin for ever otherwise.
    """

    def __init__(self, command: Sequence[str | Path], **options: Any) -> None:
        self.started = time.perf_counter()
        super().__init__(command, **options)

    def until(self, text: str, since: int = 0) -> float:
        """Wait for a whole frame with `text` among what was written from `since` on.

        Returns when that was, on the clock of `time.perf_counter`.
        """
        wanted = text.encode()
        give_up = time.perf_counter() + HANGS
        while True:
            found = self._written.find(wanted, since)
            if found >= 0 and self._written.find(FRAME_ENDS, found) >= 0:
                return time.perf_counter()
            left = give_up - time.perf_counter()
            if left < 0 or not self._read(left):
                shown = bytes(self._written[since:])[-2000:]
                raise AssertionError(f"no {text!r} in what was written: {shown!r}")

    def pressed(self, presses: Presses) -> float:
        """Press the next key that counts, and return the seconds until it is answered."""
        for each in presses:
            since, pressed = len(self._written), time.perf_counter()
            self.type_bytes(each.key)
            seconds = self.until(each.shows, since) - pressed
            self.rest()
            if each.counts:
                return seconds
        raise AssertionError("there are no more keys to press")

    def rest(self, quiet: float = 0.03) -> None:
        """Read until nothing has been written for so many seconds."""
        while self._read(quiet):
            pass

    def terminated(self) -> float:
        """Tell the program to end, and return the seconds until it has."""
        told = time.perf_counter()
        self.process.terminate()
        while self.process.poll() is None:
            # It may have to write before it can end.
            self._read(0.001)
        return time.perf_counter() - told

    def _show(self, _: bytes) -> None:
        """Draw nothing."""
