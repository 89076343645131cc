"""Exporting: from the arguments to a view, and from that to standard output or a file."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import count
from pathlib import Path

from perfection_tui.cli import named
from perfection_tui.cli.arguments import ENDINGS, FORMATS, VALUES, Options
from perfection_tui.cli.errors import CliError, cannot, quoted
from perfection_tui.crash import to_stderr
from perfection_tui.reader.keeping import kept_open
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script import library
from perfection_tui.script.characters import visible
from perfection_tui.script.files import write
from perfection_tui.script.model import Story
from perfection_tui.view import horizon, wording
from perfection_tui.view.edition import Edition

_MORE_THAN_OPEN = "this is all of the story, and more than is open to you"
_STOPS = "--spoiler-free stops where you are"
_OTHERS = "--watched all prints all of it, and -o FILE writes it to a file."


def run(options: Options) -> None:
    """Write a story in another form. Raises CliError."""
    if options.output == "-":
        options.output = None
    path, name = named.script(options.story)
    _take_another_file(path, options.output)
    form = "html" if options.each_horizon else _form(options)
    if form == "epub" and _prints(options):
        raise CliError("a book is no text for a terminal", "-o FILE writes it to a file.")
    if options.output and not options.each_horizon:
        _take_a_file(options.output, f"{path.stem}{FORMATS[form]}", overwrite=options.force)
    story = named.load(path, spoiler_free=options.says_how_far)
    if options.each_horizon:
        size = _save_each(Path(options.output or ""), story, overwrite=options.force)
        _tell(size, "There is a page for the start and for the end of each chapter.", options)
        return
    # Only the form that is needed: not all of them need Jinja2.
    render: Callable[[Edition], str | bytes] = import_module(f"perfection_tui.export.{form}").render
    view = horizon.see(story, _horizon(story, options, path, name))
    # Text is UTF-8, whatever the locale: a page says that it is.
    written = text.encode() if isinstance(text := render(Edition(view)), str) else text
    if options.output is None:
        _print(written)
    else:
        _save(Path(options.output), written, overwrite=options.force)
        _tell(len(written), wording.state(view, "told"), options)


def _tell(size: int, what: str, options: Options) -> None:
    """Say what was written where and how large it is, on standard error."""
    name, kilobytes = quoted(options.output or ""), max(1, round(size / 1000))
    to_stderr(visible(f"perfection-tui: {name} is written, {kilobytes:,} kB. {what}"))


def _save_each(folder: Path, story: Story, *, overwrite: bool) -> int:
    """Write a page for the end of each chapter, each made of its own view alone.

    Returns the size of all of them, in bytes.
    """
    from perfection_tui.export.html import render_each

    ends = (horizon.after_chapter(story, chapter.id) for chapter in story.chapters)
    editions = [Edition(horizon.see(story, end)) for end in (horizon.NOTHING, *ends)]
    pages = render_each(editions)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise cannot(quoted(str(folder)), error) from None
    for name in pages:
        # Of all pages before any is written: pages of two exports are no whole.
        if not overwrite and os.path.lexists(folder / name):
            raise _taken(folder / name)
    for name, page in pages.items():
        _save(folder / name, page.encode(), overwrite=overwrite)
    if overwrite:
        _remove_pages(folder, after=len(story.chapters))
    return sum(len(page.encode()) for page in pages.values())


def _remove_pages(folder: Path, *, after: int) -> None:
    """Remove the pages of chapters that an earlier export had, and the story has no more."""
    # They are numbered without a gap: beyond one, a file is not ours.
    for number in count(after + 1):
        page = folder / f"{number}.html"
        if not page.is_file():
            return
        try:
            page.unlink()
        except OSError as error:
            raise cannot(quoted(str(page)), error, "removed") from None


def _take_another_file(script: Path, output: str | None) -> None:
    """Refuse to write where nothing can be, and over the script itself."""
    if output == "":
        raise CliError(f"-o needs {VALUES['-o/--output']}")
    if output is not None and os.path.realpath(output) == os.path.realpath(script):
        raise CliError(f"{quoted(output)} is the script itself", "Nothing is ever written over it.")


def _take_a_file(output: str, name: str, *, overwrite: bool) -> None:
    """Refuse what is there already, be it a folder; `name`: what a file might be called in it."""
    # Unlike those of a path, these take a name that nothing can have for one that nothing has.
    if os.path.isdir(output):  # noqa: PTH112
        advised = library.to_type(str(Path(output, name)))
        raise CliError(f"{quoted(output)} is a folder", f"-o {advised} writes into it.")
    if os.path.exists(output) and not overwrite:  # noqa: PTH110
        raise _taken(Path(output))


def _form(options: Options) -> str:
    """The format asked for, or else the one that the file's name ends in."""
    if options.format is not None:
        return options.format
    ending = Path(options.output or "").suffix.lower()
    if ending and ending not in ENDINGS:
        raise CliError(
            f"no format ends in {quoted(ending)}",
            f"--format says which it is: {VALUES['--format']}.",
        )
    return ENDINGS.get(ending, "text")


def _horizon(story: Story, options: Options, path: Path, name: str | None) -> horizon.Horizon:
    if options.watched is not None:
        return named.point(story, options.watched).horizon(story)
    progress = Progress(path_of(path, name))
    kept = kept_open(progress.saved, [chapter.id for chapter in story.chapters])
    if not options.spoiler_free:
        if kept and horizon.after_edit(story, kept) != horizon.everything(story):
            if _prints(options):
                raise CliError(_MORE_THAN_OPEN, f"{_STOPS}.", _OTHERS)
            to_stderr(f"perfection-tui: {_MORE_THAN_OPEN}; {_STOPS}")
        return horizon.everything(story)
    for notice in progress.notices():
        to_stderr(f"perfection-tui: {notice}")
    return horizon.after_edit(story, kept or horizon.Opened())


def _prints(options: Options) -> bool:
    """Whether what is written is to be read on a terminal."""
    return options.output is None and sys.stdout is not None and sys.stdout.isatty()


def _print(written: bytes) -> None:
    if sys.stdout is None:
        raise CliError("cannot write: standard output is closed", code=1)
    sys.stdout.flush()
    sys.stdout.buffer.write(written)


def _save(file: Path, written: bytes, *, overwrite: bool) -> None:
    try:
        write(file, written, overwrite=overwrite)
    except FileExistsError:
        raise _taken(file) from None
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise cannot(quoted(str(file)), error) from None


def _taken(file: Path) -> CliError:
    return CliError(f"{quoted(str(file))} is already there", "--force writes over it.", code=1)
