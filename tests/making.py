"""Stories for tests: made by hypothesis, every text of them saying when it may be known.

A text is one word like `kw05truth0ofb2`: it may be known once five beats have
been watched; ids read `id05b2`. One word, because no wrapping breaks it, on a
screen or in the bytes that draw one.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.script import library, model
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, Horizon, everything, see
from tests.marking import long

Item = TypeVar("Item")
Marked = Callable[[int], int]
Told = model.Beat | model.Person

END, NEVER = 98, 99
"""Known at the end of the story only; in no view."""


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


def edition_at(story: model.Story, watched: int) -> Edition:
    """A story joined up as it may be known after so many beats."""
    return Edition(see(story, horizon_at(story, watched)))


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


def stories() -> st.SearchStrategy[model.Story]:
    """Any sound story of up to four chapters of up to four beats."""
    languages = st.sampled_from([None, "en", "pt-BR"])
    return st.builds(_untold, st.integers(1, 4), languages).flatmap(_told_on)


def told_otherwise(story: model.Story, watched: int) -> st.SearchStrategy[model.Story]:
    """The same story to somebody who has watched so far, and any other sound story beyond that.

    Everything that design calls hidden at this horizon is rewritten, added to,
    removed or reordered. What stays: which chapters are whole, and whether a
    beat's note is out, for those are seen.
    """
    return _told_on(story, watched, lambda _: NEVER)


@st.composite
def stories_with_horizons(draw: st.DrawFn) -> tuple[model.Story, int]:
    """A story, and how many of its beats have been watched."""
    story = draw(stories())
    return story, draw(st.integers(0, len(film_order(story))))


def editions() -> st.SearchStrategy[Edition]:
    """Any story as it may be known from anywhere in it."""
    return stories_with_horizons().map(lambda case: edition_at(*case))


def _untold(chapters: int, language: str | None) -> model.Story:
    """What of a story everybody may know, but for its people."""
    return model.Story(
        format=1,
        title=said("title", 0),
        language=language,
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
        chapters=tuple(
            model.Chapter(id=id_, title=said(id_, 0), teaser=said(f"teaser {id_}", 0), beats=())
            for id_ in map("c{}".format, range(chapters))
        ),
    )


@st.composite
def _told_on(
    draw: st.DrawFn, story: model.Story, watched: int = -1, marked: Marked = int
) -> model.Story:
    """A story told on from where somebody is who has watched so many beats.

    -1: who knows nobody yet. `marked`: what new texts and ids say of when they may be known.
    """
    return _Teller(draw, story, watched, marked).told()


class _Teller:
    """Tells a story on: what was seen of it stays, and everything else is made anew.

    Places in the telling are numbers: 0 is before the first beat; what is new comes at `_next`
    or later, up to `_last`.
    """

    def __init__(self, draw: st.DrawFn, story: model.Story, watched: int, marked: Marked) -> None:
        self._draw, self._story, self._marked, self._next = draw, story, marked, watched + 1
        seen = film_order(story)[: max(watched, 0)]
        self._chapters: list[list[str]] = []
        for chapter in story.chapters:
            ids = [beat.id for beat in chapter.beats if beat.id in seen]
            at = sum(map(len, self._chapters)) + len(ids) + 1
            whole = ids and len(ids) == len(chapter.beats)
            new = range(at, at if whole else at + draw(st.integers(1, 4)))
            self._chapters.append([*ids, *(named(f"b{n}", marked(n)) for n in new)])
        self._moments = [model.BEFORE, *chain(*self._chapters)]
        self._last = len(self._moments) - 1
        self._seen = {None, model.BEFORE, *seen}
        self._met = {
            who: self._place(each.introduced_at)
            for who, each in story.people.items()
            if each.introduced_at in self._seen
        }
        self._people = dict(self._mixed([*self._met.items()], self._comes_in, first=0))

    def told(self) -> model.Story:
        """The story, all of it."""
        story, known = self._story, self._seen
        was = {beat.id: beat for each in story.chapters for beat in each.beats if beat.id in known}
        told = {id_: self._beat(n, was.get(id_)) for n, id_ in enumerate(self._moments) if n}
        coda = model.Answer(question=self._said("why", END), answer=self._said("coda", END))
        return replace(
            story,
            people={
                who: self._person(who, story.people[who] if who in self._met else None)
                for who in self._people
            },
            # A beat that was read has its chapter's eyes; the chapter's may be of somebody unseen.
            chapters=tuple(
                replace(chapter, through=None, beats=tuple(told[id_] for id_ in ids))
                for chapter, ids in zip(story.chapters, self._chapters, strict=True)
            ),
            clues=self._mixed(
                [each for each in story.clues if each.pays_off_at in known], self._clue
            ),
            events=self._mixed(
                [self._event_on(each) for each in story.events if each.revealed_at in known],
                self._event,
            ),
            knowledge=self._mixed(
                [self._fact_on(each) for each in story.knowledge if each.revealed_at in known],
                self._fact,
            ),
            coda=(coda,) if self._next <= self._last else story.coda,
        )

    def _place(self, moment: str | None) -> int:
        return self._moments.index(moment or model.BEFORE)

    def _said(self, what: str, known: int) -> str:
        return said(what, self._marked(known))

    def _maybe(self, what: str, known: int) -> str | None:
        return self._said(what, known) if self._either() else None

    def _some(self, what: str, known: int) -> tuple[str, ...]:
        return tuple(filter(None, [self._maybe(what, known)]))

    def _either(self) -> bool:
        return self._draw(st.booleans())

    def _anybody(self) -> str | None:
        return self._draw(st.sampled_from((None, *self._people)))

    def _or_unmet(self, who: str | None) -> str | None:
        """Somebody who was met; nothing is told of anybody else, so that it may be any of those."""
        unmet = [None, *(each for each in self._people if each not in self._met)]
        return who if who in self._met else self._draw(st.sampled_from(unmet))

    def _mixed(
        self, kept: Sequence[Item], make: Callable[[int, int], Item], *, first: int = 1
    ) -> tuple[Item, ...]:
        """What is seen, in its order, and anywhere between it new things from some place on."""
        mixed = list(kept)
        for i in range(self._draw(st.integers(0, 3)) if self._next <= self._last else 0):
            place = self._draw(st.integers(max(first, self._next), self._last))
            mixed.insert(self._draw(st.integers(0, len(mixed))), make(i, place))
        return tuple(mixed)

    def _more(self, was: Told, since: int) -> list[int]:
        """Where there are new truths of something that has been known since a place."""
        told = [self._place(each.at) for each in was.truths if each.at in self._seen]
        wrong = [self._place(each.at) for each in was.revisions if each.at in self._seen]
        ends = was.unresolved or getattr(was, "note", None) is not None
        first = max(since, self._next, 1)
        if first > self._last or (ends and len(told) == len(was.truths)):
            return []
        # There must be one where a belief that is seen is still wrong.
        least = int(not told or max(wrong, default=-1) >= told[-1])
        numbers = st.integers(first, self._last)
        return sorted(self._draw(st.sets(numbers, min_size=least, max_size=3)))

    def _layers(self, what: str, since: int, was: Told) -> tuple[dict[str, Any], int]:
        """The layers of something known since a place, and where the last new truth is, or 0."""
        truths = [replace(x, by=self._or_unmet(x.by)) for x in was.truths if x.at in self._seen]
        revisions = [each for each in was.revisions if each.at in self._seen]
        is_whole = len(truths) == len(was.truths)
        more = self._more(was, since)
        end = more[-1] if more else 0
        truths += [
            model.Truth(
                at=self._moments[n],
                truth=self._said(f"truth {n} of {what}", n),
                care=self._some(f"care {n} of {what}", n),
                by=self._anybody(),
            )
            for n in more
        ]
        revisions += [
            model.Revision(at=self._moments[n], belief=self._said(f"revision {n} of {what}", n))
            for n in range(max(since + 1, self._next), end)
            if self._either()
        ]
        unresolved = self._either() if end else is_whole and was.unresolved
        told = {"revisions": tuple(revisions), "truths": tuple(truths), "unresolved": unresolved}
        return told, end

    def _beat(self, n: int, was: model.Beat | None) -> model.Beat:
        what = f"b{n}"
        was = was or model.Beat(
            id=self._moments[n],
            title=self._said(f"title of {what}", n),
            place=self._maybe(f"place of {what}", n),
            belief=self._said(f"belief of {what}", n),
            care=self._some(f"care of {what}", n),
            truths=(),
        )
        told, end = self._layers(what, n, was)
        is_told = told["truths"][0].at in self._seen
        trust = {who: self._draw(st.integers(-2, 2)) for who in self._people if self._either()}
        note = was.note if len(told["truths"]) == len(was.truths) else None
        return replace(
            was,
            through=self._or_unmet(was.through) if is_told else self._anybody(),
            trust=self._with_unmet(was.trust, trust) if was.id in self._seen else trust,
            note=self._maybe(f"note of {what}", end) if end else note,
            sources=(*was.sources, said("source", NEVER)),
            **told,
        )

    def _person(self, who: str, was: model.Person | None) -> model.Person:
        since = self._people[who]
        was = was or model.Person(
            name=self._said(f"name of {who}", since),
            mark=who[-1] + "Q" * (self._next > 0),
            played_by=self._said(f"player of {who}", since),
            introduced_at=self._moments[since] if since else None,
            belief=self._said(f"belief of {who}", since),
            also=(self._said(f"also {who}", since),),
            truths=(),
        )
        told, _ = self._layers(who, since, was)
        return replace(was, **told)

    def _comes_in(self, i: int, n: int) -> tuple[str, int]:
        return named(f"p{i}", self._marked(n)), n

    def _clue(self, i: int, n: int) -> model.Clue:
        return model.Clue(
            id=named(f"k{i}", self._marked(n)),
            planted_at=self._moments[self._draw(st.integers(1, n))],
            pays_off_at=self._moments[n],
            detail=self._said(f"detail of k{i}", n),
            meaning=self._said(f"meaning of k{i}", n),
            also=(self._said(f"also k{i}", n),),
        )

    def _event(self, i: int, n: int) -> model.Event:
        return model.Event(
            id=named(f"e{i}", self._marked(n)),
            when=self._said(f"when of e{i}", n),
            what=self._said(f"what of e{i}", n),
            revealed_at=self._moments[n],
            beats=tuple(beat for beat in self._moments[1:] if self._either()),
            main=self._either(),
        )

    def _event_on(self, was: model.Event) -> model.Event:
        beats = [beat for beat in was.beats if beat in self._seen]
        return replace(was, beats=self._mixed(beats, lambda _, n: self._moments[n]))

    def _fact(self, i: int, n: int) -> model.Fact:
        known = {who: self._draw(st.integers(0, self._last)) for who in self._people}
        wrong = {who: self._draw(st.integers(0, n - 1)) for who, n in known.items() if n}
        return model.Fact(
            id=named(f"f{i}", self._marked(n)),
            fact=self._said(f"fact f{i}", n),
            revealed_at=self._moments[n],
            known_by={who: self._insight(since) for who, since in known.items()},
            taken_for={
                who: model.Mistake(
                    at=self._moments[since],
                    belief=self._said(f"mistake {who} f{i}", max(n, since, self._people[who])),
                )
                for who, since in wrong.items()
                if self._either()
            },
            also=(self._said(f"also f{i}", n),),
        )

    def _insight(self, n: int) -> model.Insight:
        later = [None, *self._moments[max(n, 1) :]]
        return model.Insight(at=self._moments[n], revealed_at=self._draw(st.sampled_from(later)))

    def _fact_on(self, was: model.Fact) -> model.Fact:
        new = self._fact(0, self._last)
        known = {
            who: each
            for who, each in was.known_by.items()
            if self._seen.issuperset((each.at, each.revealed_at))
        }
        taken = {who: each for who, each in was.taken_for.items() if each.at in self._seen}
        return replace(
            was,
            known_by=self._with_unmet(known, new.known_by),
            taken_for=self._with_unmet(taken, new.taken_for),
        )

    def _with_unmet(self, was: Mapping[str, Item], new: Mapping[str, Item]) -> dict[str, Item]:
        """What is so of those who were met as it was, and of the others as it is now."""
        return {who: was[who] for who in was if who in self._met} | {
            who: new[who] for who in new if who not in self._met
        }


def shortest_first(names: Iterable[str]) -> list[Any]:
    """The names of stories as parameters, all but the shortest story's for the long run."""
    shortest, *others = sorted(names, key=lambda name: library.find(name).stat().st_size)
    return [shortest, *map(long, others)]
