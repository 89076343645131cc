"""What a story is made of: beats, tellings, ids, texts, and how much there is of each."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar, cast

from msgspec import Struct

from perfection_tui.script.model import PROSE, Beat, Person, Revision, Story, Truth
from perfection_tui.script.tree import FieldPath

Entry = TypeVar("Entry")

ITS_OWN = "its own beat"
"""The beat at which a beat's own telling starts, in words."""

WORDS_A_MINUTE = 230
"""How fast prose is read without hurry."""

# The fields a reader gets to read; the others are ids, and notes to the writer.
_READ = PROSE | {
    *("title", "kind", "author", "licence", "questions", "general", "detailed"),
    *("name", "played_by", "place", "care", "when", "question"),
}


Kind = Literal["beats", "people"]
"""What an id can name."""


class Named(Struct, frozen=True):
    """An id that a script names: where, and what by; with `key`, it is the key of its field."""

    path: FieldPath
    id: str
    kind: Kind
    key: bool = False


class Telling(Struct, frozen=True):
    """A beat or a person as `told` at a path: a start, then revisions and truths, with their paths.

    They start at the beat `own`, empty for somebody known from the premise; `start`
    is its position in film order, `None` when it is not known, and `words` name it.
    """

    path: FieldPath
    told: Beat | Person
    own: str
    start: int | None
    words: str
    revisions: Sequence[tuple[FieldPath, Revision]]
    truths: Sequence[tuple[FieldPath, Truth]]


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
    truths = list(listed("truths", told.truths, path))
    return Telling(path, told, own, start, words, revisions, truths)


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


class Plot:
    """A story, the position of every beat in film order by id, and what of everything is told.

    `named`: wherever the script refers to something by its id. Two kinds are dropped here, since
    nobody need write them: a truth that starts at its own beat, and a beat told through the eyes
    that its chapter has anyway.
    """

    def __init__(self, story: Story, named: Iterable[Named]) -> None:
        self.story, self.film = story, film_order(story)
        self.tellings = list(tellings(story, self.film))
        own = {
            (*path, "at")
            for each in self.tellings
            for path, truth in each.truths
            if truth.at == each.own
        }
        own |= {
            (*path, "through") for path, beat in beats(story) if self.own_eyes(path, beat) is None
        }
        self.named = [each for each in named if each.path not in own]

    def comes_before(self, one: str | None, other: str | None) -> bool:
        """Whether one beat comes before another; not so where either is none."""
        return one in self.film and other in self.film and self.film[one] < self.film[other]

    def own_eyes(self, path: FieldPath, beat: Beat) -> str | None:
        """Whose eyes a beat says that it used; nobody's where they may be its chapter's."""
        chapter = self.story.chapters[cast(int, path[1])]
        return beat.through if beat.through != chapter.through else None


class ChapterStatistics(Struct, frozen=True):
    """One chapter; its `layers` are those of the truths told at its beats."""

    title: str
    beats: int
    words: int
    layers: int


class Statistics(Struct, frozen=True):
    """A whole story; its words are more than its chapters' words by people, clues and the rest."""

    beats: int
    words: int
    minutes: int
    layers: int
    chapters: tuple[ChapterStatistics, ...]
    disorder: float


def statistics(story: Story) -> Statistics:
    """The statistics of `story`."""
    chapter_of = {beat.id: path[1] for path, beat in beats(story)}
    told: list[Beat | Person] = [*(beat for _, beat in beats(story)), *story.people.values()]
    layers = Counter(chapter_of[truth.at] for each in told for truth in each.truths)
    chapters = tuple(
        ChapterStatistics(chapter.title, len(chapter.beats), _words(chapter), layers[index])
        for index, chapter in enumerate(story.chapters)
    )
    words = _words(story)
    minutes = -(-words // WORDS_A_MINUTE)
    film = film_order(story)
    apart = disorder([film[event.revealed_at] for event in story.events])
    return Statistics(len(chapter_of), words, minutes, layers.total(), chapters, apart)


def disorder(positions: Sequence[int]) -> float:
    """How far a telling departs from the order of events: 0 told as it happened, 1 backwards.

    `positions` holds, for each event in one of the two orders, what puts it into the other; of
    two with the same the first comes first. This is the index of “Visualizing Nonlinear
    Narratives with Story Curves” (Kim, Bach, Im, Schriber, Gross, Pfister, 2017), as a
    share of the greatest disorder that there can be.
    """
    order = sorted(range(len(positions)), key=positions.__getitem__)
    most = len(order) ** 2 // 2
    apart = sum(abs(one - other) for one, other in enumerate(order))
    return apart / most if most else 0.0


def disorder_in_words(index: float) -> str:
    """What `disorder` gives, and from where to where it goes."""
    ends = "where 0 is as it happened and 1 as far from it as can be"
    return f"how much is told out of order: {index:.2f}, {ends}"


def _words(part: object) -> int:
    words = 0
    for path, text in texts(part, ()):
        names = [step for step in path if isinstance(step, str)]
        if names[-1] in _READ or "facts" in names[-2:]:
            words += len(text.split())
    return words
