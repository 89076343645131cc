"""Sentences that name moments, and those of them that are said of more than one thing.

A moment in a sentence stands for its name, so that a surface that can make links makes them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, ChapterView
from perfection_tui.view.phrases import emphasis_removed, number_word, series


class NamedBeat:
    """A beat where it stands in the telling, and what it is called.

    `position` counts from 0 in film order.
    """

    def __init__(self, position: int, chapter: ChapterView, beat: BeatView) -> None:
        self.position, self.chapter, self.beat = position, chapter, beat

    @property
    def title(self) -> str:
        """The title, without marks."""
        return emphasis_removed(self.beat.title)

    @property
    def numbered(self) -> str:
        """The chapter and the number in it, as in `Detour 7`."""
        return f"{emphasis_removed(self.chapter.title)} {self.beat.number}"

    @property
    def quoted(self) -> str:
        """The title as it stands in a sentence."""
        return f"“{self.title}”"

    @property
    def name(self) -> str:
        """Title and number, for running text."""
        return f"{self.quoted} ({self.numbered})"

    @property
    def label(self) -> str:
        """Title and number, for a line of their own."""
        return f"{self.title} ({self.numbered})"

    @property
    def address(self) -> str:
        """Chapter and moment by number, as the command line takes them: `2/7`."""
        return f"{self.chapter.number}/{self.beat.number}"


Sentence = Sequence["str | NamedBeat"]
"""Words of ours and of the script, and moments among them; empty: there is nothing to say."""


class Headed(NamedTuple):
    """A layer as it is read; the heading says when it came, and may be empty, as `care` may."""

    heading: str
    care: str
    text: str


def spelled(sentence: Sentence) -> str:
    """A sentence for a surface without links: every moment by its name."""
    return "".join(each if isinstance(each, str) else each.name for each in sentence)


def turns_over(moments: Sequence[NamedBeat], *, each: bool = False) -> Sentence:
    """Which earlier moments a moment adds a truth to; `each`: every one of them by name."""
    return _of_earlier("This moment turns over", moments, each=each)


def revises(moments: Sequence[NamedBeat]) -> Sentence:
    """Which earlier moments the audience sees otherwise, still wrongly, from a moment on."""
    return _of_earlier("This moment changes what the audience believes of", moments)


def _of_earlier(does: str, moments: Sequence[NamedBeat], *, each: bool = False) -> Sentence:
    if not moments:
        return ()
    if len(moments) == 1:
        return f"{does} an earlier one: ", moments[0], "."
    lead = f"{does} {number_word(len(moments))} earlier ones"
    if each:
        return f"{lead}: ", *series(moments), "."
    return f"{lead}, from ", moments[0], " to ", moments[-1], "."


def replayed(reveal: NamedBeat, number: int, count: int) -> tuple[str, str]:
    """Which reveal is replayed, and how far that is: `The rewind, replayed` and `3 of 8`."""
    return f"{reveal.title}, replayed", f"{number} of {count}"


def revealed(moment: NamedBeat) -> str:
    """Where an event is revealed, beside it."""
    return f"revealed in {moment.name}"


def since(moment: NamedBeat | None) -> Sentence:
    """From when somebody knows a fact; None: it was so before the story begins."""
    return ("since ", moment) if moment else ("before the story begins",)


def until_now(level: int | None) -> str:
    """What trust was before a moment moved it; empty where there was none."""
    return "" if level is None else f"until now {wording.TRUST_WORDS[level]}"
