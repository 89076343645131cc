"""YAML text to a tree with a line and column for every node; hostile input stops here.

Only the events of PyYAML's parser are used: nothing is ever constructed, and a
node that a script may not have is refused at its place before its children are
looked at. Every text is still exactly what its writer typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn, TypeAlias
from unicodedata import normalize

import yaml
from msgspec import Struct

from perfection_tui.script import characters
from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.model import MAX_TEXT
from perfection_tui.script.problems import Mark, Page, Path, Problem
from perfection_tui.script.prose import tidy
from perfection_tui.script.traps import explain, mark_of

MAX_DEPTH = 16
MAX_NODES = 60_000
MAX_GAP = 250_000
"""How much source may go by between two keys or values: room for the longest
text with every character escaped, and a bound on the work of the slow parser."""

LIBYAML = hasattr(yaml, "CBaseLoader")
"""Whether PyYAML came with libyaml's parser, which is tenfold faster than its own."""

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*%")
_NOTHING = frozenset(("~", "null", "Null", "NULL"))


class Scalar(Struct, frozen=True):
    """A text. `nothing` is what YAML reads as no value at all: an empty place, or `null`."""

    text: str
    mark: Mark
    nothing: bool = False


class Items(Struct, frozen=True):
    """A list."""

    items: list[Node]
    mark: Mark


class Entry(Struct, frozen=True):
    """A key of a mapping, where it stands, and its value."""

    mark: Mark
    value: Node


class Keys(Struct, frozen=True):
    """A mapping, by key as read: of a key that is `repeated` the first value.

    `flow` is how it was written, in braces or not; not `whole` means that a key
    was refused, so that nobody knows what else there would be.
    """

    entries: dict[str, Entry]
    mark: Mark
    flow: bool
    whole: bool
    repeated: frozenset[str]


class Refused(Struct, frozen=True):
    """What stands where a value was refused; its problem is already told."""

    mark: Mark


Node: TypeAlias = Scalar | Items | Keys | Refused


class Tree(Struct, frozen=True):
    """A file as read: its top, if there is one, and what was refused on the way."""

    page: Page
    root: Keys | None
    problems: list[Problem]


class _Stop(Exception):  # noqa: N818 - not an error: the tree ends here, its problem is told
    """Nothing more can be read."""


def parse(data: bytes, name: str, *, libyaml: bool = LIBYAML) -> Tree:
    """The tree of a file's bytes; `name` is the file's name for display.

    `libyaml` chooses between PyYAML's two parsers. They read the same, but for
    the finer points of broken YAML.
    """
    page = Page(name)
    builder = _Builder(page)
    try:
        text = _decoded(data, builder)
        builder.page = page = Page(name, _LINE_BREAK.split(text))
        _check_source(text, builder)
        root = builder.read(text, libyaml)
    except _Stop:
        root = None
    return Tree(page, root, builder.problems)


