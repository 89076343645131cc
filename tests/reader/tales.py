"""Small stories whose moments are called by letters, and walks through them in few words."""

from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, Point
from perfection_tui.script.model import About, Answer, Beat, Chapter, Story, Truth
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import AS_READ
from tests.making import film_order
from tests.opened import horizon_of

CHAPTERS = ("one", "two", "three")

CALLED = {
    "accept": "accept_note",
    "beyond": "open_beyond_edge",
    "leave": "end_replay",
    "replay": "begin_replay",
    "return": "take_back",
    "uncover": "uncover_beliefs",
    "unfold": "begin_unfolding",
}
"""Moves that are longer in the program."""


def tale(words: str) -> Story:
    """A story of these moments, its chapters parted by blanks; a dash: that one is left out.

    Behind them may stand which have a content note (`; ab noted`), what one turns over, of
    which no truth is told before (`; e over ab`), another id for one (`; b called x`), and that
    the story has `; no coda`.
    """
    moments, *more = words.split("; ")
    said: dict[str, dict[str, str]] = {"noted": {}, "over": {}, "called": {}, "coda": {}}
    for which, verb, *what in map(str.split, more):
        said[verb][which] = "".join(what)
    noted, over, called = "".join(said["noted"]), said["over"], said["called"]

    def told(letter: str) -> Beat:
        beat = moment(letter, *(at for at, turned in over.items() if letter in turned))
        truths = tuple(replace(each, at=called.get(each.at, each.at)) for each in beat.truths)
        care = ("blood",) if letter in noted else ()
        return replace(beat, id=called.get(letter, letter), truths=truths, care=care)

    chapters = tuple(
        Chapter(id=id_, title=id_.title(), teaser=id_, beats=tuple(map(told, letters)))
        for id_, letters in zip(CHAPTERS, moments.split(), strict=False)
        if letters != "-"
    )
    about = About(kind="film", premise="Once.")
    coda = () if said["coda"] else (Answer(question="Why?", answer="Because."),)
    return Story(format=1, title="A tale", about=about, chapters=chapters, coda=coda)


def moment(id_: str, *told_at: str) -> Beat:
    """A beat whose truths are told at these, or else at itself."""
    truths = (Truth(at=at, truth=f"Not so, {id_}, by {at}.") for at in told_at or [id_])
    return Beat(id=id_, title=f"Title {id_}", belief="It was so.", truths=tuple(truths))


def walked(words: str, open_: str, moves: str = "") -> Reading:
    """A reading of a tale that is open so far, once it was walked through."""
    story = tale(words)
    reading = Reading(story, horizon_of(story, open_))
    walk(reading, moves)
    return reading


def walk(reading: Reading, moves: str) -> None:
    """Make these moves.

    A move is a method of the reading, to `go` to a place or come to `stand` there, to have
    `watched` up to a point, or to `edit` the story, which is told otherwise then.
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


def found(reading: Reading, said: str) -> str:
    """What is so of a reading, in the words of what is said of it, parted by commas.

    It can be said where it stands, as `stands` has it, or what is `open`, how many `words` can
    be taken back, which moments have `more`, and with how many truths they were left, whether
    that at hand `has` more, whether it `was` turned, which chapter it is `in`, when what is
    untold `opens`, and which moment is `replayed`, and whether to the end.
    """
    more = "".join(f" {beat}{had}" for beat, had in reading.unvisited.items())
    replay, story = reading.replay, reading.story
    so = {
        "replayed": f"{replay.number}{' to the end' * replay.at_end}" if replay else "none",
        "open": f"{''.join(story.open_beats) or 'nothing'}{' unfolding' * story.unfold}",
        "words": f"{reading.how_far[3]}" if reading.can_return else "none",
        "more": more.strip() or "nothing",
        "has": "more" if reading.has_more else "no more",
        "in": reading.chapter.id,
        "was": "turned" if reading.was_turned else "not turned",
        "opens": "by reading on" if reading.edition.later == AS_READ else "once watched",
    }
    asked = (each.split(" ", 1)[0] for each in said.split(", "))
    return ", ".join(f"{each} {so[each]}" if each in so else stands(reading) for each in asked)
