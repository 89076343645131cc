"""`perfection-tui check`: every problem of every script named, and how long the sound ones are."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size

import msgspec

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError, quoted, with_output
from perfection_tui.script import library, problems
from perfection_tui.script.characters import shortened, visible, width
from perfection_tui.script.defaults import STAND_INS
from perfection_tui.script.model import Story
from perfection_tui.script.plan import plan
from perfection_tui.script.plot import Statistics, disorder_in_words, statistics
from perfection_tui.script.read import Report, read_bytes, read_script
from perfection_tui.script.suggest import did_you_mean
from perfection_tui.view.phrases import capital

StyledLine = Sequence[tuple[str, str]]
"""A line of output in pieces: text, and the style it has where there are styles."""

_STYLES = {"error": "bold red", "warning": "bold yellow"}
_MAX_TITLE = 40
_MORE_BEHIND = "; once mended, there may be more"


def run(options: Options) -> int:
    """Check the files named and write what was found to standard output.

    Gives the exit code: 0 when there are no errors, 1 when there are. Raises CliError.
    """
    if options.explain is not None:
        print(_explained(options.explain))
        return 0
    if not options.files:
        raise CliError("check needs the name of a script")
    reports = [report for typed in options.files for report in _reports(typed)]
    # Whoever reads no further has seen enough, and the exit code is the same.
    code = int(any(report.errors for _, report in reports))
    return with_output(lambda: _print(reports, options)) or code


def _reports(typed: str) -> Iterator[tuple[str, Report]]:
    """What comes of reading what was typed: a file, all of a folder, a story's name, or `-`."""
    if typed == "-":
        if sys.stdin is None:
            raise CliError("standard input is closed", code=1)
        yield "standard input", read_bytes(sys.stdin.buffer.read(), "standard input", spoilers=True)
        return
    folder = named.folder(typed)
    for file in _scripts(folder) if folder else [named.script(typed)[0]]:
        yield str(file), read_script(file, spoilers=True)


def _scripts(folder: Path) -> list[Path]:
    files = library.scripts(folder)
    if not files:
        raise CliError(f"there is no script in {quoted(str(folder))}", code=1)
    return files


def _explained(typed: str) -> str:
    """All there is to say of a code. Raises CliError."""
    code = typed.upper()
    if code not in problems.CODES:
        raise CliError(f"there is no code {quoted(typed)}", did_you_mean(code, problems.CODES))
    found = problems.CODES[code]
    in_braces = "\n\nWords in braces stand for words of your script." * ("{" in found.sentence)
    return f"{code}, {found.severity}: {found.sentence}\n\n{found.mend}{in_braces}"


def _print(reports: Sequence[tuple[str, Report]], options: Options) -> None:
    if options.plan:
        _write(_plans(reports))
    elif options.github:
        _write([(_annotation(each), "")] for _, report in reports for each in report.problems)
    elif options.json:
        print(json.dumps(_as_json(reports), indent=2))
    else:
        _write(_lines(reports))


def _write(lines: Iterable[StyledLine]) -> None:
    if sys.stdout and sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False, soft_wrap=True)
        for line in lines:
            console.print(Text.assemble(*line))
        return
    for line in lines:
        print("".join(text for text, _ in line))


def _lines(reports: Sequence[tuple[str, Report]]) -> Iterator[StyledLine]:
    for number, (file, report) in enumerate(reports):
        if number:
            yield []
        yield from _told(report.problems)
        more = _MORE_BEHIND * report.cut_short
        yield [(visible(file), "bold"), (f": {problems.counted(report.problems)}{more}", "")]
        if report.story is not None:
            yield from _measured(report.story, statistics(report.story))
    if len(reports) > 1:
        everything = [problem for _, report in reports for problem in report.problems]
        yield []
        yield [(f"{len(reports)} files: {problems.counted(everything)}", "bold")]


