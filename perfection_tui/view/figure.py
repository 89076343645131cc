"""Somebody in the story: who they are taken for, how far they are trusted, and what they know."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from perfection_tui.script.model import BEFORE, TRUST_WORDS, Fact
from perfection_tui.view import sentences, wording
from perfection_tui.view.horizon import PersonView
from perfection_tui.view.phrases import capital, is_plural, series, within_sentence
from perfection_tui.view.sentences import Headings, NamedBeat, Sentence, ToldTwice


class Shift(Struct, frozen=True):
    """The audience changes its mind about somebody at a moment; `before` is None the first time."""

    figure: "Figure"
    moment: NamedBeat
    before: int | None
    level: int

    @property
    def was(self) -> str:
        """What the trust was before, in words; empty where there was none."""
        return self.figure.until_now(self.before)

    @property
    def words(self) -> str:
        """Name, level, and what that was before: `Lizzie Wells, undecided (until now a hero)`."""
        was = f" ({self.was})" if self.was else ""
        return f"{self.figure.called}, {self.figure.trust_words[self.level]}{was}"


class Figure(ToldTwice):
    """Somebody in the story, told twice, with how far the audience trusts them.

    `called`: the name within a sentence; `several`: it is a plural; `trust_words`: how far they
    are trusted, in words that agree with it.
    `shifts`: where it makes up and changes its mind about them, which an edition finds;
    empty: it never met them. `met`: the moment that brings them in; None: the premise does.
    """

    FIRST, NOTHING = "at first", wording.NOBODY_TOLD

    def __init__(
        self, person: PersonView, headings: Headings, moments: Mapping[str, NamedBeat]
    ) -> None:
        super().__init__(person, headings)
        self.person, self.id, self.mark = person, person.id, person.mark
        self.name = headings.name(person.id)
        self.player = f"played by {person.played_by}" if person.played_by else ""
        self.billing = ", ".join(filter(None, (f"{person.name} ({person.mark})", self.player)))
        """Name, mark and player, as a list of the people names them."""
        self.called = within_sentence(self.name)
        self.several = is_plural(self.name)
        self.trust_words = wording.TRUST_WORDS_OF_SEVERAL if self.several else TRUST_WORDS
        since = person.beliefs[0].at
        self.met = moments[since] if since else None
        self.shifts: list[Shift] = []

    def trust_at(self, moment: NamedBeat) -> str:
        """How far the audience trusts them after a moment, in words."""
        if self.id in moment.beat.trust:
            return self.trust_words[moment.beat.trust[self.id]]
        met = self.met is None or self.met.position <= moment.position
        return wording.NO_OPINION if met else wording.NOT_MET

    def until_now(self, level: int | None) -> str:
        """What trust in them was before a moment moved it; empty where there was none."""
        return "" if level is None else f"until now {self.trust_words[level]}"

    @property
    def trust_told(self) -> Sequence[Sentence]:
        """Each of their shifts, of which there is at least one, as part of a sentence."""
        end = (" to the end",) if self._headings.complete and len(self.shifts) == 1 else ()
        levels = self.trust_words
        return [(f"{levels[each.level]} from ", each.moment, *end) for each in self.shifts]

    @property
    def verdict(self) -> Sentence:
        """Every shift of the audience's trust in them, in one sentence."""
        (start, *rest), *others = self.trust_told
        return capital(str(start)), *rest, *(part for each in others for part in ("; ", *each)), "."


class Mistaken(Struct, frozen=True):
    """Somebody who takes something else for true, and since when; None: before the story begins.

    `until`: when they come to know better; None: as far as can be told, never.
    """

    figure: Figure
    since: NamedBeat | None
    until: NamedBeat | None
    belief: str

    @property
    def words(self) -> Sentence:
        """That they have it wrong, since when, until when, and what they believe."""
        have = "have it wrong" if self.figure.several else wording.MISTAKEN
        start = (self.since,) if self.since else sentences.since(None)
        end = (" until ", self.until) if self.until else (" on",) if self.since else ()
        return f"{have} from ", *start, *end, f": {self.belief}"


class Secret(Struct, frozen=True):
    """A fact that not everybody knows, and since which moment the audience does.

    `known`: since when people know it, by id and in the order of the people; None: before
    the story begins. `mistaken`: those who have it wrong until they know it, by id and in
    the same order. `lines`: all of that in words, the audience included, in film order.
    """

    fact: Fact
    revealed: NamedBeat
    known: Mapping[str, NamedBeat | None]
    mistaken: Mapping[str, Mistaken]
    lines: Sequence[Sentence]


def secret(fact: Fact, people: Sequence[Figure], moments: Mapping[str, NamedBeat]) -> Secret:
    """A fact joined to people and to moments, which are given by id."""
    since: Mapping[str, NamedBeat | None] = {**moments, BEFORE: None}
    known = {each.id: since[told.at] for each in people if (told := fact.known_by.get(each.id))}
    mistaken = {
        each.id: Mistaken(each, since[mistake.at], known.get(each.id), mistake.belief)
        for each in people
        if (mistake := fact.taken_for.get(each.id))
    }
    revealed = moments[fact.revealed_at]
    knowing: dict[NamedBeat | None, list[str]] = {}
    for each in people:
        if each.id in known:
            knowing.setdefault(known[each.id], []).append(each.called)
    knowing.setdefault(revealed, []).append(wording.AUDIENCE)
    lines = [
        *((at, _known(names, at)) for at, names in knowing.items()),
        *((each.since, (f"{each.figure.name} ", *each.words)) for each in mistaken.values()),
    ]
    lines.sort(key=lambda line: line[0].position if line[0] else -1)
    return Secret(fact, revealed, known, mistaken, [words for _, words in lines])


def _known(names: Sequence[str], since: NamedBeat | None) -> Sentence:
    """Who came to know a fact at the same moment, and at which."""
    return f"{capital(''.join(series(names)))}, ", *sentences.since(since)
