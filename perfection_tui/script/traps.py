"""YAML's syntax errors in a writer's words: which of the known traps was stepped in.

A trap is known by the kind of error and by what stands at its places. What the
parsers say of it is not looked at: the two differ, and so do their versions.
"""

import re
from collections.abc import Mapping

import yaml
from msgspec import Struct
from yaml.scanner import ScannerError

from perfection_tui.script.characters import name_of
from perfection_tui.script.meant import TYPOGRAPHIC, belongs_below, below, no_quote
from perfection_tui.script.model import PROSE
from perfection_tui.script.shapes import FIELDS, KEYED
from perfection_tui.script.tree import ENDS_IN_A_KEY, Mark, ScriptLines, indent_of

_IN_QUOTES = {
    '"': 'inside double quotes write \\" for a quote',
    "'": "inside single quotes write '' for an apostrophe",
}

_ESCAPED_OR_QUOTE = {'"': r'(?s)\\.|"', "'": "''|'"}

LONGEST_KEY = 1024
"""How many characters after the beginning of a key YAML looks for its colon."""

_SIGN = r":\s+[>|][+-]?\s*$"

FURTHER_IN = "the text below `>-` begins further in than its key"
"""What to do where the text behind a sign stands in the column of the key."""

_STOPS = (".", ",", ";", ":", "!", "?", "…")

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that look like one and indent nothing."""

_WIDE_INDENT = f"[ \t-]*([{_WIDE}])"

_BEGINS_NO_TEXT = frozenset("@`%|>")

_IS_ONE_WORD = r"[ -]*[\w-]+ *"
_LAST_WORD = r"(?:^|[^\s:,{])\s+([\w-]+)$"
_COLON = r":(?=\s|$)"
_KEY = r"[\w-]+:(?:\s|$)"
_GIVEN = r"[ -]*([\w-]+):\s+[^\s#]"
_FALSE_HYPHEN_OF_KEY = r"\s*(?:([–—−•*])\s+|-)(?=[^\W\d][\w-]*:(?:\s|$))"
_LAYER = r"\s*- \{?\s*(truth|at):\s|.*\b(?:truths|revisions):\s*$"
_COMMENT = r"\s#.*"

_FALSE_HYPHEN = r"(?:([–—−•*])\s|-(?=[^\W\d]))"
"""What people begin an entry of a list with in place of a hyphen and a blank."""

JOINED_COLON = rf"([^\W\d][\w-]*):(?![ \t/])[{_WIDE}]*((\S+).*)"
"""A key, and its value without a blank between them."""


class Trap(Struct, frozen=True):
    """A problem's code, its place, and the words and the hint it is told with."""

    code: str
    mark: Mark
    words: Mapping[str, str] = {}
    hint: str = ""


def parted(joined: re.Match[str]) -> str:
    """What `JOINED_COLON` has found, with a blank between the key and its value."""
    return f"{joined[1]}: {joined[2]}"


