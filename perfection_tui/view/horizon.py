"""What a reader may see: a position in film order, and the view of the story from there.

`see` is the only way from a story to something that can be shown. What the
horizon hides is absent from the view, so nothing that holds a view can leak it.
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.script import model


class Horizon(Struct, frozen=True):
    """How far somebody has watched: nothing yet, or up to and including one beat.

    It is held by the beat's id, so that an edited script keeps its meaning. An
    id that the story does not have means nothing watched.
    """

    beat: str | None = None


NOTHING = Horizon()
"""Nothing watched yet."""


def beat_ids(story: "model.Story | View") -> list[str]:
    """The ids of all beats of a story, or of those in a view, in film order."""
    return [beat.id for chapter in story.chapters for beat in chapter.beats]


def everything(story: model.Story) -> Horizon:
    """The horizon of somebody who has watched to the end."""
    return Horizon(story.chapters[-1].beats[-1].id)


def after_chapter(story: model.Story, chapter: str) -> Horizon:
    """The horizon of somebody who has watched through the chapter with this id.

    An id that the story does not have means nothing watched.
    """
    found = next((each for each in story.chapters if each.id == chapter), None)
    return Horizon(found.beats[-1].id) if found else NOTHING


class Opened(Struct, frozen=True):
    """What of a story was open to somebody, by id, so that an edited story can be held to it.

    `beats` were open; `end`: what comes after the last beat was, too; `all_of_it`:
    they said that they have seen all of the story.
    """

    beats: frozenset[str] = frozenset()
    end: bool = False
    all_of_it: bool = False

    def covers(self, other: "Opened") -> bool:
        """Whether it opens all that another does."""
        if self.all_of_it or other.all_of_it:
            return self.all_of_it
        return self.beats >= other.beats and (self.end or not other.end)


def after_edit(story: model.Story, opened: Opened) -> Horizon:
    """How far an edited story is open to somebody to whom so much of it was open before.

    As far as there is nothing, in the order that the beats now have, that was
    not open: whatever was moved, put in between or added to a chapter, no beat is
    seen that could not be seen before, and those behind it wait with it. A beat
    is its id; under an open one a new text is that beat told better. Where all
    that was closed is deleted, the last beat closes as well, since at the end of
    the story there is more to see.

    Somebody who said that they have seen all of the story goes on seeing all of
    it. Who reads a script whole while it is written is its author, or sits beside
    them; new beats are what they are waiting for, and there is nothing left that
    they asked not to be told. A first viewing never says so, however far it has
    come: there a new beat waits to be stepped on.
    """
    if opened.all_of_it:
        return everything(story)
    order = beat_ids(story)
    if not opened.end and opened.beats.issuperset(order):
        order.pop()
    seen = list(takewhile(opened.beats.__contains__, order))
    return Horizon(seen[-1]) if seen else NOTHING


class Layer(Struct, frozen=True):
    """One belief or one truth, and the beat at which the audience came to it.

    `at` is None for what is known before the story begins. A truth may have
    content notes of its own (`care`), and be somebody's account (`by`, a person's id).
    """

    at: str | None
    text: str
    care: tuple[str, ...] = ()
    by: str | None = None


class ToldView(Struct, frozen=True, kw_only=True):
    """What is told twice, as far as it may be known.

    `beliefs` holds the belief and its revisions, `truths` the layers of truth,
    oldest first; `truths` is empty where nothing of it may be told. `unresolved`
    says that they are all told, and that none is the whole truth.
    """

    id: str
    beliefs: tuple[Layer, ...]
    truths: tuple[Layer, ...]
    unresolved: bool


class BeatView(ToldView, frozen=True, kw_only=True):
    """One moment. `trust` carries values over from earlier beats, by person id.

    `turns_over` names the earlier beats to which this one adds a truth.
    """

    number: int
    title: str
    place: str | None
    care: tuple[str, ...]
    through: str | None
    note: str | None
    trust: Mapping[str, int]
    turns_over: tuple[str, ...]

    @property
    def content_notes(self) -> tuple[str, ...]:
        """The content notes of all that is open of it: its own, then those of its truths."""
        of_truths = (note for truth in self.truths for note in truth.care)
        return tuple(dict.fromkeys([*self.care, *of_truths]))


class ChapterView(Struct, frozen=True, kw_only=True):
    """A chapter and those of its beats that are within the horizon.

    `whole` says that these are all its beats; only then do they count as its length.
    """

    id: str
    number: int
    title: str
    teaser: str
    beats: tuple[BeatView, ...]
    whole: bool


class PersonView(ToldView, frozen=True, kw_only=True):
    """Somebody in the story."""

    name: str
    mark: str
    played_by: str | None
    also: tuple[str, ...]


class View(Struct, frozen=True, kw_only=True):
    """All that somebody at one horizon may know. `complete` says it is the end."""

    title: str
    language: str | None
    about: model.About
    advisory: tuple[str, ...]
    detailed_advisory: tuple[str, ...]
    chapters: tuple[ChapterView, ...]
    people: tuple[PersonView, ...]
    clues: tuple[model.Clue, ...]
    events: tuple[model.Event, ...]
    knowledge: tuple[model.Fact, ...]
    coda: tuple[model.Answer, ...]
    complete: bool


def see(story: model.Story, horizon: Horizon) -> View:
    """What somebody who has watched exactly as far as `horizon` may know."""
    return _Sight(story, horizon).view()


class _Sight:
    """A story as it is seen from one horizon; `_met`: the people who are in the view, by id."""

    def __init__(self, story: model.Story, horizon: Horizon) -> None:
        self._story = story
        order = beat_ids(story)
        watched = order[: order.index(horizon.beat) + 1] if horizon.beat in order else []
        self._complete = len(watched) == len(order)
        self._known = set(watched).__contains__
        self._met = {
            id_: person
            for id_, person in story.people.items()
            if person.introduced_at is None or self._known(person.introduced_at)
        }

    def view(self) -> View:
        """All of it."""
        story, known = self._story, self._known
        return View(
            title=story.title,
            language=story.language,
            about=story.about,
            advisory=story.advisory.general,
            detailed_advisory=story.advisory.detailed,
            chapters=tuple(self._chapters()),
            people=tuple(self._person(id_, person) for id_, person in self._met.items()),
            clues=tuple(clue for clue in story.clues if known(clue.pays_off_at)),
            events=tuple(
                replace(event, beats=tuple(filter(known, event.beats)))
                for event in story.events
                if known(event.revealed_at)
            ),
            knowledge=tuple(
                self._fact(each) for each in story.knowledge if known(each.revealed_at)
            ),
            coda=story.coda if self._complete else (),
            complete=self._complete,
        )

    def _chapters(self) -> Iterator[ChapterView]:
        turns_over = self._turned_over()
        trust: dict[str, int] = {}
        for number, chapter in enumerate(self._story.chapters, 1):
            beats = []
            for position, beat in enumerate(chapter.beats, 1):
                if self._known(beat.id):
                    trust |= {who: level for who, level in beat.trust.items() if who in self._met}
                    turned_over = tuple(dict.fromkeys(turns_over.get(beat.id, ())))
                    beats.append(self._beat(position, beat, dict(trust), turned_over))
            yield ChapterView(
                id=chapter.id,
                number=number,
                title=chapter.title,
                teaser=chapter.teaser,
                beats=tuple(beats),
                whole=len(beats) == len(chapter.beats),
            )

    def _turned_over(self) -> dict[str, list[str]]:
        """The beats to which each known beat adds truths, but for its own; by id."""
        turned: dict[str, list[str]] = {}
        for chapter in self._story.chapters:
            for beat in chapter.beats:
                for truth in beat.truths:
                    if truth.at != beat.id and self._known(truth.at):
                        turned.setdefault(truth.at, []).append(beat.id)
        return turned

    def _beat(
        self, number: int, beat: model.Beat, trust: Mapping[str, int], turns_over: tuple[str, ...]
    ) -> BeatView:
        beliefs, truths, whole = self._layers(beat, beat.id)
        return BeatView(
            id=beat.id,
            number=number,
            title=beat.title,
            place=beat.place,
            care=beat.care,
            beliefs=beliefs,
            truths=truths,
            unresolved=beat.unresolved and whole,
            through=beat.through if truths and beat.through in self._met else None,
            note=beat.note if whole else None,
            trust=trust,
            turns_over=turns_over,
        )

    def _person(self, id_: str, person: model.Person) -> PersonView:
        beliefs, truths, whole = self._layers(person, person.introduced_at)
        return PersonView(
            id=id_,
            name=person.name,
            mark=person.mark,
            played_by=person.played_by,
            beliefs=beliefs,
            truths=truths,
            unresolved=person.unresolved and whole,
            also=person.also,
        )

    def _layers(
        self, told: model.Beat | model.Person, since: str | None
    ) -> tuple[tuple[Layer, ...], tuple[Layer, ...], bool]:
        """Beliefs and truths of a beat or of somebody, and whether these are the whole truth."""
        known, met = self._known, self._met
        revised = (Layer(each.at, each.belief) for each in told.revisions if known(each.at))
        truths = tuple(
            Layer(truth.at, truth.truth, truth.care, truth.by if truth.by in met else None)
            for truth in told.truths
            if known(truth.at)
        )
        return (Layer(since, told.belief), *revised), truths, len(truths) == len(told.truths)

    def _fact(self, fact: model.Fact) -> model.Fact:
        known, mistaken, is_open = fact.known_by.items(), fact.taken_for.items(), self._is_open
        return replace(
            fact,
            known_by={who: each for who, each in known if is_open(who, each.at, each.revealed_at)},
            taken_for={who: each for who, each in mistaken if is_open(who, each.at)},
        )

    def _is_open(self, who: str, *moments: str | None) -> bool:
        """Whether somebody is in the view, and each of these moments is, if there is one."""
        return who in self._met and all(
            at in (None, model.BEFORE) or self._known(at) for at in moments
        )
