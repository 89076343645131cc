"""What a sound story obeys.

Each rule is a pure function over a story that yields what breaks it. A story
whose fields could not all be read has empty placeholders in their place: rules
pass over those, and name the fields that their judgement rests on, so that the
reader can drop what merely follows from a field it has already complained about.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from unicodedata import normalize

from msgspec import Struct

from perfection_tui.script.model import BEFORE, Revision, Truth
from perfection_tui.script.plot import ITS_OWN, Kind, Plot, beats, ids, listed
from perfection_tui.script.tree import FieldPath


class Finding(Struct, frozen=True):
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


def findings(plot: Plot) -> Iterator[Finding]:
    """Everything about a story that breaks a rule, rule by rule."""
    for rule in RULES:
        yield from rule(plot)


def ids_exist(plot: Plot) -> Iterator[Finding]:
    """Every beat and every person that is named exists."""
    for each in plot.named:
        known, code = (plot.film, "PT301") if each.kind == "beats" else (plot.story.people, "PT302")
        if each.id not in known:
            yield Finding(code, each.path, {"id": each.id}, key=each.key, looked_up=each.kind)


def ids_are_unique(plot: Plot) -> Iterator[Finding]:
    """No two chapters, beats, clues, events or facts have the same id."""
    first: dict[tuple[str, str], FieldPath] = {}
    for kind, path, id_ in ids(plot.story):
        here = (*path, "id")
        there = first.setdefault((kind, id_), here)
        if id_ and there != here:
            words = {"kind": kind, "id": id_}
            lost: Kind | None = "beats" if kind == "beat" else None
            yield Finding("PT303", here, words, lost=lost, other=there)


def no_beat_is_called_before(plot: Plot) -> Iterator[Finding]:
    """`before` is no beat's id: in `known_by` and `taken_for` it has a meaning."""
    for path, beat in beats(plot.story):
        if beat.id == BEFORE:
            yield Finding("PT312", (*path, "id"), lost="beats")


def marks_are_letters_and_unique(plot: Plot) -> Iterator[Finding]:
    """A mark is made of letters or digits, and no two people have the same."""
    owners: dict[str, str] = {}
    for id_, person in plot.story.people.items():
        mark, path = normalize("NFKC", person.mark), ("people", id_, "mark")
        if mark and mark in owners:
            yield Finding("PT304", path, {"mark": person.mark, "other": owners[mark]})
        if mark and not normalize("NFC", person.mark).isalnum():
            yield Finding("PT305", path, {"mark": person.mark})
        owners.setdefault(mark, id_)


def truths_follow_their_start(plot: Plot) -> Iterator[Finding]:
    """A truth is told at its own beat or later; of a person, not before their introduction."""
    for telling in plot.tellings:
        if telling.start is None or not telling.own:
            continue
        named_too = f", `{telling.own}`" if telling.words == ITS_OWN else ""
        for path, truth in telling.truths:
            at = plot.film.get(truth.at, telling.start)
            if at < telling.start and truth.at != telling.own:
                words = {"at": truth.at, "start": f"{telling.words}{named_too}"}
                yield Finding("PT306", (*path, "at"), words)


def layers_are_in_film_order(plot: Plot) -> Iterator[Finding]:
    """The layers of a truth are told in film order, and so do revisions come."""
    for telling in plot.tellings:
        start = telling.start or 0
        # One before its own beat is told of as that.
        told = [each for each in telling.truths if plot.film.get(each[1].at, 0) >= start]
        yield from _in_order("PT307", told, plot)
        yield from _in_order("PT310", telling.revisions, plot)


def _in_order(
    code: str, layers: Iterable[tuple[FieldPath, Revision | Truth]], plot: Plot
) -> Iterator[Finding]:
    last = ""
    for path, layer in layers:
        if plot.comes_before(layer.at, last):
            yield Finding(code, (*path, "at"), {"at": layer.at, "last": last})
        elif layer.at in plot.film:
            last = layer.at


def revisions_follow_their_start(plot: Plot) -> Iterator[Finding]:
    """A revision comes after its beat; of a person, after their introduction."""
    for telling in plot.tellings:
        for path, revision in telling.revisions:
            at = plot.film.get(revision.at)
            if at is not None and telling.start is not None and at <= telling.start:
                words = {"at": revision.at, "start": telling.words}
                yield Finding("PT308", (*path, "at"), words)


def revisions_precede_the_whole_truth(plot: Plot) -> Iterator[Finding]:
    """A revision comes before the whole truth; it may share its beat with an earlier layer."""
    for telling in plot.tellings:
        for last, whole in telling.truths[-1:]:
            end = plot.film.get(whole.at, len(plot.film))
            for path, revision in telling.revisions:
                if plot.film.get(revision.at, -1) >= end:
                    words = {"at": revision.at, "whole": whole.at}
                    yield Finding("PT309", (*path, "at"), words, needs=((*last, "at"),))


