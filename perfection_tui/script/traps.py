"""YAML's syntax errors in a writer's words: which of the known traps was stepped in.

A trap is known by the kind of error and by what stands at its places. What the
parsers say of it is not looked at: the two differ, and so do their versions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct
from yaml.scanner import ScannerError

from perfection_tui.script.characters import name_of
from perfection_tui.script.model import PROSE
from perfection_tui.script.problems import Mark

_IN_QUOTES = {
    '"': 'inside double quotes write \\" for a quote',
    "'": "inside single quotes write '' for an apostrophe",
}

_ESCAPED_OR_QUOTE = {'"': re.compile(r'\\.|"', re.DOTALL), "'": re.compile("''|'")}

LONGEST_KEY = 1024
"""How many characters after the beginning of a key YAML looks for its colon."""

_TYPOGRAPHIC = "“”„‟«»‘’‚‹›"

_WIDE_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that look like one and indent nothing."""

_BEGINS_NO_TEXT = frozenset("@`%|>")

_IS_ONE_WORD = re.compile(r"[ -]*[\w-]+ *")
_ENDS_IN_A_KEY = re.compile(r"([\w-]+):\s*$")
_SECOND_WORD = re.compile(r"[^\s:,{]\s+([\w-]+)$")

_TAG_HANDLE = re.compile(r"![\w-]+!")


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
        # An escape beyond Unicode is a plain ValueError of the slow parser.
        code = "PT110" if isinstance(error, yaml.YAMLError) else "PT117"
        return Trap(code, mark_of(last, end=True))
    mark = _mark(error.problem_mark) or mark_of(last, end=True)
    start = _mark(error.context_mark) or mark
    if isinstance(last, yaml.AliasEvent) and mark_of(last).line == mark.line:
        return None
    if isinstance(error, ScannerError):
        trap = (
            _tab(mark, lines)
            or _wide_blank(mark_of(last).line, mark.line, lines)
            or _unfinished(mark, start, lines)
            or _character(mark, lines)
            or _after_its_end(last, mark, lines)
            or _indicator(mark, last, lines)
        )
    else:
        trap = (
            _tab(mark, lines)
            or _after_its_end(last, mark, lines)
            or _structure(mark, start, bracket, lines)
            or _wide_blank(mark_of(last).line, mark.line, lines)
        )
    return trap or Trap("PT110", mark)


def _mark(mark: yaml.Mark | None) -> Mark | None:
    return Mark(mark.line + 1, mark.column + 1) if mark else None


def _line(mark: Mark, lines: Sequence[str]) -> str:
    return lines[mark.line - 1] if mark.line <= len(lines) else ""


def _at(mark: Mark, lines: Sequence[str]) -> str:
    """The character at a place; nothing where the line ends."""
    return _line(mark, lines)[mark.column - 1 : mark.column]


def _tab(mark: Mark, lines: Sequence[str]) -> Trap | None:
    line = _line(mark, lines)
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        return Trap("PT111", Mark(mark.line, indent.index("\t") + 1))
    return Trap("PT111", mark) if _at(mark, lines) == "\t" else None


def _wide_blank(first: int, last: int, lines: Sequence[str]) -> Trap | None:
    """A blank that YAML does not know, in the indentation of one of these lines."""
    for number in range(first, last + 1):
        line = _line(Mark(number, 1), lines)
        indent = line[: len(line) - len(line.lstrip())]
        if found := _WIDE_BLANKS.search(indent):
            words = {"character": name_of(found[0])}
            return Trap("PT138", Mark(number, found.start() + 1), words)
    return None


def _unfinished(mark: Mark, start: Mark, lines: Sequence[str]) -> Trap | None:
    """What the scanner began to read at `start` and could not finish at `mark`."""
    first = _at(start, lines)
    if start == mark or not first:
        return None
    read = "\n".join(lines[start.line - 1 : mark.line])
    read = read[start.column - 1 : len(read) - len(_line(mark, lines)) + mark.column - 1]
    if first in _IN_QUOTES:
        ends = (each[0] == first for each in _ESCAPED_OR_QUOTE[first].finditer(read, 1))
        if not any(ends):
            return _unclosed_quote(first, mark, start, lines)
    elif first in "|>":
        hint = "put the whole text in quotes, or begin it on the next line"
        return Trap("PT116", start, {"character": f"`{first}`"}, hint)
    elif first in "*&!%" and not re.search(r"\s", read):
        return Trap("PT116", start, {"character": f"`{first}`"})
    joined = _at(mark, lines) == ":" and start.line == mark.line and len(read) <= LONGEST_KEY
    # It is whole, and would have to be a key, but for brackets that hold `a:{b}`.
    return None if joined else Trap("PT135", start)


