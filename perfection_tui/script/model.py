"""The records of a story script: what a sound file becomes once it has been read.

Every record is frozen and complete: code that holds a `Story` never asks
whether a field is there or an id exists. Field descriptions are part of the
JSON Schema, so they speak to the writer of a script.
"""

# Annotations are not postponed here: msgspec would have to evaluate every one of them
# before the first script is read.

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

MAX_TEXT = 20_000
"""The longest text a script may hold, in characters."""

BEFORE = "before"
"""In `known_by` and `taken_for`: from before the story began. Never a beat's id."""

Text = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]
"""Plain prose: a blank line parts paragraphs, a backslash keeps its line's break, `*stars*`
emphasise, and nothing else is read."""

PROSE = frozenset(
    ("premise", "teaser", "belief", "truth", "note", "detail", "meaning", "what", "fact", "answer")
)
"""The fields whose texts may have paragraphs; every other text is a line."""

ID = "^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Meta(min_length=1, max_length=80, pattern=ID)]
"""A name in kebab-case that other parts of the script use. Never shown on a screen."""

BeatId = Annotated[Id, Meta(extra_json_schema={"names": "beats"})]
"""The id of a beat."""

Since = Annotated[Id, Meta(extra_json_schema={"names": "since"})]
"""The id of a beat, or `before`."""

PersonId = Annotated[Id, Meta(extra_json_schema={"names": "people"})]
"""The id of a person."""

LANGUAGE = (
    "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$"
)
"""The tag of a language by BCP 47: language, script, region and variants, as in `pt-BR`."""

Language = Annotated[str, Meta(max_length=35, pattern=LANGUAGE)]
"""The language of the texts."""

Trust = Annotated[int, Meta(ge=-2, le=2)]
"""How far the audience trusts somebody: -2 villain, 0 undecided, 2 hero."""

TRUST_WORDS = {-2: "a villain", -1: "doubted", 0: "undecided", 1: "trusted", 2: "a hero"}
"""What somebody is to the audience, by how far it trusts them."""


def says(description: str, least: int | None = None) -> Meta:
    """What a field is, told to whoever writes it; `least`: how much it holds at least."""
    return Meta(description=description, min_length=least)


Also = Annotated[
    tuple[Text, ...],
    says("Other words that find it in a search as soon as it is known; shown nowhere."),
]
"""Words that a reader may look for and the texts do not hold."""


