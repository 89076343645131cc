"""Standard output, whatever that is, and what to do where nobody takes what is written."""

from __future__ import annotations

import io
import os
import sys

from perfection_tui.cli.errors import CliError

TYPE_CHECKING = False
if TYPE_CHECKING:  # to load `typing` takes 11 ms of the processor, all else of `--version` two
    from collections.abc import Callable


def with_output(command: Callable[[], int]) -> int:
    """Run what writes to standard output, and return its exit code. Raises CliError."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        code = command()
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        # What is left unwritten would fail again, loudly, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            return 0
        raise CliError(f"cannot write: {error.strerror}", code=1) from None
    return code
