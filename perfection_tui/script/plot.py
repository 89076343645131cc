"""What a story is made of, for whoever looks at all of it: beats, tellings, texts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from perfection_tui.script.model import Beat, Person, Revision, Story, Truth
from perfection_tui.script.problems import FieldPath

Entry = TypeVar("Entry")

ITS_OWN = "its own beat"
"""The beat at which a beat's own telling starts, in words."""


class Telling(Struct, frozen=True):
    """What beats and people have in common: a start, then revisions and truths, with their paths.

    They start at the beat `own`, empty for somebody known from the premise; `start`
    is its position in film order, `None` when it is not known, and `words` name it.
    """

    own: str
    start: int | None
    words: str
    revisions: Sequence[tuple[FieldPath, Revision]]
    truths: Sequence[tuple[FieldPath, Truth]]


class Plot(Struct, frozen=True):
    """A story, the position of every beat in film order by id, and what of everything is told."""

    story: Story
    film: Mapping[str, int]
    tellings: Sequence[Telling]


def film_order(story: Story) -> dict[str, int]:
    """The position of every beat in film order, by id; of two with one id, the first's."""
    order: dict[str, int] = {}
    for position, (_, beat) in enumerate(beats(story)):
        if beat.id:
            order.setdefault(beat.id, position)
    return order


def listed(
    key: str, entries: Sequence[Entry], path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Entry]]:
    """Every entry of the list under a key of what is at `path`, with its own path."""
    return (((*path, key, index), entry) for index, entry in enumerate(entries))


def beats(story: Story) -> Iterator[tuple[FieldPath, Beat]]:
    """Every beat in film order, with its path."""
    for path, chapter in listed("chapters", story.chapters):
        yield from listed("beats", chapter.beats, path)


def ids(story: Story) -> list[tuple[str, FieldPath, str]]:
    """What has an id of its own, but for people: its kind, its path, and the id."""
    found = [("chapter", path, each.id) for path, each in listed("chapters", story.chapters)]
    found += [("beat", path, each.id) for path, each in beats(story)]
    found += [("clue", path, each.id) for path, each in listed("clues", story.clues)]
    found += [("event", path, each.id) for path, each in listed("events", story.events)]
    return found + [("fact", path, each.id) for path, each in listed("knowledge", story.knowledge)]


def tellings(story: Story, film: Mapping[str, int]) -> Iterator[Telling]:
    """The telling of every beat, then of everybody."""
    for position, (path, beat) in enumerate(beats(story)):
        yield _telling(path, beat, beat.id, position, ITS_OWN)
    for id_, person in story.people.items():
        # Somebody known from the premise may be seen anew from the first beat on.
        start = film.get(person.introduced_at) if person.introduced_at is not None else -1
        words = f"`{id_}` is introduced, at `{person.introduced_at}`"
        yield _telling(("people", id_), person, person.introduced_at or "", start, words)


def _telling(
    path: FieldPath, told: Beat | Person, own: str, start: int | None, words: str
) -> Telling:
    revisions = list(listed("revisions", told.revisions, path))
    return Telling(own, start, words, revisions, list(listed("truths", told.truths, path)))


def texts(part: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every text in a record or a part of one, ids too, with its path."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Struct):
        for name in part.__struct_fields__:
            yield from texts(getattr(part, name), (*path, name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from texts(value, (*path, key))
    elif isinstance(part, Collection):
        for index, value in enumerate(part):
            yield from texts(value, (*path, index))
