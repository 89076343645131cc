"""What a sound story could do better: what it gives away too early, and how it is made.

These rules judge words and construction, and can be wrong; so they are warnings. They rest on
the order of beats and on every id, so they are for stories without errors, and they take longer
than the rest of reading, so only who asks for them waits for them.
"""

from collections.abc import Container, Iterator
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from msgspec import Struct

from perfection_tui.script.defaults import ARTICLES, FAMILY, TITLES, UNWRITTEN
from perfection_tui.script.model import BEFORE, Beat, Story
from perfection_tui.script.plot import Plot, beats, listed, texts
from perfection_tui.script.prose import LEAST_REPEATED, PHRASE, WORD, Words, common_words
from perfection_tui.script.rules import Finding
from perfection_tui.script.tree import FieldPath

BEFORE_ALL = -1
"""Since when something is known that is known before the first beat."""

_READ_EARLY = {
    "premise": "the premise",
    "questions": "a question",
    "general": "an advisory",
    "title": "a title",
    "teaser": "a teaser",
    "place": "a place",
    "care": "a content note",
    "belief": "a belief",
    "also": "a word for search",
}
"""The fields that are read before all is told, and what they are."""

LONG_STRETCH = 8
"""So many beats in a row that neither plant a clue nor pay one off are a long stretch."""


class Passage(Struct, frozen=True):
    """A text, its place in the script and what it is there, and since when readers have it.

    `since` is a place in film order; `at` names the beat that gives it, if one does.
    """

    path: FieldPath
    kind: str
    text: str
    since: int
    at: str = ""


def advice(plot: Plot) -> Iterator[Finding]:
    """Everything in a sound story that gives away what comes later, or could be told better."""
    story, early, late = plot.story, list(_early(plot)), list(_late(plot))
    yield from _names(plot, early, late)
    repeated = list(_repeated_truths(plot))
    yield from repeated
    pairs = {(finding.path, finding.other) for finding in repeated}
    for finding in _phrases(early, late):
        if (finding.path, finding.other) not in pairs:
            yield finding
    yield from _told_at_two_places(story)
    yield from _known_too_early(plot)
    yield from _long_stretches(story)
    yield from _same_titles(story)


def _early(plot: Plot) -> Iterator[Passage]:
    """What is read early, but for the story's title: that is what the work is called."""
    parts: list[tuple[FieldPath, object, str]] = [
        (("about",), plot.story.about, ""),
        (("advisory",), plot.story.advisory, ""),
        *((path, chapter, "") for path, chapter in listed("chapters", plot.story.chapters)),
    ]
    for each in plot.tellings:
        parts.append((each.path, each.told, each.own))
        parts += [(path, revision, revision.at) for path, revision in each.revisions]
    for path, part, at in parts:
        for name, kind in _READ_EARLY.items():
            for place, text in texts(getattr(part, name, None), (*path, name)):
                yield Passage(place, kind, text, plot.film.get(at, BEFORE_ALL))


def _late(plot: Plot) -> Iterator[Passage]:
    """What is told later, at a beat or after the last one."""
    for path, kind, text, at in _told_later(plot):
        yield Passage(path, kind, text, plot.film.get(at, len(plot.film)), at)


def _told_later(plot: Plot) -> Iterator[tuple[FieldPath, str, str, str]]:
    story = plot.story
    for each in plot.tellings:
        for path, revision in each.revisions:
            yield (*path, "belief"), "a revision", revision.belief, revision.at
        for path, truth in each.truths:
            yield (*path, "truth"), "a truth", truth.truth, truth.at
        if isinstance(each.told, Beat) and each.told.note:
            yield (*each.path, "note"), "a note", each.told.note, each.told.truths[-1].at
    for path, clue in listed("clues", story.clues):
        # A clue's detail is what its own beat shows, so that it may be said from there on.
        yield (*path, "detail"), "a clue", clue.detail, clue.planted_at
        yield (*path, "meaning"), "a clue", clue.meaning, clue.pays_off_at
    for path, event in listed("events", story.events):
        yield (*path, "what"), "an event", event.what, event.revealed_at
    for path, fact in listed("knowledge", story.knowledge):
        yield (*path, "fact"), "a fact", fact.fact, fact.revealed_at
        for who, mistake in fact.taken_for.items():
            place = (*path, "taken_for", who, "belief")
            yield place, "a mistake", mistake.belief, fact.revealed_at
    for place, text in texts(story.coda, ("coda",)):
        yield place, "the coda", text, ""


class _WayToName(NamedTuple):
    """A way to name somebody, whose it is, and since when readers know them."""

    words: tuple[str, ...]
    person: str
    since: int


def _names(plot: Plot, early: list[Passage], late: list[Passage]) -> Iterator[Finding]:
    """Nobody is named before the audience has met them."""
    ways: dict[str, list[_WayToName]] = {}
    for way in _known_ways(plot):
        ways.setdefault(way.words[0], []).append(way)
    # A revision is among both.
    every = {each.path: each for each in (*early, *late)}
    ordinary = common_words().union(
        word for each in every.values() for word in WORD.findall(each.text) if word.islower()
    )
    for passage in every.values():
        named: set[str] = set()
        words = Words(passage.text)
        for number, word in enumerate(words.all):
            for way in ways.get(word, ()):
                if way.since <= passage.since or way.person in named:
                    continue
                if _names_here(way, words, number, ordinary, passage.kind == "a title"):
                    named.add(way.person)
                    person = plot.story.people[way.person]
                    if number and words.all[number - 1].casefold() in ARTICLES:
                        # `The Stranger` is pointed at where it begins.
                        number, word = number - 1, words.all[number - 1]
                    yield Finding(
                        "PT405",
                        passage.path,
                        {"name": person.name, "at": person.introduced_at or ""},
                        other=("people", way.person, "introduced_at"),
                        word=(number, word),
                    )


