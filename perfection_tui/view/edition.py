"""The edition: a view joined up, made once and held by whoever shows it.

A screen, a page, plain mode and every export are given an edition and ask it for
what they show: `moments` in film order (and `moment(id)`), `events` in story order,
`people`, `clues` and `facts`. What hangs on one of these hangs on it here,
already joined, counted and worded; a surface only sets it.
"""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from perfection_tui.script.model import Clue, Event
from perfection_tui.view import sentences, wording
from perfection_tui.view.figure import Figure, Secret, Shift, secret
from perfection_tui.view.horizon import BeatView, ChapterView, View
from perfection_tui.view.phrases import capital, count_of, emphasis_removed, number_word, series
from perfection_tui.view.sentences import Headed, Headings, NamedBeat, Sentence
from perfection_tui.view.stops import Stop

_FEW_CLUES = 2


class Moment(NamedBeat):
    """A beat with all that hangs on it.

    `moved`: those whom the audience trusts otherwise from here on. `pairs`: the clues planted
    or paid off here. `reveals`: the events that the audience knows from here on, `touches`:
    those that are touched here and revealed later. An edition hangs these on it.
    """

    FIRST, NOTHING = "first sight", wording.NOTHING_TOLD

    def __init__(
        self, chapter: ChapterView, beat: BeatView, headings: Headings, moments: "dict[str, Moment]"
    ) -> None:
        """`moments`: those of its edition by id, so far all before it in the telling."""
        super().__init__(len(moments), chapter, beat, headings)
        self._moments = moments
        self.trust_before = next(reversed(moments.values())).beat.trust if moments else {}
        """Whom the audience trusts coming into this moment; nobody yet at the first."""
        eyes = headings.name(beat.through) if beat.through else ""
        # The name stands last and alone: it may begin with “The”.
        through = f"Shown from one person’s point of view: {eyes}" if eyes else ""
        note = f"Note: {beat.note}" if beat.note else ""
        self.remarks = [each for each in (self.unresolved, through, note) if each]
        """What stands behind the truth, in words: that nobody can say more, whose eyes, a note."""
        self.moved: list[Shift] = []
        self.revises: list[Moment] = []
        """The earlier moments of which the audience comes to believe something else here."""
        self.pairs: list[Pair] = []
        self.reveals: list[Happening] = []
        self.touches: list[Happening] = []

    def replayed(self, reveal: str) -> tuple[list[Headed], Headed]:
        """What was told of this before a reveal, by its beat, and what that told."""
        layers = self.beat.truths
        at = next(at for at, layer in enumerate(layers) if layer.at == reveal)
        # The last of them may not be the last there is.
        *before, new = self._headings.truths(layers[: at + 1], self.beat.id, unresolved=True)
        return before, new

    @property
    def turns_over(self) -> "list[Moment]":
        """The earlier moments to which this one adds a truth."""
        return [self._moments[each] for each in self.beat.turns_over]

    @property
    def turns_over_in_words(self) -> Sentence:
        """Which earlier moments this one adds a truth to, in words; empty where it adds none."""
        return sentences.turns_over(self.turns_over)

    @property
    def is_reveal(self) -> str:
        """How many earlier moments this one adds a truth to, for first sight; empty: none."""
        count = len(self.beat.turns_over)
        ones = "an earlier one" if count == 1 else f"{number_word(count)} earlier ones"
        return f"This moment turns over {ones}." if count else ""

    @property
    def revises_in_words(self) -> Sentence:
        """Which earlier moments the audience sees otherwise from here on, in words; empty: none."""
        return sentences.revises(self.revises)

    @property
    def clues(self) -> list[Sentence]:
        """The clues that are planted or pay off here."""
        return [pair.said_at(self) for pair in self.pairs]

    @property
    def clues_in_short(self) -> list[Sentence]:
        """The clues here; none where there are more than a few, which are looked up elsewhere."""
        return [] if self.many_clues else self.clues

    @property
    def many_clues(self) -> str:
        """How many clues are planted and pay off here, if that is more than a few."""
        if len(self.pairs) <= _FEW_CLUES:
            return ""
        planted = sum(each.planted is self for each in self.pairs)
        paid_off = sum(each.paid_off is self for each in self.pairs)
        verbs = ((paid_off, "pays off", "pay off"), (planted, "is planted", "are planted"))
        parts = [
            f"{count_of(count, 'clue')} {one if count == 1 else more} here"
            for count, one, more in verbs
            if count
        ]
        return f"{capital(' and '.join(parts))}."

    @property
    def events(self) -> str:
        """What it has to do with events, by their numbers in story order."""
        words = []
        if self.reveals:
            words.append(f"Reveals {_numbers(self.reveals)}.")
        if self.touches:
            words.append(f"Shows {_numbers(self.touches)}, revealed later.")
        return " ".join(words) or "Reveals none of these."

    @property
    def moved_in_words(self) -> str:
        """Whom it moved; empty where it moved nobody."""
        words = "; ".join(each.words for each in self.moved)
        return f"{wording.TRUST_AFTER}: {words}." if words else ""

    @property
    def connections(self) -> list[Sentence]:
        """What it turns over and revises, its clues, whom it moved: where these have no place."""
        opens = sentences.turns_over(self.turns_over, each=True)
        said = [opens, self.revises_in_words, *self.clues, (self.moved_in_words,)]
        return [each for each in said if any(each)]


