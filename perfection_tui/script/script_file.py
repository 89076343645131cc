"""A script's file, read again once it has changed: rewritten, replaced, or gone and back."""

from pathlib import Path

from perfection_tui.script.read import Report, read_script

Stamp = tuple[int, ...]
"""What changes whenever a file does, as far as the system tells."""


class ScriptFile:
    """The file of a script that has been read, or is about to be for the first time."""

    def __init__(self, path: Path, *, unfinished: bool = False) -> None:
        """`unfinished`: it is being written; see `read_script`."""
        self.path, self.unfinished = path, unfinished
        self._read = self._seen = _stamp(path)

    def has_changed(self) -> bool:
        """Whether the file is not as it was last read, and as it was when this was last asked.

        So a file that is being written, or is gone while an editor puts another
        in its place, is left alone until it has come to rest.
        """
        before, self._seen = self._seen, _stamp(self.path)
        return self._seen == before and self._seen != self._read

    def read(self) -> Report:
        """Read the file, looking for what gives the story away as well."""
        # Taken first: what is written while it is read makes another change.
        self._read = _stamp(self.path)
        return read_script(self.path, spoilers=True, unfinished=self.unfinished)


def _stamp(path: Path) -> Stamp | None:
    """A file's stamp, None where there is no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    # A new file under the old name may have the same size and time, and a rewritten one
    # the same inode.
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
