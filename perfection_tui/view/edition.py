"""The edition: a view joined up, made once and held by whoever shows it.

A screen, a page, plain mode and every export are given an edition and ask it for
what they show: `moments` in film order (and `moment(id)`), `events` in story order,
`people`, `clues` and `facts`. What hangs on one of these hangs on it here,
already joined, counted and worded; a surface only sets it.
"""

from functools import cached_property

from perfection_tui.view import wording
from perfection_tui.view.figure import Figure, Secret, Turn, secret
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.moment import Happening, Moment, Pair
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.sentences import Headings
from perfection_tui.view.stops import Stop


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
        self._people = {each.id: Figure(each, headings, self._moments) for each in view.people}
        self.people = tuple(self._people.values())
        self._hang_turns()
        self._hang_revisions()
        self.clues = self._pairs()
        self.events = self._happenings()

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

    @property
    def trusted(self) -> list[Figure]:
        """The people whom the audience comes to trust or to doubt."""
        return [each for each in self.people if each.turns]

    @property
    def clues_as_paid_off(self) -> list[Pair]:
        """The clues in the order in which they pay off: what gave it away first, first."""
        return sorted(self.clues, key=lambda pair: pair.paid_off.position)

    @property
    def events_as_told(self) -> list[Happening]:
        """The events in the order in which they are revealed."""
        return sorted(self.events, key=lambda each: each.revealed.position)

    @property
    def main_events(self) -> list[Happening]:
        """The events that tell the whole story by themselves, in story order."""
        return [each for each in self.events if each.event.main]

    @property
    def written(self) -> str:
        """How much of the story this edition holds, in spoiler-safe words."""
        if self.view.complete:
            return "All of the story is told here."
        if not self.moments:
            return "Spoiler-free: of the chapters, only titles and teasers stand here."
        last = self.moments[-1]
        title = emphasis_removed(last.chapter.title)
        until = f"the end of {title}" if last.chapter.whole else last.name
        return f"Spoiler-free: the story is told here up to {until}."

    def _hang_turns(self) -> None:
        """Hang on moments and people where the audience changes its mind about somebody."""
        for moment in self.moments:
            for figure in self.people:
                before = moment.trust_before.get(figure.id)
                level = moment.beat.trust.get(figure.id)
                if level is not None and level != before:
                    turn = Turn(figure, moment, before, level)
                    moment.moved.append(turn)
                    figure.turns.append(turn)

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
