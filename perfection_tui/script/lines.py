"""What stands where in a script's lines: around a place, above it, and the key it belongs to."""

import re
from collections.abc import Sequence

from perfection_tui.script.problems import Mark

_BEGINS_WITH_A_KEY = re.compile(r"[ -]*(?=([\w-]+):(?:\s|$))")
ENDS_IN_A_KEY = re.compile(r"([\w-]+):\s*$")


def line_at(mark: Mark, lines: Sequence[str]) -> str:
    """The line of a place; empty behind the last."""
    return lines[mark.line - 1] if mark.line <= len(lines) else ""


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def above_of(mark: Mark, lines: Sequence[str]) -> Mark | None:
    """Where the nearest line above begins that is neither empty nor a comment."""
    for number in range(mark.line - 1, 0, -1):
        text = lines[number - 1].lstrip()
        if text and not text.startswith("#"):
            return Mark(number, indent_of(lines[number - 1]) + 1)
    return None


def parent_of(mark: Mark, lines: Sequence[str]) -> tuple[Mark, Mark] | None:
    """The line that the line at `mark` stands below, and the first of those that do."""
    first, indent = mark, indent_of(line_at(mark, lines))
    above = above_of(mark, lines)
    while above and above.column > indent:
        first, above = above, above_of(above, lines)
    return (above, first) if above else None


def char_at(mark: Mark, lines: Sequence[str]) -> str:
    """The character at a place; nothing where the line ends."""
    return line_at(mark, lines)[mark.column - 1 : mark.column]


def key_of(text: Mark, lines: Sequence[str]) -> str | None:
    """The key whose text begins at this place, on the line of the key or below it."""
    before = line_at(text, lines)[: text.column - 1]
    if not before.strip(" -"):
        above = [line for line in lines[: text.line - 1] if line.strip()]
        before = above[-1] if above else ""
    found = ENDS_IN_A_KEY.search(before)
    return found[1] if found else None


def askew(mark: Mark, lines: Sequence[str]) -> str:
    """Which key above a line's own stands nearly in its column, in words; empty for none."""
    own = _BEGINS_WITH_A_KEY.match(line_at(mark, lines))
    column = own.end() + 1 if own else 0
    above = column + 3
    for number in range(mark.line - 1, 0, -1):
        key = _BEGINS_WITH_A_KEY.match(lines[number - 1])
        # Only lines that this one may stand below: of each column the last.
        if not own or not key or key.end() + 1 >= above:
            continue
        above = key.end() + 1
        if 0 < abs(above - column) <= 2:
            return (
                f"`{key[1]}` at line {number} begins in column {above}, this in column {column}: "
                "one of the two is off"
            )
    return ""
