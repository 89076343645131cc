"""What is wrong with a script, by code and place, and how that is printed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from perfection_tui.script.characters import shortened, visible, width
from perfection_tui.script.tree import FieldPath, Mark, ScriptLines

Severity = Literal["error", "warning"]


class Code(Struct, frozen=True):
    """How much a problem matters, its sentence, and what a writer does about it.

    `help` is the short of that where it needs words to fill in, or other ones.
    """

    severity: Severity
    sentence: str
    mend: str
    help: str = ""

    @property
    def in_short(self) -> str:
        """What to do, as it stands below the sentence."""
        first = self.mend.partition(". ")[0].removesuffix(".")
        return self.help or first[0].lower() + first[1:]


def _table() -> dict[str, Code]:
    """What stands in `codes.txt`: a block for each code, and comments between them."""
    blocks = Path(__file__).with_name("codes.txt").read_text("utf-8").strip().split("\n\n")
    lines = (block.splitlines() for block in blocks if not block.startswith("#"))
    return {
        code: Code("warning" if code.startswith("PT4") else "error", *wording)
        for code, *wording in lines
    }


CODES = _table()
"""Each code with its wording. Words in braces are filled in, shortened and made printable."""

MAX_SHOWN = 20
"""How many problems of one file are printed; after them comes their number only."""

MAX_PROBLEMS = 1_000
"""How many problems of one file are looked for before reading gives up."""

MAX_SENTENCE = 200
"""The longest sentence of a problem, in characters."""

_MAX_WORD = 60
_MAX_FILE = 300
_MAX_LINE = 100


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a script, in the writer's words."""

    code: str
    file: str
    line: int | None = None
    column: int | None = None
    path: str = ""
    sentence: str
    hint: str = ""
    source: str = ""

    @property
    def severity(self) -> Severity:
        """`error` when the script cannot be used, `warning` when it can."""
        return CODES[self.code].severity

    @property
    def place(self) -> str:
        """`file:line:column`, as far as they are known, in printable characters."""
        parts = [shortened(visible(self.file), _MAX_FILE)]
        parts += [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join(parts)

    @property
    def rank(self) -> tuple[str, int, str, int]:
        """Sorts errors first, since only so many are shown, then by line; in one, causes first."""
        return self.severity, self.line or 0, self.code[:3], self.column or 0


class ScriptError(Exception):
    """A script that cannot be used.

    As text it says where and which codes alone, so that a log or a message that
    prints it gives no story away; `block` of its problems says everything.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems: tuple[Problem, ...] = tuple(problems)

    def __str__(self) -> str:
        return spoiler_free(self.problems)


class TooMany(Exception):  # noqa: N818 - not an error: reading ends here
    """A proof has `MAX_PROBLEMS` problems; looking for more helps nobody."""


class Proof:
    """A file's display name and lines, and the problems found in it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines = ScriptLines()
        self.problems: list[Problem] = []

    def add(
        self,
        code: str,
        mark: Mark | None = None,
        path: FieldPath = (),
        hint: str = "",
        /,
        **words: str,
    ) -> None:
        """Note a problem at `mark`, told with `words`; `hint` replaces the usual help.

        Among the words is `field`, what is found at `path`, if they do not say it otherwise.
        Raises `TooMany` when that was the last one worth noting.
        """
        words = {"field": _called(path), **words} if path else words
        shown = {key: shortened(visible(word), _MAX_WORD) for key, word in words.items()}
        wording = CODES[code]
        # Of a file that could not even be read there is nothing to mend.
        help_ = wording.in_short if mark else wording.help
        self.problems.append(
            Problem(
                code=code,
                file=self.name,
                line=mark.line if mark else None,
                column=mark.column if mark else None,
                path=path_text(path),
                sentence=shortened(wording.sentence.format(**shown), MAX_SENTENCE),
                hint=shortened(visible(hint) or help_.format(**shown), MAX_SENTENCE),
                source=self.lines.at(mark) if mark else "",
            )
        )
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooMany


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that keep a script from being used."""
    return tuple(each for each in problems if each.severity == "error")


def counted(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`, or that there are none."""
    severities = [problem.severity for problem in problems]
    numbers = {name: severities.count(name) for name in ("error", "warning")}
    words = [some(number, name) for name, number in numbers.items() if number]
    return ", ".join(words) or "no problems"


def some(number: int, name: str) -> str:
    """So many of something, with an s where it is not one."""
    return f"{number:,} {name}" + ("" if number == 1 else "s")


def path_text(path: FieldPath) -> str:
    """A path as text: `chapters[1].beats[3].truths[0].at`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.replace("-", "").replace("_", "").isalnum() and step.isascii():
            text += f".{step}" if text else step
        else:
            text += '["' + shortened(visible(step), _MAX_WORD) + '"]'
    return text


def _called(path: FieldPath) -> str:
    """A field in a sentence: by its key, or as an entry of a list."""
    *above, last = path
    if isinstance(last, int):
        return f"An entry of `{above[-1]}`" if above else "An entry"
    return f"`{last}`"


Piece = tuple[str, Literal["place", "code", "caret", "field", ""]]
"""A piece of a line that tells a problem, and what it is, where it is not plain text."""


def in_lines(problem: Problem) -> list[list[Piece]]:
    """The lines that tell one problem: head, source line, caret, field and help."""
    code = f"{problem.severity} {problem.code}"
    lines: list[list[Piece]] = [
        [(f"{problem.place}: ", "place"), (code, "code"), (f": {problem.sentence}", "")]
    ]
    gutter = " " * len(str(problem.line or 0))
    if problem.line is not None and problem.column is not None and problem.source.strip():
        shown, indent = excerpt(problem.source, problem.column)
        lines.append([(f"  {problem.line} | {shown}", "")])
        lines.append([(f"  {gutter} | {' ' * indent}^", "caret")])
    if problem.path:
        lines.append([(f"  {gutter} = field: {problem.path}", "field")])
    if problem.hint:
        lines.append([(f"  {gutter} = help: {problem.hint}", "")])
    return lines


def block(problems: Iterable[Problem]) -> str:
    """The problems of one file as plain text, at most `MAX_SHOWN` and then their number."""
    return _listed(list(map(_told, problems)))


def _told(problem: Problem) -> str:
    return "\n".join("".join(text for text, _ in line) for line in in_lines(problem))


def spoiler_free(problems: Iterable[Problem]) -> str:
    """The problems of one file by place and code alone, for readers who must not see its text.

    A file that could not even be opened has no text to give away: its sentence stays.
    """
    return _listed(places(problems))


def places(problems: Iterable[Problem]) -> list[str]:
    """Problems without the script's text; so many of one code at one place are told as `(4)`."""
    told = Counter(map(_place_and_code, problems))
    return [place if number == 1 else f"{place} ({number:,})" for place, number in told.items()]


def _listed(told: Sequence[str]) -> str:
    return "\n".join([*told[:MAX_SHOWN], *filter(None, [unshown(told)])])


def unshown(problems: Sequence[object]) -> str:
    """How many problems there are beyond those that are shown; empty where there are none."""
    if len(problems) <= MAX_SHOWN:
        return ""
    at_least = "at least " if len(problems) >= MAX_PROBLEMS else ""
    return f"and {at_least}{len(problems) - MAX_SHOWN:,} more"


def _place_and_code(problem: Problem) -> str:
    """One problem without the script's text, as `spoiler_free` tells it."""
    about_file = problem.line is None and problem.code < "PT107"
    return f"{problem.place}: {problem.code}" + (f": {problem.sentence}" if about_file else "")


def excerpt(source: str, column: int, limit: int = _MAX_LINE) -> tuple[str, int]:
    """A source line made printable, clipped around `column`; and how far in that column is.

    `limit`: how many of its characters are left, where it has more.
    """
    start = max(0, column - 1 - limit // 2)
    if len(source) <= limit:
        start = 0
    before = visible(source[start : column - 1])
    after = visible(source[column - 1 : start + limit])
    lead = "…" if start else ""
    tail = "…" if start + limit < len(source) else ""
    return f"{lead}{before}{after}{tail}".rstrip(), len(lead) + width(before)
