"""What is told when the program itself fails: the kind of error and where, nothing else.

An error's message, its arguments and the variables around it may hold text of
the story that the reader must not see, so none of them is written anywhere.
"""

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from perfection_tui import __version__
from perfection_tui.script.characters import visible

MOST_FRAMES = 40
"""The innermost calls that are told; what recurses without end has a thousand."""


def record(error: BaseException) -> str:
    """Write an error down in a private file, and return the line to tell of it."""
    cause = getattr(error, "error", None) or error  # Textual wraps what fails in a worker
    what = f"perfection-tui: an error in the program itself ({type(cause).__name__})"
    try:
        from perfection_tui.reader.progress import directory
        from perfection_tui.script.files import write

        log = directory() / "crash.log"
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = "\n".join(report(error)).encode("utf-8", "backslashreplace") + b"\n"
        write(log, data, overwrite=True, private=True)
    except Exception:
        return f"{what}; where it happened could not be written down"
    return visible(f"{what}; where it happened is in {log}")


def to_stderr(line: str) -> None:
    """Write a line to standard error, if anybody takes it."""
    if sys.stderr is None:
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        # What is left unwritten would fail again, loudly, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def report(error: BaseException) -> list[str]:
    """The lines that describe an error: versions, kinds of error, code locations."""
    from importlib.metadata import version

    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    versions = f"perfection-tui {__version__}, Textual {version('textual')}"
    system = f"Python {platform.python_version()}, {sys.platform}"
    lines = [f"{stamp}  {versions}, {system}"]
    for each in _chain(error):
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
        lines += [f"  {place}" for place in _places(each)]
    return lines


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it, outermost first."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, BaseException) and id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [getattr(each, "error", None), each.__cause__, each.__context__]


def _places(error: BaseException) -> list[str]:
    calls = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return [
        f"{_short(code.co_filename)}:{line} {code.co_name}" for code, line in calls[-MOST_FRAMES:]
    ]


def _short(file: str) -> str:
    """A source file's path from where Python found it, so that it names nobody's home."""
    for entry in sorted(filter(None, sys.path), key=len, reverse=True):
        if file.startswith(entry + os.sep):
            return file[len(entry) + 1 :]
    return Path(file).name
