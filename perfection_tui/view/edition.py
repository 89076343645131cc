"""The edition: a view joined up, made once and held by whoever shows it.

A screen, a page, plain mode and every export are given an edition and ask it for
what they show: `moments` in film order (and `moment(id)`), `events` in story order,
`people`, `clues` and `facts`. What hangs on one of these hangs on it here,
already joined, counted and worded; a surface only sets it. Everything is made when it
is first asked for, and kept as long as the edition is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from perfection_tui.script.model import BEFORE, Fact
from perfection_tui.view import sentences, wording
from perfection_tui.view.figure import Figure, Mistaken, Secret
from perfection_tui.view.horizon import ChapterView, Layer, View
from perfection_tui.view.moment import Happening, Moment, Pair
from perfection_tui.view.sentences import Headed, Sentence
from perfection_tui.view.stops import Stop

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Edition:
    """All of one view, joined up. Two editions are never equal, be their views so or not."""

    def __init__(self, view: View, later: str = wording.NOT_IN_COPY) -> None:
        """`later`: how what is not told yet comes to be told, in words."""
        self.view, self.later = view, later

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every open moment, in film order."""
        beats = ((chapter, beat) for chapter in self.view.chapters for beat in chapter.beats)
        return tuple(Moment(self, at, *each) for at, each in enumerate(beats))

    def moment(self, beat: str) -> Moment:
        """The moment of the beat with this id. Raises KeyError where the view has none."""
        return self._by_beat[beat]

    def moments_of(self, chapter: ChapterView) -> list[Moment]:
        """The open moments of a chapter."""
        return [self.moment(beat.id) for beat in chapter.beats]

    def moment_at(self, stop: Stop) -> Moment | None:
        """The moment at a stop: its own, or the last one that is open before it."""
        if stop.beat:
            return self.moment(stop.beat)
        before = [each for each in self.moments if each.chapter.number <= stop.chapter + 1]
        return before[-1] if before else None

    @cached_property
    def people(self) -> tuple[Figure, ...]:
        """Everybody, in the script's order."""
        return tuple(Figure(self, person) for person in self.view.people)

    def person(self, person: str) -> Figure:
        """The person with this id. Raises KeyError where the view has none."""
        return self._by_person[person]

    @property
    def trusted(self) -> list[Figure]:
        """Those whom the audience came to trust or not."""
        return [each for each in self.people if each.turns]

    @cached_property
    def clues(self) -> tuple[Pair, ...]:
        """Every clue with both its ends, in the order in which they are planted."""
        pairs = (
            Pair(clue, self.moment(clue.planted_at), self.moment(clue.pays_off_at))
            for clue in self.view.clues
        )
        return tuple(
            sorted(pairs, key=lambda pair: (pair.planted.position, pair.paid_off.position))
        )

    @cached_property
    def clues_as_paid_off(self) -> tuple[Pair, ...]:
        """The same in the order in which they pay off: what gave it away first, first."""
        return tuple(sorted(self.clues, key=lambda pair: pair.paid_off.position))

    @cached_property
    def events(self) -> tuple[Happening, ...]:
        """Every event, in story order."""
        return tuple(
            Happening(number, event, self.moment(event.revealed_at), self._in_order(event.beats))
            for number, event in enumerate(self.view.events, 1)
        )

    @cached_property
    def events_as_told(self) -> tuple[Happening, ...]:
        """Every event, in the order in which they are revealed."""
        return tuple(sorted(self.events, key=lambda each: each.revealed.position))

    @cached_property
    def main_events(self) -> tuple[Happening, ...]:
        """The events that tell the whole story by themselves, in story order."""
        return tuple(each for each in self.events if each.event.main)

    @cached_property
    def facts(self) -> tuple[Secret, ...]:
        """Every fact, with who knows it."""
        return tuple(map(self._secret, self.view.knowledge))

    @property
    def written(self) -> str:
        """How much of the story this edition holds, in spoiler-safe words."""
        return sentences.written(
            self.moments[-1] if self.moments else None, complete=self.view.complete
        )

    def beliefs(self, layers: Sequence[Layer], first: str) -> list[Headed]:
        """Beliefs under their headings; `first`: the heading of the oldest of several."""
        return _headed(sentences.belief_headings(self._since(layers, None), first), layers)

    def truths(self, layers: Sequence[Layer], here: str | None, unresolved: bool) -> list[Headed]:
        """Truths under their headings; `here`: the beat whose truths they are, by its id."""
        # Only at the end of the story is it safe to say that nothing more will come.
        whole = self.view.complete and not unresolved
        headings = sentences.truth_headings(self._since(layers, here), whole=whole)
        accounts = (
            sentences.account(heading, self.person(layer.by).name) if layer.by else heading
            for heading, layer in zip(headings, layers, strict=True)
        )
        return _headed(accounts, layers)

    @cached_property
    def clues_at(self) -> Mapping[Moment, Sequence[Pair]]:
        """The clues by the moments that plant them and by those at which they pay off."""
        return _grouped(
            (moment, pair) for pair in self.clues for moment in {pair.planted, pair.paid_off}
        )

    @cached_property
    def revealed_at(self) -> Mapping[Moment, Sequence[Happening]]:
        """The events by the moments that reveal them."""
        return _grouped((each.revealed, each) for each in self.events)

    @cached_property
    def touched_at(self) -> Mapping[Moment, Sequence[Happening]]:
        """The events by the moments that touch them before they are revealed."""
        return _grouped((moment, each) for each in self.events for moment in each.earlier)

    @cached_property
    def _by_beat(self) -> Mapping[str, Moment]:
        return {moment.beat.id: moment for moment in self.moments}

    @cached_property
    def _by_person(self) -> Mapping[str, Figure]:
        return {each.id: each for each in self.people}

    def _since(self, layers: Sequence[Layer], here: str | None) -> list[Moment | None]:
        return [None if each.at in (None, here) else self.moment(each.at) for each in layers]

    def _in_order(self, beats: Iterable[str]) -> list[Moment]:
        """Moments by their beats' ids, each once."""
        return sorted(map(self.moment, set(beats)), key=lambda each: each.position)

    def _secret(self, fact: Fact) -> Secret:
        known = {
            person.id: self._from(since)
            for person in self.people
            if (since := fact.known_by.get(person.id))
        }
        mistaken = {
            person.id: Mistaken(
                person, self._from(mistake.at), known.get(person.id), mistake.belief
            )
            for person in self.people
            if (mistake := fact.taken_for.get(person.id))
        }
        revealed = self.moment(fact.revealed_at)
        lines = self._lines(known, revealed, mistaken.values())
        return Secret(fact, revealed, known, mistaken, lines)

    def _from(self, since: str) -> Moment | None:
        return None if since == BEFORE else self.moment(since)

    def _lines(
        self,
        known: Mapping[str, Moment | None],
        revealed: Moment,
        mistaken: Iterable[Mistaken],
    ) -> list[Sentence]:
        """Who comes to know a fact, and who to have it wrong, each in a sentence, in film order."""
        names = {person: self.person(person).name for person in known}
        groups = _grouped((since, names[person]) for person, since in known.items())
        groups = {**groups, revealed: [*groups.get(revealed, ()), wording.AUDIENCE]}
        lines = [
            *((since, sentences.known(those, since)) for since, those in groups.items()),
            *((each.since, (f"{each.figure.name}, ", *each.words)) for each in mistaken),
        ]
        return [line for _, line in sorted(lines, key=lambda each: _position(each[0]))]


def _position(moment: Moment | None) -> int:
    """Where a moment stands in the telling; None: before all of them."""
    return moment.position if moment else -1


def _grouped(pairs: Iterable[tuple[Key, Thing]]) -> Mapping[Key, Sequence[Thing]]:
    groups: dict[Key, list[Thing]] = {}
    for key, thing in pairs:
        groups.setdefault(key, []).append(thing)
    return groups


def _headed(headings: Iterable[str], layers: Sequence[Layer]) -> list[Headed]:
    return [
        Headed(heading, wording.contains(layer.care), layer.text)
        for heading, layer in zip(headings, layers, strict=True)
    ]
