"""A save, killed at every so many of its steps: `python -m tests.reader.killed FILE EVERY`.

A step is a call to the system that Python makes while it saves, or the return from
one. For each this prints, as JSON, how the process ended and what is in the file then;
the last process is not killed, since a save has no such step.
"""

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path
from types import FrameType

from perfection_tui.reader.progress import Progress


def is_of_the_system(what: object) -> bool:
    """Whether this is a function, or the method of an open file, that the system carries out."""
    owner = getattr(what, "__self__", None)
    return getattr(owner, "__name__", type(owner).__module__) in {"posix", "fcntl", "_io"}


def saved_and_killed(path: Path, step: int) -> int:
    """Save one more bookmark in a process that is killed at `step`; its exit code."""
    child = os.fork()
    if child == 0:
        steps = count(1)

        def take(_: FrameType, __: str, what: object) -> None:
            if is_of_the_system(what) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        progress = Progress(path)
        sys.setprofile(take)
        progress.set_entry("bookmarks", "b", "second")
        sys.setprofile(None)
        os._exit(0 if progress.notices() == [] else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ends(path: Path, every: int) -> list[tuple[int, list[str], list[str]]]:
    """For each of these steps the exit code, the bookmarks that are left, and what is told."""
    Progress(path).set_entry("bookmarks", "a", "first")
    before = path.read_bytes()
    found: list[tuple[int, list[str], list[str]]] = []
    while not found or found[-1][0] < 0:
        path.write_bytes(before)
        code = saved_and_killed(path, len(found) * every + 1)
        left = Progress(path)
        found.append((code, list(left.saved.bookmarks), left.notices()))
    return found


if __name__ == "__main__":
    print(json.dumps(ends(Path(sys.argv[1]), int(sys.argv[2]))))
