"""How a story reads, in figures: what makes forty moments sound alike can be counted.

`python -m tests.story.figures` prints them for the bundled stories, or for the scripts named.
They guard against monotony and do not write: where they and the ear disagree, the ear
is right and a bound moves.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, pstdev

from msgspec import Struct

from perfection_tui.script import library
from perfection_tui.script.model import Beat, Story
from perfection_tui.script.plot import beats, texts
from perfection_tui.script.read import read_story

FLAT = 9
"""A sentence of so few words is flat where truth after truth opens with one."""

MOST_FLAT = 1 / 3
"""So many of a story's truths may open flat."""

LEAST_SPREAD = 0.12
"""So far, in parts of the mean, the lengths of beliefs spread at least: no two alike in the ear."""

PHRASE = 6
"""So many words in a row are heard again when they come again in another moment."""

AMERICAN = {
    word: british
    for line in (Path(__file__).parent / "american.txt").read_text("utf-8").splitlines()
    for british, _, words in [line.partition(": ")]
    for word in words.split()
}
"""Words spelt as in America, each with how the stories spell it."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’]?\s+")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")


class Figures(Struct, frozen=True):
    """What can be counted of one story."""

    openings: list[int]
    beliefs: list[int]
    sentences: list[int]
    repeated: dict[str, list[str]]
    american: dict[str, str]

    @property
    def flat(self) -> float:
        """The share of truths that open with a flat sentence."""
        return mean(length <= FLAT for length in self.openings)

    @property
    def spread(self) -> float:
        """How far the lengths of beliefs lie apart, in parts of their mean."""
        return _spread(self.beliefs)

    def __str__(self) -> str:
        shortest, longest = min(self.beliefs), max(self.beliefs)
        lines = [
            f"{len(self.openings)} truths, {self.flat:.0%} open flat (at most {MOST_FLAT:.0%})",
            f"{len(self.beliefs)} beliefs of {shortest} to {longest} words",
            f"  spread {self.spread:.2f} (at least {LEAST_SPREAD})",
            f"{len(self.sentences)} sentences of {mean(self.sentences):.1f} words",
            f"  spread {_spread(self.sentences):.2f}",
        ]
        lines += [f"“{phrase}”: in {', '.join(at)}" for phrase, at in self.repeated.items()]
        lines += [f"{word}: {british}" for word, british in self.american.items()]
        return "\n".join(f"  {line}" for line in lines)


def figures(story: Story) -> Figures:
    """The figures of a story."""
    told = [beat for _, beat in beats(story)]
    return Figures(
        openings=[_sentences(truth.truth)[0] for beat in told for truth in beat.truths],
        beliefs=[len(beat.belief.split()) for beat in told],
        sentences=[each for beat in told for text in _read(beat) for each in _sentences(text)],
        repeated=_repeated(told),
        american={
            word: AMERICAN[word]
            for _, text in texts(story, ())
            for word in words(text)
            if word in AMERICAN
        },
    )


def words(text: str) -> list[str]:
    """The words of a text in small letters, those with an apostrophe in one."""
    return _WORD.findall(text.replace("'", "’").lower())


def _sentences(text: str) -> list[int]:
    """The lengths of a text's sentences in words."""
    return [len(sentence.split()) for sentence in _SENTENCE_END.split(text)]


def _spread(lengths: list[int]) -> float:
    return pstdev(lengths) / mean(lengths)


def _repeated(told: list[Beat]) -> dict[str, list[str]]:
    """The phrases that stand in more than one beat, with those beats."""
    where: dict[str, list[str]] = {}
    for beat in told:
        for phrase in {each for text in _read(beat) for each in _phrases(text)}:
            where.setdefault(phrase, []).append(beat.id)
    return {phrase: at for phrase, at in where.items() if len(at) > 1}


def _read(beat: Beat) -> Iterator[str]:
    """What is read of a beat, text by text."""
    yield from filter(None, (beat.belief, beat.note))
    yield from (revision.belief for revision in beat.revisions)
    yield from (truth.truth for truth in beat.truths)


def _phrases(text: str) -> Iterator[str]:
    found = words(text)
    return (" ".join(found[at : at + PHRASE]) for at in range(len(found) - PHRASE + 1))


if __name__ == "__main__":
    for script in [*map(Path, sys.argv[1:])] or library.bundled().values():
        print(script.name, figures(read_story(script)), sep="\n")
