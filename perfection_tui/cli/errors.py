"""What the command line writes, and how it ends: standard output, one block on stderr, a code."""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # to load `typing` takes 11 ms of the processor, all else of `--version` two
    from collections.abc import Callable


def with_output(command: Callable[[], int | None]) -> int:
    """Run what writes to standard output, and return its exit code, 0 for none. Raises CliError."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        code = command() or 0
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        # What is left unwritten would fail again, loudly, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            return 0
        raise CliError(f"cannot write: {error.strerror}", code=1) from None
    return code


class CliError(Exception):
    """What stderr gets instead of a traceback: a line, advice below it, and an exit code.

    Words that came from outside may stand in it as they came: all of it is made printable.
    """

    def __init__(self, what: str, *advice: str, code: int = 2) -> None:
        super().__init__(what)
        self.lines = [f"perfection-tui: {what}", *(f"  {line}" for line in advice if line)]
        self.code = code

    def tell(self) -> None:
        """Write it to standard error, if there is one."""
        # Imported where something is wrong alone: `--version` must be quick.
        from perfection_tui.crash import to_stderr
        from perfection_tui.script.characters import visible

        to_stderr("\n".join(map(visible, self.lines)))


def cannot(file: str, error: OSError | ValueError, be: str = "written") -> CliError:
    """That a file cannot be written, or `be` something else, and why."""
    reason = getattr(error, "strerror", None) or str(error)
    return CliError(f"{file} cannot be {be}: {reason.lower()}", code=1)


def quoted(text: str) -> str:
    """What was typed, as it stands in a sentence."""
    from perfection_tui.script.characters import shortened

    return f'"{shortened(text, 60)}"'
