"""The bytes of a script's file, whatever stands at its path: never blocks, never reads too much."""

import os
import stat
from pathlib import Path

from perfection_tui.script.problems import Proof

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
_SAFELY = ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _SAFELY)


def read_file(path: Path, proof: Proof) -> bytes | None:
    """The bytes of the file at `path`, or `None` and on `proof` why it cannot be read."""
    try:
        # Opening alone can do things to a device, so look first.
        if _is_refused(os.stat(path), proof):  # noqa: PTH116 - the same as fstat below
            return None
        descriptor = os.open(path, _FLAGS)
        try:
            return None if _is_refused(os.fstat(descriptor), proof) else _read(descriptor, proof)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        proof.add("PT101")
    except OSError as error:
        proof.add("PT103", reason=(error.strerror or str(error)).lower())
    except ValueError as error:  # a NUL in the path
        proof.add("PT103", reason=str(error))
    return None


def _is_refused(found: os.stat_result, proof: Proof) -> bool:
    if not stat.S_ISREG(found.st_mode):
        kinds = (kind for is_kind, kind in _KINDS if is_kind(found.st_mode))
        proof.add("PT102", kind=next(kinds, "something special"))
    elif found.st_size > MAX_BYTES:
        proof.add("PT104", limit="2 MiB")
    else:
        return False
    return True


def _read(descriptor: int, proof: Proof) -> bytes | None:
    # The size is not the last word: files in /proc have none, and files grow.
    data = bytearray()
    while chunk := os.read(descriptor, 1 << 16):
        data += chunk
        if len(data) > MAX_BYTES:
            proof.add("PT104", limit="2 MiB")
            return None
    return bytes(data)
