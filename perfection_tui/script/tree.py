"""The tree of a script: its texts, lists and mappings, each with where it stands."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from perfection_tui.script.problems import Mark


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
