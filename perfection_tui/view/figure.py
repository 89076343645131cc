"""Somebody in the story: who they are taken for, whom the audience trusts, what they know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from perfection_tui.script.model import Fact
from perfection_tui.view import sentences, wording
from perfection_tui.view.horizon import PersonView
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.sentences import Headed, Sentence

if TYPE_CHECKING:
    from perfection_tui.view.edition import Edition
    from perfection_tui.view.moment import Moment


class Turn(Struct, frozen=True):
    """The audience changes its mind about somebody: at which moment, and to what level."""

    moment: Moment
    level: int


class Figure:
    """Somebody in the story, told twice, with how far the audience trusts them."""

    def __init__(self, edition: Edition, person: PersonView) -> None:
        self.person, self.id, self.mark = person, person.id, person.mark
        self._edition = edition

    @cached_property
    def name(self) -> str:
        """The name, without marks."""
        return emphasis_removed(self.person.name)

    @property
    def billing(self) -> str:
        """Name, mark and player."""
        return sentences.billing(self.person.name, self.mark, self.person.played_by)

    @property
    def belief(self) -> list[Headed]:
        """What the audience takes them for, and later takes them for, oldest first."""
        return self._edition.beliefs(self.person.beliefs, "at first")

    @property
    def truth(self) -> list[Headed]:
        """What they turn out to be, oldest first, as far as it may be told."""
        return self._edition.truths(self.person.truths, None, self.person.unresolved)

    @property
    def unresolved(self) -> str:
        """As of a moment."""
        return wording.UNRESOLVED if self.person.unresolved else ""

    @property
    def untold(self) -> str:
        """What is said where nothing of who they are may be told."""
        return f"{wording.NOBODY_TOLD} {self._edition.later}"

    @property
    def met(self) -> Moment | None:
        """The moment that brings them in; None: the premise does."""
        since = self.person.beliefs[0].at
        return self._edition.moment(since) if since else None

    @cached_property
    def turns(self) -> list[Turn]:
        """Where the audience makes up and changes its mind about them; empty: it never met them."""
        found: list[Turn] = []
        for moment in self._edition.moments:
            level = moment.beat.trust.get(self.id)
            if level is not None and (not found or found[-1].level != level):
                found.append(Turn(moment, level))
        return found

    def trust_at(self, moment: Moment) -> str:
        """How far the audience trusts them after a moment, in words."""
        met = self.met is None or self.met.position <= moment.position
        return sentences.trust(moment.beat.trust.get(self.id), met=met)

    @property
    def turns_told(self) -> Sequence[Sentence]:
        """Each of that as part of a sentence."""
        those = ((turn.moment, turn.level) for turn in self.turns)
        return sentences.turns(those, complete=self._edition.view.complete)

    @cached_property
    def verdict(self) -> Sentence:
        """All of that in a sentence."""
        return sentences.verdict(self.turns_told)


class Moved(Struct, frozen=True):
    """What one moment did to the trust in somebody; `before` is None where there was none."""

    figure: Figure
    before: int | None
    level: int

    @property
    def was(self) -> str:
        """What the trust was before, in words; empty where there was none."""
        return sentences.until_now(self.before)

    @property
    def words(self) -> str:
        """Name, level, and what that was before: `Lizzie Wells, undecided (until now a hero)`."""
        was = f" ({self.was})" if self.was else ""
        return f"{self.figure.name}, {sentences.trust(self.level)}{was}"


class Mistaken(Struct, frozen=True):
    """Somebody who takes something else for true, and since when; None: before the story begins.

    `until`: when they come to know better; None: as far as can be told, never.
    """

    figure: Figure
    since: Moment | None
    until: Moment | None
    belief: str

    @property
    def words(self) -> Sentence:
        """Since when, until when, and what, in a sentence."""
        return sentences.mistake(self.since, self.until, self.belief)


class Secret(Struct, frozen=True):
    """A fact that not everybody knows, and since which moment the audience does.

    `known`: since when people know it, by id and in the order of the people; None: before
    the story begins. `mistaken`: those who have it wrong until they know it, by id and in
    the same order. `lines`: all of that in words, the audience included, in film order.
    """

    fact: Fact
    revealed: Moment
    known: Mapping[str, Moment | None]
    mistaken: Mapping[str, Mistaken]
    lines: Sequence[Sentence]
