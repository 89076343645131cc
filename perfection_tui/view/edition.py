"""What every format writes of a view, joined up once: each moment with all that hangs on it."""

from __future__ import annotations

from msgspec import Struct

from perfection_tui.script.model import BEFORE, Clue, Event, Fact
from perfection_tui.view import verdict, wording
from perfection_tui.view.horizon import BeatView, ChapterView, PersonView, View
from perfection_tui.view.places import FilmOrder, Place, moments_later
from perfection_tui.view.verdict import Moved, Turn
from perfection_tui.view.wording import Told


class Moment(Struct, frozen=True, kw_only=True):
    """A beat as it is written: both sides in layers, and what stands beside them.

    `planted` are the clues that it plants, each with where that pays off;
    `paid` are those that it pays off, each with where that was planted.
    """

    place: Place
    belief: list[Told]
    truth: list[Told]
    through: str
    opens: list[Place]
    turns_over: str
    planted: list[tuple[Clue, Place]]
    paid: list[tuple[Clue, Place]]
    moved: list[Moved]

    @property
    def beat(self) -> BeatView:
        """The beat as the view has it."""
        return self.place.beat

    @property
    def beside(self) -> list[str]:
        """The clues of this moment and whom it moved, in sentences."""
        lines = [f"A clue is planted here. It pays off in {to.name}." for _, to in self.planted]
        lines += [f"A clue pays off here. It was planted in {by.name}." for _, by in self.paid]
        if self.moved:
            moved = "; ".join(each.words for each in self.moved)
            lines.append(f"{wording.TRUST_AFTER}: {moved}.")
        return lines


class Happening(Struct, frozen=True, kw_only=True):
    """An event, its number in the order in which things happened, and where it is told."""

    number: int
    event: Event
    told: Place
    touched: list[Place]

    @property
    def held_back(self) -> int:
        """How many moments after it was first touched it is told."""
        return max(0, self.told.position - self.touched[0].position) if self.touched else 0

    @property
    def words(self) -> str:
        """Where it is touched and where it is told, in a sentence."""
        if not self.earlier:
            return f"Told in {self.told.name}."
        touched = ", ".join(place.name for place in self.earlier)
        return f"Touched in {touched}; told {self.later}, in {self.told.name}."

    @property
    def earlier(self) -> list[Place]:
        """Where it is touched before it is told."""
        return [place for place in self.touched if place.position < self.told.position]

    @property
    def later(self) -> str:
        """How long after it was first touched it is told: `two moments later`."""
        return moments_later(self.held_back)


class Known(Struct, frozen=True, kw_only=True):
    """Somebody who knows a fact, and the moment from which; None: before the story began."""

    person: PersonView
    since: Place | None

    @property
    def words(self) -> str:
        """Who, and since when."""
        name = wording.emphasis_removed(self.person.name)
        return f"{name}, {f'since {self.since.name}' if self.since else 'before the story began'}"


class Programme:
    """A view, ready to be written: moments by chapter, and the pages beside them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.order = FilmOrder(view)
        self._moments = self._join()

    def moments(self, chapter: ChapterView) -> list[Moment]:
        """The open moments of a chapter."""
        return [self._moments[beat.id] for beat in chapter.beats]

    def moment(self, beat: str) -> Moment:
        """The moment of the beat with this id. Raises KeyError where the view has none."""
        return self._moments[beat]

    def clues(self) -> list[tuple[Clue, Place, Place]]:
        """Every clue with where it is planted and where it pays off."""
        return [
            (clue, self.order[clue.planted_at], self.order[clue.pays_off_at])
            for clue in self.view.clues
        ]

    def happenings(self) -> list[Happening]:
        """Every event, in the order in which they happened."""
        return [
            Happening(
                number=number,
                event=event,
                told=self.order[event.revealed_at],
                touched=sorted(map(self.order.__getitem__, event.beats), key=_position),
            )
            for number, event in enumerate(self.view.events, 1)
        ]

    def happenings_as_told(self) -> list[Happening]:
        """Every event, in the order in which the audience comes to know of them."""
        return sorted(self.happenings(), key=lambda each: each.told.position)

    def known_by(self, fact: Fact) -> list[Known]:
        """Who knows a fact, in the order of the people."""
        return [
            Known(
                person=person,
                since=None if (since := fact.known_by[person.id]) == BEFORE else self.order[since],
            )
            for person in self.view.people
            if person.id in fact.known_by
        ]

    def trusted(self) -> list[tuple[PersonView, list[Turn]]]:
        """Everybody the audience came to trust or not, with where it changed its mind."""
        found = ((person, verdict.turns(self.order, person.id)) for person in self.view.people)
        return [(person, turns) for person, turns in found if turns]

    @property
    def holds(self) -> str:
        """How much of the story is written here, in spoiler-safe words."""
        if self.view.complete:
            return "All of the story is told here."
        if not len(self.order):
            return "Spoiler-free: of the chapters, only titles and teasers stand here."
        *_, last = self.order
        until = last.name
        if last.chapter.whole:
            until = f"the end of {wording.emphasis_removed(last.chapter.title)}"
        return f"Spoiler-free: the story is told here up to {until}."

    def _join(self) -> dict[str, Moment]:
        view, order = self.view, self.order
        planted: dict[str, list[tuple[Clue, Place]]] = {}
        paid: dict[str, list[tuple[Clue, Place]]] = {}
        for clue, plant, payoff in self.clues():
            planted.setdefault(plant.beat.id, []).append((clue, payoff))
            paid.setdefault(payoff.beat.id, []).append((clue, plant))
        before: dict[str, int] = {}
        moments = {}
        for place in order:
            beat = place.beat
            moments[beat.id] = Moment(
                place=place,
                belief=wording.belief_layers(view, beat),
                truth=wording.truth_layers(view, beat),
                through=wording.through(view, beat),
                opens=[order[each] for each in beat.opens],
                turns_over=wording.turns_over(view, beat),
                planted=planted.get(beat.id, []),
                paid=paid.get(beat.id, []),
                moved=verdict.moved(view, beat, before),
            )
            before = dict(beat.trust)
        return moments


def _position(place: Place) -> int:
    return place.position
