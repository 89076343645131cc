"""What can be looked up from anywhere: pages that are read out and leave the reader in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, one_line, wrapped
from perfection_tui.plain.typed import help_lines
from perfection_tui.view import wording
from perfection_tui.view.edition import Programme

NOTHING_YET = "Nothing of that can be told yet."
NOTHING = "There is nothing of that in this story."


def people(programme: Programme, given: str) -> Lines:
    """Everybody, or those of whom `given` is a name, part of one or the mark."""
    view = programme.view
    wanted = given.casefold()
    found = []
    for each in view.people:
        name = one_line(each.name).casefold()
        if wanted in ("", name, each.mark.casefold(), *name.split()):
            found.append(text.person(view, each))
    if given and not found:
        return ["Nobody you have met is called that."]
    more = wrapped('"knows" tells who knows what.') if view.knowledge else []
    return _page(programme, wording.PEOPLE, apart([*found, more]))


def knows(programme: Programme, _: str) -> Lines:
    """Who knows what, and since when."""
    return _page(programme, wording.KNOWLEDGE, text.knowledge(programme))


def events(programme: Programme, given: str) -> Lines:
    """Events as they happened, or `told`: as they are told."""
    as_told = bool(given) and "told".startswith(given.lower())
    name = wording.AS_TOLD if as_told else wording.AS_HAPPENED
    happenings = programme.happenings_as_told() if as_told else programme.happenings()
    return _page(programme, f"{wording.EVENTS}: {name.lower()}", text.events(happenings))


def clues(programme: Programme, _: str) -> Lines:
    """Clues, from planted to paid off."""
    return _page(programme, wording.CLUES, text.clues(programme))


def trust(programme: Programme, _: str) -> Lines:
    """Whom the audience trusts, and where it changes its mind."""
    return _page(programme, wording.VERDICT, text.trust(programme))


def about(programme: Programme, _: str) -> Lines:
    """What anybody may know of the story, and that there is more about what it contains."""
    view = programme.view
    more = 'There is more detail, and it hints at the plot: "detail" reads it.'
    detail = wrapped(more) if view.detailed_advisory else []
    return apart([[wording.ABOUT], text.about(view), detail])


def detail(programme: Programme, _: str) -> Lines:
    """What the story contains, in detail."""
    return _page(programme, wording.IN_DETAIL, text.in_detail(programme.view))


LOOKUPS: Mapping[str, Callable[[Programme, str], Lines]] = {
    "people": people,
    "knows": knows,
    "events": events,
    "clues": clues,
    "verdict": trust,
    "about": about,
    "detail": detail,
    "help": lambda _, __: help_lines(),
}
"""The commands that read something out: what they read of a view, and of what they are given."""


def _page(programme: Programme, title: str, lines: Lines) -> Lines:
    nothing = NOTHING if programme.view.complete else NOTHING_YET
    return apart([[title], lines or [nothing]])
