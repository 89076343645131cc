"""Files: read whatever stands at their path, never too much; written whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
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


class NotAFileError(OSError):
    """What stands at a path is no file but of another `kind`."""

    def __init__(self, mode: int) -> None:
        super().__init__(errno.EINVAL, "it is not a file")
        kinds = (kind for is_kind, kind in _KINDS if is_kind(mode))
        self.kind = next(kinds, "something special")


def contents(path: Path, most: int) -> bytes:
    """The bytes of the file at `path`, the first `most` of them.

    Raises OSError where they cannot be read, NotAFileError for another thing than a file.
    """
    # Opening alone can do things to a device, so look first.
    _refuse_others(path.stat())
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - opened safely
        _refuse_others(os.fstat(file.fileno()))
        return file.read(most)


def _refuse_others(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(found.st_mode)


def read_file(path: Path, proof: Proof) -> bytes | None:
    """The bytes of the file at `path`, or `None` and on `proof` why it cannot be read.

    Of one that is too large, as many as show it.
    """
    try:
        return contents(path, MAX_BYTES + 1)
    except NotAFileError as error:
        proof.add("PT102", kind=error.kind)
    except FileNotFoundError:
        proof.add("PT101")
    except OSError as error:
        proof.add("PT103", reason=(error.strerror or str(error)).lower())
    except ValueError as error:  # a NUL in the path
        proof.add("PT103", reason=str(error))
    return None


def write(path: Path, data: bytes, *, overwrite: bool, private: bool = False) -> None:
    """Write `data` to the file at `path`; `private`: for nobody else to read.

    A program killed at any moment leaves the old bytes or the new ones, never a part of them.
    A link stays, and the file it leads to is written; but a private file takes the place of a
    link that leads into no folder. Raises FileExistsError where there is something and
    `overwrite` is false, OSError where it cannot be done.
    """
    target = Path(os.path.realpath(path)) if overwrite else path
    if private and not target.parent.is_dir():
        target = path
    mode = _mode(path)
    if overwrite and mode is not None and not stat.S_ISREG(mode):
        if private:
            raise NotAFileError(mode)
        # A device, a pipe or a terminal cannot be replaced, only written to, and by the name
        # it was given: what a link in /dev leads to may have no name that can be opened.
        path.write_bytes(data)
        return
    # What is private is written by one program at a time, so that what a killed one left
    # goes with the next.
    part = "" if private else f".{os.urandom(4).hex()}"
    new = target.with_name(f".{target.name[:100]}{part}.new")
    if private:
        new.unlink(missing_ok=True)
    try:
        with open(new, "xb", opener=_opened_privately if private else None) as file:
            if mode is not None and not private:
                new.chmod(stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            new.replace(target)
        else:
            _put(new, target)
    finally:
        with suppress(OSError):
            new.unlink()


def _opened_privately(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _put(new: Path, target: Path) -> None:
    """Give `new` its name, unless something has that name by now."""
    try:
        # Unlike replacing, linking fails where a file came into being meanwhile.
        os.link(new, target)
    except FileExistsError:
        if not target.exists():
            raise OSError("it is a link that leads nowhere") from None
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        new.replace(target)
