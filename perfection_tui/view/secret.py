"""Facts that not everybody in the story knows: who does, who has them wrong, and since when."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from perfection_tui.script.model import BEFORE, Fact
from perfection_tui.view import sentences, wording
from perfection_tui.view.figure import Figure
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import capital, series
from perfection_tui.view.sentences import Sentence


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
        """That they have it wrong, since when, until when, and what they believe."""
        end = (", until ", self.until) if self.until else ()
        return f"{wording.MISTAKEN} ", *sentences.since(self.since), *end, f": {self.belief}"


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


def secret(fact: Fact, people: Sequence[Figure], moments: Mapping[str, Moment]) -> Secret:
    """A fact joined to people and to moments, which are given by id."""
    since: Mapping[str, Moment | None] = {**moments, BEFORE: None}
    known = {each.id: since[fact.known_by[each.id]] for each in people if each.id in fact.known_by}
    mistaken = {
        each.id: Mistaken(each, since[mistake.at], known.get(each.id), mistake.belief)
        for each in people
        if (mistake := fact.taken_for.get(each.id))
    }
    revealed = moments[fact.revealed_at]
    knowing: dict[Moment | None, list[str]] = {}
    for each in people:
        if each.id in known:
            knowing.setdefault(known[each.id], []).append(each.name)
    knowing.setdefault(revealed, []).append(wording.AUDIENCE)
    lines = [
        *((at, _known(names, at)) for at, names in knowing.items()),
        *((each.since, (f"{each.figure.name} ", *each.words)) for each in mistaken.values()),
    ]
    lines.sort(key=lambda line: line[0].position if line[0] else -1)
    return Secret(fact, revealed, known, mistaken, [words for _, words in lines])


def _known(names: Sequence[str], since: Moment | None) -> Sentence:
    """Who came to know a fact at the same moment, and at which."""
    return f"{capital(''.join(series(names)))}, ", *sentences.since(since)
