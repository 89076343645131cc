"""What a story is made of, for whoever looks at all of it: beats, tellings, texts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from perfection_tui.script.model import Beat, Revision, Story, Truth
from perfection_tui.script.problems import FieldPath

Entry = TypeVar("Entry")

ITS_OWN = "its own beat"
"""The beat at which a beat's own telling starts, in words."""


class Telling(Struct, frozen=True):
    """What beats and people have in common: a start, then revisions and layers of truth.

    They start at the beat `own`, empty for somebody known from the premise; `start`
    is its position in film order, `None` when it is not known, and `words` name it.
    """

    path: FieldPath
    own: str
    start: int | None
    words: str
    revisions: Sequence[Revision]
    truths: Sequence[Truth]

    def changes(self) -> Iterator[tuple[FieldPath, Revision]]:
        """The revisions, each with its path."""
        return listed("revisions", self.revisions, self.path)

    def layers(self) -> Iterator[tuple[FieldPath, Truth]]:
        """The layers of the truth, each with its path."""
        return listed("truths", self.truths, self.path)


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


def tellings(story: Story, film: Mapping[str, int]) -> Iterator[Telling]:
    """The telling of every beat, then of everybody."""
    for position, (path, beat) in enumerate(beats(story)):
        yield Telling(path, beat.id, position, ITS_OWN, beat.revisions, beat.truths)
    for id_, person in story.people.items():
        # Somebody known from the premise may be seen anew from the first beat on.
        start = film.get(person.introduced_at) if person.introduced_at is not None else -1
        words = f"`{id_}` is introduced, at `{person.introduced_at}`"
        own = person.introduced_at or ""
        yield Telling(("people", id_), own, start, words, person.revisions, person.truths)


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
