"""YAML text to a tree with a line and column for every node; hostile input stops here.

Only the events of PyYAML's parser are used: nothing is ever constructed, and a
node that a script may not have is refused at its place before its children are
looked at. Every text is still exactly what its writer typed.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, cast
from unicodedata import normalize
from weakref import proxy

import yaml

from perfection_tui.script import characters
from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.meant import no_quote
from perfection_tui.script.model import MAX_TEXT
from perfection_tui.script.problems import Proof, TooMany
from perfection_tui.script.prose import tidy, with_kept_breaks
from perfection_tui.script.shapes import FIELDS
from perfection_tui.script.traps import LONGEST_KEY, end_of, explain, start_of
from perfection_tui.script.tree import FieldPath, MapEntry, Mark, Node, ScriptLines

MAX_DEPTH = 16
"""How deep lists and keys may be nested."""

MAX_NODES = 60_000
"""How many keys and values a file may hold."""

MAX_GAP = 250_000
"""How much source may go by between two keys or values: room for the longest
text with every character escaped, and a bound on the work of the slow parser."""

MOST_COLONS = 10
"""How many times a file is read on behind a colon within a text."""

LIBYAML = hasattr(yaml, "CBaseLoader")
"""Whether PyYAML came with libyaml's parser, which is tenfold faster than its own."""

# The slow parser has a ValueError for an escape beyond Unicode, and for one far beyond another.
_BROKEN = (yaml.YAMLError, ValueError, OverflowError)

_NODES = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_OPENINGS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSINGS = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_BEGINS_HERE = "if another entry begins here, write `- ` before it"
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_TABS = re.compile(r"(?<=[^\s-])[ \t]*\t[ \t]*")
_JOINED_COMMENT = re.compile(r"[ \t]+#[^\s#!-]")
_NOTHING = frozenset(("~", "null", "Null", "NULL"))


class _Unreadable(Exception):  # noqa: N818 - not an error: the tree ends here, its problem is told
    """Nothing more can be read."""


def parse(data: bytes, proof: Proof, *, libyaml: bool = LIBYAML) -> Node | None:
    """The tree of a file's bytes, with what was refused noted on `proof`.

    `None` when there is no tree. `libyaml` chooses between PyYAML's two parsers;
    they read the same, but for the finer points of broken YAML.
    """
    try:
        text = _decoded(data, proof)
        harmless = characters.are_harmless(text)
        _check_source(proof, harmless)
        return _Builder(proof, text, libyaml, harmless).tree()
    except (_Unreadable, TooMany):
        _tell_further_colons(proof, libyaml)
        return None


def _tell_further_colons(proof: Proof, libyaml: bool) -> None:
    """Tell of several colons within texts at once: behind each it is read on as if it were none."""
    lines, last = ScriptLines(proof.lines), proof.problems[-1:]
    for _ in range(MOST_COLONS):
        if not last or last[0].code != "PT113":
            return
        mark = Mark(last[0].line or 1, last[0].column or 1)
        line = lines.at(mark)
        lines[mark.line - 1] = f"{line[: mark.column - 1]};{line[mark.column :]}"
        further = Proof(proof.name)
        further.lines = lines
        with suppress(_Unreadable, TooMany):
            _Builder(further, "\n".join(lines), libyaml, harmless=True).tree()
        last = further.problems[-1:]
        proof.problems += [each for each in last if each.code == "PT113" and each.line != mark.line]


def _give_up(proof: Proof, code: str, mark: Mark | None = None, /, **words: str) -> NoReturn:
    proof.add(code, mark, **words)
    raise _Unreadable


