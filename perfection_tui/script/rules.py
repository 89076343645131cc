"""What a sound story obeys; one rule, one code.

Each rule is a pure function over a story that yields what breaks it. A story
whose fields could not all be read has empty placeholders in their place: rules
pass over those, and name the fields that their judgement rests on, so that the
reader can drop what merely follows from a field it has already complained about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, cast
from unicodedata import normalize

from msgspec import Struct

from perfection_tui.script.model import BEFORE, Beat, Story
from perfection_tui.script.plot import ITS_OWN, Plot, beats, film_order, tellings
from perfection_tui.script.problems import FieldPath

Kind = Literal["beats", "people"]
"""What an id can name."""


class Finding(Struct, frozen=True, kw_only=True):
    """A rule that a story breaks, and the field where it does.

    `key` points at the field's key rather than its value; `looked_up` says
    among which ids one was not found, and `lost` of which ids one is now in
    doubt; `needs` are further fields judged by. `other` is a second place to
    tell, and `word` which word of the field to point at, by number from 0.
    """

    code: str
    path: FieldPath
    words: Mapping[str, str] = {}
    key: bool = False
    looked_up: Kind | None = None
    lost: Kind | None = None
    needs: tuple[FieldPath, ...] = ()
    other: FieldPath | None = None
    word: tuple[int, str] | None = None


Rule = Callable[[Plot], Iterator[Finding]]


def findings(story: Story) -> Iterator[Finding]:
    """Everything about `story` that breaks a rule, rule by rule."""
    film = film_order(story)
    plot = Plot(story, film, list(tellings(story, film)))
    for rule in RULES:
        yield from rule(plot)


def beats_exist(plot: Plot) -> Iterator[Finding]:
    """Every beat that is named exists."""
    for path, id_ in _named_beats(plot):
        if id_ and id_ not in plot.film:
            yield Finding(code="PT301", path=path, words={"id": id_}, looked_up="beats")


def _named_beats(plot: Plot) -> Iterator[tuple[FieldPath, str]]:
    for telling in plot.tellings:
        for index, revision in enumerate(telling.revisions):
            yield (*telling.path, "revisions", index, "at"), revision.at
        for index, truth in enumerate(telling.truths):
            # Where it starts is named by itself, and need not be named again by a truth.
            if truth.at != telling.own:
                yield (*telling.path, "truths", index, "at"), truth.at
    for id_, person in plot.story.people.items():
        yield ("people", id_, "introduced_at"), person.introduced_at or ""
    for index, clue in enumerate(plot.story.clues):
        yield ("clues", index, "planted_at"), clue.planted_at
        yield ("clues", index, "pays_off_at"), clue.pays_off_at
    for index, event in enumerate(plot.story.events):
        yield ("events", index, "revealed_at"), event.revealed_at
        for number, beat in enumerate(event.beats):
            yield ("events", index, "beats", number), beat
    for index, fact in enumerate(plot.story.knowledge):
        yield ("knowledge", index, "revealed_at"), fact.revealed_at
        for person_id, since in fact.known_by.items():
            if since != BEFORE:
                yield ("knowledge", index, "known_by", person_id), since
        for person_id, mistake in fact.taken_for.items():
            if mistake.at != BEFORE:
                yield ("knowledge", index, "taken_for", person_id, "at"), mistake.at


def named(story: Story, kind: Kind) -> set[str]:
    """The ids of beats or people that are named somewhere else than where they are."""
    plot = Plot(story, {}, list(tellings(story, {})))
    if kind == "beats":
        return {id_ for _, id_ in _named_beats(plot)}
    return {id_ for _, id_, _ in _named_people(plot)}


def people_exist(plot: Plot) -> Iterator[Finding]:
    """Every person who is named exists."""
    for path, id_, key in _named_people(plot):
        if id_ and id_ not in plot.story.people:
            words = {"id": id_}
            yield Finding(code="PT302", path=path, words=words, key=key, looked_up="people")


def _named_people(plot: Plot) -> Iterator[tuple[FieldPath, str, bool]]:
    for index, chapter in enumerate(plot.story.chapters):
        yield ("chapters", index, "through"), chapter.through or "", False
    for path, beat in beats(plot.story):
        yield (*path, "through"), _own_eyes(plot, path, beat) or "", False
        for id_ in beat.trust:
            yield (*path, "trust", id_), id_, True
    for telling in plot.tellings:
        for index, truth in enumerate(telling.truths):
            yield (*telling.path, "truths", index, "by"), truth.by or "", False
    for index, fact in enumerate(plot.story.knowledge):
        for id_ in fact.known_by:
            yield ("knowledge", index, "known_by", id_), id_, True
        for id_ in fact.taken_for:
            yield ("knowledge", index, "taken_for", id_), id_, True


def _own_eyes(plot: Plot, path: FieldPath, beat: Beat) -> str | None:
    """Whose eyes a beat says that it used; nobody's where they may be its chapter's."""
    chapter = plot.story.chapters[cast(int, path[1])]
    return beat.through if beat.through != chapter.through else None


def ids_are_unique(plot: Plot) -> Iterator[Finding]:
    """No two chapters, beats, clues, events or facts have the same id."""
    listed: tuple[tuple[str, Iterator[tuple[FieldPath, str]]], ...] = (
        ("chapter", ((("chapters", i), each.id) for i, each in enumerate(plot.story.chapters))),
        ("beat", ((path, beat.id) for path, beat in beats(plot.story))),
        ("clue", ((("clues", i), each.id) for i, each in enumerate(plot.story.clues))),
        ("event", ((("events", i), each.id) for i, each in enumerate(plot.story.events))),
        ("fact", ((("knowledge", i), each.id) for i, each in enumerate(plot.story.knowledge))),
    )
    for kind, pairs in listed:
        seen: set[str] = set()
        for path, id_ in pairs:
            if id_ in seen and id_:
                words = {"kind": kind, "id": id_}
                lost: Kind | None = "beats" if kind == "beat" else None
                yield Finding(code="PT303", path=(*path, "id"), words=words, lost=lost)
            seen.add(id_)


def no_beat_is_called_before(plot: Plot) -> Iterator[Finding]:
    """`before` is no beat's id: in `known_by` and `taken_for` it has a meaning."""
    for path, beat in beats(plot.story):
        if beat.id == BEFORE:
            yield Finding(code="PT312", path=(*path, "id"), lost="beats")


