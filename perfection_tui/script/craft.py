"""What a sound story could do better: warnings about its construction, which can be wrong.

They are for whoever asks, as those of `spoilers` are: a reader does not wait for them.
"""

from collections.abc import Iterator
from itertools import groupby

from perfection_tui.script.model import BEFORE, Story
from perfection_tui.script.plot import beats, film_order, listed
from perfection_tui.script.problems import FieldPath
from perfection_tui.script.rules import Finding
from perfection_tui.script.spoilers import LEAST_REPEATED, REPEATED, Words

LONG_STRETCH = 8
"""So many beats in a row that neither plant a clue nor pay one off are a long stretch."""


def craft(story: Story) -> Iterator[Finding]:
    """Everything in a sound story that it could tell in a better order."""
    yield from _told_at_two_places(story)
    yield from _known_too_early(story)
    yield from _long_stretches(story)
    yield from _same_titles(story)


def _told_at_two_places(story: Story) -> Iterator[Finding]:
    """An event is revealed where the truth is that says the same of one of its beats."""
    at_beat = {beat.id: (path, beat) for path, beat in beats(story)}
    for place, event in listed("events", story.events):
        what = Words(event.what)
        for path, beat in (at_beat[id_] for id_ in event.beats):
            truths = listed("truths", beat.truths, path)
            same = [each for each in truths if _says(Words(each[1].truth), what)]
            if same and all(truth.at != event.revealed_at for _, truth in same):
                other, truth = same[0]
                yield Finding(
                    "PT408",
                    (*place, "revealed_at"),
                    {"at": event.revealed_at, "beat": beat.id, "told": truth.at},
                    other=other,
                )
                break


def _known_too_early(story: Story) -> Iterator[Finding]:
    """Nobody says or does, by name, what they come to know only later."""
    film, accounts = film_order(story), list(_accounts(story))
    for place, fact in listed("knowledge", story.knowledge):
        fact_words = Words(fact.fact)
        for id_, since in fact.known_by.items():
            if since == BEFORE:
                continue
            name = next(iter(Words(story.people[id_].name).all), "")
            for path, told_at, words, by in accounts:
                if film[told_at] >= film[since]:
                    continue
                acts = by == id_ or name in words.all
                if acts and _says(words, fact_words):
                    yield Finding(
                        "PT409",
                        (*place, "known_by", id_),
                        {"id": id_, "fact": fact.id, "since": since, "beat": told_at},
                        other=path,
                    )
                    break


def _accounts(story: Story) -> Iterator[tuple[FieldPath, str, Words, str | None]]:
    """The texts that say what is done at a beat: their places, the beat, the words, whose it is."""
    for path, beat in beats(story):
        yield (*path, "belief"), beat.id, Words(beat.belief), beat.through
        for place, truth in listed("truths", beat.truths, path):
            yield (*place, "truth"), beat.id, Words(truth.truth), truth.by
    for path, event in listed("events", story.events):
        if event.beats:
            yield (*path, "what"), event.beats[0], Words(event.what), None


def _long_stretches(story: Story) -> Iterator[Finding]:
    """No long stretch of beats goes by without a clue at either end."""
    ends = {at for clue in story.clues for at in (clue.planted_at, clue.pays_off_at)}
    if not ends:
        return
    for empty, stretch in groupby(beats(story), lambda each: each[1].id not in ends):
        inside = list(stretch)
        if empty and len(inside) >= LONG_STRETCH:
            (path, first), (_, last) = inside[0], inside[-1]
            words = {"count": str(len(inside)), "first": first.id, "last": last.id}
            yield Finding("PT410", (*path, "id"), words)


def _same_titles(story: Story) -> Iterator[Finding]:
    """No two beats have one title, by which every page names a moment."""
    first: dict[str, FieldPath] = {}
    for path, beat in beats(story):
        here = (*path, "title")
        there = first.setdefault(beat.title.casefold(), here)
        if there != here:
            yield Finding("PT414", here, {"title": beat.title}, other=there)


def _says(text: Words, what: Words) -> bool:
    """Whether a text holds nearly all of the telling words of another."""
    wanted = what.vocabulary
    shared = len(wanted & text.vocabulary)
    return shared >= max(LEAST_REPEATED, REPEATED * len(wanted))
