"""What can be looked up from anywhere: pages that are read out and leave the reader in place."""

from collections.abc import Callable, Mapping

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, wrapped
from perfection_tui.plain.shelf_lines import by_name
from perfection_tui.reader.shelf import shelved
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.figure import Figure
from perfection_tui.view.phrases import one_line


def people(edition: Edition, given: str) -> Lines:
    """Everybody, or those of whom `given` is a name, part of one or the mark."""
    found = [text.person(each) for each in edition.people if not given or _is_called(each, given)]
    if given and not found:
        return ["Nobody you have met is called that."]
    more = wrapped('"knows" tells who knows what.') if found and edition.facts else []
    return _page(edition, wording.PEOPLE, apart([*found, more]))


def called(edition: Edition, name: str) -> Figure | None:
    """The first of the people who is called so, by name, part of it or mark."""
    return next((each for each in edition.people if _is_called(each, name)), None)


def _is_called(figure: Figure, wanted: str) -> bool:
    name = one_line(figure.name).casefold()
    return wanted.casefold() in (name, figure.mark.casefold(), *name.split())


def knows(edition: Edition, _: str) -> Lines:
    """Who knows what, and since when."""
    return _page(edition, wording.KNOWLEDGE, text.knowledge(edition))


def events(edition: Edition, given: str) -> Lines:
    """Events as they happened, or `told`: as they are told."""
    as_told = bool(given) and "told".startswith(given.lower())
    name = wording.AS_TOLD if as_told else wording.AS_HAPPENED
    happenings = edition.events_as_told if as_told else edition.events
    title = f"{wording.EVENTS}: {name.lower()}"
    return _page(edition, wording.EVENTS, text.events(happenings), title)


def short(edition: Edition, _: str) -> Lines:
    """The main events alone, as they happened."""
    main = text.events(edition.main_events)
    return apart([[wording.IN_A_MINUTE], main or wrapped(wording.NONE_MAIN)])


def clues(edition: Edition, given: str) -> Lines:
    """Clues as they are planted, or `paid`: as they pay off."""
    paid = bool(given) and wording.PAID_OFF.lower().startswith(given.lower())
    order = wording.PAID_OFF if paid else wording.PLANTED
    lines = text.clues(edition, as_paid_off=paid)
    return _page(edition, wording.CLUES, lines, f"{wording.CLUES}: {order.lower()} in this order")


def trust(edition: Edition, _: str) -> Lines:
    """Whom the audience trusts, and where it changes its mind."""
    return _page(edition, wording.VERDICT, text.trust(edition))


def about(edition: Edition, _: str) -> Lines:
    """What anybody may know of the story, and that there is more about what it contains."""
    view = edition.view
    more = 'There is more detail, and it hints at the plot: "detail" reads it.'
    detail = wrapped(more) if view.detailed_advisory else []
    return apart([[wording.ABOUT], text.about(view), detail])


def detail(edition: Edition, _: str) -> Lines:
    """What the story contains, in detail."""
    return _page(edition, wording.IN_DETAIL, text.in_detail(edition.view))


LOOKUPS: Mapping[str, Callable[[Edition, str], Lines]] = {
    "people": people,
    "knows": knows,
    "events": events,
    "short": short,
    "clues": clues,
    "verdict": trust,
    "about": about,
    "detail": detail,
    "stories": lambda _, __: by_name(shelved()),
}
"""The commands that read something out, with what they read: an edition, and what was typed."""


def _page(edition: Edition, page: str, lines: Lines, title: str = "") -> Lines:
    nothing = wording.none_listed(edition.view, page)
    return apart([[title or page], lines or wrapped(nothing)])
