"""Exporting: from the arguments to a view, and from that to standard output or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from perfection_tui.cli import named
from perfection_tui.cli.arguments import FORMATS, VALUES, Options
from perfection_tui.cli.errors import CliError, quoted
from perfection_tui.crash import tell
from perfection_tui.reader.keeping import kept_open
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script.model import Story
from perfection_tui.script.writing import write
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import Horizon, Opened, after_edit, everything, see

_ENDINGS = {ending: name for name, ending in FORMATS.items()} | {
    ".htm": "html",
    ".markdown": "markdown",
}


def run(options: Options) -> int:
    """Write a story in another form, and return the exit code. Raises CliError."""
    render = _renderer(options)
    path, name = named.script(options.story)
    _take_another_file(path, options.output)
    story = named.load(path, spoiler_free=options.says_how_far)
    written = render(Edition(see(story, _horizon(story, options, path, name))))
    if options.output is None or options.output == "-":
        _print(written)
    else:
        _save(options.output, written, overwrite=options.force)
    return 0


def _take_another_file(script: Path, output: str | None) -> None:
    """Refuse to write where nothing can be, and over the script itself."""
    if output == "":
        raise CliError(f"-o needs {VALUES['-o/--output']}")
    if output is not None and os.path.realpath(output) == os.path.realpath(script):
        raise CliError(f"{quoted(output)} is the script itself", "Nothing is ever written over it.")


def _renderer(options: Options) -> Callable[[Edition], str]:
    """What makes the format asked for, or else the one that the file's name ends in."""
    name = options.format
    if name is None:
        name = _ENDINGS.get(Path(options.output or "").suffix.lower(), "text")
    # Only the one that is needed: the page alone needs Jinja2.
    render: Callable[[Edition], str] = import_module(f"perfection_tui.export.{name}").render
    return render


def _horizon(story: Story, options: Options, path: Path, name: str | None) -> Horizon:
    if options.watched is not None:
        return named.point(story, options.watched).horizon(story)
    if not options.spoiler_free:
        return everything(story)
    progress = Progress(path_of(path, name))
    for notice in progress.notices():
        tell(f"perfection-tui: {notice}")
    return after_edit(story, kept_open(story, progress.saved) or Opened())


def _print(written: str) -> None:
    """Write to standard output as UTF-8, whatever the locale: a page says that it is UTF-8."""
    if sys.stdout is None:
        raise CliError("cannot write: standard output is closed", code=1)
    sys.stdout.flush()
    sys.stdout.buffer.write(written.encode())


def _save(file: str, written: str, *, overwrite: bool) -> None:
    try:
        write(Path(file), written.encode(), overwrite=overwrite)
    except FileExistsError:
        raise CliError(
            f"{quoted(file)} is already there", "--force writes over it.", code=1
        ) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise CliError(f"{quoted(file)} cannot be written: {reason}", code=1) from None
