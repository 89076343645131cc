"""A script as it is written: its lines, and its texts, lists and mappings where they stand."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct


class Mark(Struct, frozen=True):
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
            above = [line for line in self[: text.line - 1] if line.strip()]
            before = above[-1] if above else ""
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


class ScalarNode(Struct, frozen=True):
    """A text. `nothing` is what YAML reads as no value at all: an empty place, or `null`."""

    text: str
    mark: Mark
    nothing: bool = False


class ListNode(Struct, frozen=True):
    """A list; `flow` is how it was written, in brackets or not."""

    items: list["Node"]
    mark: Mark
    flow: bool


class MapEntry(Struct, frozen=True):
    """A key of a mapping, where it stands, and its value."""

    mark: Mark
    value: "Node"


class MapNode(Struct, frozen=True):
    """A mapping, by key as read: of a key that is `repeated` the first value.

    `flow` is how it was written, in braces or not; not `whole` means that a key
    was refused, so that nobody knows what else there would be.
    """

    entries: dict[str, MapEntry]
    mark: Mark
    flow: bool
    whole: bool
    repeated: frozenset[str]


class Refused(Struct, frozen=True):
    """What stands where a value was refused; its problem is already told."""

    mark: Mark


Node: TypeAlias = ScalarNode | ListNode | MapNode | Refused


def kind_of(node: Node) -> str:
    """What a node is, in the words of the problems."""
    if isinstance(node, ScalarNode):
        return "a text" if node.text and not node.nothing else "empty"
    return "a list" if isinstance(node, ListNode) else "a set of keys"


def entry_of(node: Node, key: str) -> MapEntry | None:
    """The entry of a mapping under a key; None where there is none, or this is no mapping."""
    return node.entries.get(key) if isinstance(node, MapNode) else None


def items_of(entry: MapEntry | None) -> list[Node]:
    """What a list under a key holds; nothing where that is no list."""
    return entry.value.items if entry and isinstance(entry.value, ListNode) else []


def text_of(entry: MapEntry | None) -> str:
    """The text under a key; empty where that is none."""
    return entry.value.text if entry and isinstance(entry.value, ScalarNode) else ""


def is_blank(node: Node) -> bool:
    """Whether nothing at all is written where a value belongs."""
    return isinstance(node, ScalarNode) and node.nothing and not node.text


def beats_of(root: MapNode) -> list[Node]:
    """What stands where a script's beats belong, in film order."""
    chapters = items_of(entry_of(root, "chapters"))
    return [beat for chapter in chapters for beat in items_of(entry_of(chapter, "beats"))]


def mark_of(root: MapNode, section: str, id_: str) -> Mark | None:
    """Where what has an id stands in a section of a script, such as `clues` or `beats`.

    Without an id, where the section begins.
    """
    whole = root.entries.get(section)
    if not id_ or section == "people":
        entry = entry_of(whole.value, id_) if whole and id_ else whole
        return entry.mark if entry else None
    nodes = beats_of(root) if section == "beats" else items_of(whole)
    return next((each.mark for each in nodes if text_of(entry_of(each, "id")) == id_), None)


def titled_beats(root: MapNode) -> Iterator[tuple[str, str]]:
    """The titles of beats, folded, each with the id; first come, last said."""
    for beat in reversed(beats_of(root)):
        title, id_ = text_of(entry_of(beat, "title")), text_of(entry_of(beat, "id"))
        if title and id_:
            yield title.casefold(), id_


def named_people(root: MapNode) -> Iterator[tuple[str, str]]:
    """The names of people and their parts, folded, each with the id; first come, last said."""
    people = root.entries.get("people")
    entries = people.value.entries if people and isinstance(people.value, MapNode) else {}
    for id_, person in reversed(entries.items()):
        name = text_of(entry_of(person.value, "name"))
        for part in [*name.split()[::-1], name]:
            yield part.casefold(), id_
