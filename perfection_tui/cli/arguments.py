"""The arguments as typed: which there are, and which go together."""

from __future__ import annotations

from argparse import ArgumentError, ArgumentParser
from collections.abc import Sequence

from perfection_tui.cli.errors import CliError, did_you_mean, quoted

NEEDS = {
    "--watched": "a chapter, none or all",
    "--at": "a chapter, or a chapter and a beat, as in 2/3",
    "--theme": "a name",
}
"""The options of reading that take a value, and what it is."""

SWITCHES = ("--spoiler-free", "--unfold", "--fresh", "--live", "--no-motion", "--plain")
"""The options of reading that take none."""

EXPORT_NEEDS = {
    "--format": "text, markdown, html or json",
    "-o/--output": "the name of a file",
    "--watched": "a chapter, none or all",
}
"""The options of `export` that take a value, and what it is."""

ALWAYS = ("--help", "--version")
"""The options that are answered before anything else."""


class Reading:
    """How a story is to be read."""

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

    @property
    def says_how_far(self) -> bool:
        """Whether an option says what may be shown, which makes all of it spoiler-free."""
        return self.spoiler_free or self.unfold or self.watched is not None


class Export:
    """How a story is to be exported, and where to."""

    story: str | None = None
    format: str | None = None
    output: str | None = None
    force: bool = False
    spoiler_free: bool = False
    watched: str | None = None

    @property
    def says_how_far(self) -> bool:
        """Whether an option says what may be written, which makes all of it spoiler-free."""
        return self.spoiler_free or self.watched is not None


class Files:
    """The files that `check` or `new` is about."""

    files: Sequence[str] = ()
    json: bool = False


def parse_reading(arguments: Sequence[str]) -> Reading:
    """The arguments of reading. Raises CliError."""
    parser = _parser()
    parser.add_argument("story", nargs="?")
    for name in NEEDS:
        parser.add_argument(name)
    for name in SWITCHES:
        parser.add_argument(name, action="store_true")
    options = Reading()
    _take_one_story(_parse(parser, arguments, options, [*NEEDS, *SWITCHES]))
    _take_one_horizon(options)
    if options.live and options.plain:
        raise CliError(
            "--live and --plain do not go together",
            "Without a screen there is nowhere to show what changes.",
        )
    if options.unfold and (options.spoiler_free or options.watched is not None):
        other = "--spoiler-free" if options.spoiler_free else "--watched"
        raise CliError(
            f"--unfold and {other} do not go together",
            "--unfold alone is spoiler-free: it opens only what you step on to.",
        )
    return options


def parse_export(arguments: Sequence[str]) -> Export:
    """The arguments of `export`. Raises CliError."""
    parser = _parser()
    parser.add_argument("story", nargs="?")
    for name in EXPORT_NEEDS:
        parser.add_argument(*name.split("/"))
    for name in ("--force", "--spoiler-free"):
        parser.add_argument(name, action="store_true")
    options = Export()
    known = ["--format", "--output", "--force", "--spoiler-free", "--watched"]
    _take_one_story(_parse(parser, arguments, options, known))
    _take_one_horizon(options)
    return options


def _take_one_story(surplus: Sequence[str]) -> None:
    if surplus:
        raise CliError(
            f"one story at a time, and {quoted(surplus[0])} would be another",
            "A name with spaces in it goes in quotes.",
        )


def _take_one_horizon(options: Reading | Export) -> None:
    if options.spoiler_free and options.watched is not None:
        raise CliError(
            "--spoiler-free and --watched do not go together",
            "--watched alone is spoiler-free from the end of that chapter on.",
        )


def parse_check(arguments: Sequence[str]) -> Files:
    """The arguments of `check`. Raises CliError."""
    parser = _parser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--json", action="store_true")
    options = Files()
    behind_an_option = _parse(parser, arguments, options, ["--json"])
    options.files = [*options.files, *behind_an_option]
    return options


def parse_new(arguments: Sequence[str]) -> str:
    """The argument of `new`, the file to write. Raises CliError."""
    parser = _parser()
    parser.add_argument("files", nargs="*")
    options = Files()
    _parse(parser, arguments, options, [])
    if len(options.files) != 1:
        raise CliError("new needs the name of one file to write")
    return options.files[0]


def _parser() -> ArgumentParser:
    return ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)


def _parse(
    parser: ArgumentParser, arguments: Sequence[str], into: object, known: Sequence[str]
) -> list[str]:
    """Parse `arguments` and return those that are left over and no options."""
    try:
        _, surplus = parser.parse_known_args(arguments, namespace=into)
    except ArgumentError as error:
        name = error.argument_name or ""
        values = NEEDS | EXPORT_NEEDS
        needs = f"{name} needs {values[name]}" if name in values else f"{name} takes no value"
        raise CliError(needs) from None
    for each in surplus:
        if each.startswith("-"):
            name = each.partition("=")[0]
            raise CliError(
                f"there is no option {quoted(name)}", did_you_mean(name, [*known, *ALWAYS])
            )
    return surplus
