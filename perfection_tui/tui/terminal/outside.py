"""Another program on the reader's terminal, with the app put aside until it ends: their editor."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from perfection_tui.reader.editing import NOT_STARTED, editor_command
from perfection_tui.script.characters import shortened, visible


def open_editor(app: App[Any], script: Path, line: int | None) -> str:
    """Open a script in the reader's editor, and come back; empty, or that it did not start."""
    command = editor_command(script, line or 1)
    return (
        "" if run_outside(app, command) else NOT_STARTED.format(shortened(visible(command[0]), 40))
    )


def run_outside(app: App[Any], command: Sequence[str]) -> bool:
    """Run a command on the terminal and come back; False if it could not be started."""
    # What starting it raises must not leave `suspend`, which would not come back to the screen.
    with suppress(SuspendNotSupported), app.suspend(), _left_to_it(), suppress(OSError):
        # Standard output may lead elsewhere; the screen is on standard error.
        subprocess.run(command, stdout=sys.__stderr__, check=False)  # noqa: S603 - the reader's own
        return True
    return False


@contextmanager
def _left_to_it() -> Iterator[None]:
    """Leave the keys that send signals to the program in front, as shells do.

    A stop takes both: it is sent to both, and the shell goes on with both.
    """
    if sys.platform == "win32":
        yield
        return
    ours = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)}
    stop = signal.getsignal(signal.SIGTSTP)
    for number in ours:
        # Not SIG_IGN, which the program would inherit.
        signal.signal(number, lambda *_: None)
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
        signal.signal(signal.SIGTSTP, stop)
