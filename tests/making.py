"""Stories for tests: made by hypothesis, every text of them saying when it may be known.

A text reads like `<truth of b2 @5>`: it may be known once five beats have been
watched. `@end` is for what is known at the end only, `@never` for what no view holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.horizon import NOTHING, Horizon
from perfection_tui.script.model import (
    BEFORE,
    About,
    Advisory,
    Answer,
    Beat,
    Chapter,
    Clue,
    Event,
    Fact,
    Person,
    Revision,
    Source,
    Story,
    Truth,
)

Item = TypeVar("Item")

MARKED = re.compile(r"<[^<>]*@(\d+|end|never)>")


def known_from(text: str) -> list[str]:
    """When each of the marked texts in a text may be known."""
    return MARKED.findall(text)


def film_order(story: Story) -> list[str]:
    """The ids of all beats in film order."""
    return [beat.id for chapter in story.chapters for beat in chapter.beats]


def horizon_at(story: Story, watched: int) -> Horizon:
    """The horizon after so many beats."""
    return Horizon(film_order(story)[watched - 1]) if watched else NOTHING


def _said(what: str, watched: int | str) -> str:
    return f"<{what} @{watched}>"


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Any sound story of up to four chapters of up to four beats."""
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    count = sum(lengths)
    # An id tells its own place too: ids beyond the horizon are in no view.
    ids = [f"b{n}-from-{n}-" for n in range(1, count + 1)]

    def later(n: int) -> int:
        return draw(st.integers(n, count))

    people = {f"p{i}": draw(st.integers(0, count)) for i in range(draw(st.integers(0, 3)))}
    numbers = iter(range(1, count + 1))
    chapters = tuple(
        Chapter(
            id=f"c{c}",
            title=_said(f"title of c{c}", 0),
            teaser=_said(f"teaser of c{c}", 0),
            beats=tuple(_beat(draw, next(numbers), ids, people) for _ in range(length)),
        )
        for c, length in enumerate(lengths)
    )
    return Story(
        format=1,
        title=_said("title", 0),
        about=About(
            kind=_said("kind", 0),
            premise=_said("premise", 0),
            facts={_said("fact name", 0): _said("fact", 0)},
            questions=(_said("question", 0),),
            sources=(Source(title=_said("source", 0)),),
        ),
        advisory=Advisory(general=(_said("general", 0),), detailed=(_said("detailed", 0),)),
        people={who: _person(draw, who, since, ids) for who, since in people.items()},
        chapters=chapters,
        clues=tuple(
            _clue(f"k{i}", draw(st.integers(1, n)), n, ids)
            for i, n in enumerate(later(1) for _ in range(draw(st.integers(0, 3))))
        ),
        events=tuple(_event(draw, f"e{i}", later(1), ids) for i in range(draw(st.integers(0, 3)))),
        knowledge=tuple(
            _fact(draw, f"f{i}", later(1), ids, people) for i in range(draw(st.integers(0, 2)))
        ),
        coda=(Answer(question=_said("coda question", "end"), answer=_said("coda", "end")),),
    )


def _layers(
    draw: st.DrawFn, what: str, since: int, ids: Sequence[str]
) -> tuple[tuple[Revision, ...], tuple[Truth, ...], int]:
    """Revisions and truths of something known since a beat, and when the last truth comes."""
    first = max(since, 1)
    places = sorted(draw(st.sets(st.integers(first, len(ids)), min_size=1, max_size=3)))
    truths = tuple(
        Truth(at=ids[n - 1], truth=_said(f"truth {i} of {what}", n)) for i, n in enumerate(places)
    )
    wrong = [n for n in range(first + 1, places[-1]) if draw(st.booleans())]
    revisions = tuple(
        Revision(at=ids[n - 1], belief=_said(f"revision {n} of {what}", n)) for n in wrong
    )
    return revisions, truths, places[-1]


