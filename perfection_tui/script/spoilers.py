"""What a script gives away too early: somebody's name, a telling phrase, a whole truth.

These rules judge words, and can be wrong; so they are warnings. They rest on
the order of beats and on every id, so they are for stories without errors, and
they take longer than the rest of reading, so only who asks for them waits for them.
"""

from collections.abc import Container, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from msgspec import Struct

from perfection_tui.script.defaults import ARTICLES, FAMILY, TITLES
from perfection_tui.script.model import Beat, Person, Story
from perfection_tui.script.plot import beats, film_order, listed
from perfection_tui.script.problems import FieldPath
from perfection_tui.script.prose import WORD
from perfection_tui.script.rules import Finding

PHRASE = 5
"""So many words in a row, common ones set aside, are a telling phrase."""

REPEATED = 0.6
"""A belief that holds so much of its whole truth's vocabulary repeats it…"""

LEAST_REPEATED = 4
"""…if that makes at least so many words."""

BEFORE_ALL = -1
"""Since when something is known that is known before the first beat."""

_SENTENCE_ENDS = frozenset(".!?…:\n")

COMMON = frozenset(WORD.findall(Path(__file__).with_name("common_words.txt").read_text("utf-8")))
"""Words that tell nothing by themselves, in the language that scripts are mostly written in."""


class Passage(Struct, frozen=True):
    """A text, its place in the script and what it is there, and since when readers have it.

    `since` is a place in film order; `at` names the beat that gives it, if one does.
    """

    path: FieldPath
    kind: str
    text: str
    since: int
    at: str = ""


