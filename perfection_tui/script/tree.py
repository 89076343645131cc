"""A script as it is written: its lines, and its texts, lists and mappings where they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Literal

from msgspec import Struct


# Marks, entries and nodes can make no circle, so that the collector need not look at them: where
# it is on, as in `check`, a long script is parsed in nine tenths of the time so.
class Mark(Struct, frozen=True, gc=False):
    """A place in a file: line and column, both counted from 1, in characters."""

    line: int
    column: int


_BEGINS_WITH_A_KEY = re.compile(r"[ -]*(?=([\w-]+):(?:\s|$))")
ENDS_IN_A_KEY = re.compile(r"([\w-]+):\s*$")


class ScriptLines(list[str]):
    """The lines of a script, and what stands in them: around a place, above it, and its key."""

    def at(self, mark: Mark) -> str:
        """The line of a place; empty behind the last."""
        return self[mark.line - 1] if mark.line <= len(self) else ""

    def char(self, mark: Mark) -> str:
        """The character at a place; nothing where the line ends."""
        return self.at(mark)[mark.column - 1 : mark.column]

    def between(self, start: Mark, end: Mark) -> list[str]:
        """What stands from one place to another, line by line."""
        lines = list(self[start.line - 1 : end.line])
        if end.line <= len(self):
            lines[-1] = lines[-1][: end.column - 1]
        lines[0] = lines[0][start.column - 1 :]
        return lines

    def find(self, character: str, start: Mark, end: Mark) -> Mark | None:
        """Where a character first stands between two places; None where it does not."""
        for number, line in enumerate(self.between(start, end), start.line):
            if (column := line.find(character)) >= 0:
                return Mark(number, column + (start.column if number == start.line else 1))
        return None

    def nth(self, pattern: re.Pattern[str], number: int, start: Mark) -> tuple[Mark, str]:
        """Where what a pattern finds from a place on stands, by number from 0, and what it is.

        The place itself where it does not find so much.
        """
        found = (
            (Mark(line, each.start() + 1), each[0])
            for line in range(start.line, len(self) + 1)
            for each in pattern.finditer(self[line - 1], (start.column - 1) * (line == start.line))
        )
        return next(islice(found, number, None), (start, ""))

    def above(self, mark: Mark) -> Mark | None:
        """Where the nearest line above begins that is neither empty nor a comment."""
        for number in range(mark.line - 1, 0, -1):
            text = self[number - 1].lstrip()
            if text and not text.startswith("#"):
                return Mark(number, indent_of(self[number - 1]) + 1)
        return None

    def parent(self, mark: Mark) -> tuple[Mark, Mark] | None:
        """The line that the line at `mark` stands below, and the first of those that do."""
        first, indent = mark, indent_of(self.at(mark))
        above = self.above(mark)
        while above and above.column > indent:
            first, above = above, self.above(above)
        return (above, first) if above else None

    def key(self, text: Mark) -> str | None:
        """The key whose text begins at this place, on the line of the key or below it."""
        before = self.at(text)[: text.column - 1]
        if not before.strip(" -"):
            before = self.at(self.above(text) or text)
        found = ENDS_IN_A_KEY.search(before)
        return found[1] if found else None

    def askew(self, mark: Mark) -> str:
        """Which key above a line's own stands nearly in its column, in words; empty for none."""
        own = _BEGINS_WITH_A_KEY.match(self.at(mark))
        column = own.end() + 1 if own else 0
        above = column + 3
        for number in range(mark.line - 1, 0, -1):
            key = _BEGINS_WITH_A_KEY.match(self[number - 1])
            # Only lines that this one may stand below: of each column the last.
            if not own or not key or key.end() + 1 >= above:
                continue
            above = key.end() + 1
            if 0 < abs(above - column) <= 2:
                there = f"`{key[1]}` at line {number} begins in column {above}"
                return f"{there}, this in column {column}: one of the two is off"
        return ""


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


FieldPath = tuple[str | int, ...]
"""The way from the top of a script to one of its fields, by keys and list indexes."""


class MapEntry(Struct, frozen=True, gc=False):
    """A key of a mapping, where it stands, and its value."""

    mark: Mark
    value: "Node"


class Node(Struct, frozen=True, gc=False):
    """What stands at a place of a script: a text, a list, or keys with their values.

    `refused`: a problem has been told of it. `nothing`: YAML reads no value there (an empty place
    or `null`), which is a text here. `entries`: the values by their keys; the first value of a key
    that is `repeated`. `whole`: no key was refused, so that a key that is not here is missing.
    `flow`: it is written in brackets.
    """

    kind: Literal["text", "list", "keys", "refused"]
    mark: Mark
    text: str = ""
    nothing: bool = False
    items: Sequence["Node"] = ()
    entries: Mapping[str, MapEntry] = MappingProxyType({})
    flow: bool = False
    whole: bool = True
    repeated: frozenset[str] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is written where a value belongs."""
        return self.nothing and not self.text

    @property
    def in_words(self) -> str:
        """What it is, in the words of the problems."""
        if self.kind == "text":
            return "a text" if self.text and not self.nothing else "empty"
        return "a list" if self.kind == "list" else "a set of keys"

    def below(self, key: str) -> "Node":
        """What stands under one of its keys; nothing that can be read where there is no such."""
        return self.entries[key].value if key in self.entries else Node("refused", self.mark)


def locate(root: Node, path: FieldPath, *, key: bool = False) -> Mark:
    """Where the field at `path` stands, or as near above it as anything was written.

    With `key`, where its key stands rather than its value.
    """
    node, mark = root, root.mark
    for step in path:
        if isinstance(step, str) and step in node.entries:
            entry = node.entries[step]
            node, mark = entry.value, entry.mark if key else entry.value.mark
        elif isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            break
    return mark


def beats_of(root: Node) -> list[Node]:
    """What stands where a script's beats belong, in film order."""
    chapters = root.below("chapters").items
    return [beat for chapter in chapters for beat in chapter.below("beats").items]


def mark_of(root: Node, section: str, id_: str) -> Mark | None:
    """Where what has an id stands in a section of a script, such as `clues` or `beats`.

    Without an id, where the section begins.
    """
    if not id_ or section == "people":
        entry = root.below(section).entries.get(id_) if id_ else root.entries.get(section)
        return entry.mark if entry else None
    nodes = beats_of(root) if section == "beats" else root.below(section).items
    return next((each.mark for each in nodes if each.below("id").text == id_), None)


def titled_beats(root: Node) -> Iterator[tuple[str, str]]:
    """The titles of beats, folded, with their ids; the last first, so that the first one wins."""
    for beat in reversed(beats_of(root)):
        title, id_ = beat.below("title").text, beat.below("id").text
        if title and id_:
            yield title.casefold(), id_


def named_people(root: Node) -> Iterator[tuple[str, str]]:
    """The names of people and their parts, folded, each with the id; first come, last said."""
    for id_, person in reversed([*root.below("people").entries.items()]):
        name = person.value.below("name").text
        for part in [*name.split()[::-1], name]:
            yield part.casefold(), id_