def _beat(draw: st.DrawFn, n: int, ids: Sequence[str], people: Mapping[str, int]) -> Beat:
    revisions, truths, whole = _layers(draw, f"b{n}", n, ids)
    return Beat(
        id=ids[n - 1],
        title=_said(f"title of b{n}", n),
        place=draw(st.sampled_from([None, _said(f"place of b{n}", n)])),
        belief=_said(f"belief of b{n}", n),
        revisions=revisions,
        truths=truths,
        through=draw(st.sampled_from([None, *people])),
        trust={who: draw(st.integers(-2, 2)) for who in people if draw(st.booleans())},
        note=draw(st.sampled_from([None, _said(f"note of b{n}", whole)])),
        care=draw(st.sampled_from([(), (_said(f"care of b{n}", n),)])),
        sources=(_said(f"sources of b{n}", "never"),),
    )


def _person(draw: st.DrawFn, who: str, since: int, ids: Sequence[str]) -> Person:
    revisions, truths, _ = _layers(draw, who, since, ids)
    return Person(
        name=_said(f"name of {who}", since),
        mark=who,
        played_by=_said(f"player of {who}", since),
        introduced_at=ids[since - 1] if since else None,
        belief=_said(f"belief of {who}", since),
        revisions=revisions,
        truths=truths,
    )


def _clue(id_: str, planted: int, n: int, ids: Sequence[str]) -> Clue:
    return Clue(
        id=f"{id_}-from-{n}-",
        planted_at=ids[planted - 1],
        pays_off_at=ids[n - 1],
        detail=_said(f"detail of {id_}", n),
        meaning=_said(f"meaning of {id_}", n),
    )


def _event(draw: st.DrawFn, id_: str, n: int, ids: Sequence[str]) -> Event:
    return Event(
        id=f"{id_}-from-{n}-",
        when=_said(f"when of {id_}", n),
        what=_said(f"what of {id_}", n),
        revealed_at=ids[n - 1],
        beats=tuple(beat for beat in ids if draw(st.booleans())),
    )


def _fact(draw: st.DrawFn, id_: str, n: int, ids: Sequence[str], people: Mapping[str, int]) -> Fact:
    return Fact(
        id=f"{id_}-from-{n}-",
        fact=_said(f"fact {id_}", n),
        revealed_at=ids[n - 1],
        known_by={who: draw(st.sampled_from([BEFORE, *ids])) for who in people},
    )


@st.composite
def told_otherwise(draw: st.DrawFn, story: Story, watched: int) -> Story:
    """The same story to somebody who has watched so far, and any other story beyond that.

    Everything that design calls hidden at this horizon is rewritten, added to,
    removed or reordered. What stays: which chapters are whole, and whether a
    beat's note is out, for those are seen.
    """
    order = film_order(story)
    if watched == len(order):
        return _other_sources(story)
    seen = set(order[:watched])
    hidden: list[str] = []

    def fresh(chapter: Chapter) -> tuple[Beat, ...]:
        kept = tuple(beat for beat in chapter.beats if beat.id in seen)
        if len(kept) == len(chapter.beats):
            return kept
        new = [f"x{len(hidden) + i}-from-99-" for i in range(draw(st.integers(1, 3)))]
        hidden.extend(new)
        return kept + tuple(
            Beat(
                id=id_,
                title=_said("other title", 99),
                belief=_said("other belief", 99),
                truths=(Truth(at=id_, truth=_said("other truth", 99)),),
                trust={who: draw(st.integers(-2, 2)) for who in story.people},
            )
            for id_ in new
        )

    chapters = tuple(replace(chapter, beats=fresh(chapter)) for chapter in story.chapters)
    there = {who for who, person in story.people.items() if person.introduced_at in {None, *seen}}
    other = _Otherwise(draw, seen, hidden, there)
    return replace(
        story,
        people=other.people(story.people),
        chapters=tuple(
            replace(
                chapter,
                beats=tuple(
                    other.beat(beat) if beat.id in seen else beat for beat in chapter.beats
                ),
            )
            for chapter in chapters
        ),
        clues=other.mixed(
            [clue for clue in story.clues if clue.pays_off_at in seen],
            lambda i: Clue(
                id=f"y{i}-from-99-",
                planted_at=draw(st.sampled_from([*sorted(seen), *hidden])),
                pays_off_at=other.later(),
                detail=_said("other detail", 99),
                meaning=_said("other meaning", 99),
            ),
        ),
        events=other.mixed(
            [other.event(event) for event in story.events if event.revealed_at in seen],
            lambda i: Event(
                id=f"z{i}-from-99-",
                when=_said("other when", 99),
                what=_said("other what", 99),
                revealed_at=other.later(),
            ),
        ),
        knowledge=other.mixed(
            [other.fact(fact) for fact in story.knowledge if fact.revealed_at in seen],
            lambda i: Fact(
                id=f"w{i}-from-99-", fact=_said("other fact", 99), revealed_at=other.later()
            ),
        ),
        coda=draw(st.sampled_from([(), (Answer(question="other", answer="other"),)])),
    )


