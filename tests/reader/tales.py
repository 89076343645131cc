"""Small stories whose moments are called by letters, and walks through them in few words."""

from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, Point
from perfection_tui.script.model import About, Answer, Beat, Chapter, Story, Truth
from perfection_tui.view.stops import Stop
from tests.making import film_order
from tests.opened import horizon_of

CHAPTERS = ("one", "two", "three")

CALLED = {
    "accept": "accept_note",
    "beyond": "open_beyond_edge",
    "leave": "end_replay",
    "replay": "begin_replay",
    "return": "return_from_jump",
    "uncover": "uncover_beliefs",
    "unfold": "begin_unfolding",
}
"""Moves that are longer in the program."""


def tale(beats: str, *, coda: bool = True, care: str = "", **turns_over: str) -> Story:
    """A story of these moments, its chapters parted by blanks; a dash: that one is left out.

    `care`: the moments that have a content note. `turns_over`: what a moment turns over; of
    that no truth is told before.
    """
    chapters = tuple(
        Chapter(
            id=id_,
            title=id_.title(),
            teaser=id_,
            beats=tuple(
                replace(
                    moment(each, *(at for at, turned in turns_over.items() if each in turned)),
                    care=("blood",) if each in care else (),
                )
                for each in letters
            ),
        )
        for id_, letters in zip(CHAPTERS, beats.split(), strict=False)
        if letters != "-"
    )
    return Story(
        format=1,
        title="A tale",
        about=About(kind="film", premise="Once."),
        chapters=chapters,
        coda=(Answer(question="Why?", answer="Because."),) if coda else (),
    )


def moment(id_: str, *told_at: str) -> Beat:
    """A beat whose truths are told at these, or else at itself."""
    truths = (Truth(at=at, truth=f"Not so, {id_}, by {at}.") for at in told_at or [id_])
    return Beat(id=id_, title=f"Title {id_}", belief="It was so.", truths=tuple(truths))


def called_otherwise(story: Story, **ids: str) -> Story:
    """The same story with other ids for some of its beats."""
    return replace(
        story,
        chapters=tuple(
            replace(chapter, beats=tuple(_called(beat, ids) for beat in chapter.beats))
            for chapter in story.chapters
        ),
    )


def _called(beat: Beat, ids: dict[str, str]) -> Beat:
    truths = tuple(replace(each, at=ids.get(each.at, each.at)) for each in beat.truths)
    return replace(beat, id=ids.get(beat.id, beat.id), truths=truths)


def walked(story: Story, open_: str, moves: str = "") -> Reading:
    """A reading of a story that is open so far, once it was walked through."""
    reading = Reading(story, horizon_of(story, open_))
    walk(reading, moves)
    return reading


def walk(reading: Reading, moves: str) -> None:
    """Make these moves.

    A move is a method of the reading, to `go` to a place or come to `stand` there, to have
    `watched` up to a point, or to `edit` the story, which has other moments then.
    """
    for each in filter(None, moves.split(", ")):
        _move(reading, *each.split(" ", 1))


def _move(reading: Reading, move: str, to: str = "") -> None:
    if move == "go":
        reading.jump(place(reading, to))
    elif move == "stand":
        reading.stand_at(place(reading, to))
    elif move == "watched":
        reading.say_watched(point(to))
    elif move == "open":
        reading.open_to(point(to))
    elif move == "edit":
        reading.replace_story(tale(to))
    elif move == "notes":
        reading.notes_first = True
    elif move == "keep":
        reading.keep_truths_turned(to != "no more")
    else:
        getattr(reading, CALLED.get(move, move))()


def place(reading: Reading, called: str) -> Stop:
    """A stop, by what `stands` calls it."""
    if called == "coda":
        return reading.stops[-1]
    card, _, number = called.partition(" ")
    return Stop("card", int(number) - 1) if number else reading.stops.of_beat(card)


def point(said: str) -> Point:
    """Nothing, all of it, the end of a chapter, or a beat."""
    if said in ("none", "all"):
        return ALL if said == "all" else NONE
    return Point(chapter=said) if said in CHAPTERS else Point(beat=said)


def points(story: Story) -> list[Point]:
    """All that can be said to have been watched."""
    chapters = [Point(chapter=chapter.id) for chapter in story.chapters]
    return [NONE, ALL, *chapters, *(Point(beat=beat) for beat in film_order(story))]


def stands(reading: Reading) -> str:
    """Where the reader stands, and what of it is up: `b`, `b turned`, `card 2` or `coda`."""
    stop = reading.stop
    where = stop.beat or ("coda" if stop.kind == "coda" else f"card {stop.chapter + 1}")
    is_up = {"turned": reading.turned, "noted": reading.asks_first, "again": reading.replay}
    return " ".join([where, *(word for word, holds in is_up.items() if holds)])
