"""The command line, declared once: parsing, help, completions and the man page come from here."""

from argparse import Action, ArgumentError, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, NoReturn

from perfection_tui.cli import VERSION
from perfection_tui.cli.errors import CliError, quoted, with_output
from perfection_tui.script.suggest import did_you_mean
from perfection_tui.themes import THEMES

PROGRAM = "perfection-tui"

FORMATS: Mapping[str, str] = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "epub": ".epub",
    "json": ".json",
}
"""The formats of `export`, each with how its files end."""

ENDINGS = {ending: name for name, ending in FORMATS.items()}
ENDINGS |= {".htm": "html", ".markdown": "markdown"}
"""Every ending of a file with the format that it says."""


def _in_words(names: Iterable[str], word: str = "or") -> str:
    *others, last = names
    return f"{', '.join(others)} {word} {last}"


VALUES = {
    "--watched": "a chapter, a moment of it as in 2/5, none or all",
    "--at": "a chapter, or a chapter and a moment, as in 2/3",
    "--theme": "a name",
    "--explain": "a code, such as PT301",
    "--format": _in_words(FORMATS),
    "-o/--output": "the name of a file",
}
"""What an option needs after it, in words, by the name that argparse calls it."""

NEEDS_ONE_FILE = "new needs the name of one file to write"


class Options:
    """What was typed. Each command reads those of its own; the rest stand as they are here."""

    command: str = "start"
    story: str | None = None
    spoiler_free: bool = False
    watched: str | None = None
    unfold: bool = False
    fresh: bool = False
    at: str | None = None
    theme: str | None = None
    live: bool = False
    no_motion: bool = False
    plain: bool = False
    format: str | None = None
    output: str | None = None
    force: bool = False
    each_horizon: bool = False
    file: str | None = None
    files: Sequence[str] = ()
    json: bool = False
    explain: str | None = None
    plan: bool = False
    github: bool = False
    export: bool = False

    @property
    def says_how_far(self) -> bool:
        """Whether an option says what may be shown, which makes all of it spoiler-free."""
        return self.spoiler_free or self.unfold or self.watched is not None

    def has(self, option: str) -> bool:
        """Whether an option, by its long name, was typed."""
        value = getattr(self, option.removeprefix("--").replace("-", "_"))
        return value is not None and value is not False


class _Parser(ArgumentParser):
    """A parser that tells what is wrong instead of ending the program."""

    def __init__(self, prog: str, **words: Any) -> None:
        # Help fits a terminal of 80 columns, whatever the one at hand is.
        form = partial(RawDescriptionHelpFormatter, max_help_position=24, width=79)
        words |= {"formatter_class": form, "add_help": False}
        self.known: list[str] = []
        super().__init__(prog, **words, allow_abbrev=False, exit_on_error=False)
        self.add_argument("-h", "--help", action="help", help="print this")

    def add_argument(self, *names: Any, **words: Any) -> Action:
        """Add an argument, and note the long names that it goes by."""
        action = super().add_argument(*names, **words)
        self.known += [name for name in action.option_strings if name.startswith("--")]
        return action

    def error(self, message: str) -> NoReturn:
        """Report a wrong command line. Raises CliError."""
        raise CliError(message)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002
        """End the program, all that was printed being written."""
        # What was printed is flushed here, where it can still be told that nobody takes it.
        raise SystemExit(with_output(lambda: status))


class _ReadingParser(_Parser):
    """The parser where no command stands first; its help is that of the whole program.

    Where a command may stand argparse refuses a story's name, so that no one parser takes both.
    """

    def format_help(self) -> str:
        """The help of the whole program."""
        return program().format_help()


def parse(arguments: Sequence[str]) -> Options:
    """What `arguments` ask for, of whichever command stands first. Raises CliError."""
    options = Options()
    if arguments and arguments[0] in COMMANDS:
        options.command, *arguments = arguments
        words, add = COMMANDS[options.command]
        parser = _Parser(f"{PROGRAM} {options.command}", description=_sentence(words))
        add(parser)
    else:
        parser = _ReadingParser(PROGRAM)
        parser.add_argument("story", nargs="?")
        _add_reading(parser)
    if surplus := _parsed(parser, arguments, options):
        _refuse(surplus, options, parser)
        options.files = [*options.files, *surplus]
    _go_together(options)
    return options


def program() -> ArgumentParser:
    """The parser of the whole program, a command in the place of the story."""
    parser = _Parser(PROGRAM, usage=_USAGE, description=_DESCRIPTION, epilog=_EPILOG)
    _add_reading(parser)
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", prog=PROGRAM
    )
    for name, (words, add) in COMMANDS.items():
        add(commands.add_parser(name, help=words, description=_sentence(words)))
    return parser


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _parsed(parser: _Parser, arguments: Sequence[str], into: Options) -> list[str]:
    """Parse `arguments`, and return those that are left over."""
    try:
        _, surplus = parser.parse_known_args(arguments, namespace=into)
    except ArgumentError as error:
        name = error.argument_name or ""
        needs = f"needs {VALUES[name]}" if name in VALUES else "takes no value"
        raise CliError(f"{name} {needs}") from None
    return surplus