class Words:
    """The words of a text, in composed form, and those that are left without common ones."""

    def __init__(self, text: str) -> None:
        self._text = normalize("NFC", text)
        self.all: list[str] = WORD.findall(self._text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends."""
        return [each.span() for each in WORD.finditer(self._text)]

    @cached_property
    def telling(self) -> dict[int, str]:
        """The words that are left once common ones are set aside, by number, without their case."""
        folded = enumerate(map(str.casefold, self.all))
        return {
            number: word
            for number, word in folded
            if len(self.all[number]) > 1 and word not in COMMON
        }

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The telling words, each once."""
        return frozenset(self.telling.values())

    @cached_property
    def phrases(self) -> list[tuple[str, ...]]:
        """The telling phrases, one for each of the telling words but the last few."""
        folded = list(self.telling.values())
        return [tuple(folded[i : i + PHRASE]) for i in range(len(folded) - PHRASE + 1)]

    def quoted(self, first: int, last: int) -> str:
        """What stands from one of the words to another, in one line."""
        return " ".join(self._text[self._spans[first][0] : self._spans[last][1]].split())

    def joined(self, number: int) -> bool:
        """Whether nothing but a blank stands between a word and the next."""
        return self._text[self._spans[number][1] : self._spans[number + 1][0]].isspace()

    def starts_sentence(self, number: int) -> bool:
        """Whether a word would have a capital in any case."""
        if not number:
            return True
        between = self._text[self._spans[number - 1][1] : self._spans[number][0]]
        return not _SENTENCE_ENDS.isdisjoint(between)


def spoilers(story: Story) -> Iterator[Finding]:
    """Everything in a sound story that gives away what comes later."""
    tellings = _Passages(story)
    yield from _names(story, tellings)
    repeated = list(_repeated_truths(tellings))
    yield from repeated
    pairs = {(finding.path, finding.other) for finding in repeated}
    for finding in _phrases(tellings):
        if (finding.path, finding.other) not in pairs:
            yield finding


class _Passages:
    """The passages of a story: those read early, and those told later, in the script's order."""

    def __init__(self, story: Story) -> None:
        self.early: list[Passage] = []
        self.late: list[Passage] = []
        self.whole_truths: list[tuple[Passage, Passage]] = []
        self._film = film_order(story)
        self._add_safe(story)
        for id_, person in story.people.items():
            since = self._since(person.introduced_at)
            self._add_telling(("people", id_), person, since)
            for path, text in listed("also", person.also, ("people", id_)):
                self._early(path, "a word for search", text, since)
        for path, beat in beats(story):
            self._early((*path, "title"), "a title", beat.title, self._film[beat.id])
            self._early((*path, "place"), "a place", beat.place or "", self._film[beat.id])
            for place, note in listed("care", beat.care, path):
                self._early(place, "a content note", note, self._film[beat.id])
            self._add_telling(path, beat, self._film[beat.id])
        self._add_beside(story)

    def _since(self, at: str | None) -> int:
        return BEFORE_ALL if at is None else self._film[at]

    def _early(self, path: FieldPath, kind: str, text: str, since: int = BEFORE_ALL) -> Passage:
        self.early.append(Passage(path, kind, text, since))
        return self.early[-1]

    def _late(self, path: FieldPath, kind: str, text: str, at: str) -> Passage:
        since = self._film[at] if at else len(self._film)
        self.late.append(Passage(path, kind, text, since, at))
        return self.late[-1]

    def _add_safe(self, story: Story) -> None:
        """What anybody may read, but for the story's title: that is what the work is called."""
        self._early(("about", "premise"), "the premise", story.about.premise)
        for path, text in listed("questions", story.about.questions, ("about",)):
            self._early(path, "a question", text)
        for path, text in listed("general", story.advisory.general, ("advisory",)):
            self._early(path, "an advisory", text)
        for path, chapter in listed("chapters", story.chapters):
            self._early((*path, "title"), "a title", chapter.title)
            self._early((*path, "teaser"), "a teaser", chapter.teaser)

    def _add_telling(self, path: FieldPath, told: Beat | Person, since: int) -> None:
        """A beat or a person: what they make believe, and what is so."""
        believed = [self._early((*path, "belief"), "a belief", told.belief, since)]
        for place, revision in listed("revisions", told.revisions, path):
            text, changed = revision.belief, self._film[revision.at]
            believed.append(self._early((*place, "belief"), "a belief", text, changed))
            self._late((*place, "belief"), "a revision", text, revision.at)
        for place, truth in listed("truths", told.truths, path):
            whole = self._late((*place, "truth"), "a truth", truth.truth, truth.at)
        self.whole_truths += [(each, whole) for each in believed]
        if isinstance(told, Beat) and told.note:
            self._late((*path, "note"), "a note", told.note, told.truths[-1].at)

    def _add_beside(self, story: Story) -> None:
        """Clues, events, facts and the coda."""
        for path, clue in listed("clues", story.clues):
            # A clue's detail is what its own beat shows, so that it may be said from there on.
            self._late((*path, "detail"), "a clue", clue.detail, clue.planted_at)
            self._late((*path, "meaning"), "a clue", clue.meaning, clue.pays_off_at)
        for path, event in listed("events", story.events):
            self._late((*path, "what"), "an event", event.what, event.revealed_at)
        for path, fact in listed("knowledge", story.knowledge):
            self._late((*path, "fact"), "a fact", fact.fact, fact.revealed_at)
            for who, mistake in fact.taken_for.items():
                place = (*path, "taken_for", who, "belief")
                self._late(place, "a mistake", mistake.belief, fact.revealed_at)
        for path, answer in listed("coda", story.coda):
            self._late((*path, "question"), "the coda", answer.question, "")
            self._late((*path, "answer"), "the coda", answer.answer, "")


class _Form(NamedTuple):
    """A way to name somebody, whose it is, and since when readers know them.

    `own` are all words of the whole name; `given`: this is where a name begins.
    """

    words: tuple[str, ...]
    person: str
    since: int
    own: frozenset[str]
    given: bool


def _names(story: Story, passages: _Passages) -> Iterator[Finding]:
    """Nobody is named before the audience has met them."""
    forms: dict[str, list[_Form]] = {}
    for form in _known_forms(story):
        forms.setdefault(form.words[0], []).append(form)
    ordinary = COMMON.union(
        word
        for each in (*passages.early, *passages.late)
        for word in WORD.findall(each.text)
        if word.islower()
    )
    # A revision is among both.
    every = {each.path: each for each in (*passages.early, *passages.late)}
    for passage in every.values():
        named: set[str] = set()
        words = Words(passage.text)
        for number, word in enumerate(words.all):
            for form in forms.get(word, ()):
                if form.since <= passage.since or form.person in named:
                    continue
                if _names_here(form, words, number, ordinary, passage.kind == "a title"):
                    named.add(form.person)
                    person = story.people[form.person]
                    first = words.all[number - 1] if number and words.joined(number - 1) else word
                    if first.casefold() in ARTICLES:
                        # `The Stranger` is pointed at where it begins.
                        number, word = number - 1, first
                    yield Finding(
                        "PT405",
                        passage.path,
                        {"name": person.name, "at": person.introduced_at or ""},
                        other=("people", form.person, "introduced_at"),
                        word=(number, word),
                    )


def _known_forms(story: Story) -> Iterator[_Form]:
    """Every way to name somebody, once: of two who share one, it is whoever is met first."""
    film = film_order(story)
    first: dict[tuple[str, ...], _Form] = {}
    for id_, person in story.people.items():
        since = BEFORE_ALL if person.introduced_at is None else film[person.introduced_at]
        forms = _ways_to_name(person.name)
        own = frozenset(word for words in forms for word in words)
        for words in forms:
            if words not in first or since < first[words].since:
                first[words] = _Form(words, id_, since, own, words[0] == forms[0][0])
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
    form: _Form, text: Words, number: int, ordinary: Container[str], in_title: bool
) -> bool:
    """Whether the words of a form, of which this is the first, name its person here."""
    words = tuple(text.all[number : number + len(form.words)])
    if words != form.words:
        return False
    if len(words) > 1:
        return True
    # At such a place any word may have a capital, as in `Grace notes` or `Will he?`.
    if (in_title or text.starts_sentence(number)) and words[0].casefold() in ordinary:
        return False
    return in_title or not _is_part_of_another(form, text, number, ordinary)


