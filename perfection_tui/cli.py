"""The command line: what is asked for, and how errors are told.

`--version` must be quick and most commands need little, so nothing is imported
before it is known to be needed.
"""

from __future__ import annotations

import os
import sys

from perfection_tui import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from perfection_tui.horizon import Horizon
    from perfection_tui.progress import Saved
    from perfection_tui.reading import Reading
    from perfection_tui.script.model import Story

HELP = """\
perfection-tui                  read The Perfection; ? shows the keys, q leaves
perfection-tui --spoiler-free   the same for somebody who has not seen it all

usage: perfection-tui [STORY] [options]

  STORY  the path of a script (with a / in it, or ending in .yaml), or the name
         of a bundled story; left out, it is the-perfection

options:
  --spoiler-free       show nothing of what you have not watched, which is all
                       of it until you say otherwise
  --watched CHAPTER    this once, you have watched up to the end of CHAPTER,
                       `none` or `all` of it; implies --spoiler-free
  --unfold             a first viewing: the story opens as you step forward
  --at CHAPTER[/BEAT]  open at a chapter, or at a beat of it by number
  --fresh              forget for this once what was said and saved, and save
                       nothing; everything is open unless an option says less
  --theme NAME         stage (dark) or score (light)
  --no-motion          nothing on the screen moves
  --version            print the version
  -h, --help           print this

  CHAPTER is a number, an id or a title, in any case.

commands:
  stories              list the bundled stories

  A script that is called like a command is read as ./stories.

examples:
  perfection-tui --watched detour
  perfection-tui --watched all --at home/3 --theme score
  perfection-tui ./my-story.yaml

exit codes:
  0  all is well
  1  the story has errors, or cannot be read
  2  the command line is wrong, or there is no terminal to read in
"""

NEEDS = {
    "--watched": "a chapter, none or all",
    "--at": "a chapter, or a chapter and a beat, as in 2/3",
    "--theme": "a name",
}
"""The options that take a value, and what it is."""

SWITCHES = ("--spoiler-free", "--unfold", "--fresh", "--no-motion", "--version", "--help")
"""The options that take none."""


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
        from perfection_tui.script.characters import visible

        if sys.stderr:
            print("\n".join(map(visible, self.lines)), file=sys.stderr)


class Options:
    """How a story is to be read, as typed."""

    story: str | None = None
    spoiler_free: bool = False
    watched: str | None = None
    unfold: bool = False
    fresh: bool = False
    at: str | None = None
    theme: str | None = None
    no_motion: bool = False


def main() -> int:
    """Run the program on `sys.argv` and return its exit code."""
    try:
        return _run(sys.argv[1:])
    except CliError as error:
        error.tell()
        return error.code
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str]) -> int:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--help" in options or "-h" in options:
        return _write(HELP)
    if "--version" in options:
        return _write(f"perfection-tui {__version__}\n")
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    return _read(_parse(arguments))


def _stories(arguments: Sequence[str]) -> int:
    """List the bundled stories: the name to type, the title, the kind."""
    from perfection_tui.script import library
    from perfection_tui.script.read import read_story

    if arguments:
        raise CliError(f"stories takes nothing after it, and there is {_quoted(arguments[0])}")
    stories = [(name, read_story(library.find(name))) for name in library.names()]
    rows = [(name, _line(story.title), _line(story.about.kind)) for name, story in stories]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return _write("".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in rows))


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"stories": _stories}
"""What a first argument may name besides a story."""


def _parse(arguments: Sequence[str]) -> Options:
    import argparse

    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("story", nargs="?")
    for name in NEEDS:
        parser.add_argument(name)
    for name in SWITCHES[:-2]:
        parser.add_argument(name, action="store_true")
    try:
        options, surplus = parser.parse_known_args(arguments, namespace=Options())
    except argparse.ArgumentError as error:
        name = error.argument_name or ""
        needs = f"{name} needs {NEEDS[name]}" if name in NEEDS else f"{name} takes no value"
        raise CliError(needs) from None
    for each in surplus:
        if each.startswith("-"):
            name = each.partition("=")[0]
            raise CliError(
                f"there is no option {_quoted(name)}", _did_you_mean(name, [*NEEDS, *SWITCHES])
            )
    if surplus:
        raise CliError(
            f"one story at a time, and {_quoted(surplus[0])} would be another",
            "A name with spaces in it goes in quotes.",
        )
    if options.spoiler_free and options.watched is not None:
        raise CliError(
            "--spoiler-free and --watched do not go together",
            "--watched alone is spoiler-free from the end of that chapter on.",
        )
    if options.unfold and (options.spoiler_free or options.watched is not None):
        other = "--spoiler-free" if options.spoiler_free else "--watched"
        raise CliError(
            f"--unfold and {other} do not go together",
            "--unfold alone is spoiler-free: it opens only what you step on to.",
        )
    return options


