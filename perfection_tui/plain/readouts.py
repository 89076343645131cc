"""What is read out: where the reader stands, and lists and all that is looked up from there."""

from collections.abc import Callable, Mapping, Sequence

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, headed, literal, wrapped
from perfection_tui.plain.console import numbered
from perfection_tui.plain.typed import said, shown
from perfection_tui.reader import offers
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import COMES_LATER
from perfection_tui.reader.shelf import Shelved, shelved
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.figure import Figure
from perfection_tui.view.judged import judged
from perfection_tui.view.phrases import capital, one_line
from perfection_tui.view.search import Found, places_found, words_around
from perfection_tui.view.sentences import spelled

MORE_HERE = f"There is {wording.MORE_TO_TURN} here."
SEE_AGAIN = '"replay" shows them again.'
REPLAY_ON = '"next" goes on, "return" comes back.'
TURN_TELLS = '"turn" tells what actually happened.'
TURN_READS = f'{wording.BELIEVED_NEXT} "turn" reads it.'
CALLED_BY_NOBODY = "Nobody you have met is called that."


def chapter(reading: Reading) -> Lines:
    """The chapter at hand as it begins: its title and its teaser."""
    title = f"Chapter {reading.chapter.number}: {reading.chapter.title}"
    return apart([wrapped(title), wrapped(reading.chapter.teaser)])


def leaf(reading: Reading) -> Lines:
    """What is read where there is no moment: the edge, a later chapter, the coda."""
    if reading.stop.kind == "coda":
        return _coda(reading)
    if not reading.at_edge:
        return apart([chapter(reading), wrapped(COMES_LATER)])
    seen = reading.chapter
    goes_on = wrapped(f"{wording.GOES_ON.format(seen.title)}.")
    comes, on = (goes_on, offers.GOES_ON) if seen.beats else (chapter(reading), offers.BEGINS)
    return apart([comes, wrapped(said(on if reading.story.unfold else offers.WAYS_ON))])


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
        note = wording.contains(moment.beat.content_notes)
        return apart([*parts, wrapped(f"{note} {said(offers.TWO_WAYS)}")])
    return apart([*parts, side(reading, moment, both=both)])


def _replayed(reading: Reading) -> Lines:
    """Where a replay is; nothing where there is none."""
    replay = reading.replay
    if replay is None:
        return []
    name, number = replay.in_words(reading.edition)
    return wrapped(f"{name}, {number}. {REPLAY_ON}")


