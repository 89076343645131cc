"""What is read out and leaves the reader in place: the cover, lists, and what is looked up."""

from collections.abc import Callable, Mapping, Sequence

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, headed, literal, wrapped
from perfection_tui.plain.console import numbered
from perfection_tui.plain.place import named
from perfection_tui.plain.typed import shown
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.shelf import Shelved, shelved
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.figure import Figure
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import one_line
from perfection_tui.view.search import Found, places_found, words_around

ONE_WORD = '"turn" turns the one into the other; "short" tells it in a minute.'
ABOUT_TELLS_MORE = '"about" tells you more, "notes" puts such notes before their moments.'
DETAIL_READS = 'There is more detail, and it hints at the plot: "detail" reads it.'


def cover(reading: Reading) -> Lines:
    """The title, what the story is, what it contains, and how it is told."""
    view = reading.view
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
        return wrapped(f'{wording.NO_BOOKMARKS} "bookmark" sets one.')
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


def called(edition: Edition, name: str) -> list[Figure]:
    """Those of the people who are called so, by name, part of it or mark."""
    wanted, found = name.casefold(), []
    for each in edition.people:
        whole = one_line(each.name).casefold()
        if wanted in (whole, each.mark.casefold(), *whole.split()):
            found.append(each)
    return found


def _people(edition: Edition, given: str) -> Lines:
    """Everybody, or those of whom `given` is a name, part of one or the mark."""
    found = called(edition, given) if given else edition.people
    if given and not found:
        return ["Nobody you have met is called that."]
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
    detail = wrapped(DETAIL_READS if edition.view.detailed_advisory else "")
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