def marks_are_unique(plot: Plot) -> Iterator[Finding]:
    """No two people have the same mark."""
    owners: dict[str, str] = {}
    for id_, person in plot.story.people.items():
        mark = normalize("NFKC", person.mark)
        if mark and mark in owners:
            words = {"mark": person.mark, "other": owners[mark]}
            yield Finding(code="PT304", path=("people", id_, "mark"), words=words)
        owners.setdefault(mark, id_)


def marks_are_letters(plot: Plot) -> Iterator[Finding]:
    """A mark is made of letters or digits."""
    for id_, person in plot.story.people.items():
        if person.mark and not normalize("NFC", person.mark).isalnum():
            path: FieldPath = ("people", id_, "mark")
            yield Finding(code="PT305", path=path, words={"mark": person.mark})


def truths_follow_their_start(plot: Plot) -> Iterator[Finding]:
    """A truth is told at its own beat or later; of a person, not before their introduction."""
    for telling in plot.tellings:
        for index, truth in enumerate(telling.truths):
            at = plot.film.get(truth.at)
            if truth.at == telling.own or at is None or telling.start is None or not telling.own:
                continue
            if at < telling.start:
                named_too = f", `{telling.own}`" if telling.words == ITS_OWN else ""
                yield Finding(
                    code="PT306",
                    path=(*telling.path, "truths", index, "at"),
                    words={"at": truth.at, "start": f"{telling.words}{named_too}"},
                )


def truths_are_in_film_order(plot: Plot) -> Iterator[Finding]:
    """The layers of a truth are told in film order."""
    for telling in plot.tellings:
        path, start = (*telling.path, "truths"), telling.start or 0
        # One before its own beat is told of as that.
        told = [truth.at if plot.film.get(truth.at, 0) >= start else "" for truth in telling.truths]
        yield from _in_order("PT307", path, told, plot)


def revisions_are_in_film_order(plot: Plot) -> Iterator[Finding]:
    """Revisions come in film order."""
    for telling in plot.tellings:
        path = (*telling.path, "revisions")
        yield from _in_order("PT310", path, [each.at for each in telling.revisions], plot)


def _in_order(code: str, path: FieldPath, ids: Sequence[str], plot: Plot) -> Iterator[Finding]:
    last: str | None = None
    for index, id_ in enumerate(ids):
        if id_ not in plot.film:
            continue
        if last is not None and plot.film[id_] < plot.film[last]:
            yield Finding(code=code, path=(*path, index, "at"), words={"at": id_, "last": last})
        else:
            last = id_


def revisions_follow_their_start(plot: Plot) -> Iterator[Finding]:
    """A revision comes after its beat; of a person, after their introduction."""
    for telling in plot.tellings:
        for index, revision in enumerate(telling.revisions):
            at = plot.film.get(revision.at)
            if at is not None and telling.start is not None and at <= telling.start:
                yield Finding(
                    code="PT308",
                    path=(*telling.path, "revisions", index, "at"),
                    words={"at": revision.at, "start": telling.words},
                )