def _decoded(data: bytes, builder: _Builder) -> str:
    if len(data) > MAX_BYTES:
        builder.stop("PT104", limit="2 MiB")
    for mark, encoding in (
        (b"\xff\xfe\0\0", "UTF-32"),
        (b"\0\0\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if data.startswith(mark):
            builder.stop("PT106", encoding=encoding)
    # Of plain text without a mark, every second or fourth byte would be NUL.
    nuls = data[:400].count(0)
    if nuls and nuls * 5 >= len(data[:400]) * 2:
        wide = nuls * 5 > len(data[:400]) * 3
        builder.stop("PT106", encoding="UTF-32" if wide else "UTF-16")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _LINE_BREAK.split(data[: error.start].decode("utf-8"))
        shown = _LINE_BREAK.split(data.decode("utf-8", "backslashreplace"))
        builder.page = Page(builder.page.name, shown)
        byte = f"byte 0x{data[error.start]:02X}"
        builder.stop("PT105", Mark(len(before), len(before[-1]) + 1), byte=byte)


def _check_source(text: str, builder: _Builder) -> None:
    """Stop at characters no YAML may hold, and at what the two parsers read differently."""
    faults = characters.raw_faults(text)
    if faults:
        starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
        line = 0
        for index in faults:
            while line + 1 < len(starts) and starts[line + 1] <= index:
                line += 1
            mark = Mark(line + 1, index - starts[line] + 1)
            builder.add("PT107", mark, character=characters.describe(text[index]))
        raise _Stop
    directive = _DIRECTIVE.match(text)
    if directive:
        lines = _LINE_BREAK.split(directive.group())
        builder.stop("PT125", Mark(len(lines), len(lines[-1])))


class _Feed:
    """Hands the slow parser its text in pieces, and ends it when one node takes too many."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._given = 0
        self.reached = 0

    def read(self, size: int = 4096, /) -> str:
        if self._given - self.reached > MAX_GAP:
            raise _TooFar
        piece = self._text[self._given : self._given + size]
        self._given += len(piece)
        return piece


class _TooFar(Exception):  # noqa: N818 - as `_Stop`
    """Too much source went by without a key or a value."""


class _Builder:
    """Builds the tree from events, and keeps the problems met."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[Problem] = []
        self._nodes = 0
        self._last: yaml.Event = yaml.StreamStartEvent()
        self._feed = _Feed("")
        self._events: Iterator[yaml.Event] = iter(())

    def add(
        self, code: str, mark: Mark | None, path: Path = (), hint: str = "", **words: str
    ) -> None:
        self.problems.append(self.page.problem(code, mark, path, hint, **words))

    def stop(self, code: str, mark: Mark | None = None, path: Path = (), **words: str) -> NoReturn:
        self.add(code, mark, path, **words)
        raise _Stop

    def read(self, text: str, libyaml: bool) -> Keys:
        self._feed = _Feed(text)
        self._events = (
            yaml.parse(text, yaml.CBaseLoader)
            if libyaml
            else yaml.parse(self._feed, yaml.BaseLoader)
        )
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            self.stop("PT108")
        event = self._next()
        root = self._node(event, (), 1)
        if isinstance(root, Scalar) and root.nothing and not root.text:
            self.stop("PT108")
        self._next()  # the end of the document
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            self.add("PT126", mark_of(after))
        if not isinstance(root, Keys):
            self.stop("PT109", root.mark, kind=kind_of(root))
        return root

    def _next(self) -> yaml.Event:
        try:
            event = next(self._events)
        except _TooFar:
            self._too_far()
        except (yaml.YAMLError, ValueError) as error:
            # ValueError: the slow parser on an escape beyond Unicode.
            trap = explain(error, self.page.lines, self._last)
            if trap:
                self.add(trap.code, trap.mark, (), trap.hint, **trap.words)
            raise _Stop from None
        if event.end_mark:
            if event.end_mark.index - self._feed.reached > MAX_GAP:
                self._too_far()
            self._feed.reached = event.end_mark.index
        self._last = event
        return event

    def _too_far(self) -> NoReturn:
        self.stop("PT130", mark_of(self._last, end=True), limit=f"{MAX_GAP:,}")

    def _node(self, event: yaml.Event, path: Path, depth: int) -> Node:
        mark = mark_of(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.stop("PT128", mark, path, limit=f"{MAX_NODES:,}")
        if not isinstance(event, yaml.NodeEvent):  # pragma: no cover - PyYAML gives no other
            self.stop("PT110", mark, path, reason="it is not understood")
        if isinstance(event, yaml.AliasEvent):
            self.add("PT120", mark, path, name=event.anchor or "")
            return Refused(mark)
        if event.anchor is not None:
            self.add("PT121", mark, path, name=event.anchor)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            self.add("PT122", mark, path, tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, mark, path)
        if depth > MAX_DEPTH:
            self.stop("PT127", mark, path, limit=str(MAX_DEPTH))
        if isinstance(event, yaml.MappingStartEvent):
            return self._keys(mark, bool(event.flow_style), path, depth)
        return self._items(mark, path, depth)

    def _items(self, mark: Mark, path: Path, depth: int) -> Items:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return Items(items, mark)

    def _keys(self, mark: Mark, flow: bool, path: Path, depth: int) -> Keys:
        entries: dict[str, Entry] = {}
        written: dict[str, int] = {}
        repeated: set[str] = set()
        whole = True
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            name = key.text if key else "?"
            value = self._node(self._next(), (*path, name), depth + 1)
            if key is None:
                whole = False
                continue
            same = normalize("NFKC", name)
            if same in written:
                line = str(written[same])
                self.add("PT124", key.mark, (*path, name), key=name, line=line)
                repeated.add(name)
                continue
            written[same] = key.mark.line
            entries[name] = Entry(key.mark, value)
        return Keys(entries, mark, flow, whole, frozenset(repeated))

    def _key(self, event: yaml.Event, path: Path, depth: int) -> Scalar | None:
        key = self._node(event, path, depth + 1)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
            self.add("PT123", key.mark, path)
            return None
        if isinstance(key, Scalar) and key.text:
            return key
        if not isinstance(key, Refused):
            self.add("PT131", key.mark, path, kind=kind_of(key))
        return None

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark, path: Path) -> Scalar | Refused:
        text = event.value
        if len(text) > MAX_TEXT:
            self.add("PT129", mark, path, limit=f"{MAX_TEXT:,}")
            return Refused(mark)
        fault = characters.fault(text)
        if fault is None:
            nothing = not event.style and (not text or text in _NOTHING)
            return Scalar(tidy(text, literal=event.style == "|"), mark, nothing)
        index, crowded = fault
        place = self._place(text[index], event, mark)
        character = characters.describe(text[index])
        if crowded:
            limit = str(characters.MAX_MARKS)
            self.add("PT133", place, path, character=character, limit=limit)
        else:
            kind = characters.kind(text[index])
            self.add("PT132", place, path, character=character, kind=kind)
        return Refused(mark)

    def _place(self, character: str, event: yaml.ScalarEvent, start: Mark) -> Mark:
        """Where `character` stands in a scalar's source; its start when written as an escape."""
        end = mark_of(event, end=True)
        for number in range(start.line, end.line + 1):
            line = self.page.lines[number - 1] if number <= len(self.page.lines) else ""
            first = start.column - 1 if number == start.line else 0
            column = line.find(character, first, end.column - 1 if number == end.line else None)
            if column >= 0:
                return Mark(number, column + 1)
        return start


def kind_of(node: Node) -> str:
    """What a node is, in the words of the problems."""
    if isinstance(node, Scalar):
        return "a text" if node.text and not node.nothing else "empty"
    return "a list" if isinstance(node, Items) else "a set of keys"
