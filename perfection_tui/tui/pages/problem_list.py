"""The problems of a script as they stand on a page: in words, or by place and code alone."""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec.structs import replace
from textual.content import Content

from perfection_tui.script.problems import MAX_SHOWN, Problem, excerpt, place_and_code, unshown
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain
from perfection_tui.tui.widgets.typesetting import HEAVY, THIN, beside, ruled

BY_PLACE = "These are places and codes alone: what the script says there could give the story away."
"""Over a `place_list`; what tells it in words is said after it."""

CARET = "▲"

_STYLES = {"error": ("$truth", HEAVY), "warning": ("$accent", THIN)}


def problem_list(problems: Sequence[Problem], width: int) -> Content:
    """Problems in words, each with its place, and the line of the script that it is about."""
    blocks = [_block(_by_name(problem), width) for problem in problems[:MAX_SHOWN]]
    return BLANK_LINE.join([*blocks, *_more(problems)])


def place_list(problems: Sequence[Problem]) -> Content:
    """Problems without a word of the script."""
    places = [plain(place_and_code(_by_name(problem))) for problem in problems[:MAX_SHOWN]]
    return LINE.join([*places, *_more(problems)])


def _by_name(problem: Problem) -> Problem:
    """The problem with its file's name alone: there is one script, and the reader named it."""
    return replace(problem, file=PurePath(problem.file).name)


def _more(problems: Sequence[Problem]) -> list[Content]:
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