def _other_sources(story: Story) -> Story:
    return replace(
        story,
        chapters=tuple(
            replace(
                chapter,
                beats=tuple(replace(beat, sources=("elsewhere",)) for beat in chapter.beats),
            )
            for chapter in story.chapters
        ),
    )


class _Otherwise:
    """Tells the parts of a story otherwise wherever somebody at a horizon cannot see it."""

    def __init__(self, draw: st.DrawFn, seen: set[str], hidden: list[str], there: set[str]) -> None:
        self._draw, self._seen, self._hidden, self._there = draw, seen, hidden, there

    def later(self) -> str:
        """Some beat beyond the horizon."""
        return self._draw(st.sampled_from(self._hidden))

    def mixed(self, kept: Sequence[Item], make: Callable[[int], Item]) -> tuple[Item, ...]:
        """What is seen, in its order, with others anywhere between."""
        mixed = list(kept)
        for i in range(self._draw(st.integers(0, 2))):
            mixed.insert(self._draw(st.integers(0, len(mixed))), make(i))
        return tuple(mixed)

    def beat(self, beat: Beat) -> Beat:
        """A beat that is seen, with other things hidden in it."""
        told = tuple(truth for truth in beat.truths if truth.at in self._seen)
        whole = len(told) == len(beat.truths)
        more = self._truths(0 if told else 1)
        note = beat.note
        if whole and note:
            more = ()
        elif more:
            note = self._draw(st.sampled_from([None, _said("other note", 99)]))
        else:
            note = None
        return replace(
            beat,
            revisions=self._revisions(beat.revisions),
            truths=told + more,
            note=note,
            through=beat.through if told and beat.through in self._there else self._other_person(),
            trust={who: level for who, level in beat.trust.items() if who in self._there}
            | {"stranger-from-99-": self._draw(st.integers(-2, 2))},
            sources=("elsewhere",),
        )

    def people(self, people: Mapping[str, Person]) -> dict[str, Person]:
        """The people who are seen, told otherwise beyond the horizon, with others between."""
        kept = [(who, self._person(person)) for who, person in people.items() if who in self._there]
        return dict(self.mixed(kept, lambda i: (f"q{i}-from-99-", self._stranger())))

    def event(self, event: Event) -> Event:
        """An event that is seen, touching other beats beyond the horizon."""
        beats = [beat for beat in event.beats if beat in self._seen]
        return replace(event, beats=self.mixed(beats, lambda _: self.later()))

    def fact(self, fact: Fact) -> Fact:
        """A fact that is seen, known to others too, from beats beyond the horizon."""
        known = {
            who: since
            for who, since in fact.known_by.items()
            if who in self._there and since in {BEFORE, *self._seen}
        }
        return replace(fact, known_by=known | {"stranger-from-99-": BEFORE})

    def _truths(self, least: int) -> tuple[Truth, ...]:
        return tuple(
            Truth(at=self.later(), truth=_said("other truth", 99))
            for _ in range(self._draw(st.integers(least, 2)))
        )

    def _revisions(self, revisions: Sequence[Revision]) -> tuple[Revision, ...]:
        told = tuple(each for each in revisions if each.at in self._seen)
        return told + tuple(
            Revision(at=self.later(), belief=_said("other revision", 99))
            for _ in range(self._draw(st.integers(0, 2)))
        )

    def _person(self, person: Person) -> Person:
        told = tuple(truth for truth in person.truths if truth.at in self._seen)
        return replace(
            person,
            revisions=self._revisions(person.revisions),
            truths=told + self._truths(0 if told else 1),
        )

    def _stranger(self) -> Person:
        return Person(
            name=_said("other name", 99),
            mark="X",
            introduced_at=self.later(),
            belief=_said("other belief", 99),
            truths=self._truths(1),
        )

    def _other_person(self) -> str | None:
        return self._draw(st.sampled_from([None, "stranger-from-99-"]))