def revisions_precede_the_whole_truth(plot: Plot) -> Iterator[Finding]:
    """A revision comes before the whole truth; it may share its beat with an earlier layer."""
    for telling in plot.tellings:
        last = len(telling.truths) - 1
        whole = telling.truths[last].at if telling.truths else ""
        if whole not in plot.film:
            continue
        for index, revision in enumerate(telling.revisions):
            if plot.film.get(revision.at, -1) >= plot.film[whole]:
                yield Finding(
                    code="PT309",
                    path=(*telling.path, "revisions", index, "at"),
                    words={"at": revision.at, "whole": whole},
                    needs=((*telling.path, "truths", last, "at"),),
                )


def clues_pay_off_after_they_are_planted(plot: Plot) -> Iterator[Finding]:
    """A clue pays off at its own beat or later."""
    for index, clue in enumerate(plot.story.clues):
        planted, paid = plot.film.get(clue.planted_at), plot.film.get(clue.pays_off_at)
        if planted is not None and paid is not None and paid < planted:
            yield Finding(
                code="PT311",
                path=("clues", index, "pays_off_at"),
                words={"at": clue.pays_off_at, "planted": clue.planted_at},
            )


def eyes_are_introduced(plot: Plot) -> Iterator[Finding]:
    """Nobody is shown as `through` before the audience has met them."""
    for path, beat in beats(plot.story):
        introduced = _introduction(plot, _own_eyes(plot, path, beat))
        shown = plot.film.get(beat.truths[0].at) if beat.truths else None
        if introduced is not None and shown is not None and shown < introduced[0]:
            words = {"at": beat.truths[0].at, "id": beat.through or "", "introduced": introduced[1]}
            yield Finding(
                code="PT313",
                path=(*path, "through"),
                words=words,
                needs=((*path, "truths", 0, "at"),),
            )


def truths_are_told(plot: Plot) -> Iterator[Finding]:
    """A truth of somebody known from the premise names its beat; they have none of their own."""
    for id_, person in plot.story.people.items():
        for index, truth in enumerate(person.truths):
            if person.introduced_at is None and not truth.at:
                path = ("people", id_, "truths", index, "at")
                yield Finding(code="PT314", path=path, words={"id": id_})


def witnesses_are_introduced(plot: Plot) -> Iterator[Finding]:
    """No account is said to be somebody's before the audience has met them."""
    for telling in plot.tellings:
        for index, truth in enumerate(telling.truths):
            introduced, told = _introduction(plot, truth.by), plot.film.get(truth.at)
            if introduced is not None and told is not None and told < introduced[0]:
                path = (*telling.path, "truths", index)
                words = {"at": truth.at, "id": truth.by or "", "introduced": introduced[1]}
                needs = ((*path, "at"),)
                yield Finding(code="PT315", path=(*path, "by"), words=words, needs=needs)


def mistakes_precede_knowledge(plot: Plot) -> Iterator[Finding]:
    """Whoever takes a fact for something else does not know it yet."""
    film = {**plot.film, BEFORE: -1}
    for index, fact in enumerate(plot.story.knowledge):
        for id_, mistake in fact.taken_for.items():
            known = fact.known_by.get(id_)
            if known in film and film.get(mistake.at, -2) >= film[known]:
                path = ("knowledge", index, "taken_for", id_, "at")
                words = {"id": id_, "known": known, "at": mistake.at}
                needs = (("knowledge", index, "known_by", id_),)
                yield Finding(code="PT316", path=path, words=words, needs=needs)


def the_trusted_are_introduced(plot: Plot) -> Iterator[Finding]:
    """Nobody is trusted before the audience has met them; the view would hide it till then."""
    for position, (path, beat) in enumerate(beats(plot.story)):
        for id_ in beat.trust:
            introduced = _introduction(plot, id_)
            if introduced is not None and position < introduced[0]:
                words = {"id": id_, "introduced": introduced[1]}
                yield Finding(code="PT402", path=(*path, "trust", id_), words=words, key=True)


def _introduction(plot: Plot, id_: str | None) -> tuple[int, str] | None:
    person = plot.story.people.get(id_) if id_ else None
    at = person.introduced_at if person else None
    return (plot.film[at], at) if at is not None and at in plot.film else None


def chapters_can_be_chosen(plot: Plot) -> Iterator[Finding]:
    """No chapter has an id that means something else where a chapter is asked for."""
    for index, chapter in enumerate(plot.story.chapters):
        if chapter.id in ("none", "all") or chapter.id.isdecimal():
            yield Finding(code="PT403", path=("chapters", index, "id"), words={"id": chapter.id})


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    no_beat_is_called_before,
    beats_exist,
    people_exist,
    marks_are_unique,
    marks_are_letters,
    truths_follow_their_start,
    truths_are_in_film_order,
    revisions_follow_their_start,
    revisions_are_in_film_order,
    revisions_precede_the_whole_truth,
    clues_pay_off_after_they_are_planted,
    eyes_are_introduced,
    truths_are_told,
    witnesses_are_introduced,
    mistakes_precede_knowledge,
    the_trusted_are_introduced,
    chapters_can_be_chosen,
)
"""The rules; those about what an id means come before those that look ids up."""
