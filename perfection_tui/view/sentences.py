"""What is said of moments, events, clues and people, in sentences that name moments.

A moment in a sentence stands for its name, so that a surface that can make links makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, ChapterView
from perfection_tui.view.phrases import (
    capital,
    count_of,
    emphasis_removed,
    number_word,
    series,
)


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
        """The same where it stands alone."""
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


def moments_later(count: int) -> str:
    """So many moments on, in words."""
    return f"{count_of(count, 'moment')} later" if count else "at once"


def belief_headings(since: Sequence[NamedBeat | None], first: str) -> list[str]:
    """What stands over beliefs by when the audience came to them; over a single one nothing."""
    return [""] if len(since) == 1 else [first, *map(_since, since[1:])]


def truth_headings(since: Sequence[NamedBeat | None], *, whole: bool) -> list[str]:
    """What stands over layers of truth; None: told at the beat itself.

    `whole`: the last is the whole truth, and it is safe to say that nothing more will come.
    """
    headings = list(map(_since, since))
    if whole and len(headings) > 1:
        headings[-1] = f"the whole truth, {headings[-1]}"
    return headings


def account(heading: str, name: str) -> str:
    """What stands over a layer that is somebody's account."""
    return f"{heading}, the account of {name}"


def _since(moment: NamedBeat | None) -> str:
    return f"after {moment.quoted}" if moment else "told here"


def through(name: str) -> str:
    """Whose eyes the telling used."""
    # The name stands last and alone: it may begin with “The”.
    return f"Shown from one person’s point of view: {name}"


def turns_over(moments: Sequence[NamedBeat], *, each: bool = False) -> Sentence:
    """Which earlier moments a moment adds a truth to; `each`: every one of them by name."""
    if not moments:
        return ()
    if len(moments) == 1:
        return "This moment turns over an earlier one: ", moments[0], "."
    lead = f"This moment turns over {number_word(len(moments))} earlier ones"
    if each:
        return f"{lead}: ", *series(moments), "."
    return f"{lead}, from ", moments[0], " to ", moments[-1], "."


def is_reveal(moments: Sequence[NamedBeat]) -> str:
    """The same on first sight, which says only how many."""
    if not moments:
        return ""
    ones = "an earlier one" if len(moments) == 1 else f"{number_word(len(moments))} earlier ones"
    return f"This moment turns over {ones}."


def replayed(reveal: NamedBeat, number: int, count: int) -> tuple[str, str]:
    """Which reveal is replayed, and how far that is: `The rewind, replayed` and `3 of 8`."""
    return f"{reveal.title}, replayed", f"{number} of {count}"


def clue(detail: str, planted: NamedBeat, paid_off: NamedBeat, here: NamedBeat) -> Sentence:
    """What a moment has to do with a clue that it plants or pays off."""
    if planted is paid_off:
        return "A clue is planted and paid off here: ", detail
    if here is planted:
        return "A clue is planted here: ", detail, " It pays off in ", paid_off, "."
    return "A clue pays off here, planted in ", planted, ": ", detail


def clues_counted(planted: int, paid_off: int) -> str:
    """How many clues a moment plants and pays off."""
    parts = []
    if paid_off:
        parts.append(f"{count_of(paid_off, 'clue')} {'pays' if paid_off == 1 else 'pay'} off here")
    if planted:
        parts.append(f"{count_of(planted, 'clue')} {'is' if planted == 1 else 'are'} planted here")
    return f"{capital(' and '.join(parts))}."


def event(revealed: NamedBeat, earlier: Sequence[NamedBeat]) -> Sentence:
    """Where an event is touched before it is revealed, where that is, and after how long."""
    if not earlier:
        return "Revealed in ", revealed, "."
    kept = count_of(revealed.position - earlier[0].position, "moment")
    return "Seen in ", *series(earlier), "; revealed in ", revealed, f", held back for {kept}."


def revealed(moment: NamedBeat) -> str:
    """Where an event is revealed, beside it."""
    return f"revealed in {moment.name}"


