"""What plain mode reads out: the cover, a moment, a card, lists of places and of what was found."""

from collections.abc import Collection, Mapping, Sequence

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, literal, wrapped
from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.refusals import COMES_LATER, OPEN_ENDS_HERE, THE_END
from perfection_tui.reader.watched import Watched
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.judged import Judged
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import one_line
from perfection_tui.view.search import Found, places_found, words_around
from perfection_tui.view.sentences import spelled
from perfection_tui.view.stops import Stop

WAYS_ON = 'Enter tells the next moment, "watched" says that you are further.'
AT_THE_END = '"first" reads it again, "stories" names others.'

IN_A_MINUTE = '"short" tells it in a minute, '
ONE_WORD = '"turn" turns the one into the other; "short" tells it in a minute.'
ABOUT_TELLS_MORE = '"about" tells you more, "notes" puts such notes before their moments.'


def cover(view: View) -> Lines:
    """The title, what the story is, what it contains, and how it is told."""
    chapters = ", ".join(one_line(chapter.title) for chapter in view.chapters)
    contains = wording.contains(view.advisory)
    return apart(
        [
            wrapped(view.title),
            [*wrapped(wording.subtitle(view)), *wrapped(chapters)],
            wrapped(view.about.premise.split("\n\n")[0]),
            wrapped(f"{contains} {ABOUT_TELLS_MORE}") if contains else [],
            wrapped(f"{wording.TWICE} {ONE_WORD}"),
        ]
    )


def answers(given: Sequence[CoverAnswer | Watched]) -> Lines:
    """Answers to choose from, by number."""
    lines = []
    for number, each in enumerate(given, 1):
        said = f"{each.label} ({each.effect})" if each.effect else each.label
        lines += wrapped(said, "    ", first=f"{number:>2}  ")
    return lines


def chapter(seen: ChapterView) -> Lines:
    """A chapter as it begins: its title and its teaser."""
    return apart([wrapped(f"Chapter {seen.number}: {seen.title}"), wrapped(seen.teaser)])


def ways_on(edition: Edition, why: str) -> str:
    """What to do where one cannot go on, by why that is so."""
    if why == OPEN_ENDS_HERE:
        return WAYS_ON
    if why != THE_END:
        return ""
    return AT_THE_END.replace('"stories"', IN_A_MINUTE * bool(edition.main_events) + '"stories"')


def edge(seen: ChapterView, *, unfold: bool) -> Lines:
    """Where what is open ends: what comes next, and the ways on."""
    goes_on = wrapped(wording.GOES_ON.format(seen.title) + ".")
    comes = goes_on if seen.beats else chapter(seen)
    begins = '"next" goes on.' if seen.beats else '"next" begins.'
    return apart([comes, wrapped(begins if unfold else WAYS_ON)])


def card(seen: ChapterView) -> Lines:
    """A later chapter."""
    return apart([chapter(seen), wrapped(COMES_LATER)])


def heading(moment: Moment, bookmark: str | None) -> Lines:
    """Where a moment stands, its title, where it happens, and the line of a bookmark on it."""
    number = wording.number(moment.chapter, moment.beat)
    place = f"Where: {moment.beat.place}" if moment.beat.place else ""
    return [
        *wrapped(f"{moment.chapter.title}, moment {number}: {moment.beat.title}"),
        *wrapped(place),
        *([] if bookmark is None else literal(_named("Your bookmark", bookmark))),
    ]


def belief(moment: Moment, *, whole: bool) -> Lines:
    """What the audience believes, under its name; not `whole`: on first sight."""
    believed = text.belief(moment) if whole else text.first_sight(moment)
    return apart([[wording.BELIEF_HEADING], believed])


def truth(moment: Moment) -> Lines:
    """What actually happened, under its name, and what hangs on it."""
    many = f'{moment.many_clues} "clues" lists them.' if moment.many_clues else ""
    beside = [*map(spelled, moment.clues_in_short), many]
    revises = wrapped(spelled(moment.revises_in_words) if moment.truth else "")
    told = [[wording.TRUTH_HEADING], text.truth(moment), revises, *map(wrapped, beside)]
    return apart([*told, _moved(moment)])


def _moved(moment: Moment) -> Lines:
    """Whom a moment made the audience trust otherwise: several of them a line each."""
    if len(moment.moved) < 2:
        return wrapped(moment.moved_in_words)
    lines = wrapped(f"{wording.TRUST_AFTER}:")
    for each in moment.moved:
        lines += wrapped(f"{each.words}.", "    ", first="  ")
    return lines


def care(moment: Moment) -> Lines:
    """The content note of a moment, in the place of the moment."""
    notes = wording.contains(moment.beat.care)
    return wrapped(f'{notes} Enter reads it, "next" passes it over.')


def coda(view: View, those: Sequence[Judged]) -> Lines:
    """What remains once the story is over, and how the reader judged."""
    words = []
    for each in those:
        words += wrapped(f"{each.figure.name}: {spelled(each.words)}", "  ")
    return apart([[wording.REMAINS], text.coda(view), [wording.JUDGED] if words else [], words])


def contents(edition: Edition, here: Stop, unvisited: Collection[str]) -> Lines:
    """The chapters and their moments; `here` is where the reader is.

    `unvisited`: the moments that have more to turn over, by id.
    """
    chapters = []
    for seen in edition.view.chapters:
        lines = wrapped(f"{seen.number} {seen.title}", "    ", first="  ")
        for moment in edition.moments_of(seen):
            lines += _listed(moment, here, moment.beat.id in unvisited)
        if not seen.whole:
            is_here = here.kind == "card" and here.chapter == seen.number - 1
            closed = wording.closed(seen) + (" (You are here.)" if is_here else "")
            lines += wrapped(closed, "      ")
        chapters.append(lines)
    return apart(chapters)


def _listed(moment: Moment, here: Stop, unvisited: bool) -> Lines:
    reveals = " (turns over earlier moments)" if moment.turns_over else ""
    more = f" ({wording.MORE_TO_TURN})" if unvisited else ""
    reader = " (you are here)" if moment.beat.id == here.beat else ""
    title = f"{moment.address} {moment.title}{reveals}{more}{reader}"
    return wrapped(title, "          ", first="    ")


def bookmarks(moments: Sequence[Moment], lines: Mapping[str, str]) -> Lines:
    """Bookmarks, by number: the moment, and the line of one's own."""
    listed = ['"open 1" goes to the first.']
    for number, moment in enumerate(moments, 1):
        line = _named(moment.label, lines[moment.beat.id])
        listed += literal(line, "    ", first=f"{number:>2}. ")
    return listed


def _named(name: str, line: str) -> str:
    return f"{name}: {line}" if line else name


def found(results: Sequence[Found], wanted: str) -> Lines:
    """What a search for something found, by number."""
    lines = wrapped(f'Found in {places_found(results)}. "open 1" goes to the first.')
    for number, each in enumerate(results, 1):
        where = ", ".join(filter(None, (each.where, each.kind)))
        place = f"{where}: {words_around(each.text, wanted)}"
        lines += literal(place, "    ", first=f"{number:>2}. ")
    return lines