def _read(options: Options) -> int:
    """Read a story on the screen."""
    from perfection_tui import terminal
    from perfection_tui.progress import Progress, path_of

    if options.theme is not None:
        _check_theme(options.theme)
    path, name = _script(options.story)
    told = options.spoiler_free or options.unfold or options.watched is not None
    story = _load(path, spoiler_free=told)
    progress = Progress(None if options.fresh else path_of(path, name))
    reading = _begin(story, options, progress.saved)
    ask = not told and not options.fresh and progress.saved.watched is None
    place = _place(story, options.at) if options.at is not None else None
    if place and not ask:
        _open_at(reading, *place)
    if no_terminal := terminal.why_not():
        raise CliError(*no_terminal)
    from perfection_tui import app

    return app.read(
        reading,
        progress,
        ask=ask,
        place=place,
        theme=options.theme or "stage",
        motion=not options.no_motion,
    )


def _begin(story: Story, options: Options, saved: Saved) -> Reading:
    """A reading of as much of the story as is open to this reader, at its beginning."""
    from perfection_tui.horizon import NOTHING, after_beats, after_chapters, everything
    from perfection_tui.reading import Reading

    if options.unfold:
        reading = Reading(story, after_beats(story, saved.unfolded), unfold=True)
        reading.begin_at(reading.last_stop)
        return reading
    if options.watched is not None:
        return Reading(story, _horizon(story, options.watched))
    if saved.watched is not None:
        return Reading(story, after_chapters(story, saved.watched))
    return Reading(
        story, everything(story) if options.fresh and not options.spoiler_free else NOTHING
    )


def _open_at(reading: Reading, chapter: int, beat: int) -> None:
    try:
        reading.begin_at(reading.chapter_stop(chapter, beat))
    except IndexError:
        title = _line(reading.view.chapters[chapter].title)
        raise CliError(f"there is no beat {beat + 1} in {title}") from None


def _check_theme(theme: str) -> None:
    from perfection_tui.themes import THEMES

    if theme not in THEMES:
        raise CliError(
            f"there is no theme {_quoted(theme)}",
            _did_you_mean(theme, THEMES),
            f"The themes are {' and '.join(THEMES)}.",
        )


def _script(story: str | None) -> tuple[Path, str | None]:
    """The file that STORY means, and its name if it is a bundled one."""
    from pathlib import Path

    from perfection_tui.script import library

    story = library.DEFAULT if story is None else story
    if os.sep in story or "/" in story or story.lower().endswith((".yaml", ".yml")):
        return Path(story), None
    try:
        return library.find(story), story
    except LookupError:
        raise CliError(
            f"there is no bundled story {_quoted(story)}",
            _did_you_mean(story, [*library.names(), *COMMANDS]),
            f"The file here is read as .{os.sep}{story}" if Path(story).is_file() else "",
            "perfection-tui stories lists the bundled ones.",
        ) from None


def _load(path: Path, *, spoiler_free: bool) -> Story:
    from perfection_tui.script import problems
    from perfection_tui.script.read import read_story

    try:
        return read_story(path)
    except problems.ScriptError as error:
        tell = problems.spoiler_free if spoiler_free else problems.block
        raise CliError(
            "this story cannot be read", *tell(error.problems).splitlines(), code=1
        ) from None


def _horizon(story: Story, watched: str | None) -> Horizon:
    from perfection_tui.horizon import NOTHING, after_chapter, everything

    if watched is None or _folded(watched) == "none":
        return NOTHING
    if _folded(watched) == "all":
        return everything(story)
    return after_chapter(story, story.chapters[_chapter(story, watched)].id)


def _place(story: Story, at: str) -> tuple[int, int]:
    """The chapter and the beat that `--at` means, both counted from 0."""
    chapter, slash, beat = at.rpartition("/")
    if not slash or _find(story, at) is not None:
        return _chapter(story, at), 0
    if not _number(beat):
        raise CliError(f"--at takes the number of a beat after the slash, not {_quoted(beat)}")
    return _chapter(story, chapter), _number(beat) - 1


def _chapter(story: Story, wanted: str) -> int:
    """The chapter that CHAPTER means, counted from 0."""
    found = _find(story, wanted)
    if found is None:
        # Titles only: an id is for the script, and never on a screen.
        titles = [_line(chapter.title) for chapter in story.chapters]
        raise CliError(
            f"there is no chapter {_quoted(wanted)} in {_line(story.title)}",
            _did_you_mean(wanted, titles),
            "The chapters are:",
            *(f"{number:>3}  {title}" for number, title in enumerate(titles, 1)),
        )
    return found


def _find(story: Story, wanted: str) -> int | None:
    if 1 <= _number(wanted) <= len(story.chapters):
        return _number(wanted) - 1
    for index, chapter in enumerate(story.chapters):
        if _folded(wanted) in (chapter.id, _folded(chapter.title)):
            return index
    return None


def _number(text: str) -> int:
    """A number as typed; 0 for what is none, or none that could be meant."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _folded(text: str) -> str:
    """A text as somebody might type it: case, blanks and emphasis do not count."""
    return _line(text).replace("*", "").casefold()


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


def _did_you_mean(typed: str, known: Collection[str]) -> str:
    """Advice, where something known is close to what was typed."""
    from perfection_tui.script.suggest import Suggestions

    near = Suggestions().near(typed, known)
    return f"Did you mean {near}?" if near else ""


def _write(text: str) -> int:
    """Write to standard output, whatever that is, and return the exit code."""
    import io

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # What is left in the buffer would fail again, loudly, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not isinstance(error, BrokenPipeError):
            raise CliError(f"cannot write: {error.strerror}", code=1) from None
    return 0
