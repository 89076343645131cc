"""Stories for tests: made by hypothesis, every text of them saying when it may be known.

A text is one word like `kw05truth0ofb2`: it may be known once five beats have
been watched; ids read `id05b2`. One word, because no wrapping breaks it, on a
screen or in the bytes that draw one.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.script import library, model
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, Horizon, everything, see

Item = TypeVar("Item")
Ids = Sequence[str]
People = Mapping[str, int]
"""People by id, each with the number of the beat that brings them in."""

END, NEVER = 98, 99
STRANGER = "id99stranger"
"""Known at the end of the story only; in no view, like the person whom no view names."""


def known_from(text: str, *, ids: bool = True) -> list[int]:
    """After how many beats each of the marked words in a text may be known."""
    return [int(known) for known in re.findall(r"(?:kw|id)(\d\d)" if ids else r"kw(\d\d)", text)]


def film_order(story: model.Story) -> list[str]:
    """The ids of all beats in film order."""
    return [beat.id for chapter in story.chapters for beat in chapter.beats]


def whole(story: model.Story) -> Edition:
    """All of a story, joined up."""
    return Edition(see(story, everything(story)))


def horizon_at(story: model.Story, watched: int) -> Horizon:
    """The horizon after so many beats."""
    return Horizon(film_order(story)[watched - 1]) if watched else NOTHING


def said(what: str, known: int) -> str:
    """A text that may be known after so many beats."""
    return f"kw{known:02d}{what.replace(' ', '')}"


def named(what: str, known: int) -> str:
    """An id that may be known after so many beats."""
    return f"id{known:02d}{what}"


def script_of(story: model.Story) -> str:
    """A story as a script: JSON is YAML too."""
    return json.dumps(_without_nothing(msgspec.to_builtins(story)))


def _without_nothing(value: Any) -> Any:
    """A tree without what is None: a script leaves that out."""
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each is not None}
    return [_without_nothing(each) for each in value] if isinstance(value, (list, tuple)) else value


@st.composite
def stories(draw: st.DrawFn) -> model.Story:
    """Any sound story of up to four chapters of up to four beats."""
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    count = sum(lengths)
    ids = [named(f"b{n}", n) for n in range(1, count + 1)]

    def later(n: int) -> int:
        return draw(st.integers(n, count))

    people = {f"p{i}": draw(st.integers(0, count)) for i in range(draw(st.integers(0, 3)))}
    numbers = iter(range(1, count + 1))
    chapters = tuple(
        model.Chapter(
            id=f"c{c}",
            title=said(f"title of c{c}", 0),
            teaser=said(f"teaser of c{c}", 0),
            beats=tuple(_beat(draw, next(numbers), ids, people) for _ in range(length)),
        )
        for c, length in enumerate(lengths)
    )
    return model.Story(
        format=1,
        title=said("title", 0),
        language=draw(st.sampled_from([None, "en", "pt-BR"])),
        about=model.About(
            kind=said("kind", 0),
            author=said("author", 0),
            licence=said("licence", 0),
            premise=said("premise", 0),
            facts={said("fact name", 0): said("fact", 0)},
            questions=(said("question", 0),),
            sources=(model.Source(title=said("source", 0)),),
        ),
        advisory=model.Advisory(general=(said("general", 0),), detailed=(said("detailed", 0),)),
        people={who: _person(draw, who, ids, people) for who in people},
        chapters=chapters,
        clues=tuple(
            _clue(f"k{i}", draw(st.integers(1, n)), n, ids)
            for i, n in enumerate(later(1) for _ in range(draw(st.integers(0, 3))))
        ),
        events=tuple(_event(draw, f"e{i}", later(1), ids) for i in range(draw(st.integers(0, 3)))),
        knowledge=tuple(
            _fact(draw, f"f{i}", later(1), ids, people) for i in range(draw(st.integers(0, 2)))
        ),
        coda=(model.Answer(question=said("coda question", END), answer=said("coda", END)),),
    )


@st.composite
def stories_with_horizons(draw: st.DrawFn) -> tuple[model.Story, int]:
    """A story, and how many of its beats have been watched."""
    story = draw(stories())
    return story, draw(st.integers(0, len(film_order(story))))


def editions() -> st.SearchStrategy[Edition]:
    """Any story as it may be known from anywhere in it."""
    return stories_with_horizons().map(lambda case: Edition(see(case[0], horizon_at(*case))))


def _layers(
    draw: st.DrawFn, what: str, since: int, ids: Ids, people: People
) -> tuple[tuple[model.Revision, ...], tuple[model.Truth, ...], int]:
    """Revisions and truths of something known since a beat, and when the last truth comes."""
    first = max(since, 1)
    places = sorted(draw(st.sets(st.integers(first, len(ids)), min_size=1, max_size=3)))
    truths = tuple(
        model.Truth(
            at=ids[n - 1],
            truth=said(f"truth {i} of {what}", n),
            care=draw(st.sampled_from([(), (said(f"care {i} of {what}", n),)])),
            by=draw(st.sampled_from([None, *people])),
        )
        for i, n in enumerate(places)
    )
    wrong = [n for n in range(first + 1, places[-1]) if draw(st.booleans())]
    revisions = tuple(
        model.Revision(at=ids[n - 1], belief=said(f"revision {n} of {what}", n)) for n in wrong
    )
    return revisions, truths, places[-1]


def _beat(draw: st.DrawFn, n: int, ids: Ids, people: People) -> model.Beat:
    revisions, truths, whole = _layers(draw, f"b{n}", n, ids, people)
    return model.Beat(
        id=ids[n - 1],
        title=said(f"title of b{n}", n),
        place=draw(st.sampled_from([None, said(f"place of b{n}", n)])),
        belief=said(f"belief of b{n}", n),
        revisions=revisions,
        truths=truths,
        unresolved=draw(st.booleans()),
        through=draw(st.sampled_from([None, *people])),
        trust={who: draw(st.integers(-2, 2)) for who in people if draw(st.booleans())},
        note=draw(st.sampled_from([None, said(f"note of b{n}", whole)])),
        care=draw(st.sampled_from([(), (said(f"care of b{n}", n),)])),
        sources=(said(f"sources of b{n}", NEVER),),
    )


def _person(draw: st.DrawFn, who: str, ids: Ids, people: People) -> model.Person:
    since = people[who]
    revisions, truths, _ = _layers(draw, who, since, ids, people)
    return model.Person(
        name=said(f"name of {who}", since),
        mark=who,
        played_by=said(f"player of {who}", since),
        introduced_at=ids[since - 1] if since else None,
        belief=said(f"belief of {who}", since),
        revisions=revisions,
        truths=truths,
        unresolved=draw(st.booleans()),
        also=(said(f"also {who}", since),),
    )


def _clue(id_: str, planted: int, n: int, ids: Ids) -> model.Clue:
    return model.Clue(
        id=named(id_, n),
        planted_at=ids[planted - 1],
        pays_off_at=ids[n - 1],
        detail=said(f"detail of {id_}", n),
        meaning=said(f"meaning of {id_}", n),
        also=(said(f"also {id_}", n),),
    )


def _event(draw: st.DrawFn, id_: str, n: int, ids: Ids) -> model.Event:
    return model.Event(
        id=named(id_, n),
        when=said(f"when of {id_}", n),
        what=said(f"what of {id_}", n),
        revealed_at=ids[n - 1],
        beats=tuple(beat for beat in ids if draw(st.booleans())),
        main=draw(st.booleans()),
    )


def _fact(draw: st.DrawFn, id_: str, n: int, ids: Ids, people: People) -> model.Fact:
    known = {who: draw(st.integers(0, len(ids))) for who in people}
    wrong = {who: draw(st.integers(0, since - 1)) for who, since in known.items() if since}
    moments = [model.BEFORE, *ids]
    return model.Fact(
        id=named(id_, n),
        fact=said(f"fact {id_}", n),
        revealed_at=ids[n - 1],
        known_by={who: moments[since] for who, since in known.items()},
        taken_for={
            who: model.Mistake(
                at=moments[since], belief=said(f"mistake {who} {id_}", max(n, since, people[who]))
            )
            for who, since in wrong.items()
            if draw(st.booleans())
        },
        also=(said(f"also {id_}", n),),
    )


@st.composite
def told_otherwise(draw: st.DrawFn, story: model.Story, watched: int) -> model.Story:
    """The same story to somebody who has watched so far, and any other sound story beyond that.

    Everything that design calls hidden at this horizon is rewritten, added to,
    removed or reordered. What stays: which chapters are whole, and whether a
    beat's note is out, for those are seen.
    """
    order = film_order(story)
    if watched == len(order):
        return _other_sources(story)
    seen = set(order[:watched])
    there = {who for who, person in story.people.items() if person.introduced_at in {None, *seen}}
    hidden: list[str] = []

    def fresh(chapter: model.Chapter) -> tuple[model.Beat, ...]:
        kept = tuple(beat for beat in chapter.beats if beat.id in seen)
        if len(kept) == len(chapter.beats):
            return kept
        new = [named(f"x{len(hidden) + i}", NEVER) for i in range(draw(st.integers(1, 3)))]
        hidden.extend(new)
        return kept + tuple(
            model.Beat(
                id=id_,
                title=said("other title", NEVER),
                belief=said("other belief", NEVER),
                truths=(model.Truth(at=id_, truth=said("other truth", NEVER)),),
                trust={who: draw(st.integers(-2, 2)) for who in sorted(there)},
            )
            for id_ in new
        )

    # A beat that was read has its chapter's eyes already; the chapter's may be of somebody unseen.
    chapters = tuple(
        replace(chapter, beats=fresh(chapter), through=None) for chapter in story.chapters
    )
    other = _Otherwise(draw, order[:watched], hidden, there)
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
            lambda i: model.Clue(
                id=named(f"y{i}", NEVER),
                planted_at=draw(st.sampled_from([*order[:watched], hidden[0]])),
                pays_off_at=other.later(),
                detail=said("other detail", NEVER),
                meaning=said("other meaning", NEVER),
            ),
        ),
        events=other.mixed(
            [other.event(event) for event in story.events if event.revealed_at in seen],
            lambda i: model.Event(
                id=named(f"z{i}", NEVER),
                when=said("other when", NEVER),
                what=said("other what", NEVER),
                revealed_at=other.later(),
            ),
        ),
        knowledge=other.mixed(
            [other.fact(fact) for fact in story.knowledge if fact.revealed_at in seen],
            lambda i: model.Fact(
                id=named(f"w{i}", NEVER), fact=said("other fact", NEVER), revealed_at=other.later()
            ),
        ),
        coda=draw(st.sampled_from([(), (model.Answer(question="other", answer="other"),)])),
    )


def _other_sources(story: model.Story) -> model.Story:
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

    def __init__(
        self, draw: st.DrawFn, order: list[str], hidden: list[str], there: set[str]
    ) -> None:
        """`order`: the beats that are seen, `hidden`: the others, `there`: who has come in."""
        self._draw, self._order, self._hidden, self._there = draw, order, hidden, there
        self._seen = set(order)

    def later(self) -> str:
        """Some beat beyond the horizon."""
        return self._draw(st.sampled_from(self._hidden))

    def mixed(self, kept: Sequence[Item], make: Callable[[int], Item]) -> tuple[Item, ...]:
        """What is seen, in its order, with others anywhere between."""
        mixed = list(kept)
        for i in range(self._draw(st.integers(0, 2))):
            mixed.insert(self._draw(st.integers(0, len(mixed))), make(i))
        return tuple(mixed)

    def beat(self, beat: model.Beat) -> model.Beat:
        """A beat that is seen, with other things hidden in it."""
        told, whole, more = self._known(beat.truths, beat.revisions, beat.note or beat.unresolved)
        note = beat.note if whole else None
        if more:
            note = self._draw(st.sampled_from([None, said("other note", NEVER)]))
        # Through whose eyes one saw is hidden until then: anybody who is there, or nobody.
        other = None if told else self._draw(st.sampled_from([None, *sorted(self._there)]))
        return replace(
            beat,
            revisions=self._revisions(beat.revisions, more),
            truths=told + more,
            unresolved=self._draw(st.booleans()) if more else whole and beat.unresolved,
            note=note,
            through=beat.through if told and beat.through in self._there else other,
            trust={who: level for who, level in beat.trust.items() if who in self._there}
            | {STRANGER: self._draw(st.integers(-2, 2))},
            sources=("elsewhere",),
        )

    def people(self, people: Mapping[str, model.Person]) -> dict[str, model.Person]:
        """The people who are seen, told otherwise beyond the horizon, with others between."""
        kept = [(who, self._person(person)) for who, person in people.items() if who in self._there]
        others = self.mixed(kept, lambda i: (named(f"q{i}", NEVER), self._stranger(f"{i}Q")))
        return dict([*others, (STRANGER, self._stranger("QQ"))])

    def event(self, event: model.Event) -> model.Event:
        """An event that is seen, touching other beats beyond the horizon."""
        beats = [beat for beat in event.beats if beat in self._seen]
        return replace(event, beats=self.mixed(beats, lambda _: self.later()))

    def fact(self, fact: model.Fact) -> model.Fact:
        """A fact that is seen, known to others too, from beats beyond the horizon."""
        known = {
            who: since
            for who, since in fact.known_by.items()
            if who in self._there and since in {model.BEFORE, *self._seen}
        }
        taken = {
            who: mistake
            for who, mistake in fact.taken_for.items()
            if who in self._there and mistake.at in {model.BEFORE, *self._seen}
        }
        mistake = model.Mistake(at=model.BEFORE, belief=said("other mistake", NEVER))
        return replace(
            fact,
            known_by=known | {STRANGER: self.later()},
            taken_for=taken | {STRANGER: mistake},
        )

    def _known(
        self, truths: Sequence[model.Truth], revisions: Sequence[model.Revision], no_more: object
    ) -> tuple[tuple[model.Truth, ...], bool, tuple[model.Truth, ...]]:
        """The truths that are seen, whether those are all, and others beyond the horizon.

        `no_more`: whatever says with the last truth that it is the last.
        """
        told = tuple(self._told(truth) for truth in truths if truth.at in self._seen)
        whole = len(told) == len(truths)
        if whole and no_more:
            return told, whole, ()
        # One there must be, if a belief that is seen is still wrong.
        wrong = [each.at for each in revisions if each.at in self._seen]
        last = self._order.index(told[-1].at) if told else -1
        least = int(not told or any(self._order.index(at) >= last for at in wrong))
        return told, whole, self._truths(least)

    def _truths(self, least: int) -> tuple[model.Truth, ...]:
        places = self._draw(
            st.sets(st.sampled_from(range(len(self._hidden))), min_size=least, max_size=2)
        )
        return tuple(
            model.Truth(
                at=self._hidden[place],
                truth=said("other truth", NEVER),
                care=(said("other care", NEVER),),
                by=STRANGER,
            )
            for place in sorted(places)
        )

    def _told(self, truth: model.Truth) -> model.Truth:
        """A truth that is seen; whose account it is may not be, and then anybody may be named."""
        if truth.by in self._there:
            return truth
        return replace(truth, by=self._draw(st.sampled_from([None, STRANGER])))

    def _revisions(
        self, revisions: Sequence[model.Revision], truths: Sequence[model.Truth]
    ) -> tuple[model.Revision, ...]:
        """The revisions that are seen, and others between the horizon and the last hidden truth."""
        told = tuple(each for each in revisions if each.at in self._seen)
        room = self._hidden[: self._hidden.index(truths[-1].at)] if truths else []
        return told + tuple(
            model.Revision(at=place, belief=said("other revision", NEVER))
            for place in room
            if self._draw(st.booleans())
        )

    def _person(self, person: model.Person) -> model.Person:
        told, whole, more = self._known(person.truths, person.revisions, person.unresolved)
        return replace(
            person,
            revisions=self._revisions(person.revisions, more),
            truths=told + more,
            unresolved=self._draw(st.booleans()) if more else whole and person.unresolved,
        )

    def _stranger(self, mark: str) -> model.Person:
        introduced = self._draw(st.integers(0, len(self._hidden) - 1))
        return model.Person(
            name=said("other name", NEVER),
            mark=mark,
            introduced_at=self._hidden[introduced],
            belief=said("other belief", NEVER),
            truths=(model.Truth(at=self._hidden[-1], truth=said("other truth", NEVER)),),
        )


def shortest_first(names: Iterable[str]) -> list[Any]:
    """The names of stories as parameters, all but the shortest story's for the long run."""
    by_length = sorted(names, key=lambda name: library.find(name).stat().st_size)
    return [
        pytest.param(name, marks=[pytest.mark.long] if name != by_length[0] else [])
        for name in by_length
    ]
