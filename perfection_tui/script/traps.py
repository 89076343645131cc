"""YAML's syntax errors in a writer's words: which of the known traps was stepped in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct

from perfection_tui.script.problems import Mark

_IN_QUOTES = {
    '"': 'inside double quotes write \\" for a quote',
    "'": "inside single quotes write '' for an apostrophe",
}

_NODE_STARTS = {"alias": "*", "anchor": "&", "tag": "!"}


class Trap(Struct, frozen=True):
    """A problem's code, its place, and the words and the hint it is told with."""

    code: str
    mark: Mark
    words: Mapping[str, str] = {}
    hint: str = ""


def mark_of(event: yaml.Event, *, end: bool = False) -> Mark:
    """Where an event starts, or ends."""
    mark = event.end_mark if end else event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def explain(
    error: Exception, lines: Sequence[str], last: yaml.Event, bracket: Mark | None
) -> Trap | None:
    """What a syntax error means, given the last event before it and the innermost open bracket.

    `None` when it only follows from something that is already told.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return Trap("PT117", mark_of(last, end=True))
    problem, context = error.problem or "", error.context or ""
    mark = _mark(error.problem_mark) or mark_of(last, end=True)
    start = _mark(error.context_mark) or mark
    if isinstance(last, yaml.AliasEvent) and mark_of(last).line == mark.line:
        return None
    return (
        _tab(mark, lines)
        or _token(problem, context, mark, start, lines)
        or _after_its_end(last, mark)
        or (_bracket(bracket, lines) if bracket and "flow" in context else None)
        or _structure(problem, context, mark, start, last, lines)
        or Trap("PT110", mark, {"reason": problem or "it is not understood"})
    )


def _mark(mark: yaml.Mark | None) -> Mark | None:
    return Mark(mark.line + 1, mark.column + 1) if mark else None


def _line(mark: Mark, lines: Sequence[str]) -> str:
    return lines[mark.line - 1] if mark.line <= len(lines) else ""


def _tab(mark: Mark, lines: Sequence[str]) -> Trap | None:
    line = _line(mark, lines)
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        return Trap("PT111", Mark(mark.line, indent.index("\t") + 1))
    if line[mark.column - 1 : mark.column] == "\t":
        return Trap("PT111", mark)
    return None


def _token(
    problem: str, context: str, mark: Mark, start: Mark, lines: Sequence[str]
) -> Trap | None:
    """What the scanner stumbles over: quotes, escapes, characters that begin no text."""
    if "quoted scalar" in context:
        if "escape" in problem or "hex" in problem:
            backslash = _line(mark, lines).rfind("\\", 0, mark.column) + 1
            return Trap("PT117", Mark(mark.line, backslash or mark.column))
        quote = _line(start, lines)[start.column - 1 : start.column]
        return Trap("PT112", start, {"quote": quote})
    if "cannot start any token" in problem:
        character = _line(mark, lines)[mark.column - 1 : mark.column]
        return Trap("PT116", mark, {"character": f"`{character}`" if character != "`" else "a `"})
    if "block scalar" in context:
        character = _line(start, lines)[start.column - 1 : start.column]
        hint = "put the whole text in quotes, or begin it on the next line"
        return Trap("PT116", start, {"character": f"`{character}`"}, hint)
    for kind, character in _NODE_STARTS.items():
        if context.endswith((f"an {kind}", f"a {kind}")) or f"{kind} handle" in problem:
            return Trap("PT116", start, {"character": f"`{character}`"})
    return None


def _after_its_end(last: yaml.Event, mark: Mark) -> Trap | None:
    """Text that goes on after a closing quote or bracket.

    The quote may be meant as an apostrophe, or close one left open far above.
    """
    if isinstance(last, yaml.CollectionEndEvent):
        closes_in_brackets = mark_of(last) != mark_of(last, end=True)
        same_line = mark_of(last).line == mark.line
        return Trap("PT134", mark) if closes_in_brackets and same_line else None
    if not isinstance(last, yaml.ScalarEvent) or not last.style or last.style not in _IN_QUOTES:
        return None
    end = mark_of(last, end=True)
    if end.line != mark.line:
        return None
    start = mark_of(last)
    if start.line != end.line:
        return Trap("PT136", start, {"line": str(end.line)})
    return Trap("PT118", start, {"help": _IN_QUOTES[last.style]})


def _bracket(mark: Mark, lines: Sequence[str]) -> Trap:
    """What goes wrong between brackets; most often, that they are not closed."""
    character = _line(mark, lines)[mark.column - 1 : mark.column]
    close = "]" if character == "[" else "}"
    help_ = f"close it with `{close}`; a text that begins with `{character}` needs quotes"
    return Trap("PT115", mark, {"bracket": f"`{character}`", "help": help_})


def _structure(
    problem: str,
    context: str,
    mark: Mark,
    start: Mark,
    last: yaml.Event,
    lines: Sequence[str],
) -> Trap | None:
    """What the parser stumbles over: colons, dashes, indentation."""
    if "mapping values are not allowed" in problem:
        first = mark_of(last) if isinstance(last, yaml.ScalarEvent) else mark
        if first.line == mark.line:
            return Trap("PT113", mark)
        trap = _out_of_line(mark, lines)
        return Trap("PT135", first) if first.column == trap.mark.column else trap
    if "sequence entries are not allowed" in problem:
        return Trap("PT119", mark)
    if "simple key" in context:
        return Trap("PT135", start)
    if "mapping keys are not allowed" in problem:
        return Trap("PT116", mark, {"character": "`?`"})
    if "directive" in problem + context:
        return Trap("PT116", start, {"character": "`%`"})
    if "block" in context or "document start" in problem:
        character = _line(mark, lines)[mark.column - 1 : mark.column]
        if character and character in ",]}":
            return Trap("PT116", mark, {"character": f"`{character}`"})
        return _out_of_line(mark, lines)
    return None


def _out_of_line(mark: Mark, lines: Sequence[str]) -> Trap:
    line = _line(mark, lines)
    return Trap("PT114", Mark(mark.line, len(line) - len(line.lstrip()) + 1))
