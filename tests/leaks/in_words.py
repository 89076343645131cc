"""A real story with every text replaced by one word that says from when it may be known.

This reads the table of what may be seen when once more, by itself: it shares
nothing with the code under test.
"""

from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from perfection_tui.script import model
from tests.making import END, NEVER, named, said


class InWords:
    """Retells one story in words."""

    def __init__(self, story: model.Story) -> None:
        self._story = story
        beats = [beat.id for chapter in story.chapters for beat in chapter.beats]
        self._place = {beat: n for n, beat in enumerate(beats, 1)}
        self._serial = count(1)

    def retold(self) -> model.Story:
        """The whole story in words."""
        story = self._story
        chapters = tuple(
            replace(
                chapter,
                title=self._word(0),
                teaser=self._word(0),
                beats=tuple(map(self._beat, chapter.beats)),
            )
            for chapter in story.chapters
        )
        return replace(
            story,
            title=self._word(0),
            about=replace(
                story.about,
                kind=self._word(0),
                author=self._word(0),
                licence=self._word(0),
                premise=self._word(0),
                facts={self._word(0): self._word(0) for _ in story.about.facts},
                questions=tuple(self._word(0) for _ in story.about.questions),
                sources=(),
            ),
            advisory=replace(story.advisory, general=(self._word(0),), detailed=(self._word(0),)),
            people={who: self._person(person) for who, person in story.people.items()},
            chapters=chapters,
            clues=tuple(
                replace(
                    clue,
                    id=named(clue.id, self._place[clue.pays_off_at]),
                    planted_at=self._id(clue.planted_at),
                    pays_off_at=self._id(clue.pays_off_at),
                    detail=self._word(self._place[clue.pays_off_at]),
                    meaning=self._word(self._place[clue.pays_off_at]),
                    also=(self._word(self._place[clue.pays_off_at]),),
                )
                for clue in story.clues
            ),
            events=tuple(
                replace(
                    event,
                    id=named(event.id, self._place[event.revealed_at]),
                    when=self._word(self._place[event.revealed_at]),
                    what=self._word(self._place[event.revealed_at]),
                    revealed_at=self._id(event.revealed_at),
                    beats=tuple(map(self._id, event.beats)),
                )
                for event in story.events
            ),
            knowledge=tuple(
                replace(
                    fact,
                    id=named(fact.id, self._place[fact.revealed_at]),
                    fact=self._word(self._place[fact.revealed_at]),
                    revealed_at=self._id(fact.revealed_at),
                    known_by={who: self._since(at) for who, at in fact.known_by.items()},
                    taken_for={
                        who: self._mistake(who, each, fact) for who, each in fact.taken_for.items()
                    },
                    also=(self._word(self._place[fact.revealed_at]),),
                )
                for fact in story.knowledge
            ),
            coda=tuple(
                model.Answer(question=self._word(END), answer=self._word(END)) for _ in story.coda
            ),
        )

    def _word(self, known: int) -> str:
        return said(f"n{next(self._serial):04d}", known)

    def _id(self, beat: str) -> str:
        return named(beat, self._place[beat])

    def _since(self, at: str) -> str:
        return at if at == model.BEFORE else self._id(at)

    def _mistake(self, who: str, mistake: model.Mistake, fact: model.Fact) -> model.Mistake:
        introduced = self._story.people[who].introduced_at
        moments = (fact.revealed_at, mistake.at, introduced)
        known = max(self._place.get(at or model.BEFORE, 0) for at in moments)
        return model.Mistake(at=self._since(mistake.at), belief=self._word(known))

    def _beat(self, beat: model.Beat) -> model.Beat:
        place = self._place[beat.id]
        return replace(
            beat,
            id=self._id(beat.id),
            title=self._word(place),
            place=self._word(place) if beat.place else None,
            belief=self._word(place),
            revisions=self._revisions(beat.revisions),
            truths=self._truths(beat.truths),
            note=self._word(self._place[beat.truths[-1].at]) if beat.note else None,
            care=tuple(self._word(place) for _ in beat.care),
            sources=(self._word(NEVER),),
        )

    def _person(self, person: model.Person) -> model.Person:
        place = self._place[person.introduced_at] if person.introduced_at else 0
        return replace(
            person,
            name=self._word(place),
            played_by=self._word(place) if person.played_by else None,
            introduced_at=self._id(person.introduced_at) if person.introduced_at else None,
            belief=self._word(place),
            revisions=self._revisions(person.revisions),
            truths=self._truths(person.truths),
            also=(self._word(place),),
        )

    def _revisions(self, revisions: Sequence[model.Revision]) -> tuple[model.Revision, ...]:
        return tuple(
            model.Revision(at=self._id(each.at), belief=self._word(self._place[each.at]))
            for each in revisions
        )

    def _truths(self, truths: Sequence[model.Truth]) -> tuple[model.Truth, ...]:
        return tuple(
            model.Truth(
                at=self._id(each.at),
                truth=self._word(self._place[each.at]),
                care=(self._word(self._place[each.at]),),
                by=each.by,
            )
            for each in truths
        )