def _unclosed_quote(quote: str, mark: Mark, start: Mark, lines: Sequence[str]) -> Trap:
    """A text in quotes ends with the file, before another document, or at a wrong escape."""
    line = _line(mark, lines)
    backslash = line.rfind("\\", 0, mark.column) + 1
    at_the_end = mark.line >= len(lines) and mark.column > len(line)
    if quote == '"' and backslash and not at_the_end:
        return Trap("PT117", Mark(mark.line, backslash))
    return Trap("PT112", start, {"quote": quote})


def _character(mark: Mark, lines: Sequence[str]) -> Trap | None:
    character = _at(mark, lines)
    if character not in _BEGINS_NO_TEXT:
        return None
    return Trap("PT116", mark, {"character": f"`{character}`" if character != "`" else "a `"})


def _after_its_end(last: yaml.Event, mark: Mark, lines: Sequence[str]) -> Trap | None:
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
    return Trap(
        "PT118", start, {}, _help_with_quotes(last.style, _line(mark, lines)[start.column - 1 :])
    )


def _help_with_quotes(quote: str, whole: str) -> str:
    """What to do where a text goes on after its closing quote."""
    other = "'" if quote == '"' else '"'
    if whole.count(quote) == 2 and other not in whole:
        return f"put other quotes around all of it: {other}{whole.strip()}{other}"
    return _IN_QUOTES[quote]


def _indicator(mark: Mark, last: yaml.Event, lines: Sequence[str]) -> Trap | None:
    """A colon, dash or question mark where no key and no list may begin."""
    character = _at(mark, lines)
    if character == "-":
        return Trap("PT119", mark)
    if character == "?":
        return Trap("PT116", mark, {"character": "`?`"})
    if character != ":" or _line(mark, lines)[mark.column : mark.column + 1].strip():
        return None
    first = mark_of(last) if isinstance(last, yaml.ScalarEvent) else mark
    if first.line == mark.line:
        typographic = _at(first, lines) in _TYPOGRAPHIC
        hint = f"{_at(first, lines)} is no quote to YAML; put ' or \" around the text as well"
        key = _key_of(first, lines)
        return Trap("PT113", mark, {}, hint if typographic else _below(key) if key in PROSE else "")
    if isinstance(last, yaml.ScalarEvent) and not last.style:
        key = _key_of(first, lines)
        if key and not _IS_ONE_WORD.fullmatch(_line(mark, lines)[: mark.column - 1]):
            return Trap("PT113", mark, {}, _below(key))
    trap = _out_of_line(mark, lines)
    return Trap("PT135", first) if first.column == trap.mark.column else trap


def _below(key: str | None) -> str:
    return f"write `>-` after `{key}:`, and the text below it"


def _key_of(text: Mark, lines: Sequence[str]) -> str | None:
    """The key whose text begins at this place, on the line of the key or below it."""
    before = _line(text, lines)[: text.column - 1]
    if not before.strip(" -"):
        above = [line for line in lines[: text.line - 1] if line.strip()]
        before = above[-1] if above else ""
    found = _ENDS_IN_A_KEY.search(before)
    return found[1] if found else None


def _structure(mark: Mark, start: Mark, bracket: Mark | None, lines: Sequence[str]) -> Trap | None:
    """What the parser stumbles over: brackets, and lines that stand where none may."""
    if _TAG_HANDLE.match(_line(mark, lines), mark.column - 1):
        return Trap("PT116", mark, {"character": "`!`"})
    if bracket:
        return _missing_comma(mark, bracket, lines) or _bracket(bracket, lines)
    character = _at(mark, lines)
    if character and character in ",]}%":
        return Trap("PT116", mark, {"character": f"`{character}`"})
    trap = _out_of_line(mark, lines)
    # Where nothing was begun that could go on, more follows after the end of it all.
    return trap if trap.mark == mark or start != mark else None


def _missing_comma(mark: Mark, bracket: Mark, lines: Sequence[str]) -> Trap | None:
    """Between braces, a colon after two words of which the second was meant as a key."""
    if _at(bracket, lines) != "{" or _at(mark, lines) != ":":
        return None
    found = _SECOND_WORD.search(_line(mark, lines)[: mark.column - 1])
    return Trap("PT137", Mark(mark.line, found.start(1) + 1), {"key": found[1]}) if found else None


def _bracket(mark: Mark, lines: Sequence[str]) -> Trap:
    """What goes wrong between brackets; most often, that they are not closed."""
    character = _at(mark, lines)
    close = "]" if character == "[" else "}"
    help_ = f"close it with `{close}`; a text that begins with `{character}` needs quotes"
    return Trap("PT115", mark, {"bracket": f"`{character}`", "help": help_})


def _out_of_line(mark: Mark, lines: Sequence[str]) -> Trap:
    line = _line(mark, lines)
    return Trap("PT114", Mark(mark.line, len(line) - len(line.lstrip()) + 1))