def _decoded(data: bytes, proof: Proof) -> str:
    if len(data) > MAX_BYTES:
        _give_up(proof, "PT104", limit="2 MiB")
    encoding = characters.wide_encoding(data)
    if encoding:
        _give_up(proof, "PT106", encoding=encoding)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _LINE_BREAK.split(data[: error.start].decode("utf-8"))
        proof.lines = ScriptLines(_LINE_BREAK.split(data.decode("utf-8", "backslashreplace")))
        byte = f"byte 0x{data[error.start]:02X}"
        _give_up(proof, "PT105", Mark(len(before), len(before[-1]) + 1), byte=byte)
    # The pattern takes five times as long, and hardly any file has another kind of break.
    proof.lines = ScriptLines(_LINE_BREAK.split(text) if "\r" in text else text.split("\n"))
    return text


def _check_source(proof: Proof, harmless: bool) -> None:
    """Stop at characters no YAML may hold, and at what the two parsers read differently."""
    if not harmless:
        # Not looked for in vain: a pattern of so many characters takes long to compile.
        for mark in (Mark(*each) for each in characters.raw_faults(proof.lines)):
            proof.add("PT107", mark, character=characters.name_of(proof.lines.char(mark)))
    if proof.problems:
        raise _Unreadable
    for number, line in enumerate(proof.lines, 1):
        if line.startswith("%"):
            _give_up(proof, "PT125", Mark(number, 1))
        if line.strip(" \t") and not line.lstrip(" \t").startswith("#"):
            break


def _is_entry(path: FieldPath) -> bool:
    """Whether a list holds what stands at `path`."""
    return isinstance(path[-1] if path else "", int)