def _is_part_of_another(form: _Form, text: Words, number: int, ordinary: Container[str]) -> bool:
    """Whether a word stands right beside one of another name, as in `Peyton Reed`."""

    def is_other(beside: int) -> bool:
        """Whether a word may belong to another name."""
        word = text.all[beside]
        known = word in form.own or word in TITLES - FAMILY or word.casefold() in ordinary
        return not word[0].islower() and not known

    if number + 1 < len(text.all) and text.joined(number) and is_other(number + 1):
        return True
    if not number or not text.joined(number - 1) or not is_other(number - 1):
        return False
    return not (form.given and text.starts_sentence(number - 1))


def _repeated_truths(passages: _Passages) -> Iterator[Finding]:
    """No belief says what its own whole truth says, though a few words may confirm it."""
    for belief, truth in passages.whole_truths:
        said, there = Words(belief.text), Words(truth.text)
        shared = len(there.vocabulary & said.vocabulary)
        same = belief.text == truth.text and len(said.all) > LEAST_REPEATED
        if same or shared >= max(LEAST_REPEATED, REPEATED * len(there.vocabulary)):
            yield Finding("PT407", belief.path, other=truth.path)


def _phrases(passages: _Passages) -> Iterator[Finding]:
    """Nothing takes its words from what is told later."""
    # Of several that hold a phrase the one told last, so that each is looked up but once;
    # and by its hash, since a long script has many.
    last: dict[int, Passage] = {}
    for passage in passages.late:
        for key in map(hash, Words(passage.text).phrases):
            if key not in last or last[key].since < passage.since:
                last[key] = passage
    for passage in passages.early:
        told: set[FieldPath] = set()
        words = Words(passage.text)
        for start, phrase in enumerate(words.phrases):
            later = last.get(hash(phrase))
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
