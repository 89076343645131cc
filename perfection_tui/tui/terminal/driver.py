"""How Textual draws on a guarded terminal and reads from it.

What Textual 8.2.8 does by itself, and why that is not enough:

- `LinuxDriver._file` is standard error as a text file, and a write to it waits
  for good where the terminal does not read.
- `LinuxDriver._get_terminal_size` believes COLUMNS and LINES, and then asks
  standard output, which need not be the terminal.
- Its handlers of SIGTSTP and SIGCONT write from inside the signal handler,
  which locks up when it comes in the middle of another write; and a SIGCONT
  without a stop starts everything a second time.
- Its handler of SIGWINCH may come in the middle of itself; the older size is told last then.
- `LinuxDriver.run_input_thread` ends at the first input that it cannot read, and fails
  where the terminal has vanished; `_run_input_thread` hands what went wrong to `App.panic`,
  as a picture of all local variables.
- `LinuxDriver.disable_input` does not wait for what the terminal was asked at the start. An
  answer that comes after the end is shown behind whatever is told there.
- `Input` draws whatever was pasted into it, controls of the terminal included.

tests/tui/terminal/test_guard.py fails when Textual changes one of these names.
"""

import asyncio
import os
import select
import signal
from functools import partial
from time import monotonic, sleep
from types import FrameType
from typing import Any

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from perfection_tui.script.characters import typed
from perfection_tui.tui.terminal.guarded import GuardedApp
from perfection_tui.tui.terminal.received import Received
from perfection_tui.tui.terminal.tty import allowed_in_the_background

_PIECE = 4096

_QUESTIONS, _ANSWER = 2, b"$y"
"""Textual asks a terminal at the start whether it knows two modes; how an answer ends."""

_ANSWERED_IN = 0.5
"""Seconds after which no answer is to be expected: many terminals give none."""


class GuardedDriver(LinuxDriver):
    """Draws on the terminal that the app's guard watches."""

    def __init__(
        self, app: GuardedApp[Any], *, size: tuple[int, int] | None, **options: bool
    ) -> None:
        assert app.guard  # noqa: S101 - only `launch` chooses this driver
        self._guard, self._guarded = app.guard, app
        self._unanswered, self._asked = 0, 0.0
        super().__init__(app, size=size or self._get_terminal_size(), **options)
        self._file = self._guard.tty  # type: ignore[assignment]  # all of a file that is used
        loop = asyncio.get_running_loop()

        def in_the_loop(number: int, _: FrameType | None) -> None:
            """Leave it to the loop: a handler may come in the middle of a write."""
            stop = number == signal.SIGTSTP
            loop.call_soon_threadsafe(self._stop if stop else self._continued)

        signal.signal(signal.SIGTSTP, in_the_loop)
        signal.signal(signal.SIGCONT, in_the_loop)

    def _get_terminal_size(self) -> tuple[int, int]:
        return self._guard.tty.size

    def start_application_mode(self) -> None:
        """Take the terminal, if it is not ours yet."""
        if not self._guard.drawn_on:
            self._guard.drawn_on = True
            self._unanswered, self._asked = _QUESTIONS, monotonic()
            super().start_application_mode()  # type: ignore[no-untyped-call]  # so it is
            self._resize_in_the_loop()
            # What Textual found was held already; it is to leave what was there before.
            self.attrs_before = self._guard.tty.before
            self._guard.tty.taken()

    def _resize_in_the_loop(self) -> None:
        """Ask for a new size in the loop, as it is when the last signal has come."""
        loop, resized = asyncio.get_running_loop(), signal.getsignal(signal.SIGWINCH)
        assert callable(resized)  # noqa: S101 - Textual has just set it
        ask = partial(resized, signal.SIGWINCH, None)
        signal.signal(signal.SIGWINCH, lambda *_: loop.call_soon_threadsafe(ask))

    def stop_application_mode(self) -> None:
        """Give the terminal back, if it is ours."""
        if self._guard.drawn_on:
            # Where the terminal reports its size itself, Textual turns this on and never off.
            self.write("\x1b[?1016l")
            with allowed_in_the_background():
                super().stop_application_mode()
            self._guard.drawn_on = False

    def disable_input(self) -> None:
        """Read no more, once the terminal has answered: a later answer would be seen behind us."""
        while self._unanswered > 0 and monotonic() < self._asked + _ANSWERED_IN:
            sleep(0.01)
        super().disable_input()

    def write(self, data: str) -> None:
        """Write to the terminal while it is ours; what Textual says after that is for nobody."""
        if self._guard.drawn_on:
            super().write(data)

    def _run_input_thread(self) -> None:
        """Read what is typed; an error of ours ends the program as any other does."""
        try:
            self.run_input_thread()
        except OSError:
            self._guard.end(128 + signal.SIGHUP)
        except Exception as error:
            self._guarded.failed(error)
            self._guard.ask_to_leave()

    def run_input_thread(self) -> None:
        """Read what is typed until the app leaves or the terminal has vanished."""
        received = Received()
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], 0.1)[0]:
                data = os.read(self.fileno, _PIECE)
                if not data:
                    raise OSError("the terminal has ended")
                self._unanswered -= data.count(_ANSWER)
                for message in received.feed(data):
                    self.process_message(message)
            for message in received.tick():
                self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Pass on what was typed or pasted (of that only what can be seen), and sizes."""
        if isinstance(message, events.Paste):
            message.text = "\n".join(map(typed, message.text.splitlines()))
        elif isinstance(message, events.Resize) and message.pixel_size is None:
            # Textual has asked for the mouse in pixels, of which this terminal knows none.
            self.write("\x1b[?1016l")
        super().process_message(message)

    def _stop(self) -> None:
        """Give the terminal back, stop this process, and go on once it is continued."""
        if self._guard.leaving or not self._guard.drawn_on:
            return
        self.suspend_application_mode()
        while True:
            os.kill(os.getpid(), signal.SIGSTOP)
            if self._guard.leaving:
                return
            if self._guard.tty.in_front:
                break
        self.resume_application_mode()
        self._guarded.refresh(layout=True)

    def _continued(self) -> None:
        """Draw anew: after a SIGSTOP, of which we know nothing, the shell may have drawn here."""
        if self._guard.drawn_on and not self._guard.leaving and self._guard.tty.in_front:
            self._guard.tty.take_again()
            self._guarded.refresh(layout=True)