def _heading(reading: Reading, moment: Moment) -> Lines:
    """Where a moment stands, its title, where it happens, and the line of a bookmark on it."""
    number = wording.number(moment.chapter, moment.beat)
    bookmark = reading.bookmarks.get(moment.beat.id)
    return [
        *wrapped(f"{moment.chapter.title}, moment {number}: {moment.beat.title}"),
        *wrapped(wording.where(moment.beat)),
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
    if both or (reading.turned_over and not reading.turned):
        return apart([text.belief(moment, whole=True), _truth(moment)])
    if reading.turned:
        revised = len(moment.belief) > 1
        return apart([_truth(moment), wrapped(TURN_READS if revised else "")])
    return apart(
        [text.belief(moment, whole=reading.was_turned), wrapped(_changes(reading, moment))]
    )


def _truth(moment: Moment) -> Lines:
    """What actually happened, what hangs on it, and what can be done about it."""
    many = f'{moment.many_clues} "clues" lists them.' if moment.many_clues else ""
    changes = (moment.turns_over_in_words, moment.revises_in_words, *moment.clues_in_short)
    again = SEE_AGAIN if moment.turns_over else ""
    beside = map(wrapped, [*map(spelled, changes), many])
    return apart([text.truth(moment), *beside, _moved(moment), wrapped(again)])


def _moved(moment: Moment) -> Lines:
    """Whom a moment made the audience trust otherwise: several of them a line each."""
    if len(moment.moved) < 2:
        return wrapped(moment.moved_in_words)
    lines = wrapped(f"{wording.TRUST_AFTER}:")
    for each in moment.moved:
        lines += wrapped(f"{capital(each.words)}.", "    ", first="  ")
    return lines


def _changes(reading: Reading, moment: Moment) -> str:
    """That a moment turns earlier ones over; where no more is to tell, what it does to which.

    In a first viewing it is also said of others that their truth can be told by now.
    """
    if moment.truth:
        tells = bool(moment.turns_over) or reading.turns_first
        return f"{moment.is_reveal} {TURN_TELLS}".lstrip() if tells else ""
    again = f"{spelled(moment.turns_over_in_words)} {SEE_AGAIN}" if moment.turns_over else ""
    return f"{again} {spelled(moment.revises_in_words)}".strip()


def cover(reading: Reading) -> Lines:
    """The title, what the story is, what it contains, and how it is told."""
    view = reading.view
    chapters = ", ".join(one_line(chapter.title) for chapter in view.chapters)
    contains = wording.contains(view.advisory)
    more = said(offers.ABOUT_TELLS + offers.PUTS_NOTES)
    return apart(
        [
            wrapped(view.title),
            [*wrapped(wording.subtitle(view)), *wrapped(chapters)],
            wrapped(view.about.premise.split("\n\n")[0]),
            wrapped(f"{contains} {more}") if contains else [],
            wrapped(said(offers.told_twice(reading.edition))),
        ]
    )


def contents(reading: Reading) -> Lines:
    """The chapters and their moments, and where the reader is."""
    chapters = []
    for seen in reading.view.chapters:
        lines = wrapped(f"{seen.number} {seen.title}", "    ", first="  ")
        for moment in reading.edition.moments_of(seen):
            lines += wrapped(_in_contents(moment, reading), "          ", first="    ")
        if not seen.whole:
            is_here = reading.stop.kind == "card" and reading.chapter is seen
            here = " (You are here.)" if is_here else ""
            lines += wrapped("" if seen.beats else seen.teaser, "      ")
            lines += wrapped(f"{wording.closed(seen)}{here}", "      ")
        chapters.append(lines)
    return headed(wording.CONTENTS, apart(chapters))


def _in_contents(moment: Moment, reading: Reading) -> str:
    reveals = " (turns over earlier moments)" if moment.turns_over else ""
    more = f" ({wording.MORE_TO_TURN})" if moment.beat.id in reading.unvisited else ""
    here = " (you are here)" if moment.beat.id == reading.stop.beat else ""
    return f"{moment.address} {moment.title}{reveals}{more}{here}"


def bookmarks(moments: Sequence[Moment], lines: Mapping[str, str]) -> Lines:
    """Bookmarks, by number: the moment, and the line of one's own."""
    if not moments:
        return wrapped(said(offers.NO_BOOKMARKS))
    listed = numbered((named(each.label, lines[each.beat.id]) for each in moments), ".")
    return ['"open 1" goes to the first.', *listed]


def found(results: Sequence[Found], wanted: str) -> Lines:
    """What a search for something found, by number."""
    if not results:
        return literal(f'"{shown(wanted)}" is in nothing that is open to you.')
    listed = []
    for each in results:
        where = ", ".join(filter(None, (each.where, each.kind)))
        listed.append(f"{where}: {words_around(each.text, wanted)}")
    places = wrapped(f'Found in {places_found(results)}. "open 1" goes to the first.')
    return [*places, *numbered(listed, ".")]


def people_called(edition: Edition, name: str) -> list[Figure]:
    """Those of the people whose name, part of it or mark that is; or else with a name so begun."""
    wanted, found, begun = name.casefold(), [], []
    for each in edition.people:
        whole = one_line(each.name).casefold()
        if wanted in (whole, each.mark.casefold(), *whole.split()):
            found.append(each)
        elif f" {wanted}" in f" {whole}":
            begun.append(each)
    return found or begun


def _people(edition: Edition, given: str) -> Lines:
    """Everybody, or those of whom `given` is a name, part of one or the mark."""
    found = people_called(edition, given) if given else edition.people
    if given and not found:
        return [CALLED_BY_NOBODY]
    more = '"knows" tells who knows what.' if found and edition.facts else ""
    return _page(edition, wording.PEOPLE, apart([*map(text.person, found), wrapped(more)]))


def _events(edition: Edition, given: str) -> Lines:
    """Events as they happened, or `told`: as they are told."""
    as_told = bool(given) and "told".startswith(given.lower())
    name = wording.AS_TOLD if as_told else wording.AS_HAPPENED
    lines = text.events(edition.events_as_told if as_told else edition.events)
    return _page(edition, wording.EVENTS, lines, name.lower())


def _short(edition: Edition, _: str) -> Lines:
    main = text.events(edition.main_events)
    return headed(wording.IN_A_MINUTE, main or wrapped(wording.NONE_MAIN))


def _clues(edition: Edition, given: str) -> Lines:
    """Clues as they are planted, or `paid`: as they pay off."""
    paid = bool(given) and wording.PAID_OFF.lower().startswith(given.lower())
    order = wording.PAID_OFF if paid else wording.PLANTED
    lines = text.clues(edition, as_paid_off=paid)
    return _page(edition, wording.CLUES, lines, f"{order.lower()} {wording.IN_THIS_ORDER}")


def _about(edition: Edition, _: str) -> Lines:
    """What anybody may know of the story, and that there is more about what it contains."""
    detail = wrapped(said(offers.MORE_DETAIL) if edition.view.detailed_advisory else "")
    return headed(wording.ABOUT, apart([text.about(edition.view), detail]))


def _page(edition: Edition, page: str, lines: Lines, order: str = "") -> Lines:
    """A page under its name and the order it is in, or that there is nothing on it."""
    nothing = wrapped(wording.none_listed(edition.view, page))
    return headed(f"{page}: {order}" if order else page, lines or nothing)


def _by_name(stories: Sequence[Shelved]) -> Lines:
    """The stories by the names to start them by."""
    how = wrapped('"quit" leaves; "perfection-tui NAME" reads another one.')
    return apart([*map(_named, stories), how])


def _named(story: Shelved) -> Lines:
    return [*literal(f"{story.typed}: {story.title}"), *literal(story.where, "    ")]


LOOKUPS: Mapping[str, Callable[[Edition, str], Lines]] = {
    "people": _people,
    "knows": lambda edition, _: _page(edition, wording.KNOWLEDGE, text.knowledge(edition)),
    "events": _events,
    "short": _short,
    "clues": _clues,
    "verdict": lambda edition, _: _page(edition, wording.VERDICT, text.trust(edition)),
    "about": _about,
    "detail": lambda edition, _: _page(edition, wording.IN_DETAIL, text.in_detail(edition.view)),
    "stories": lambda _, __: _by_name(shelved()),
}
"""The commands that read something out, with what they read: an edition, and what was typed."""
