"""Writing a file: whole or not at all, and over another one only when told to."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path


def write(path: Path, data: bytes, *, overwrite: bool, private: bool = False) -> None:
    """Write `data` to the file at `path`; `private`: for nobody else to read.

    Killed at any moment, it leaves the old bytes or the new ones, never a part. A link
    stays a link to the file it leads to; a private one gives way where that has no folder. Raises
    FileExistsError where there is something and `overwrite` is false, OSError where it
    cannot be done.
    """
    target = Path(os.path.realpath(path)) if overwrite else path
    if private and not target.parent.is_dir():
        target = path
    mode = _mode(path)
    if overwrite and mode is not None and not stat.S_ISREG(mode):
        if private:
            raise OSError(errno.EINVAL, "it is not a file")
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
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        new.replace(target)
