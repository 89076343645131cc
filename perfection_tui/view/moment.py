"""A moment with all that hangs on it: its two sides, clues, events, and whom it moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from perfection_tui.script.model import Clue, Event
from perfection_tui.view import sentences, wording
from perfection_tui.view.figure import Moved
from perfection_tui.view.horizon import BeatView, ChapterView
from perfection_tui.view.sentences import Headed, NamedBeat, Sentence

if TYPE_CHECKING:
    from perfection_tui.view.edition import Edition

_FEW_CLUES = 2


class Moment(NamedBeat):
    """A beat with all that hangs on it."""

    def __init__(
        self, edition: Edition, position: int, chapter: ChapterView, beat: BeatView
    ) -> None:
        super().__init__(position, chapter, beat)
        self._edition = edition

    @property
    def belief(self) -> list[Headed]:
        """What the audience believes: first sight, then each revision, oldest first."""
        return self._edition.beliefs(self.beat.beliefs, "first sight")

    @property
    def truth(self) -> list[Headed]:
        """What actually happened, in layers, oldest first, as far as it may be told."""
        return self._edition.truths(self.beat.truths, self.beat.id, self.beat.unresolved)

    @property
    def unresolved(self) -> str:
        """That none of it is the whole truth, in words; empty where that is not so, or hidden."""
        return wording.UNRESOLVED if self.beat.unresolved else ""

    def replayed(self, reveal: str) -> tuple[list[Headed], Headed]:
        """What was told of this before a reveal, by its beat, and what that told."""
        layers = self.beat.truths
        at = next(at for at, layer in enumerate(layers) if layer.at == reveal)
        # The last of them may not be the last there is.
        *before, new = self._edition.truths(layers[: at + 1], self.beat.id, unresolved=True)
        return before, new

    @property
    def next_beliefs(self) -> list[Headed]:
        """What the audience came to believe after first sight."""
        return self.belief[1:]

    @property
    def untold(self) -> str:
        """What the truth side says where nothing may be told."""
        return f"{wording.NOTHING_TOLD} {self._edition.later}"

    @property
    def two_sided(self) -> bool:
        """Whether turning it over shows more than that nothing may be told."""
        return bool(self.beat.truths) or len(self.beat.beliefs) > 1

    @property
    def through(self) -> str:
        """Whose eyes the telling used; empty where it used nobody's or that may not be told."""
        person = self.beat.through
        return sentences.through(self._edition.person(person).name) if person else ""

    @property
    def remarks(self) -> list[str]:
        """What stands behind the truth, in words: that nobody can say more, whose eyes, a note."""
        note = f"Note: {self.beat.note}" if self.beat.note else ""
        return [each for each in (self.unresolved, self.through, note) if each]

    @cached_property
    def turns_over(self) -> list[Moment]:
        """The earlier moments to which this one adds a truth."""
        return list(map(self._edition.moment, self.beat.turns_over))

    @property
    def turns_over_in_words(self) -> Sentence:
        """The same in words."""
        return sentences.turns_over(self.turns_over)

    @property
    def is_reveal(self) -> str:
        """That there are such moments, on first sight; empty where there are none."""
        return sentences.is_reveal(self.turns_over)

    @property
    def clues(self) -> list[Sentence]:
        """The clues that are planted or pay off here."""
        return [
            sentences.clue(pair.clue.detail, pair.planted, pair.paid_off, self)
            for pair in self._edition.clues_at.get(self, ())
        ]

    @property
    def clues_in_short(self) -> list[Sentence]:
        """The same where all of them can be looked up: none if there are more than a few."""
        return [] if self.many_clues else self.clues

    @property
    def many_clues(self) -> str:
        """How many clues are planted and pay off here, if that is more than a few."""
        pairs = self._edition.clues_at.get(self, ())
        if len(pairs) <= _FEW_CLUES:
            return ""
        planted = sum(each.planted is self for each in pairs)
        paid_off = sum(each.paid_off is self for each in pairs)
        return sentences.clues_counted(planted, paid_off)

    @property
    def reveals(self) -> Sequence[Happening]:
        """The events that the audience knows from here on."""
        return self._edition.revealed_at.get(self, ())

    @property
    def touches(self) -> Sequence[Happening]:
        """The events that are touched here and revealed later."""
        return self._edition.touched_at.get(self, ())

    @property
    def events(self) -> str:
        """The same by number, in words."""
        revealed, touched = (
            [each.number for each in some] for some in (self.reveals, self.touches)
        )
        return sentences.events_at(revealed, touched)

    @property
    def trust_before(self) -> Mapping[str, int]:
        """Whom the audience trusts coming into this moment; nobody yet at the first."""
        return self._edition.moments[self.position - 1].beat.trust if self.position else {}

    @property
    def moved(self) -> list[Moved]:
        """Whom the audience trusts otherwise after this moment than before it."""
        before, after = self.trust_before, self.beat.trust
        return [
            Moved(each, before.get(each.id), after[each.id])
            for each in self._edition.people
            if each.id in after and after[each.id] != before.get(each.id)
        ]

    @property
    def moved_in_words(self) -> str:
        """The same in words; empty where it moved nobody."""
        return sentences.moved(each.words for each in self.moved)

    @property
    def beside(self) -> list[Sentence]:
        """The clues of this moment and whom it moved, for a page without a place for either."""
        return [*self.clues, *([(self.moved_in_words,)] if self.moved else [])]


class Pair(Struct, frozen=True):
    """A clue with the moment that plants it and the one at which it pays off."""

    clue: Clue
    planted: Moment
    paid_off: Moment

    @property
    def later(self) -> str:
        """How long after it was planted it pays off: `two moments later`."""
        return sentences.moments_later(self.paid_off.position - self.planted.position)


class Happening(Struct, frozen=True):
    """An event, its number in story order, where it is revealed, and the moments touching it."""

    number: int
    event: Event
    revealed: Moment
    touched: Sequence[Moment]

    @property
    def earlier(self) -> list[Moment]:
        """Where it is touched before it is revealed."""
        return [each for each in self.touched if each.position < self.revealed.position]

    @property
    def words(self) -> Sentence:
        """Where it is touched, where it is revealed, and for how long it was held back."""
        return sentences.event(self.revealed, self.earlier)
