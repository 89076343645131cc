"""What a script may leave out, filled in: where a truth is told, whose eyes, and marks."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from msgspec.structs import replace

from perfection_tui.script.model import Beat, Chapter, Person, Story, Truth
from perfection_tui.script.plot import film_order
from perfection_tui.script.prose import WORD

ARTICLES = frozenset(("a", "an", "the"))

FAMILY = frozenset(
    WORD.findall("Mr Mrs Ms Miss Master Lady Lord Madame Mme Mademoiselle Mlle Monsieur Herr Frau")
)
"""After these comes a family's name, which may be known from somebody else of that family."""

TITLES = FAMILY | frozenset(
    WORD.findall("""
    Aunt Baron Baroness Brother Captain Colonel Count Countess Dame Detective Doctor Dr Duchess
    Duke Father General II III IV Inspector Jr Judge King Lieutenant Major Mother Prince Princess
    Prof Professor Queen Saint Senior Sergeant Sir Sister Sr St Uncle
    """)
)
"""Parts of a name that by themselves name nobody."""

UNWRITTEN = (Truth(truth="This is not written yet."),)
"""The truths of a beat or a person without any, while the script is written."""

STAND_INS: Mapping[str, object] = {
    "truths": UNWRITTEN,
    "truth": UNWRITTEN[0].truth,
    "belief": UNWRITTEN[0].truth,
}
"""What stands meanwhile for what a script needs and may lack while it is written."""


def completed(story: Story) -> Story:
    """The story with everything in its place that its script left out."""
    first, marks = next(iter(film_order(story)), ""), _marks(story)
    people = {
        id_: replace(person, mark=marks[id_], truths=_told(person.truths, _start(person, first)))
        for id_, person in story.people.items()
    }
    return replace(story, people=people, chapters=tuple(map(_chapter, story.chapters)))


def _chapter(chapter: Chapter) -> Chapter:
    return replace(chapter, beats=tuple(_beat(beat, chapter.through) for beat in chapter.beats))


def _beat(beat: Beat, through: str | None) -> Beat:
    return replace(
        beat, truths=_told(beat.truths, beat.id), through=beat.through or through or None
    )


def _start(person: Person, first: str) -> str:
    """Where somebody's truths are told that do not say; of the premise's, what is not written."""
    return person.introduced_at or (first if person.truths is UNWRITTEN else "")


def _told(truths: tuple[Truth, ...], here: str) -> tuple[Truth, ...]:
    return tuple(replace(truth, at=truth.at or here) for truth in truths)


def _marks(story: Story) -> dict[str, str]:
    """Everybody's mark, by id: their own, or one that nobody has who is known before or with them.

    Whoever comes in later has no part in it: a mark would tell that they come.
    """
    film = film_order(story)
    since = {
        id_: -1 if person.introduced_at is None else film.get(person.introduced_at, len(film))
        for id_, person in story.people.items()
    }
    marks: dict[str, str] = {}
    for moment in sorted(set(since.values())):
        here = {id_: each for id_, each in story.people.items() if since[id_] == moment}
        marks |= {id_: person.mark for id_, person in here.items() if person.mark}
        for id_, person in here.items():
            marks.setdefault(id_, _mark(id_, person, _compared(marks.values())))
    return marks


def _mark(id_: str, person: Person, taken: set[str]) -> str:
    marks = list(_possible_marks(person.name)) or list(_possible_marks(id_))
    return next((mark for mark in marks if not taken & _compared([mark])), marks[0])


def _compared(marks: Iterable[str]) -> set[str]:
    """Marks as they are told apart: two that look alike are one."""
    return {normalize("NFKC", mark) for mark in marks}


def _possible_marks(name: str) -> Iterator[str]:
    """`C`, `CW`, `Ch`, `Ca`… and `C2`, `C3`… of Mrs Charlotte Wilmore."""
    words = WORD.findall(normalize("NFC", name))
    while len(words) > 1 and (words[0].casefold() in ARTICLES or words[0] in TITLES):
        del words[0]
    if not words:
        return
    initial, *others = (word[0].upper()[:1] for word in words)
    yield initial
    yield from (initial + other for other in reversed(others))
    yield from (initial + letter for letter in words[0][1:])
    yield from (f"{initial}{number}" for number in range(2, 10))