def _refuse(surplus: Sequence[str], options: Options, parser: _Parser) -> None:
    """Refuse what is left over, but for further files of a check."""
    # Only a mistake waits for this to load.
    from perfection_tui.cli.named import refuse_command

    command = options.command
    if command == "start":
        refuse_command(options.story or "")
    for each in surplus:
        if each.startswith("-"):
            name = each.partition("=")[0]
            raise CliError(f"there is no option {quoted(name)}", did_you_mean(name, parser.known))
    if command == "check":
        return
    if command == "new":
        raise CliError(NEEDS_ONE_FILE)
    if command in _TAKES_NOTHING:
        raise CliError(f"{command} takes nothing after it, and there is {quoted(surplus[0])}")
    if surplus[0] in COMMANDS:
        refuse_command(surplus[0])
    raise CliError(
        f"one story at a time, and {quoted(surplus[0])} would be another",
        "A name with spaces in it goes in quotes.",
    )


_OF_FIRST_VIEWINGS = "--unfold alone is spoiler-free: it opens only what you step on to."
_OF_ALL_READERS = "--each-horizon writes a page for every way to have watched."
_REPORTS = ("--plan", "--json", "--github", "--explain")
_OF_REPORTS = "Each writes something else in the place of the report."

_NOT_TOGETHER = (
    ("--spoiler-free", "--watched", "--watched alone is spoiler-free from there on."),
    ("--live", "--plain", "Without a screen there is nowhere to show what changes."),
    ("--unfold", "--spoiler-free", _OF_FIRST_VIEWINGS),
    ("--unfold", "--watched", _OF_FIRST_VIEWINGS),
    ("--each-horizon", "--spoiler-free", _OF_ALL_READERS),
    ("--each-horizon", "--watched", _OF_ALL_READERS),
    *((*pair, _OF_REPORTS) for pair in combinations(_REPORTS, 2)),
)
"""Options of which one makes no sense beside the other, and why."""


def _go_together(options: Options) -> None:
    for one, other, why in _NOT_TOGETHER:
        if options.has(one) and options.has(other):
            raise CliError(f"{one} and {other} do not go together", why)
    if options.each_horizon and options.format not in (None, "html"):
        raise CliError("--each-horizon writes pages: --format html, or no --format")
    if options.each_horizon and options.output in (None, "-"):
        raise CliError("--each-horizon needs a folder to write into: -o FOLDER")
    if options.export and options.story is not None:
        raise CliError("schema --export takes no story: it is of every export")
    if options.explain is not None and options.files:
        raise CliError(
            f"--explain takes one code and no script, and there is {quoted(options.files[0])}"
        )


def _one_of(what: str, names: Collection[str], typed: str) -> str:
    """One of the names that an option takes. Raises CliError."""
    if typed not in names:
        raise CliError(
            f"there is no {what} {quoted(typed)}",
            did_you_mean(typed, names),
            f"The {what}s are {_in_words(names, 'and')}.",
        )
    return typed


def _format(typed: str) -> str:
    """A format by its name, or by how its files end. Raises CliError."""
    return _one_of("format", FORMATS, ENDINGS.get(f".{typed}", typed))


_FLAGS = {
    "--spoiler-free": "only what you have said you have watched, which at first is nothing",
    "--unfold": "begin or go on with a first viewing: the story opens as you step forward",
    "--fresh": "forget for this once what was said and saved, and save nothing",
    "--live": "show what changes in the script as soon as it is saved",
    "--no-motion": "nothing on the screen moves",
    "--plain": "no screen: lines and prompts, for screen readers, pipes",
    "--plan": "what opens where, in Markdown",
    "--json": "for editors and other programs",
    "--github": "as notes at their lines in a review on GitHub",
    "--force": "write over a file that is there",
    "--each-horizon": (
        "a folder of pages, one for the end of each chapter: readers open the one they are at"
    ),
    "--export": "the schema of what `export --format json` writes",
}
"""The options that take no value, with their words in the help."""

_NOTES = {"stage": "dark", "score": "light", "terminal": "16 colours"}
_NOTES |= {"html": "one page", "epub": "a book"}
"""What is said in the help of themes and formats beside their names."""


def _noted(names: Iterable[str]) -> str:
    return _in_words(f"{name} ({_NOTES[name]})" if name in _NOTES else name for name in names)