def _known_ways(plot: Plot) -> Iterator[_WayToName]:
    """Every way to name somebody, once: of two who share one, it is whoever is met first."""
    first: dict[tuple[str, ...], _WayToName] = {}
    for id_, person in plot.story.people.items():
        since = plot.film.get(person.introduced_at or "", BEFORE_ALL)
        for words in _ways_to_name(person.name):
            if words not in first or since < first[words].since:
                first[words] = _WayToName(words, id_, since)
    yield from first.values()


def _ways_to_name(name: str) -> list[tuple[str, ...]]:
    """A name without its article, and the parts of it that name the person by themselves.

    `The teachers` is no name; `The Woman in Black` and `Mrs Reed` have no such parts.
    """
    words = tuple(WORD.findall(normalize("NFC", name)))
    article = len(words) > 1 and words[0].casefold() in ARTICLES
    words = words[1:] if article else words
    proper = [word for word in words if not word[0].islower()]
    if not proper:
        return []
    if article or len(words) == 1 or words[0] in FAMILY:
        return [words]
    return [words, *((word,) for word in proper if len(word) > 1 and word not in TITLES)]


def _names_here(
    way: _WayToName, text: Words, number: int, ordinary: Container[str], in_title: bool
) -> bool:
    """Whether the words of a way to name somebody, of which this is the first, do so here."""
    words = tuple(text.all[number : number + len(way.words)])
    if words != way.words:
        return False
    # At such a place any word may have a capital, as in `Grace notes` or `Will he?`.
    capital = in_title or text.starts_sentence(number)
    return len(words) > 1 or not (capital and words[0].casefold() in ordinary)


def _repeated_truths(plot: Plot) -> Iterator[Finding]:
    """No belief says what its own whole truth says, though a few words may confirm it."""
    for each in plot.tellings:
        last, whole = each.truths[-1]
        for path, believed in [(each.path, each.told), *each.revisions]:
            text, said = believed.belief, Words(believed.belief)
            same = text == whole.truth and len(said.all) > LEAST_REPEATED
            if text != UNWRITTEN[0].truth and (same or said.say(Words(whole.truth))):
                yield Finding("PT407", (*path, "belief"), other=(*last, "truth"))


def _phrases(early: list[Passage], late: list[Passage]) -> Iterator[Finding]:
    """Nothing takes its words from what is told later."""
    # Of several that hold a phrase the one told last, so that each is looked up but once.
    last: dict[tuple[str, ...], Passage] = {}
    for passage in late:
        for phrase in Words(passage.text).phrases:
            if phrase not in last or last[phrase].since < passage.since:
                last[phrase] = passage
    for passage in early:
        told: set[FieldPath] = set()
        words = Words(passage.text)
        for start, phrase in enumerate(words.phrases):
            later = last.get(phrase)
            if later and later.since > passage.since and later.path not in told:
                told.add(later.path)
                yield _repeating(passage, words, start, later)


def _repeating(passage: Passage, words: Words, start: int, later: Passage) -> Finding:
    """The finding for a phrase, quoted as far as the later text goes along with it."""
    theirs = frozenset(Words(later.text).phrases)
    end = start
    while end + 1 < len(words.phrases) and words.phrases[end + 1] in theirs:
        end += 1
    numbers = list(words.telling)
    first, last = numbers[start], numbers[end + PHRASE - 1]
    return Finding(
        "PT406",
        passage.path,
        {
            "phrase": words.quoted(first, last),
            "kind": later.kind,
            "when": f"at `{later.at}`" if later.at else "after the last beat",
        },
        other=later.path,
        word=(first, words.all[first]),
    )


def _told_at_two_places(story: Story) -> Iterator[Finding]:
    """An event is revealed where the truth is that says the same of one of its beats."""
    at_beat = {beat.id: (path, beat) for path, beat in beats(story)}
    for place, event in listed("events", story.events):
        what = Words(event.what)
        for path, beat in (at_beat[id_] for id_ in event.beats):
            truths = listed("truths", beat.truths, path)
            same = [each for each in truths if Words(each[1].truth).say(what)]
            if same and all(truth.at != event.revealed_at for _, truth in same):
                other, truth = same[0]
                yield Finding(
                    "PT408",
                    (*place, "revealed_at"),
                    {"at": event.revealed_at, "beat": beat.id, "told": truth.at},
                    other=other,
                )
                break


def _known_too_early(plot: Plot) -> Iterator[Finding]:
    """Nobody says or does, by name, what they come to know only later."""
    story, film, accounts = plot.story, plot.film, list(_accounts(plot.story))
    for place, fact in listed("knowledge", story.knowledge):
        fact_words = Words(fact.fact)
        for id_, insight in fact.known_by.items():
            since = insight.at
            if since == BEFORE:
                continue
            name = next(iter(Words(story.people[id_].name).all), "")
            for path, told_at, words, by in accounts:
                if film[told_at] >= film[since]:
                    continue
                acts = by == id_ or name in words.all
                if acts and words.say(fact_words):
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
