"""The bundled stories are written for the ear, as far as that can be counted.

What makes forty moments sound alike can be. The figures guard against monotony and do not
write: where they and the ear disagree, the ear is right and a bound moves.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, pstdev

from msgspec.structs import replace

from perfection_tui.script.model import Beat, Story
from perfection_tui.script.plot import beats, texts

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
    for line in Path(__file__).with_name("american.txt").read_text("utf-8").splitlines()
    for british, _, words in [line.partition(": ")]
    for word in words.split()
}
"""Words spelt as in America, each with how the stories spell it."""


def faults(story: Story) -> Iterator[str]:
    """Where a story sounds alike, and what in it is not spelt as in Britain."""
    told = [beat for _, beat in beats(story)]
    openings = [
        re.split(r"(?<=[.!?…])[”’]?\s+", each.truth)[0] for beat in told for each in beat.truths
    ]
    flat = mean(len(opening.split()) <= FLAT for opening in openings)
    if flat > MOST_FLAT:
        yield f"{flat:.0%} of the truths open flat"
    lengths = [len(beat.belief.split()) for beat in told]
    spread = pstdev(lengths) / mean(lengths)
    if spread < LEAST_SPREAD:
        yield f"the lengths of beliefs spread by {spread:.2f}"
    where: dict[str, list[str]] = {}
    for beat in told:
        for phrase in phrases(beat):
            where.setdefault(phrase, []).append(beat.id)
    yield from (f"{phrase}: in {', '.join(at)}" for phrase, at in where.items() if len(at) > 1)
    spelt = {word for _, text in texts(story, ()) for word in words(text)}
    yield from (f"{word}: {AMERICAN[word]}" for word in sorted(spelt & AMERICAN.keys()))


def phrases(beat: Beat) -> set[str]:
    """Every few words in a row in what is read of a beat."""
    read = [beat.belief, beat.note or "", *(each.belief for each in beat.revisions)]
    heard = [words(text) for text in (*read, *(each.truth for each in beat.truths))]
    return {
        " ".join(each[at : at + PHRASE]) for each in heard for at in range(len(each) - PHRASE + 1)
    }


def words(text: str) -> list[str]:
    """The words of a text in small letters, those with an apostrophe in one."""
    return re.findall(r"[^\W\d_]+(?:’[^\W\d_]+)*", text.replace("'", "’").lower())


def test_a_story_is_told_in_many_ways_and_spelt_as_in_britain(bundled: Story) -> None:
    assert [*faults(bundled)] == []


def test_monotony_is_found(bundled: Story) -> None:
    chapter = bundled.chapters[0]
    belief = "The color of the door leads to the center."
    told = [
        replace(beat, belief=belief, truths=(replace(beat.truths[0], truth="It was so. " * 9),))
        for beat in chapter.beats
    ]
    found = [*faults(replace(bundled, chapters=(replace(chapter, beats=tuple(told)),)))]
    assert found[:2] == ["100% of the truths open flat", "the lengths of beliefs spread by 0.00"]
    everywhere = ", ".join(beat.id for beat in chapter.beats)
    assert f"color of the door leads to: in {everywhere}" in found
    assert found[-2:] == ["center: centre", "color: colour"]
