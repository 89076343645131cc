"""Killed while saving, the program leaves a whole file and loses one change at most.

It is killed at steps of a save: calls to the system that Python makes, or the return from one.
"""

import os
import signal
import sys
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

import pytest

from perfection_tui.reader.progress import Progress
from tests.marking import long
from tests.opened import keep_bookmark


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
        keep_bookmark(progress, "b")
        sys.setprofile(None)
        os._exit(0 if progress.notices() == [] else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ends(path: Path, every: int) -> list[tuple[int, list[str], list[str]]]:
    """For every so many steps the exit code, the bookmarks that are left, and what is told.

    The last process is not killed, since a save has no such step.
    """
    keep_bookmark(Progress(path), "a")
    before = path.read_bytes()
    found: list[tuple[int, list[str], list[str]]] = []
    while not found or found[-1][0] < 0:
        path.write_bytes(before)
        code = saved_and_killed(path, len(found) * every + 1)
        left = Progress(path)
        found.append((code, list(left.saved.bookmarks), left.notices()))
    return found


@pytest.mark.parametrize("every", [5, long(1)])
def test_killed_at_any_step_it_leaves_what_was_there_or_all_of_the_new(
    tmp_path: Path, every: int
) -> None:
    path = tmp_path / "story.json"
    # In a process of its own: one that has threads must not be forked.
    with get_context("spawn").Pool(1) as alone:
        *killed, lived = alone.apply(ends, (path, every))
    assert lived == (0, ["a", "b"], [])
    assert {code for code, _, _ in killed} == {-signal.SIGKILL}
    assert not any(told for _, _, told in killed)
    # What a save does before the file is replaced, and what it does after.
    left = [bookmarks for _, bookmarks, _ in killed]
    kept = left.count(["a"])
    assert left == [["a"]] * kept + [["a", "b"]] * (len(left) - kept)
    assert 20 // every < kept < len(left)
    # Of what a killed one leaves, nothing stays but the lock.
    assert {each.name for each in tmp_path.iterdir()} == {path.name, f"{path.name}.lock"}