Unresolved = Annotated[
    bool, says("`true` where no layer is the whole truth, and nobody can say more.")
]
"""Whether what is told of something is never all of it."""


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a story. Two records with equal fields are equal."""


class Source(Record, frozen=True, kw_only=True):
    """Something the story was written from, for the credits."""

    title: Annotated[Text, says("What the source is called.")]
    note: Annotated[Text | None, says("What it was used for.")] = None


class About(Record, frozen=True, kw_only=True):
    """The story in words that are safe for somebody who has seen nothing of it."""

    kind: Annotated[Text, says("What the story is: film, short story, play.")]
    author: Annotated[Text | None, says("Who wrote this script.")] = None
    licence: Annotated[Text | None, says("On what terms it may be passed on.")] = None
    premise: Annotated[Text, says("What anybody may know before it begins; the first thing read.")]
    facts: Annotated[
        Mapping[Text, Text],
        says("Small facts such as director or year, shown in the order written."),
    ] = {}
    questions: Annotated[
        tuple[Text, ...], says("Questions to hold while watching; they give nothing away.")
    ] = ()
    sources: Annotated[tuple[Source, ...], says("What the script was written from.")] = ()


class Advisory(Record, frozen=True, kw_only=True):
    """What a reader may want to be warned of, in general and in detail."""

    general: Annotated[
        tuple[Text, ...], says("Kinds of difficult content, always shown before anything else.")
    ] = ()
    detailed: Annotated[
        tuple[Text, ...], says("The same in detail, shown only on request: it hints at the plot.")
    ] = ()


class Revision(Record, frozen=True, kw_only=True):
    """What the audience believes from a later beat on, still wrong."""

    at: Annotated[BeatId, says("The beat that changes the belief.")]
    belief: Annotated[Text, says("What it makes the audience believe instead.")]


class Truth(Record, frozen=True, kw_only=True):
    """One layer of what actually happened."""

    at: Annotated[
        BeatId,
        says(
            "The beat that reveals this layer. Left out: its own, or the one that "
            "brings the person in."
        ),
    ] = ""
    truth: Annotated[Text, says("What it reveals.")]
    care: Annotated[
        tuple[Text, ...],
        says(
            "Content notes of this layer, shown above it once it is open; first, to readers "
            "who ask for them."
        ),
    ] = ()
    by: Annotated[
        PersonId | None, says("Whose account it is, where nobody can say who is right.")
    ] = None


class Person(Record, frozen=True, kw_only=True):
    """Somebody in the story, told twice like a beat."""

    name: Annotated[Text, says("The name, as the audience first hears it.")]
    mark: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=2,
            description="One or two letters for charts, unique. Left out: made from the name.",
        ),
    ] = ""
    played_by: Annotated[Text | None, says("Who plays them.")] = None
    introduced_at: Annotated[
        BeatId | None, says("The beat that brings them in. Left out: the premise does.")
    ] = None
    belief: Annotated[Text, says("What the audience takes them for.")]
    revisions: Annotated[
        tuple[Revision, ...], says("What it takes them for later, still wrong.")
    ] = ()
    truths: Annotated[
        tuple[Truth, ...], says("What they are, in layers; the last is the whole truth.", 1)
    ]
    unresolved: Unresolved = False
    also: Also = ()


class Beat(Record, frozen=True, kw_only=True):
    """One moment of the story, told twice."""

    id: Annotated[
        Id, says("Unique among beats; small letters, digits and hyphens; never on a screen.")
    ]
    title: Annotated[Text, says("A short name; it may know no more than the belief does.")]
    place: Annotated[Text | None, says("Where the moment happens.")] = None
    belief: Annotated[
        Text, says("What the moment makes the audience believe, told as if it were so.")
    ]
    revisions: Annotated[
        tuple[Revision, ...],
        says("What the audience believes of it later, still wrong, in film order."),
    ] = ()
    truths: Annotated[
        tuple[Truth, ...],
        says("What actually happened, in layers; the last is the whole truth.", 1),
    ]
    unresolved: Unresolved = False
    through: Annotated[
        PersonId | None,
        says("The person whose eyes the telling used here. Left out: the chapter's."),
    ] = None
    trust: Annotated[
        Mapping[PersonId, Trust],
        says("Whom the audience trusts after this beat: -2 villain to 2 hero."),
    ] = {}
    note: Annotated[Text | None, says("A remark, shown with the whole truth.")] = None
    care: Annotated[
        tuple[Text, ...], says("Content notes, shown first to readers who ask for them.")
    ] = ()
    sources: Annotated[
        tuple[Text, ...], says("Where the facts come from, for the writer; never shown.")
    ] = ()


class Chapter(Record, frozen=True, kw_only=True):
    """A part of the story. Its title and teaser are visible to everybody."""

    id: Annotated[Id, says("Unique among chapters; small letters, digits and hyphens.")]
    title: Annotated[Text, says("Safe for somebody who has seen nothing.")]
    teaser: Annotated[Text, says("One sentence of mood and place, safe like the title.")]
    through: Annotated[
        PersonId | None, says("Whose eyes the telling used where a beat does not say.")
    ] = None
    beats: Annotated[tuple[Beat, ...], says("The moments, in the order told.", 1)]


class Clue(Record, frozen=True, kw_only=True):
    """Something planted at one beat that means more at another."""

    id: Annotated[Id, says("Unique among clues; small letters, digits and hyphens.")]
    planted_at: Annotated[BeatId, says("The beat that shows it.")]
    pays_off_at: Annotated[BeatId, says("The beat that makes it mean something.")]
    detail: Annotated[Text, says("What the audience saw.")]
    meaning: Annotated[Text, says("What it meant.")]
    also: Also = ()


class Event(Record, frozen=True, kw_only=True):
    """Something that happened. Events are listed in the order they happened."""

    id: Annotated[Id, says("Unique among events; small letters, digits and hyphens.")]
    when: Annotated[Text, says("When it happened, in a few words.")]
    what: Annotated[Text, says("What happened.")]
    revealed_at: Annotated[BeatId, says("The beat after which the audience knows.")]
    beats: Annotated[tuple[BeatId, ...], says("The beats at which the telling touches it.")] = ()
    main: Annotated[bool, says("`true` for one of the five to nine that tell the whole story.")] = (
        False
    )


class Insight(Record, frozen=True, kw_only=True):
    """That somebody knows a fact. A script may write its `at` alone in its place."""

    at: Annotated[Since, says("The beat from which they know it, or `before` the story began.")]
    revealed_at: Annotated[BeatId | None, says("The later beat that reveals that they do.")] = None


class Mistake(Record, frozen=True, kw_only=True):
    """What somebody takes for true instead of a fact."""

    at: Annotated[Since, says("The beat from which they do, or `before` the story began.")]
    belief: Annotated[Text, says("What they take for true.")]


class Fact(Record, frozen=True, kw_only=True):
    """Something known to some people and not to others."""

    id: Annotated[Id, says("Unique among facts; small letters, digits and hyphens.")]
    fact: Annotated[Text, says("What there is to know.")]
    revealed_at: Annotated[BeatId, says("The beat after which the audience knows.")]
    known_by: Annotated[
        Mapping[PersonId, Insight],
        says(
            "For each person who knows: the beat from which they do, or `before` for somebody "
            "who knew before the story began; or an insight, where that is revealed later."
        ),
    ] = {}
    taken_for: Annotated[
        Mapping[PersonId, Mistake],
        says("For each person who has it wrong: what they take for true instead."),
    ] = {}
    also: Also = ()


class Answer(Record, frozen=True, kw_only=True):
    """A question the story leaves behind, and what can be said about it."""

    question: Annotated[Text, says("The question.")]
    answer: Annotated[Text, says("What can be said.")]


class Story(Record, frozen=True, kw_only=True):
    """A twist story: chapters of beats, each told as believed and as it happened."""

    format: Annotated[Literal[1], says("The version of the script format.")]
    title: Annotated[Text, says("The story's title.")]
    language: Annotated[
        Language | None, says("The language of the texts, by its BCP 47 tag: `en`, `pt-BR`.")
    ] = None
    about: Annotated[About, says("Safe for somebody who has seen nothing.")]
    advisory: Annotated[Advisory, says("What a reader may want to be warned of.")] = Advisory()
    people: Annotated[Mapping[Id, Person], says("The people of the story, each under an id.")] = {}
    chapters: Annotated[tuple[Chapter, ...], says("The chapters, in the order told.", 1)]
    clues: Annotated[tuple[Clue, ...], says("Details that pay off later.")] = ()
    events: Annotated[tuple[Event, ...], says("What happened, in the order it happened.")] = ()
    knowledge: Annotated[tuple[Fact, ...], says("Who knows what, and from when.")] = ()
    coda: Annotated[
        tuple[Answer, ...], says("Questions that remain, after the last beat only.")
    ] = ()