def start_of(event: yaml.Event) -> Mark:
    """Where an event starts."""
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def end_of(event: yaml.Event) -> Mark:
    """Where an event ends."""
    mark = event.end_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def explain(
    error: Exception, lines: ScriptLines, last: yaml.Event, bracket: Mark | None
) -> Trap | None:
    """What a syntax error means, given the last event before it and the innermost open bracket.

    `None` when it only follows from something that is already told.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        # An escape beyond Unicode is a plain ValueError of the slow parser.
        code = "PT110" if isinstance(error, yaml.YAMLError) else "PT117"
        return Trap(code, end_of(last))
    mark = _mark(error.problem_mark) or end_of(last)
    start = _mark(error.context_mark) or mark
    if isinstance(last, yaml.AliasEvent) and start_of(last).line == mark.line:
        return None
    trap = _tab(mark, lines) or _wide_blank(last, mark, lines)
    if trap is None and isinstance(error, ScannerError):
        trap = (
            _unfinished(mark, start, lines)
            or _character(mark, lines)
            or _after_its_end(last, mark, bracket, lines)
            or _indicator(mark, last, lines)
        )
    elif trap is None:
        trap = _after_its_end(last, mark, bracket, lines)
        trap = trap or _structure(mark, start, bracket, lines)
    return trap or Trap("PT110", mark)


def _mark(mark: yaml.Mark | None) -> Mark | None:
    return Mark(mark.line + 1, mark.column + 1) if mark else None


def _tab(mark: Mark, lines: ScriptLines) -> Trap | None:
    line = lines.at(mark)
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        return Trap("PT111", Mark(mark.line, indent.index("\t") + 1))
    # Behind the hyphen of an entry it indents what comes next.
    return Trap("PT111", mark) if lines.char(mark) == "\t" else None


def _wide_blank(last: yaml.Event, mark: Mark, lines: ScriptLines) -> Trap | None:
    """A blank that YAML does not know, in the indentation of a line since the last event.

    Where one begins a line it is looked for above them, too: no text has it there. Further in,
    the lines of a text that has ended may begin with it.
    """
    first, end = start_of(last).line, end_of(last)
    within = range(first + 1, min(mark.line, end.line + (end.column > 1)))
    for number in range(mark.line, 0, -1):
        found = re.match(_WIDE_INDENT, lines[number - 1]) if number <= len(lines) else None
        if found and number not in within and (number >= first or not found.start(1)):
            words = {"character": name_of(found[1])}
            return Trap("PT138", Mark(number, found.start(1) + 1), words)
    return None


def _unfinished(mark: Mark, start: Mark, lines: ScriptLines) -> Trap | None:
    """What the scanner began to read at `start` and could not finish at `mark`."""
    first = lines.char(start)
    if start == mark or not first:
        return None
    read = "\n".join(lines[start.line - 1 : mark.line])
    read = read[start.column - 1 : len(read) - len(lines.at(mark)) + mark.column - 1]
    if first in _IN_QUOTES:
        ends = (each[0] == first for each in re.finditer(_ESCAPED_OR_QUOTE[first], read[1:]))
        if not any(ends):
            return _unclosed_quote(first, mark, start, lines)
    elif first in "|>":
        hint = f"end the line behind the sign, as in `{first}-`, and begin the text on the next"
        return Trap("PT116", start, {"character": f"`{first}`"}, hint)
    elif first in "*&!%" and not re.search(r"\s", read):
        return Trap("PT116", start, {"character": f"`{first}`"})
    # It is whole, and would have to be a key.
    return _bare_prose(start, lines) or _no_key(start, lines)


def _no_key(mark: Mark, lines: ScriptLines) -> Trap:
    """A line that would have to be a key; most often, what ends one is missing."""
    text = lines.at(mark)[mark.column - 1 :]
    if found := re.match(_FALSE_HYPHEN, text):
        return Trap("PT139", mark, {"found": _found_for_hyphen(found[1])})
    if found := re.match(JOINED_COLON, text):
        return Trap("PT140", mark, {"key": f"{found[1]}:{found[3]}", "pair": parted(found)})
    forgotten = f"write `{text.strip()}:`" if text.strip() in FIELDS else ""
    return Trap("PT135", mark, {}, FURTHER_IN if follows_sign(mark, lines) else forgotten)


def follows_sign(mark: Mark, lines: ScriptLines) -> bool:
    """Whether the line above ends in the sign of a long text, and this one is not in it."""
    above = lines.above(mark)
    return bool(above and re.search(_SIGN, lines.at(above)))


def _bare_prose(mark: Mark, lines: ScriptLines) -> Trap | None:
    """A colon in a text that stands below its key without the sign of a long text."""
    parent, first = lines.parent(mark) or (mark, mark)
    key = ENDS_IN_A_KEY.search(lines.at(parent))
    if not key or key[1] not in PROSE:
        return None
    for number in range(first.line, mark.line + 1):
        colon = re.search(_COLON, lines[number - 1])
        if colon:
            before = lines[number - 1][: colon.start()].strip(" -")
            place = Mark(number, colon.start() + 1)
            return None if before in FIELDS else Trap("PT113", place, {}, below(key[1]))
    return None


_APOSTROPHE = "add ' at the end of the text, or write ’ if it is an apostrophe"


def _unclosed_quote(quote: str, mark: Mark, start: Mark, lines: ScriptLines) -> Trap:
    """A text in quotes ends with the file, before another document, or at a wrong escape."""
    line = lines.at(mark)
    backslash = line.rfind("\\", 0, mark.column) + 1
    at_the_end = mark.line >= len(lines) and mark.column > len(line)
    if quote == '"' and backslash and not at_the_end:
        return Trap("PT117", Mark(mark.line, backslash))
    last = lines.at(start).rstrip()[-1]
    typographic = f"write {quote} for the {last} at its end" * (last in TYPOGRAPHIC)
    return Trap("PT112", start, {"quote": quote}, typographic or _APOSTROPHE * (quote == "'"))


def _character(mark: Mark, lines: ScriptLines) -> Trap | None:
    character = lines.char(mark)
    if character not in _BEGINS_NO_TEXT:
        return None
    if lines.at(mark).startswith("```"):
        return Trap("PT116", mark, {"character": "a `"}, "remove this line and the one like it")
    return Trap("PT116", mark, {"character": f"`{character}`" if character != "`" else "a `"})


def _after_its_end(
    last: yaml.Event, mark: Mark, bracket: Mark | None, lines: ScriptLines
) -> Trap | None:
    """Text that goes on after a closing quote or bracket.

    The quote may be meant as an apostrophe, or close one left open far above.
    """
    if isinstance(last, yaml.CollectionEndEvent):
        closes_in_brackets = start_of(last) != end_of(last)
        same_line = start_of(last).line == mark.line
        return Trap("PT134", mark) if closes_in_brackets and same_line else None
    if not isinstance(last, yaml.ScalarEvent) or not last.style or last.style not in _IN_QUOTES:
        return None
    start, end = start_of(last), end_of(last)
    if end.line != mark.line and not (bracket is None and _goes_on(start, mark, lines)):
        return None
    if start.line != end.line:
        return Trap("PT136", start, {"line": str(end.line)})
    return Trap("PT118", start, {}, _help_with_quotes(last.style, start, bracket, lines))


def _goes_on(start: Mark, mark: Mark, lines: ScriptLines) -> bool:
    """Whether the line at `mark` can only go on with the text that begins at `start`."""
    text = lines.at(mark)[mark.column - 1 :]
    deeper = mark.column - 1 > indent_of(lines.at(start))
    return deeper and not text.startswith("-") and not re.match(_KEY, text)


def _help_with_quotes(quote: str, start: Mark, bracket: Mark | None, lines: ScriptLines) -> str:
    """What to do where a text goes on after its closing quote."""
    line, after = lines.at(start), lines.at(Mark(start.line + 1, 1))
    whole = re.sub(_COMMENT, "", line[start.column - 1 :]).strip()
    other = "'" if quote == '"' else '"'
    if bracket:
        return _IN_QUOTES[quote]
    after_it = whole.rpartition(quote)[2]
    if after_it in _STOPS:
        return f"write `{after_it}{quote}` at its end"
    key = lines.key(start)
    if indent_of(after) > indent_of(line) and not re.match(_KEY, after.lstrip(" -")):
        return below(key)
    fits = other not in whole and not whole.endswith(quote * 2)
    if fits and (quote == '"' or whole.count(quote) == 2):
        return f"put other quotes around all of it: {other}{whole}{other}"
    return below(key) if key in PROSE else _IN_QUOTES[quote]


_LAST_COLON = "take the last colon away, or put a text that ends in one in quotes"


def _indicator(mark: Mark, last: yaml.Event, lines: ScriptLines) -> Trap | None:
    """A colon, dash or question mark where no key and no list may begin."""
    character = lines.char(mark)
    if character == "-":
        return Trap("PT119", mark)
    if character == "?":
        return Trap("PT116", mark, {"character": "`?`"})
    if character != ":" or lines.at(mark)[mark.column : mark.column + 1].strip():
        return None
    first = start_of(last) if isinstance(last, yaml.ScalarEvent) else mark
    if first.line == mark.line:
        key = lines.key(first)
        ends = "" if lines.at(mark)[mark.column :].strip() else _LAST_COLON
        hint = no_quote(lines.char(first)) or (below(key) if key in PROSE else ends)
        if key in KEYED:
            hint = f"the keys of `{key}` stand below it, indented, or in braces: `{{a: b}}`"
        return Trap("PT113", mark, {}, hint)
    if trap := _below_a_text(mark, lines) or _headless(mark, lines) or _bare_prose(mark, lines):
        return trap
    if isinstance(last, yaml.ScalarEvent) and not last.style:
        key, before = lines.key(first), lines.at(mark)[: mark.column - 1]
        if (
            key
            and before.strip(" -") not in FIELDS
            and (key in PROSE or not re.fullmatch(_IS_ONE_WORD, before))
        ):
            return Trap("PT113", mark, {}, below(key))
        if key in PROSE:
            return _out_of_line(mark, lines)
    trap = _out_of_line(mark, lines)
    return _no_key(first, lines) if first.column == trap.mark.column else trap


def _below_a_text(mark: Mark, lines: ScriptLines) -> Trap | None:
    """What stands below a key that has a value in its own line already, and belongs there."""
    parent, _ = lines.parent(mark) or (mark, mark)
    given = re.match(_GIVEN, lines.at(parent))
    if not given or not belongs_below(lines.at(mark).strip(), given[1]):
        return None
    hint = f"delete what stands behind `{given[1]}:` at line {parent.line}, or the lines below it"
    return Trap("PT114", Mark(mark.line, indent_of(lines.at(mark)) + 1), {}, hint)


def _headless(mark: Mark, lines: ScriptLines) -> Trap | None:
    """A layer of a truth, or a revision, that no key stands above."""
    line, parent = lines.at(mark), lines.parent(mark)
    layer = re.match(_LAYER, line)
    above = lines[parent[0].line - 1 : mark.line - 1] if parent else [line]
    if not layer or not layer[1] or any(re.match(_LAYER, each) for each in above):
        return None
    missing = "`truths:`" if layer[1] == "truth" else "`truths:` or `revisions:`"
    hint = f"{missing} is missing on a line above it"
    return Trap("PT114", Mark(mark.line, indent_of(line) + 1), {}, hint)


def _found_for_hyphen(sign: str | None) -> str:
    """What begins an entry of a list in place of a hyphen and a blank, in words."""
    return name_of(sign) if sign else "`-` without a blank"


def _structure(mark: Mark, start: Mark, bracket: Mark | None, lines: ScriptLines) -> Trap | None:
    """What the parser stumbles over: brackets, and lines that stand where none may."""
    character = lines.char(mark)
    if character == "!":
        # `!Hola! dice` looks like a kind of value of which YAML was told nothing.
        return Trap("PT116", mark, {"character": "`!`"})
    if bracket:
        if character == ",":
            return Trap("PT116", mark, {"character": "`,`"}, "remove the comma")
        return _missing_comma(mark, bracket, lines) or _bracket(bracket, lines)
    if character and character in ",]}%":
        return Trap("PT116", mark, {"character": f"`{character}`"})
    above = lines.above(mark) or mark
    if lines.at(above).rstrip() == "...":
        return Trap("PT126", above, {"sign": "..."})
    trap = _below_a_text(mark, lines) or _out_of_line(mark, lines)
    # Where the parser had begun nothing, the script has ended above, and more follows its end.
    return trap if trap.mark == mark or start != mark else None


def _missing_comma(mark: Mark, bracket: Mark, lines: ScriptLines) -> Trap | None:
    """Between braces, a colon after two words of which the second was meant as a key."""
    if lines.char(bracket) != "{" or lines.char(mark) != ":":
        return None
    line = lines.at(mark)
    if bracket.line < mark.line and indent_of(line) <= indent_of(lines.at(bracket)):
        return None  # what goes on here is no longer between the braces
    found = re.search(_LAST_WORD, line[: mark.column - 1])
    if not found:
        return None
    word, place = found[1], Mark(mark.line, found.start(1) + 1)
    before = line[: found.start(1)].rstrip()
    if not before:
        return Trap("PT137", place, {"key": word})
    value = re.split(r"[,{]|:\s", before)[-1]
    if word in FIELDS or len(value.split()) == 1:
        return Trap("PT137", place, {"key": word})
    hint = f"put the whole text in quotes; or a comma before `{word}`, if that is a key"
    return Trap("PT113", mark, {}, hint)


def _bracket(mark: Mark, lines: ScriptLines) -> Trap:
    """What goes wrong between brackets; most often, that they are not closed."""
    character = lines.char(mark)
    close = "]" if character == "[" else "}"
    help_ = f"close it with `{close}`; a text that begins with `{character}` needs quotes"
    if re.search(r"[\s[,]#\S", lines.at(mark)[mark.column - 1 :]):
        help_ = "a `#` begins a comment here; put the text in quotes"
    return Trap("PT115", mark, {"bracket": f"`{character}`", "help": help_})


def _out_of_line(mark: Mark, lines: ScriptLines) -> Trap:
    line = lines.at(mark)
    trap = Trap("PT114", Mark(mark.line, indent_of(line) + 1), {}, lines.askew(mark))
    trap = _headless(mark, lines) or trap
    for place in (trap.mark, lines.above(mark) or trap.mark):
        if found := re.match(_FALSE_HYPHEN_OF_KEY, lines.at(place)):
            return Trap("PT139", place, {"found": _found_for_hyphen(found[1])})
    if not line.lstrip().startswith("- "):
        return trap
    parent, first = lines.parent(trap.mark) or (trap.mark, trap.mark)
    if ENDS_IN_A_KEY.search(lines.at(parent)) and lines.char(first) != "-":
        hint = f"the entry above it, at line {first.line}, does not begin with `- `"
        return Trap("PT114", trap.mark, {}, hint)
    return trap
