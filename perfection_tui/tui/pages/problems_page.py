"""The problems of a script, in words or by place and code alone, and a page of them."""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec.structs import replace
from textual.content import Content

from perfection_tui.script import library
from perfection_tui.script.problems import (
    MAX_SHOWN,
    Problem,
    counted,
    errors_in,
    excerpt,
    places,
    unshown,
)
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import TextPage
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain
from perfection_tui.tui.widgets.typesetting import HEAVY, THIN, beside, ruled
from perfection_tui.view.edition import Edition

BROKEN = "The script cannot be read as it is. Until that is mended, this is the story as it was."

SOUND = "The script was read again. Something in it may not be what you mean."

BY_PLACE = "These are places and codes alone."
"""Over a `place_list`; what tells it in words is said after it."""

CARET = "▲"

_STYLES = {"error": ("$truth", HEAVY), "warning": ("$accent", THIN)}


class ProblemsPage(TextPage[None]):
    """Problems, errors first. It is shown again as often as the script is read again."""

    NAME = "Problems"
    BINDINGS = commands.bound(commands.RELOAD, commands.EDIT)

    DEFAULT_CSS = "ProblemsPage #header, ProblemsPage Scroll { max-width: 110; }"

    def __init__(self, edition: Edition, problems: Sequence[Problem], *, in_words: bool) -> None:
        super().__init__(edition)
        self._problems = tuple(problems)
        self._in_words = in_words

    @property
    def tells_of_errors(self) -> bool:
        """Whether there is anything here that keeps the script from being read."""
        return bool(errors_in(self._problems))

    def tell(self, edition: Edition, problems: Sequence[Problem], *, in_words: bool) -> None:
        """Tell of other problems."""
        self.edition, self._problems, self._in_words = edition, tuple(problems), in_words
        self.write()

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        edit = KeyHint("{edit}", "edit it", stays=True)
        return edit, KeyHint("{reload}", "reload", stays=True)

    def body(self, width: int) -> Content:
        """How many there are, and what they are."""
        broken = self.tells_of_errors
        count = plain(counted(self._problems), "bold $truth" if broken else "bold $accent")
        parts = [count + LINE + plain(BROKEN if broken else SOUND)]
        if self._in_words:
            parts.append(problem_list(self._problems, width))
        else:
            lead = f"{BY_PLACE} {library.check_tells(self._problems[0].file)}"
            parts += [plain(lead, "$muted"), place_list(self._problems)]
        return BLANK_LINE.join(parts)


def problem_list(problems: Sequence[Problem], width: int) -> Content:
    """Problems in words, each with its place, and the line of the script that it is about."""
    blocks = [_block(_by_name(problem), width) for problem in problems[:MAX_SHOWN]]
    return BLANK_LINE.join([*blocks, *_more(problems)])


def place_list(problems: Sequence[Problem]) -> Content:
    """Problems without a word of the script."""
    listed = places(map(_by_name, problems))
    return LINE.join([*map(plain, listed[:MAX_SHOWN]), *_more(listed)])


def _by_name(problem: Problem) -> Problem:
    """The problem with its file's name alone: there is one script, and the reader named it."""
    return replace(problem, file=PurePath(problem.file).name)


def _more(problems: Sequence[object]) -> list[Content]:
    more = unshown(problems)
    return [plain(more, "$muted")] if more else []


def _block(problem: Problem, width: int) -> Content:
    style, rule = _STYLES[problem.severity]
    head = plain(problem.place, "bold") + plain(f"  {problem.severity} {problem.code}", style)
    lines = [head, plain(problem.sentence)]
    lines += ruled(_source(problem, max(1, width - 2), style), rule, style)
    if problem.hint:
        lines.append(beside(plain("→ ", style), plain(problem.hint), width))
    if problem.path:
        lines.append(beside(plain("  "), plain(problem.path, "$muted"), width))
    return LINE.join(lines)


def _source(problem: Problem, width: int, style: str) -> list[Content]:
    """The line of the script and under it a caret; nothing where no line is known."""
    if problem.line is None or problem.column is None or not problem.source.strip():
        return []
    gutter = f"{problem.line}  "
    room = max(8, width - len(gutter))
    # Two cells for the ellipses that an excerpt may need on top of its characters.
    shown, indent = excerpt(problem.source, problem.column, room - 2)
    at = min(indent, room - 1)
    return [
        plain(gutter, "$muted") + plain(shown).truncate(room, ellipsis=True),
        plain(" " * (len(gutter) + at)) + plain(CARET, f"bold {style}"),
    ]