class Pair(Struct, frozen=True):
    """A clue with the moment that plants it and the one at which it pays off."""

    clue: Clue
    planted: Moment
    paid_off: Moment

    @property
    def later(self) -> str:
        """How long after it was planted it pays off: `two moments later`."""
        count = self.paid_off.position - self.planted.position
        return f"{count_of(count, 'moment')} later" if count else "at once"

    def said_at(self, here: Moment) -> Sentence:
        """What a moment has to do with it that plants it or at which it pays off."""
        detail = self.clue.detail
        if self.planted is self.paid_off:
            return "A clue is planted and paid off here: ", detail
        if here is self.planted:
            return "A clue is planted here: ", detail, " It pays off in ", self.paid_off, "."
        return "A clue pays off here, planted in ", self.planted, ": ", detail


class Happening(Struct, frozen=True):
    """An event, its number in story order, where it is revealed, and the moments touching it."""

    number: int
    event: Event
    revealed: Moment
    touched: Sequence[Moment]

    @property
    def earlier(self) -> list[Moment]:
        """Where it is touched before it is revealed."""
        return [each for each in self.touched if each.position < self.revealed.position]

    @property
    def history(self) -> Sentence:
        """Where it is touched, where it is revealed, and for how long it was held back."""
        earlier, revealed = self.earlier, self.revealed
        if not earlier:
            return "Revealed in ", revealed, "."
        kept = count_of(revealed.position - earlier[0].position, "moment")
        return "Seen in ", *series(earlier), "; revealed in ", revealed, f", held back for {kept}."


def _numbers(events: Sequence[Happening]) -> str:
    return "".join(series([str(each.number) for each in events]))


def copied(view: View, moment: Moment, *, whole: bool, turned: bool, reveal: str | None) -> str:
    """A moment in plain words, to be pasted elsewhere: its place, and as much as is turned up.

    Not `whole`: first sight alone; `turned`: its truth as well. In the replay of a `reveal`, its
    truth is what was told of it by then.
    """
    number = wording.number(moment.chapter, moment.beat)
    chapter = emphasis_removed(moment.chapter.title)
    title = emphasis_removed(view.title)
    parts = [f"{title}, {chapter} {number}: {moment.title}", moment.beat.place or ""]
    belief = moment.belief if whole else [moment.belief[0]._replace(heading="")]
    parts += [wording.BELIEF_HEADING, *_layers(belief)]
    if turned and reveal is not None:
        before, new = moment.replayed(reveal)
        parts += [wording.TRUTH_HEADING, *_layers([*before, new])]
    elif turned:
        parts += [wording.TRUTH_HEADING, *(_layers(moment.truth) or [moment.untold])]
        parts += moment.remarks
    return "\n\n".join(emphasis_removed(each) for each in parts if each) + "\n"


def _layers(layers: Sequence[Headed]) -> list[str]:
    return [each for layer in layers for each in (capital(layer.heading), layer.care, layer.text)]