class _Builder:
    """Builds the tree from events, and notes on the proof what it refuses.

    It is what the parser reads from: in pieces, and no farther than one node may go.
    """

    def __init__(self, proof: Proof, text: str, libyaml: bool, harmless: bool) -> None:
        self._proof, self._harmless = proof, harmless
        self._nodes = 0
        self._open: list[yaml.CollectionStartEvent] = []
        self._text = text
        # Hardly any script has one, and to look behind every text takes a sixth of its parsing.
        self._may_join_comments = " #" in text or "\t#" in text
        self._last: yaml.Event = yaml.StreamStartEvent()
        # libyaml alone takes tabs between texts for blanks, and no text keeps one. To look for
        # them takes 23 ms of a megabyte, a sixth of all that it takes to parse it.
        self._given = text
        if "\t" in text and not libyaml:
            self._given = _TABS.sub(lambda found: " " * len(found[0]), text)
        self._ahead = 0  # how much of it was given
        # Not through `yaml.parse`, whose generator costs as much again as each event; and by a
        # proxy, so that there is no circle and the text goes as soon as it is read.
        loader = (yaml.CBaseLoader if libyaml else yaml.BaseLoader)(proxy(self))
        self._event = cast("Callable[[], yaml.Event]", loader.get_event)

    def read(self, size: int = 4096, /) -> str:
        """The next piece of the text, as PyYAML asks a file for it."""
        farthest = self._reached() + MAX_GAP
        if self._ahead > farthest:
            _give_up(self._proof, "PT130", end_of(self._last), limit=f"{MAX_GAP:,}")
        # One more: the two parsers ask for pieces of different sizes, and stop at the same place.
        piece = self._given[self._ahead : min(self._ahead + size, farthest + 1)]
        self._ahead += len(piece)
        return piece

    def _reached(self) -> int:
        """How far the events have come."""
        return self._last.end_mark.index if self._last.end_mark else 0

    def tree(self) -> Node:
        """The whole tree. Raises _Unreadable where it cannot be read on."""
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            _give_up(self._proof, "PT108")
        root = self._node(self._next(), ())
        if root.is_blank:
            if self._proof.problems:
                raise _Unreadable
            _give_up(self._proof, "PT108")
        self._next()  # the end of the document
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            # Half a script has further problems that only follow.
            self._proof.problems.clear()
            _give_up(self._proof, "PT126", start_of(after), sign="---")
        if root.kind != "keys":
            _give_up(self._proof, "PT109", root.mark, kind=root.in_words)
        return root

    def _next(self) -> yaml.Event:
        try:
            event = self._event()
        except _BROKEN as error:
            self._check_openings_ahead(error)
            trap = explain(error, self._proof.lines, self._last, self._bracket())
            if trap:
                told = self._proof.problems
                # A quote left open makes a text too long before it makes one that goes on.
                told[:] = [
                    each for each in told if (each.code, each.line) != ("PT129", trap.mark.line)
                ]
                self._proof.add(trap.code, trap.mark, (), trap.hint, **trap.words)
            raise _Unreadable from None
        self._last = event
        return event

    def _bracket(self) -> Mark | None:
        """Where the innermost bracket opens that is not closed."""
        # Within brackets every collection is in flow style; `[a: b]` has one without its own.
        inner = (each for each in reversed(self._open) if each.flow_style)
        marks = map(start_of, inner)
        return next((each for each in marks if self._proof.lines.char(each) in ("[", "{")), None)

    def _check_openings_ahead(self, error: Exception) -> None:
        """Stop at a bracket too deep between the last event and a syntax error.

        A parser reads ahead as long as a bracket may still begin a key, up to a thousand
        characters, and some versions of libyaml end at a depth of their own on the way.
        """
        if not isinstance(error, yaml.MarkedYAMLError) or not error.problem_mark:
            return
        end = error.problem_mark.index
        if error.context_mark:
            end = min(end, error.context_mark.index + LONGEST_KEY)
        start = end_of(self._last)
        depth = len(self._open)
        for token in _tokens(self._text[self._reached() : end]):
            depth += isinstance(token, _OPENINGS)
            depth -= isinstance(token, _CLOSINGS)
            if depth > MAX_DEPTH:
                line, column = token.start_mark.line, token.start_mark.column
                place = Mark(start.line + line, column + (1 if line else start.column))
                self._too_deep(place)

    def _too_deep(self, mark: Mark) -> NoReturn:
        _give_up(self._proof, "PT127", mark, limit=str(MAX_DEPTH))

    def _node(self, event: yaml.Event, path: FieldPath) -> Node:
        mark = start_of(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            _give_up(self._proof, "PT128", mark, limit=f"{MAX_NODES:,}")
        if not isinstance(event, _NODES):
            self._refuse_alias(event, mark, path)
            return Node("refused", mark)
        if event.anchor is not None:
            self._proof.add("PT121", mark, path, name=event.anchor)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._proof.add("PT122", mark, path, tag=tag)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, mark, path)
        if len(self._open) == MAX_DEPTH:
            self._too_deep(mark)
        self._open.append(event)
        read = self._keys if isinstance(event, yaml.MappingStartEvent) else self._items
        node = read(mark, bool(event.flow_style), path)
        self._open.pop()
        return node

    def _refuse_alias(self, event: yaml.Event, mark: Mark, path: FieldPath) -> None:
        end = end_of(event)
        rest = self._proof.lines[end.line - 1][end.column - 1 :].lstrip()
        in_flow = any(each.flow_style for each in self._open)
        if rest and not in_flow and not rest.startswith(("#", ":")):
            self._proof.add("PT116", mark, path, character="`*`")
            return
        name = event.anchor if isinstance(event, yaml.AliasEvent) else None
        self._proof.add("PT120", mark, path, name=name or "")

    def _items(self, mark: Mark, flow: bool, path: FieldPath) -> Node:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return Node("list", mark, items=items, flow=flow)

    def _keys(self, mark: Mark, flow: bool, path: FieldPath) -> Node:
        entries: dict[str, MapEntry] = {}
        written: dict[str, str] = {}
        repeated: set[str] = set()
        begun_anew = False
        whole = True
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key_mark = start_of(event)
            name = self._key(event, key_mark, path)
            value = self._node(self._next(), (*path, name or "?"))
            if not name:
                whole = False
                continue
            first = written.setdefault(name if name.isascii() else normalize("NFKC", name), name)
            if first not in entries:
                entries[name] = MapEntry(key_mark, value)
                continue
            repeated.add(first)
            last, entry = next(reversed(entries.items()))
            # What comes again below a key that is told of as unknown belongs to that.
            begun_anew = begun_anew or (last not in FIELDS and entry.value.is_blank)
            if not begun_anew:
                self._repeated(name, key_mark, entries[first].mark, path)
                # Where one key of an entry comes again, most often the rest does too.
                begun_anew = _is_entry(path) or first == next(iter(entries))
        again = frozenset(repeated)
        return Node("keys", mark, entries=entries, flow=flow, whole=whole, repeated=again)

    def _repeated(self, key: str, mark: Mark, first: Mark, path: FieldPath) -> None:
        hint, line = _BEGINS_HERE * _is_entry(path), str(first.line)
        self._proof.add("PT124", mark, (*path, key), hint, key=key, line=line)

    def _key(self, event: yaml.Event, mark: Mark, path: FieldPath) -> str:
        """The name of a key; empty for one that is refused."""
        # Most keys are fields, of which nothing else is to be asked.
        if (
            isinstance(event, yaml.ScalarEvent)
            and event.value in FIELDS
            and event.anchor is event.tag is None
        ):
            self._nodes += 1
            return event.value
        key = self._node(event, path)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
            self._proof.add("PT123", mark, path)
            return ""
        if key.text[:1].isspace():
            # It stands in another column than it seems to, and so does what follows.
            _give_up(self._proof, "PT138", mark, character=characters.name_of(key.text[0]))
        if not key.text and key.kind != "refused":
            self._proof.add("PT131", mark, path, kind=key.in_words)
        return key.text

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark, path: FieldPath) -> Node:
        text = event.value
        if len(text) > MAX_TEXT:
            self._proof.add("PT129", mark, path, limit=f"{MAX_TEXT:,}")
            return Node("refused", mark)
        fault = None if self._harmless and event.style != '"' else characters.fault(text)
        if fault is None:
            if self._may_join_comments and text and not event.style:
                self._warn_of_comment(event, path)
            nothing = not event.style and (not text or text in _NOTHING)
            # Within double quotes a backslash at the end of a line is YAML's own.
            if "\\" in text and event.style != '"':
                lines = self._proof.lines.between(mark, end_of(event))
                # What stands behind the sign of a block is none of its text.
                text = with_kept_breaks(text, lines[1:] if event.style in (">", "|") else lines)
            return Node("text", mark, tidy(text, literal=event.style == "|"), nothing)
        index, crowded = fault
        # One that is written as an escape stands nowhere: its text is told of where it begins.
        place = self._proof.lines.find(text[index], mark, end_of(event)) or mark
        character = characters.name_of(text[index])
        if crowded:
            limit = str(characters.MAX_MARKS)
            self._proof.add("PT133", place, path, character=character, limit=limit)
        else:
            kind = characters.kind(text[index])
            self._proof.add("PT132", place, path, character=character, kind=kind)
        return Node("refused", mark)

    def _warn_of_comment(self, event: yaml.ScalarEvent, path: FieldPath) -> None:
        """Tell of a plain text that goes on with ` #2`: YAML drops it without a word."""
        end = end_of(event)
        if comment := _JOINED_COMMENT.match(self._proof.lines.at(end), end.column - 1):
            self._proof.add("PT404", Mark(end.line, comment.end() - 1), path, no_quote(event.value))


def _tokens(text: str) -> list[yaml.Token]:
    """The tokens of a text as far as it has any."""
    loader = yaml.BaseLoader(text)
    next_token = cast("Callable[[], yaml.Token]", loader.get_token)
    tokens: list[yaml.Token] = []
    with suppress(*_BROKEN):
        while loader.check_token():
            tokens.append(next_token())
    return tokens + loader.tokens