def clues_pay_off_after_they_are_planted(plot: Plot) -> Iterator[Finding]:
    """A clue pays off at its own beat or later."""
    for path, clue in listed("clues", plot.story.clues):
        if plot.comes_before(clue.pays_off_at, clue.planted_at):
            words = {"at": clue.pays_off_at, "planted": clue.planted_at}
            yield Finding("PT311", (*path, "pays_off_at"), words)


def eyes_are_introduced(plot: Plot) -> Iterator[Finding]:
    """Nobody is shown as `through` before the audience has met them."""
    for path, beat in beats(plot.story):
        eyes = plot.own_eyes(path, beat)
        for layer in listed("truths", beat.truths[:1], path):
            yield from _shown("PT313", (*path, "through"), eyes, layer, plot)


def witnesses_are_introduced(plot: Plot) -> Iterator[Finding]:
    """No account is said to be somebody's before the audience has met them."""
    for telling in plot.tellings:
        for path, truth in telling.truths:
            yield from _shown("PT315", (*path, "by"), truth.by, (path, truth), plot)


def _shown(
    code: str, path: FieldPath, id_: str | None, layer: tuple[FieldPath, Truth], plot: Plot
) -> Iterator[Finding]:
    """Whether somebody is shown with a layer of truth before they are introduced."""
    place, truth = layer
    introduced = _introduction(plot, id_)
    if plot.comes_before(truth.at, introduced):
        words = {"at": truth.at, "id": id_ or "", "introduced": introduced}
        yield Finding(code, path, words, needs=((*place, "at"),))


def truths_are_told(plot: Plot) -> Iterator[Finding]:
    """A truth of somebody known from the premise names its beat; they have none of their own."""
    for id_, person in plot.story.people.items():
        for path, truth in listed("truths", person.truths, ("people", id_)):
            if person.introduced_at is None and not truth.at:
                yield Finding("PT314", (*path, "at"), {"id": id_})


def mistakes_precede_knowledge(plot: Plot) -> Iterator[Finding]:
    """Whoever takes a fact for something else does not know it yet."""
    film = {**plot.film, BEFORE: -1}
    for path, fact in listed("knowledge", plot.story.knowledge):
        for id_, mistake in fact.taken_for.items():
            known = insight.at if (insight := fact.known_by.get(id_)) else ""
            if film.get(mistake.at, -2) >= film.get(known, len(film)):
                words = {"id": id_, "known": known, "at": mistake.at}
                needs = ((*path, "known_by", id_, "at"),)
                yield Finding("PT316", (*path, "taken_for", id_, "at"), words, needs=needs)


def insights_come_before_they_are_revealed(plot: Plot) -> Iterator[Finding]:
    """That somebody knows a fact is revealed at the beat from which they do, or later."""
    for path, fact in listed("knowledge", plot.story.knowledge):
        for id_, insight in fact.known_by.items():
            if plot.comes_before(insight.revealed_at, insight.at):
                words = {"id": id_, "known": insight.at, "at": insight.revealed_at or ""}
                yield Finding("PT318", (*path, "known_by", id_, "revealed_at"), words)


def the_trusted_are_introduced(plot: Plot) -> Iterator[Finding]:
    """Nobody is trusted before the audience has met them; the view would hide it till then."""
    for path, beat in beats(plot.story):
        for id_ in beat.trust:
            introduced = _introduction(plot, id_)
            if plot.comes_before(beat.id, introduced):
                words = {"id": id_, "introduced": introduced}
                yield Finding("PT402", (*path, "trust", id_), words, key=True)


def _introduction(plot: Plot, id_: str | None) -> str:
    """The beat that brings somebody in; empty for nobody, and for who is known from the premise."""
    person = plot.story.people.get(id_ or "")
    return person.introduced_at or "" if person else ""


def chapters_can_be_chosen(plot: Plot) -> Iterator[Finding]:
    """No chapter has an id that means something else where a chapter is asked for."""
    for path, chapter in listed("chapters", plot.story.chapters):
        if chapter.id in ("none", "all") or chapter.id.isdecimal():
            yield Finding("PT403", (*path, "id"), {"id": chapter.id})


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    no_beat_is_called_before,
    ids_exist,
    marks_are_letters_and_unique,
    truths_follow_their_start,
    layers_are_in_film_order,
    revisions_follow_their_start,
    revisions_precede_the_whole_truth,
    clues_pay_off_after_they_are_planted,
    eyes_are_introduced,
    truths_are_told,
    witnesses_are_introduced,
    mistakes_precede_knowledge,
    insights_come_before_they_are_revealed,
    the_trusted_are_introduced,
    chapters_can_be_chosen,
)
"""The rules; those about what an id means come before those that look ids up."""
