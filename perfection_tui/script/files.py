"""The bytes of a script's file, whatever stands at its path: never blocks, never reads too much."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from perfection_tui.script.problems import Page, Problem

MAX_BYTES = 2 * 1024 * 1024
"""The largest file that is read."""

_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

# Without these a pipe put in the file's place after it was looked at could still
# block, and a terminal could become ours; Windows has neither.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_file(path: Path) -> bytes | Problem:
    """The bytes of the file at `path`, or the problem that keeps it from being read."""
    page = Page(str(path))
    try:
        # Opening alone can do things to a device, so look first.
        refused = _refused(os.stat(path), page)  # noqa: PTH116 - the same call as fstat below
        if refused:
            return refused
        descriptor = os.open(path, _FLAGS)
        try:
            return _refused(os.fstat(descriptor), page) or _read(descriptor, page)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return page.problem("PT101")
    except OSError as error:
        return page.problem("PT103", reason=(error.strerror or str(error)).lower())
    except ValueError as error:  # a NUL in the path
        return page.problem("PT103", reason=str(error))


def _refused(found: os.stat_result, page: Page) -> Problem | None:
    if not stat.S_ISREG(found.st_mode):
        kinds = (kind for is_kind, kind in _KINDS if is_kind(found.st_mode))
        return page.problem("PT102", kind=next(kinds, "something special"))
    return _too_large(page) if found.st_size > MAX_BYTES else None


def _read(descriptor: int, page: Page) -> bytes | Problem:
    # The size is not the last word: files in /proc have none, and files grow.
    data = bytearray()
    while chunk := os.read(descriptor, 1 << 16):
        data += chunk
        if len(data) > MAX_BYTES:
            return _too_large(page)
    return bytes(data)


def _too_large(page: Page) -> Problem:
    return page.problem("PT104", limit="2 MiB")