class Edition:
    """All of one view, joined up. Two editions are never equal, be their views so or not.

    `moments`: every open one, in film order. `people`: everybody, in the script's order.
    `clues`: with both their ends, in the order in which they are planted. `events`: in story
    order.
    """

    def __init__(self, view: View, later: str = wording.NOT_IN_COPY) -> None:
        """`later`: how what is not told yet comes to be told, in words."""
        self.view, self.later = view, later
        self._moments: dict[str, Moment] = {}
        headings = Headings(view, later, self._moments)
        for chapter in view.chapters:
            for beat in chapter.beats:
                self._moments[beat.id] = Moment(chapter, beat, headings, self._moments)
        self.moments = tuple(self._moments.values())
        self.openings = [each for each in self.moments if each.beat.number == 1]
        """The moments with which the open chapters begin."""
        self.reveals = [each for each in self.moments if each.beat.turns_over]
        """The moments that turn over earlier ones."""
        self._people = {each.id: Figure(each, headings, self._moments) for each in view.people}
        self.people = tuple(self._people.values())
        self._hang_shifts()
        self._hang_revisions()
        self.trusted = [each for each in self.people if each.shifts]
        """The people whom the audience comes to trust or to doubt."""
        self.clues = self._pairs()
        self.clues_as_paid_off = sorted(self.clues, key=lambda pair: pair.paid_off.position)
        """The clues in the order in which they pay off: what gave it away first, first."""
        self.events = self._happenings()
        self.events_as_told = sorted(self.events, key=lambda each: each.revealed.position)
        """The events in the order in which they are revealed."""
        main = [each for each in self.events if each.event.main]
        self.main_events = main if len(main) > 1 else []
        """The events that tell the whole story by themselves, in story order; one is too few."""

    @cached_property
    def facts(self) -> tuple[Secret, ...]:
        """Every fact, with who knows it."""
        return tuple(secret(each, self.people, self._moments) for each in self.view.knowledge)

    def moment(self, beat: str) -> Moment:
        """The moment of the beat with this id. Raises KeyError where the view has none."""
        return self._moments[beat]

    def moments_of(self, chapter: ChapterView) -> list[Moment]:
        """The open moments of a chapter."""
        return [self.moment(beat.id) for beat in chapter.beats]

    def moment_at(self, stop: Stop) -> Moment | None:
        """The moment at a stop: its own, or the last one that is open before it."""
        if stop.beat:
            return self.moment(stop.beat)
        before = [each for each in self.moments if each.chapter.number <= stop.chapter + 1]
        return before[-1] if before else None

    def person(self, person: str) -> Figure:
        """The person with this id. Raises KeyError where the view has none."""
        return self._people[person]

    def _hang_shifts(self) -> None:
        """Hang on moments and people where the audience changes its mind about somebody."""
        for moment in self.moments:
            for figure in self.people:
                before = moment.trust_before.get(figure.id)
                level = moment.beat.trust.get(figure.id)
                if level is not None and level != before:
                    shift = Shift(figure, moment, before, level)
                    moment.moved.append(shift)
                    figure.shifts.append(shift)

    def _hang_revisions(self) -> None:
        """Hang on moments the earlier ones of which they change what the audience believes."""
        for moment in self.moments:
            for layer in moment.beat.beliefs[1:]:
                if layer.at and moment not in self.moment(layer.at).revises:
                    self.moment(layer.at).revises.append(moment)

    def _pairs(self) -> tuple[Pair, ...]:
        """The clues, hung on the moments at either end."""
        pairs = [
            Pair(each, self.moment(each.planted_at), self.moment(each.pays_off_at))
            for each in self.view.clues
        ]
        pairs.sort(key=lambda pair: (pair.planted.position, pair.paid_off.position))
        for pair in pairs:
            for moment in {pair.planted, pair.paid_off}:
                moment.pairs.append(pair)
        return tuple(pairs)

    def _happenings(self) -> tuple[Happening, ...]:
        """The events, hung on the moments that reveal them and on those that touch them before."""
        happenings = []
        for number, event in enumerate(self.view.events, 1):
            touched = sorted(map(self.moment, set(event.beats)), key=lambda each: each.position)
            happening = Happening(number, event, self.moment(event.revealed_at), touched)
            happenings.append(happening)
            happening.revealed.reveals.append(happening)
            for moment in happening.earlier:
                moment.touches.append(happening)
        return tuple(happenings)