def _plans(reports: Sequence[tuple[str, Report]]) -> Iterator[StyledLine]:
    """The problems of each story that is not sound, and the plan, of a mere sketch too."""
    for number, (_, report) in enumerate(reports):
        if number:
            yield []
        if report.story is None:
            yield from _told(report.problems)
        planned = report.draft if _is_sketch(report) else report.story
        if planned:
            columns = get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None
            yield [(plan(planned, columns), "")]


def _is_sketch(report: Report) -> bool:
    """Whether a story lacks nothing but beliefs and truths, which a plan does without."""
    return all(
        each.code in ("PT202", "PT204") and each.path.rpartition(".")[2] in STAND_INS
        for each in report.errors
    )


def _annotation(problem: problems.Problem) -> str:
    """A problem as GitHub's runners take it: told at its line in a review."""
    place = {"file": problem.file, "line": problem.line, "col": problem.column}
    properties = {**place, "title": problem.code}
    listed = ",".join(
        f"{key}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
        if value is not None
    )
    hint = capital(problem.hint)
    words = f"{problem.sentence} {hint}{'.' * hint[-1:].isalnum()}".strip()
    return f"::{problem.severity} {listed}::{_escaped(words)}"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25")


def _told(found: Sequence[problems.Problem]) -> Iterator[StyledLine]:
    for problem in found[: problems.MAX_SHOWN]:
        style = _STYLES[problem.severity]
        styles = {"place": "bold", "code": style, "caret": style, "field": "dim"}
        for line in problems.in_lines(problem):
            yield [(text, styles.get(what, "")) for text, what in line]
        yield []
    if more := problems.unshown(found):
        yield [(more, "")]
        yield []


def _measured(story: Story, whole: Statistics) -> Iterator[StyledLine]:
    amounts = (
        problems.some(len(whole.chapters), "chapter"),
        problems.some(whole.beats, "beat"),
        problems.some(whole.words, "word"),
        f"{problems.some(whole.layers, 'layer')} of truth",
        f"about {problems.some(whole.minutes, 'minute')} to read",
    )
    yield [(f"  {shortened(visible(story.title), _MAX_TITLE)}: ", ""), (", ".join(amounts), "")]
    if len({each.revealed_at for each in story.events}) > 1:
        yield [(f"  {disorder_in_words(whole.disorder)}", "")]
    rows = [("chapter", "beats", "words", "layers")]
    for each in whole.chapters:
        title = shortened(visible(each.title), _MAX_TITLE)
        rows.append((title, f"{each.beats:,}", f"{each.words:,}", f"{each.layers:,}"))
    rest = whole.words - sum(each.words for each in whole.chapters)
    rows.append(("people, clues and the rest", "", f"{rest:,}", ""))
    widest = max(width(row[0]) for row in rows)
    for index, (name, *cells) in enumerate(rows):
        padded = name + " " * (widest - width(name))
        line = f"    {padded}{''.join(cell.rjust(9) for cell in cells)}"
        yield [(line.rstrip(), "" if index else "dim")]


def _as_json(reports: Sequence[tuple[str, Report]]) -> dict[str, object]:
    """What editors and other programs are given; every problem, and no control codes."""
    return {
        "files": [
            {
                "file": file,
                "problems": [_problem_as_json(problem) for problem in report.problems],
                "statistics": _statistics_as_json(report),
            }
            for file, report in reports
        ],
        "errors": sum(len(report.errors) for _, report in reports),
        "warnings": sum(len(report.problems) - len(report.errors) for _, report in reports),
    }


def _problem_as_json(problem: problems.Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "line": problem.line,
        "column": problem.column,
        "field": problem.path or None,
        "message": problem.sentence,
        "help": problem.hint or None,
    }


def _statistics_as_json(report: Report) -> object:
    if report.story is None:
        return None
    whole = msgspec.to_builtins(statistics(report.story))
    return {**whole, "disorder": round(whole["disorder"], 3)}
