"""The command line: what is asked for, and which command answers."""

import gc
import sys

from perfection_tui import __version__
from perfection_tui.cli.errors import CliError, with_output

VERSION = f"perfection-tui {__version__}"
"""The program and its version, as `--version` prints them."""


def main() -> int:
    """Run the program on `sys.argv` and return its exit code."""
    # Little that is made before the first frame is garbage. To look for it takes the cover 25 %
    # more of the processor, and a moment 4 to 17 %.
    gc.disable()
    try:
        return _run()
    except SystemExit as answered:
        return int(answered.code or 0)
    except CliError as error:
        error.tell()
        return error.code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A mistake of ours. Python would print lines of its own, with what the error says.
        from perfection_tui import crash

        crash.to_stderr(crash.record(error))
        return 1
    finally:
        gc.enable()


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        # Scripts ask for it, and loading the parser takes as long as Python and all the rest.
        return with_output(lambda: print(VERSION))
    from importlib import import_module

    from perfection_tui.cli.arguments import parse

    options = parse(sys.argv[1:])
    # Only the command that is asked for: most need little, and none but reading needs Textual.
    # `export` is the package that a story is written down by: no two modules share a name.
    module = "exporting" if options.command == "export" else options.command
    command = import_module(f"perfection_tui.cli.{module}")
    if options.command == "start":
        # The screen is no standard output: what fails there is told otherwise.
        return int(command.run(options))
    return with_output(lambda: command.run(options))
