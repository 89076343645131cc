"""The program with something in it that fails, at the key `t` or at once.

usage: python -m tests.e2e.breaking KIND [ARGUMENTS OF THE PROGRAM]

What fails holds SECRET in its message, its arguments and its variables.
"""

import sys
import threading
import time
from collections.abc import Callable

from perfection_tui.cli import main
from perfection_tui.tui.reading.reading_screen import ReadingScreen
from perfection_tui.tui.terminal import guard
from perfection_tui.tui.terminal.received import Received
from perfection_tui.tui.widgets.line import Line

SECRET = "the butler did it"


def fail(*_: object) -> None:
    """Fail the way a mistake of ours might."""
    told = {"story": SECRET}
    raise KeyError(SECRET, told)


def hang(*_: object) -> None:
    """Never come to an end."""
    while True:
        time.sleep(0.001)


async def fail_later() -> None:
    """Fail in a coroutine."""
    fail()


AT_THE_KEY: dict[str, Callable[[ReadingScreen], object]] = {
    "action": fail,
    "hang": hang,
    "worker": lambda screen: screen.run_worker(fail_later()),
    "thread worker": lambda screen: screen.run_worker(fail, thread=True),
    "timer": lambda screen: screen.set_timer(0.01, fail),
    "later": lambda screen: screen.call_later(fail),
    "thread": lambda _: threading.Thread(target=fail).start(),
}
"""What pressing `t` does."""

AT_ONCE: dict[str, tuple[type, str]] = {
    "mount": (ReadingScreen, "on_mount"),
    "compose": (ReadingScreen, "compose"),
    "resize": (ReadingScreen, "on_resize"),
    "render": (Line, "render"),
    "input": (Received, "feed"),
}
"""Which method of what fails."""


def break_it(kind: str) -> None:
    """Put what fails in its place."""
    if kind == "hang":
        # As bounded as ever, in less time.
        guard.PATIENCE = guard.GRACE = 0.2
    broken, method = AT_ONCE.get(kind, (ReadingScreen, "action_turn"))
    setattr(broken, method, AT_THE_KEY.get(kind, fail))


if __name__ == "__main__":
    break_it(sys.argv.pop(1))
    sys.exit(main())
