"""How long a story is, where its reveals lie, and how far it is told out of order."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from perfection_tui.script.model import PROSE, Story
from perfection_tui.script.plot import beats, texts

WORDS_A_MINUTE = 230
"""How fast prose is read without hurry."""

# The fields a reader gets to read; the others are ids, and notes to the writer.
_READ = PROSE | {
    *("title", "kind", "author", "licence", "questions", "general", "detailed"),
    *("name", "played_by", "place", "care", "when", "question"),
}


class ChapterStatistics(Struct, frozen=True):
    """One chapter; its `reveals` are the layers of truth told at its beats."""

    title: str
    beats: int
    words: int
    reveals: int


class Statistics(Struct, frozen=True):
    """A whole story; its words are more than its chapters' words by people, clues and the rest."""

    beats: int
    words: int
    minutes: int
    reveals: int
    chapters: tuple[ChapterStatistics, ...]


def statistics(story: Story) -> Statistics:
    """The statistics of `story`."""
    chapter_of = {beat.id: path[1] for path, beat in beats(story)}
    reveals = Counter(chapter_of[at] for at in _reveals(story))
    chapters = tuple(
        ChapterStatistics(chapter.title, len(chapter.beats), _words(chapter), reveals[index])
        for index, chapter in enumerate(story.chapters)
    )
    words = _words(story)
    minutes = -(-words // WORDS_A_MINUTE)
    return Statistics(len(chapter_of), words, minutes, reveals.total(), chapters)


def disorder(happened: Sequence[int]) -> float:
    """How far a telling departs from the order of events: 0 told as it happened, 1 backwards.

    `happened` holds, for each event in the order told, its place in the order in which
    they happened, both counted from 0. This is the index of “Visualizing Nonlinear
    Narratives with Story Curves” (Kim, Bach, Im, Schriber, Gross, Pfister, 2017), as a
    share of the greatest disorder that there can be.
    """
    most = len(happened) ** 2 // 2
    apart = sum(abs(told - at) for told, at in enumerate(happened))
    return apart / most if most else 0.0


def _reveals(story: Story) -> Iterator[str]:
    for _, beat in beats(story):
        yield from (truth.at for truth in beat.truths)
    for person in story.people.values():
        yield from (truth.at for truth in person.truths)


def _words(part: object) -> int:
    words = 0
    for path, text in texts(part, ()):
        names = [step for step in path if isinstance(step, str)]
        if names[-1] in _READ or "facts" in names[-2:]:
            words += len(text.split())
    return words
