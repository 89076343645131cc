"""The edition: a view joined up, made once and held by whoever shows it.

A screen, a page, plain mode and every export are given an edition and ask it for
what they show: `moments` in film order (and `moment(id)`), `events` in story order,
`people`, `clues`, `facts`, and `search`. What hangs on one of these hangs on it here,
already joined, counted and worded; a surface only sets it. Everything is made when it
is first asked for, and kept as long as the edition is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from perfection_tui.script.model import BEFORE, Clue, Event, Fact
from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, ChapterView, Layer, PersonView, View
from perfection_tui.view.search import Search, texts
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import Headed, Sentence, emphasis_removed

Key = TypeVar("Key")
Thing = TypeVar("Thing")

_FEW_CLUES = 2


class Moment:
    """A beat where it stands in the telling, with all that hangs on it.

    `position` counts from 0 in film order.
    """

    def __init__(
        self, edition: Edition, position: int, chapter: ChapterView, beat: BeatView
    ) -> None:
        self.position, self.chapter, self.beat = position, chapter, beat
        self._edition = edition

    @property
    def title(self) -> str:
        """The title, without marks."""
        return emphasis_removed(self.beat.title)

    @property
    def numbered(self) -> str:
        """The chapter and the number in it, as in `Detour 7`."""
        return f"{emphasis_removed(self.chapter.title)} {self.beat.number}"

    @property
    def name(self) -> str:
        """Title and number, for running text."""
        return f"{wording.titled(self.beat)} ({self.numbered})"

    @property
    def label(self) -> str:
        """The same where it stands alone."""
        return f"{self.title} ({self.numbered})"

    @property
    def address(self) -> str:
        """Chapter and moment by number, as the command line takes them: `2/7`."""
        return f"{self.chapter.number}/{self.beat.number}"

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
        return wording.through(self._edition.person(person).name) if person else ""

    @cached_property
    def opens(self) -> list[Moment]:
        """The earlier moments to which this one adds a truth."""
        return list(map(self._edition.moment, self.beat.opens))

    @property
    def turns_over(self) -> Sentence:
        """The same in words."""
        return wording.turns_over(self.opens)

    @property
    def is_reveal(self) -> str:
        """That there are such moments, on first sight; empty where there are none."""
        return wording.is_reveal(self.opens)

    @property
    def clues(self) -> list[Sentence]:
        """The clues that are planted or pay off here."""
        return [wording.clue(pair, self) for pair in self._edition.clues_at.get(self, ())]

    @property
    def clues_in_short(self) -> list[Sentence]:
        """The same where a key shows all of them: more than a few in one line."""
        pairs = self._edition.clues_at.get(self, ())
        if len(pairs) <= _FEW_CLUES:
            return self.clues
        planted = sum(each.planted is self for each in pairs)
        paid_off = sum(each.paid_off is self for each in pairs)
        return [(wording.clues_counted(planted, paid_off),)]

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
        return wording.events_at(revealed, touched)

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
    def beside(self) -> list[Sentence]:
        """The clues of this moment and whom it moved, for a page without a place for either."""
        moved = wording.moved(self.moved)
        return [*self.clues, *([(moved,)] if moved else [])]


class Pair(Struct, frozen=True):
    """A clue with the moment that plants it and the one at which it pays off."""

    clue: Clue
    planted: Moment
    paid_off: Moment

    @property
    def later(self) -> str:
        """How long after it was planted it pays off: `two moments later`."""
        return wording.moments_later(self.paid_off.position - self.planted.position)


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
        return wording.event(self.revealed, self.earlier)


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
        return wording.billing(self.person.name, self.mark, self.person.played_by)

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

    @cached_property
    def verdict(self) -> Sentence:
        """All of that in a sentence."""
        return wording.verdict(self.turns, complete=self._edition.view.complete)


class Moved(Struct, frozen=True):
    """What one moment did to the trust in somebody; `before` is None where there was none."""

    figure: Figure
    before: int | None
    level: int

    @property
    def was(self) -> str:
        """What the trust was before, in words; empty where there was none."""
        return wording.until_now(self.before)

    @property
    def words(self) -> str:
        """Name, level, and what that was before: `Lizzie Wells, undecided (until now a hero)`."""
        was = f" ({self.was})" if self.was else ""
        return f"{self.figure.name}, {wording.trust(self.level)}{was}"


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
        return wording.mistake(self.since, self.until, self.belief)


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

    def __contains__(self, beat: str) -> bool:
        """Whether the beat with this id is open."""
        return beat in self._by_beat

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
    def judged(self) -> list[Figure]:
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

    @cached_property
    def search(self) -> Search:
        """Everything that can be found, and what has been looked for in it."""
        return Search(texts(self))

    @property
    def written(self) -> str:
        """How much of the story this edition holds, in spoiler-safe words."""
        return wording.written(self)

    def beliefs(self, layers: Sequence[Layer], first: str) -> list[Headed]:
        """Beliefs under their headings; `first`: the heading of the oldest of several."""
        return _headed(wording.belief_headings(self._since(layers, None), first), layers)

    def truths(self, layers: Sequence[Layer], here: str | None, unresolved: bool) -> list[Headed]:
        """Truths under their headings; `here`: the beat whose truths they are, by its id."""
        # Only at the end of the story is it safe to say that nothing more will come.
        whole = self.view.complete and not unresolved
        headings = wording.truth_headings(self._since(layers, here), whole=whole)
        accounts = (
            wording.account(heading, self.person(layer.by).name) if layer.by else heading
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
            *((since, wording.known(those, since)) for since, those in groups.items()),
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