_VALUED = {
    "--watched": ("POINT", "this once, you have watched as far as POINT; implies --spoiler-free"),
    "--at": ("CHAPTER[/MOMENT]", "open at a chapter, or at a moment of it by number or id"),
    "--theme": ("NAME", _noted(THEMES)),
    "--explain": ("CODE", "what a code means, such as PT301"),
    "--format": ("FORMAT", f"{_noted(FORMATS)}; else what the file's name ends in"),
    "-o/--output": ("FILE", "the file to write, or the folder"),
}
"""The options that take a value, with what stands for it and their words in the help."""

_CHOSEN: Mapping[str, tuple[Collection[str], Callable[[str], str]]] = {
    "--theme": (THEMES, partial(_one_of, "theme", THEMES)),
    "--format": (FORMATS, _format),
}
"""Those whose value is one of some names, and what makes sure of that."""


def _add(parser: ArgumentParser, *names: str) -> None:
    """Add options of these tables, in this order."""
    for name in names:
        if name in _FLAGS:
            parser.add_argument(name, action="store_true", help=_FLAGS[name])
            continue
        metavar, words = _VALUED[name]
        choices, form = _CHOSEN.get(name, (None, str))
        own = name.split("/")
        action = parser.add_argument(*own, metavar=metavar, help=words, choices=choices, type=form)
        if metavar == "FILE":
            _complete(action, "file")


def _add_reading(parser: ArgumentParser) -> None:
    parser.add_argument("--version", action="version", version=VERSION, help="print the version")
    _add(parser, "--spoiler-free", "--watched", "--unfold", "--at", "--fresh", "--live")
    _add(parser, "--theme", "--no-motion", "--plain")


def _complete(action: Action, by: str) -> None:
    """Say what shells offer for a value: a `story` or a `file`. shtab reads it from there."""
    vars(action)["complete"] = by


def _add_story(parser: ArgumentParser, words: str) -> None:
    """Add a story that may be left out."""
    _complete(parser.add_argument("story", nargs="?", metavar="STORY", help=words), "story")


def _add_check(parser: ArgumentParser) -> None:
    # Taken as if no file were needed, so that what is said without one is ours.
    parser.usage = "%(prog)s [-h] [--plan | --json | --github] FILE...\n"
    parser.usage += "       %(prog)s --explain CODE"
    files = parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a script, a folder, a story's name, - for input"
    )
    _complete(files, "story")
    _add(parser, *_REPORTS)


def _add_export(parser: ArgumentParser) -> None:
    _add_story(parser, "left out, The Perfection")
    _add(parser, "--format", "-o/--output", "--force", "--spoiler-free", "--watched")
    _add(parser, "--each-horizon")


def _add_new(parser: ArgumentParser) -> None:
    parser.usage = "%(prog)s [-h] FILE"
    file = parser.add_argument("file", nargs="?", metavar="FILE", help="the script to write")
    _complete(file, "file")


def _add_nothing(parser: ArgumentParser) -> None:
    """A command that takes neither options nor names."""


def _add_schema(parser: ArgumentParser) -> None:
    _add_story(parser, "its own ids complete wherever one is named")
    _add(parser, "--export")


_TAKES_NOTHING = ("stories", "config")

COMMANDS: Mapping[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "check": ("tell every problem of a script, and how long it is", _add_check),
    "config": ("write the file of your own keys and looks, or check it", _add_nothing),
    "export": ("write a story as text or in another form", _add_export),
    "new": ("write a small script to start from", _add_new),
    "schema": ("print the JSON Schema of scripts, for editors", _add_schema),
    "stories": ("list the stories that have names, and where you are in each", _add_nothing),
}
"""What may stand first besides a story: its words in the help, and what adds its arguments.

Each is a module beside this one (of `export`, `exporting`) with a `run(options)`; what
that returns, if anything, is the exit code."""

_USAGE = f"""\
{PROGRAM} [STORY] [options]
       {PROGRAM} COMMAND [-h] ..."""

_DESCRIPTION = """\
Read The Perfection, or another twist story; ? shows the keys, q leaves.

  STORY    the path of a script (with a / in it, or ending in .yaml), a folder
           of them, or a name that `stories` lists; left out, the-perfection
  CHAPTER  a number, an id or a title, in any case
  POINT    a chapter, to its end; a moment of it by number, as in detour/5;
           `none` or `all` of it"""

_EPILOG = f"""\
A script that is called like a command is read as ./stories.

examples:
  {PROGRAM} --spoiler-free
  {PROGRAM} --watched detour
  {PROGRAM} --watched all --at home/3 --theme score
  {PROGRAM} ./my-story.yaml

exit codes:
  0  all is well
  1  the story has errors, or cannot be read
  2  the command line is wrong, or there is no terminal to read in"""