def events_at(revealed: Sequence[int], touched: Sequence[int]) -> str:
    """What a moment has to do with events, by their numbers in story order."""
    words = []
    if revealed:
        words.append(f"Reveals {_numbers(revealed)}.")
    if touched:
        words.append(f"Shows {_numbers(touched)}, revealed later.")
    return " ".join(words) or "Reveals none of these."


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(series([str(each) for each in numbers]))


def curve_shape(disorder: float, before: int, after: int, reveal: NamedBeat) -> Sentence:
    """How far a telling departs from the order of events, and its longest step back.

    That leads from one event to another, by number, which `reveal` reveals.
    """
    lead = f"How much is told out of order: {disorder:.2f}. 0 is as it happened, 1 is backwards."
    if after > before:
        return (f"{lead} It never steps back.",)
    return (
        f"{lead} Its longest step back is in ",
        reveal,
        f": from event {before} to event {after}.",
    )


def since(moment: NamedBeat | None) -> Sentence:
    """From when somebody knows a fact; None: it was so before the story begins."""
    return ("since ", moment) if moment else ("before the story begins",)


def known(names: Sequence[str], moment: NamedBeat | None) -> Sentence:
    """Who came to know a fact at the same moment, and at which."""
    return f"{capital(''.join(series(names)))}, ", *since(moment)


def mistake(moment: NamedBeat | None, until: NamedBeat | None, belief: str) -> Sentence:
    """From when, and until when, somebody takes what for true instead of a fact."""
    end = (", until ", until) if until else ()
    return *since(moment), *end, f", {wording.MISTAKEN}: {belief}"


def trust(level: int | None, *, met: bool = True) -> str:
    """How far the audience trusts somebody; None: it has not met them, or makes nothing of them."""
    if level is None:
        return wording.NO_OPINION if met else wording.NOT_MET
    return wording.TRUST_WORDS[level]


def until_now(level: int | None) -> str:
    """What trust was before a moment moved it; empty where there was none."""
    return "" if level is None else f"until now {wording.TRUST_WORDS[level]}"


def moved(those: Iterable[str]) -> str:
    """Whom a moment made the audience trust otherwise; empty where it moved nobody."""
    words = "; ".join(those)
    return f"{wording.TRUST_AFTER}: {words}." if words else ""


def judgement(votes: int, agreed: int, more: float) -> str:
    """How votes on somebody compare with the audience's trust; `more`: so much more of it."""
    if agreed == votes:
        return f"{capital(count_of(votes, 'vote'))}, as the audience. "
    as_many = "not" if votes == 1 else number_word(agreed) if agreed else "none"
    lean = "more" if more > 0 else "less" if more < 0 else "as much, on the whole"
    lead = f"{capital(count_of(votes, 'vote'))}, {as_many} as the audience"
    return f"{lead}: you trusted them {lean}. "


def ahead(level: int, moment: NamedBeat, moments: int) -> Sentence:
    """Where a reader thought what the audience came to think so many moments later."""
    before = f", {count_of(moments, 'moment')} before the audience did."
    return f"You thought them {wording.TRUST_WORDS[level]} in ", moment, before


def turns(those: Iterable[tuple[NamedBeat, int]], *, complete: bool) -> list[Sentence]:
    """Each of somebody's turns, of which there is at least one, as part of a sentence."""
    found: list[Sentence] = [(f"{wording.TRUST_WORDS[level]} from ", at) for at, level in those]
    return [(*found[0], " to the end")] if complete and len(found) == 1 else found


def verdict(turns: Sequence[Sentence]) -> Sentence:
    """All of somebody's turns in one sentence."""
    first, *others = turns
    start, *rest = first
    return capital(str(start)), *rest, *(part for each in others for part in ("; ", *each)), "."


def billing(name: str, mark: str, played_by: str | None) -> str:
    """Somebody as a list of the people names them."""
    return f"{name} ({mark})" + (f", played by {played_by}" if played_by else "")


def written(last: NamedBeat | None, *, complete: bool) -> str:
    """How much of a story is written down, which ends with the moment `last`, in safe words."""
    if complete:
        return "All of the story is told here."
    if last is None:
        return "Spoiler-free: of the chapters, only titles and teasers stand here."
    title = emphasis_removed(last.chapter.title)
    until = f"the end of {title}" if last.chapter.whole else last.name
    return f"Spoiler-free: the story is told here up to {until}."
