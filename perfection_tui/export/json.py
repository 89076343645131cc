"""An edition as JSON, with a schema of its own: `story/export.schema.json`.

Moments are named as on the command line, by chapter and number (`2/7`), and
people by their marks. The ids of a script stay in the script, since an id may say
more than its moment does; what is made of them here stays the same when moments move.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from perfection_tui.script.model import BEFORE, Trust, says
from perfection_tui.view.edition import Edition, Happening, Moment, Pair
from perfection_tui.view.figure import Figure, Secret
from perfection_tui.view.horizon import ChapterView, Layer
from perfection_tui.view.sentences import NamedBeat

RecordType = TypeVar("RecordType", bound=Struct)

EXPORT_VERSION: Literal[1] = 1
"""The version of this form. It changes when a reader of version 1 could misread a file."""


Address = Annotated[
    str, Meta(pattern="^[0-9]+/[0-9]+$", description="A moment, by chapter and number: 2/7.")
]
Since = Address | Literal["before"]
PersonMark = Annotated[
    str, Meta(min_length=1, max_length=2, description="A person, by the mark of theirs.")
]


StableId = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{12}$",
        description="The same however far the story is open, and when the script is edited.",
    ),
]

Unresolved = Annotated[
    bool, says("Whether all of its truth is told, and none of it the whole truth.")
]


class ToldLayer(Struct, frozen=True, kw_only=True):
    """One belief or one truth."""

    since: Annotated[
        Address | None, says("The moment at which the audience came to it; null: from the start.")
    ]
    text: Annotated[str, says("Paragraphs parted by an empty line; kept line breaks; *emphasis*.")]
    care: Annotated[Sequence[str], says("Content notes of this layer. Show them before it.")]
    by: Annotated[PersonMark | None, says("Whose account it is, where that is in doubt.")]


Layers = Sequence[ToldLayer]


class BeatRecord(Struct, frozen=True, kw_only=True):
    """One moment, told twice."""

    id: StableId
    at: Address
    title: str
    place: Annotated[str | None, says("Where it happens, if that is told.")]
    care: Annotated[Sequence[str], says("Content notes.")]
    belief: Annotated[Layers, says("What the audience believes, oldest first.", 1)]
    truth: Annotated[
        Layers, says("What actually happened, oldest first; empty: not to be told yet.")
    ]
    unresolved: Unresolved
    through: Annotated[PersonMark | None, says("Whose eyes the telling used.")]
    note: Annotated[str | None, says("A remark that belongs to the whole truth.")]
    turns_over: Annotated[Sequence[Address], says("Earlier moments that this one adds a truth to.")]
    trust: Annotated[
        Mapping[PersonMark, Trust], says("Whom the audience trusts after it: -2 villain, 2 hero.")
    ]


class ChapterRecord(Struct, frozen=True, kw_only=True):
    """A chapter, and those of its moments that may be known."""

    id: StableId
    number: int
    title: str
    teaser: str
    whole: Annotated[bool, says("Whether these are all of its moments.")]
    beats: Sequence[BeatRecord]


class ShiftRecord(Struct, frozen=True, kw_only=True):
    """A change of the audience's mind about somebody."""

    at: Address
    level: Annotated[Trust, says("From then on: -2 villain, 2 hero.")]


class PersonRecord(Struct, frozen=True, kw_only=True):
    """Somebody in the story, told twice."""

    id: StableId
    mark: PersonMark
    name: str
    played_by: str | None
    belief: Annotated[Layers, says("Whom the audience takes them for, oldest first.", 1)]
    truth: Annotated[Layers, says("Who they are, oldest first; empty: not to be told yet.")]
    unresolved: Unresolved
    trust: Annotated[Sequence[ShiftRecord], says("Where the audience changes its mind about them.")]


class ClueRecord(Struct, frozen=True, kw_only=True):
    """Something planted at one moment that means more at another."""

    id: StableId
    planted_at: Address
    pays_off_at: Address
    detail: Annotated[str, says("What the audience saw.")]
    meaning: Annotated[str, says("What it meant.")]


class EventRecord(Struct, frozen=True, kw_only=True):
    """Something that happened. Events stand in the order in which they happened."""

    id: StableId
    when: str
    what: str
    told_at: Annotated[Address, says("The moment after which the audience knows.")]
    touched_at: Annotated[Sequence[Address], says("The moments at which the telling touches it.")]
    main: Annotated[bool, says("Whether the story cannot be told without it.")]


class MistakeRecord(Struct, frozen=True, kw_only=True):
    """What somebody takes for true instead of a fact."""

    since: Annotated[Since, says("From when; `before` the story began.")]
    belief: Annotated[str, says("What they take for true.")]


class FactRecord(Struct, frozen=True, kw_only=True):
    """Something known to some people and not to others."""

    id: StableId
    fact: str
    told_at: Annotated[Address, says("The moment after which the audience knows.")]
    known_by: Annotated[
        Mapping[PersonMark, Since],
        says("Since when each person knows it; `before` the story began."),
    ]
    knowing_told_at: Annotated[
        Mapping[PersonMark, Address], says("The later moment that reveals of them that they know.")
    ]
    taken_for: Annotated[
        Mapping[PersonMark, MistakeRecord],
        says("What each person who has it wrong takes for true, and since when."),
    ]


class AnswerRecord(Struct, frozen=True, kw_only=True):
    """A question the story leaves behind, and what can be said about it."""

    question: str
    answer: str


class SourceRecord(Struct, frozen=True, kw_only=True):
    """Something the story was written from."""

    title: str
    note: str | None


