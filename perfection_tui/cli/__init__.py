"""The command line: which command is meant, and what it writes.

`--version` must be quick and most commands need little, so nothing is imported
before it is known to be needed.
"""

from __future__ import annotations

import gc
import sys

from perfection_tui import __version__
from perfection_tui.cli.errors import CliError, quoted
from perfection_tui.cli.output import with_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Command: TypeAlias = Callable[[Sequence[str]], int]


def main() -> int:
    """Run the program on `sys.argv` and return its exit code."""
    # Hardly anything that is made before the first frame is garbage; to look costs a tenth of it.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    except CliError as error:
        error.tell()
        return error.code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A mistake of ours. Python would print lines of its own, with what the error says.
        from perfection_tui import crash

        crash.tell(crash.record(error))
        return 1
    finally:
        gc.enable()


def _run(arguments: Sequence[str]) -> int:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--help" in options or "-h" in options:
        return with_output(_help)
    if "--version" in options:
        return with_output(_version)
    if arguments and arguments[0] in COMMANDS:
        return with_output(lambda: COMMANDS[arguments[0]](arguments[1:]))
    from perfection_tui.cli import start as read

    return read.run(arguments, COMMANDS)


def _help() -> int:
    from perfection_tui.cli.help import HELP

    print(HELP, end="")
    return 0


def _version() -> int:
    print(f"perfection-tui {__version__}")
    return 0


def _check(arguments: Sequence[str]) -> int:
    """Tell every problem of some scripts."""
    from perfection_tui.cli import check
    from perfection_tui.cli.arguments import parse_check

    options = parse_check(arguments)
    return check.run(options.files, options.json)


def _export(arguments: Sequence[str]) -> int:
    """Write a story in another form."""
    from perfection_tui.cli import export

    return export.run(arguments, COMMANDS)


def _new(arguments: Sequence[str]) -> int:
    """Write a script to start from."""
    from perfection_tui.cli import new
    from perfection_tui.cli.arguments import parse_new

    return new.run(parse_new(arguments))


def _schema(arguments: Sequence[str]) -> int:
    """Print the JSON Schema of scripts."""
    from perfection_tui.script.schema import schema_text

    _take_nothing("schema", arguments)
    print(schema_text(), end="")
    return 0


def _stories(arguments: Sequence[str]) -> int:
    """List the bundled stories: the name to type, the title, the kind."""
    from perfection_tui.cli.named import one_line
    from perfection_tui.script import library
    from perfection_tui.script.read import read_story

    _take_nothing("stories", arguments)
    stories = [(name, read_story(library.find(name))) for name in library.names()]
    rows = [(name, one_line(each.title), one_line(each.about.kind)) for name, each in stories]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)).rstrip())
    return 0


def _take_nothing(command: str, arguments: Sequence[str]) -> None:
    if arguments:
        raise CliError(f"{command} takes nothing after it, and there is {quoted(arguments[0])}")


COMMANDS: dict[str, Command] = {
    "check": _check,
    "export": _export,
    "new": _new,
    "schema": _schema,
    "stories": _stories,
}
"""What a first argument may name besides a story."""
