"""The program, killed in the middle of saving: at one step of one save.

usage: python -m tests.e2e.killed SAVE STEP [ARGUMENTS OF THE PROGRAM]

A step is a call that Python makes while it saves, or the return from one. With a step
that no save has, the program lives, and says on standard error how many there were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from perfection_tui.cli import main
from perfection_tui.reader.progress import Progress, Saved

amend = Progress.amend
saves = steps = 0


def amend_and_die(progress: Progress, how: Callable[[Saved], Saved]) -> None:
    """Save, but for the one save that is never finished."""
    global saves
    saves += 1
    if saves == SAVE:
        sys.setprofile(count)
    try:
        amend(progress, how)
    finally:
        sys.setprofile(None)


def count(_: FrameType, __: str, ___: object) -> None:
    """Take a step."""
    global steps
    steps += 1
    if steps == STEP:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    SAVE, STEP = int(sys.argv.pop(1)), int(sys.argv.pop(1))
    Progress.amend = amend_and_die  # type: ignore[assignment, method-assign]  # that is the point
    code = main()
    print(steps, file=sys.stderr)
    sys.exit(code)