class AboutRecord(Struct, frozen=True, kw_only=True):
    """What anybody may know."""

    kind: str
    author: Annotated[str | None, says("Who wrote the script.")]
    licence: Annotated[str | None, says("On what terms it may be passed on.")]
    premise: str
    facts: Mapping[str, str]
    questions: Sequence[str]
    sources: Sequence[SourceRecord]


class Export(Struct, frozen=True, kw_only=True):
    """What somebody who has watched so far may know of a story, and nothing else of it."""

    version: Annotated[Literal[1], says("The version of this form.")]
    title: str
    language: Annotated[str | None, says("The language of the texts, by BCP 47.")]
    complete: Annotated[bool, says("Whether all of the story is here.")]
    horizon: Annotated[Address | None, says("The last moment that is here; null: none of them.")]
    about: AboutRecord
    advisory: Annotated[Sequence[str], says("What it contains. Show it before anything else.")]
    detailed_advisory: Annotated[
        Sequence[str],
        says("The same in detail, once all of the story is here: it hints at the plot."),
    ]
    chapters: Annotated[Sequence[ChapterRecord], Meta(min_length=1)]
    people: Sequence[PersonRecord]
    clues: Sequence[ClueRecord]
    events: Sequence[EventRecord]
    knowledge: Sequence[FactRecord]
    coda: Annotated[Sequence[AnswerRecord], says("Empty unless the story is complete.")]


def render(edition: Edition) -> str:
    """All of it."""
    return msgspec.json.format(msgspec.json.encode(export(edition)), indent=2).decode() + "\n"


def export(edition: Edition) -> Export:
    """The records that are written."""
    view = edition.view
    return _record(
        Export,
        view,
        version=EXPORT_VERSION,
        horizon=edition.moments[-1].address if edition.moments else None,
        about=msgspec.convert(view.about, AboutRecord, from_attributes=True),
        detailed_advisory=view.detailed_advisory if view.complete else (),
        chapters=[_chapter(edition, chapter) for chapter in view.chapters],
        people=[_person(edition, figure) for figure in edition.people],
        clues=list(map(_clue, edition.clues)),
        events=list(map(_event, edition.events)),
        knowledge=[_fact(edition, secret) for secret in edition.facts],
        coda=msgspec.convert(view.coda, Sequence[AnswerRecord], from_attributes=True),
    )


def schema() -> str:
    """The JSON Schema of an export."""
    document: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:perfection-tui:export:{EXPORT_VERSION}",
        "title": "An export of perfection-tui",
        **msgspec.json.schema(Export),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _record(kind: type[RecordType], source: object, **fields: object) -> RecordType:
    """A record of these fields, and of those of the same names that its source has."""
    same = {each: getattr(source, each) for each in kind.__struct_fields__ if each not in fields}
    return kind(**fields, **same)


def _chapter(edition: Edition, chapter: ChapterView) -> ChapterRecord:
    beats = [_beat(edition, moment) for moment in edition.moments_of(chapter)]
    return _record(ChapterRecord, chapter, id=_stable("chapter", chapter.id), beats=beats)


def _beat(edition: Edition, moment: Moment) -> BeatRecord:
    beat = moment.beat
    return _record(
        BeatRecord,
        beat,
        id=_stable("beat", beat.id),
        at=moment.address,
        belief=_layers(edition, beat.beliefs),
        truth=_layers(edition, beat.truths),
        through=edition.person(beat.through).mark if beat.through else None,
        turns_over=[each.address for each in moment.turns_over],
        trust={edition.person(who).mark: level for who, level in beat.trust.items()},
    )


def _person(edition: Edition, figure: Figure) -> PersonRecord:
    person = figure.person
    return _record(
        PersonRecord,
        person,
        id=_stable("person", person.id),
        belief=_layers(edition, person.beliefs),
        truth=_layers(edition, person.truths),
        trust=[ShiftRecord(at=each.moment.address, level=each.level) for each in figure.shifts],
    )


def _layers(edition: Edition, layers: Sequence[Layer]) -> list[ToldLayer]:
    return [
        ToldLayer(
            since=edition.moment(each.at).address if each.at else None,
            text=each.text,
            care=each.care,
            by=edition.person(each.by).mark if each.by else None,
        )
        for each in layers
    ]


def _clue(pair: Pair) -> ClueRecord:
    planted_at, pays_off_at = pair.planted.address, pair.paid_off.address
    id_ = _stable("clue", pair.clue.id)
    return _record(ClueRecord, pair.clue, id=id_, planted_at=planted_at, pays_off_at=pays_off_at)


def _event(happening: Happening) -> EventRecord:
    return _record(
        EventRecord,
        happening.event,
        id=_stable("event", happening.event.id),
        told_at=happening.revealed.address,
        touched_at=[moment.address for moment in happening.touched],
    )


def _fact(edition: Edition, secret: Secret) -> FactRecord:
    return FactRecord(
        id=_stable("fact", secret.fact.id),
        fact=secret.fact.fact,
        told_at=secret.revealed.address,
        known_by={edition.person(who).mark: _since(since) for who, since in secret.known.items()},
        knowing_told_at={
            edition.person(who).mark: edition.moment(insight.revealed_at).address
            for who, insight in secret.fact.known_by.items()
            if insight.revealed_at
        },
        taken_for={
            each.figure.mark: MistakeRecord(since=_since(each.since), belief=each.belief)
            for each in secret.mistaken.values()
        },
    )


def _stable(kind: str, id_: str) -> str:
    """A name made of an id of the script, that does not say what the id says."""
    return sha256(f"{kind} {id_}".encode()).hexdigest()[:12]


def _since(moment: NamedBeat | None) -> str:
    return moment.address if moment else BEFORE
