"""Whom the audience trusts, and when it changes its mind: the verdict in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from perfection_tui.view.horizon import BeatView, PersonView, View
from perfection_tui.view.places import FilmOrder, Place
from perfection_tui.view.wording import TRUST_WORDS, emphasis_removed


class Turn(Struct, frozen=True):
    """The audience changes its mind about somebody: where, and to what level."""

    place: Place
    level: int

    @property
    def words(self) -> str:
        """The level in words, and since when: `a hero from Free at last (Mission 1)`."""
        return f"{TRUST_WORDS[self.level]} from {self.place.name}"


class Moved(Struct, frozen=True):
    """What one moment did to the trust in somebody; `before` is None where there was none."""

    person: PersonView
    before: int | None
    level: int

    @property
    def words(self) -> str:
        """Name, level, and what that was before: `Lizzie Wells, undecided (until now a hero)`."""
        was = f" ({self.was})" if self.was else ""
        return f"{emphasis_removed(self.person.name)}, {TRUST_WORDS[self.level]}{was}"

    @property
    def was(self) -> str:
        """What the trust was before, in words; empty where there was none."""
        return "" if self.before is None else f"until now {TRUST_WORDS[self.before]}"


def turns(order: FilmOrder, person: str) -> list[Turn]:
    """Where the audience makes up and changes its mind about the person with this id."""
    found: list[Turn] = []
    for place in order:
        level = place.beat.trust.get(person)
        if level is not None and (not found or found[-1].level != level):
            found.append(Turn(place, level))
    return found


def in_words(view: View, found: Sequence[Turn]) -> str:
    """All of somebody's turns in one sentence. `found` is never empty."""
    words = "; ".join(turn.words for turn in found)
    end = " to the end" if view.complete and len(found) == 1 else ""
    return f"{words[:1].upper()}{words[1:]}{end}."


def moved(view: View, beat: BeatView, before: Mapping[str, int]) -> list[Moved]:
    """Whom the audience trusts otherwise after a beat than it did `before`."""
    return [
        Moved(person, before.get(person.id), beat.trust[person.id])
        for person in view.people
        if person.id in beat.trust and beat.trust[person.id] != before.get(person.id)
    ]
