"""Where the reader stands, in lines: a moment by its sides, the card of a chapter, the coda."""

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, headed, literal, wrapped
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import COMES_LATER, OPEN_ENDS_HERE, THE_END
from perfection_tui.view import sentences, wording
from perfection_tui.view.judged import judged
from perfection_tui.view.moment import Moment
from perfection_tui.view.sentences import spelled

WAYS_ON = 'Enter tells the next moment, "watched" says that you are further.'
IN_A_MINUTE = '"short" tells it in a minute,'
MORE_HERE = f"There is {wording.MORE_TO_TURN} here."
SEE_AGAIN = '"replay" shows them again.'
REPLAY_ON = '"next" goes on, "return" comes back.'
TURN_TELLS = '"turn" tells what actually happened.'
TURN_READS = f'{wording.BELIEVED_NEXT} "turn" reads it.'


def chapter(reading: Reading) -> Lines:
    """The chapter at hand as it begins: its title and its teaser."""
    title = f"Chapter {reading.chapter.number}: {reading.chapter.title}"
    return apart([wrapped(title), wrapped(reading.chapter.teaser)])


def ways_on(reading: Reading, why: str) -> list[str]:
    """What to do where one cannot go on, by why that is so."""
    if why == OPEN_ENDS_HERE:
        return [WAYS_ON]
    if why != THE_END:
        return []
    short = IN_A_MINUTE if reading.edition.main_events else ""
    return ['"first" reads it again,', short, '"stories" names others.']


def leaf(reading: Reading) -> Lines:
    """What is read where there is no moment: the edge, a later chapter, the coda."""
    if reading.stop.kind == "coda":
        return _coda(reading)
    if not reading.at_edge:
        return apart([chapter(reading), wrapped(COMES_LATER)])
    seen = reading.chapter
    goes_on = wrapped(f"{wording.GOES_ON.format(seen.title)}.")
    comes, on = (goes_on, '"next" goes on.') if seen.beats else (chapter(reading), '"next" begins.')
    return apart([comes, wrapped(on if reading.unfold else WAYS_ON)])


def _coda(reading: Reading) -> Lines:
    """What remains once the story is over, and how the reader judged."""
    words = []
    for each in judged(reading.edition, reading.votes):
        words += wrapped(f"{each.figure.name}: {spelled(each.words)}", "  ")
    remains = headed(wording.REMAINS, text.coda(reading.view))
    return apart([remains, headed(wording.JUDGED, words) if words else []])


def whole(reading: Reading, moment: Moment, *, both: bool) -> Lines:
    """The moment at hand: where it stands, and its content note, or else its side."""
    more = reading.has_more and not reading.replay
    parts = [_replayed(reading), _heading(reading, moment), wrapped(MORE_HERE if more else "")]
    if reading.asks_first:
        note = wording.contains(moment.beat.care)
        return apart([*parts, wrapped(f'{note} Enter reads it, "next" passes it over.')])
    return apart([*parts, side(reading, moment, both=both)])


def _replayed(reading: Reading) -> Lines:
    """Where a replay is; nothing where there is none."""
    replay = reading.replay
    if replay is None:
        return []
    reveal = reading.edition.moment(replay.reveal)
    name, number = sentences.replayed(reveal, replay.number, len(replay.beats))
    return wrapped(f"{name}, {number}. {REPLAY_ON}")


def _heading(reading: Reading, moment: Moment) -> Lines:
    """Where a moment stands, its title, where it happens, and the line of a bookmark on it."""
    number = wording.number(moment.chapter, moment.beat)
    bookmark = reading.bookmarks.get(moment.beat.id)
    return [
        *wrapped(f"{moment.chapter.title}, moment {number}: {moment.beat.title}"),
        *wrapped(f"Where: {moment.beat.place}" if moment.beat.place else ""),
        *([] if bookmark is None else literal(named("Your bookmark", bookmark))),
    ]


def named(name: str, line: str) -> str:
    """A bookmark by a name, with its line if it has one."""
    return f"{name}: {line}" if line else name


def side(reading: Reading, moment: Moment, *, both: bool) -> Lines:
    """The side of the moment at hand that is up, or both."""
    if reading.replay:
        reveal = reading.replay.reveal
        return text.replayed(moment, reveal) if reading.turned else text.belief(moment)
    if both:
        return apart([text.belief(moment, whole=True), _truth(moment)])
    if reading.turned:
        revised = len(moment.belief) > 1
        return apart([_truth(moment), wrapped(TURN_READS if revised else "")])
    return apart([text.belief(moment, whole=reading.was_turned), wrapped(_changes(moment))])


def _truth(moment: Moment) -> Lines:
    """What actually happened, what hangs on it, and what can be done about it."""
    many = f'{moment.many_clues} "clues" lists them.' if moment.many_clues else ""
    revises = spelled(moment.revises_in_words) if moment.truth else ""
    again = SEE_AGAIN if moment.turns_over and moment.truth else ""
    beside = map(wrapped, [revises, *map(spelled, moment.clues_in_short), many])
    return apart([text.truth(moment), *beside, _moved(moment), wrapped(again)])


def _moved(moment: Moment) -> Lines:
    """Whom a moment made the audience trust otherwise: several of them a line each."""
    if len(moment.moved) < 2:
        return wrapped(moment.moved_in_words)
    lines = wrapped(f"{wording.TRUST_AFTER}:")
    for each in moment.moved:
        lines += wrapped(f"{each.words}.", "    ", first="  ")
    return lines


def _changes(moment: Moment) -> str:
    """That a moment turns earlier ones over; where no more is to tell, what it does to which."""
    if moment.truth:
        return f"{moment.is_reveal} {TURN_TELLS}" if moment.turns_over else ""
    again = f"{spelled(moment.turns_over_in_words)} {SEE_AGAIN}" if moment.turns_over else ""
    return f"{again} {spelled(moment.revises_in_words)}".strip()
