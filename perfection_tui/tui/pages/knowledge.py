"""Who knows what: facts by people, as of one moment, as a table that needs no colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.script.model import BEFORE, Fact
from perfection_tui.tui.widgets.setting import item_lines, lit_up, padded, wrapped
from perfection_tui.tui.widgets.sheet import Lines, Sheet
from perfection_tui.tui.widgets.styled import plain, prose
from perfection_tui.view.horizon import PersonView, View
from perfection_tui.view.places import film_order
from perfection_tui.view.wording import emphasis_removed, titled

KNOWS, LATER, NOT = "●", "○", "·"

YOU = "you"
"""The audience's column."""

_CELL, _YOU_CELL = 4, 6
_INDENT = 2
_NARROWEST_FACT = 40


class Knowledge:
    """The facts of a view, and what everybody knows at a moment."""

    def __init__(self, view: View, beat: str | None) -> None:
        self.facts = view.knowledge
        self.film = film_order(view)
        self._now = self.film[beat].position if beat else -1
        named = {who for fact in self.facts for who in fact.known_by}
        self.people: Sequence[PersonView] = [each for each in view.people if each.id in named]
        self._names = {each.id: emphasis_removed(each.name) for each in self.people}

    def cells(self, fact: Fact) -> list[str]:
        """A mark for each of the people, and one for the audience."""
        return [
            *(self._mark(fact.known_by.get(person.id)) for person in self.people),
            self._mark(fact.revealed_at),
        ]

    def since(self, fact: Fact) -> str:
        """In words who knows a fact, and from when, in film order."""
        groups: dict[str, list[str]] = {}
        known_by = [(self._names[who], since) for who, since in fact.known_by.items()]
        for name, since in sorted([*known_by, ("you", fact.revealed_at)], key=self._order):
            groups.setdefault(since, []).append(name)
        return " · ".join(f"{_all_of(names)} {self._from(at)}" for at, names in groups.items())

    def has_columns(self, width: int) -> bool:
        """Whether the table's columns fit beside the facts."""
        return width - self.columns_width >= _NARROWEST_FACT

    @property
    def columns_width(self) -> int:
        """The cells that the table's columns take."""
        return _CELL * len(self.people) + _YOU_CELL + 1

    def _mark(self, since: str | None) -> str:
        if since is None:
            return NOT
        known = since == BEFORE or self.film[since].position <= self._now
        return KNOWS if known else LATER

    def _order(self, known: tuple[str, str]) -> int:
        return -1 if known[1] == BEFORE else self.film[known[1]].position

    def _from(self, since: str) -> str:
        return "before it begins" if since == BEFORE else f"from {titled(self.film[since].beat)}"


def knowledge_table(known: Knowledge, lit: int, width: int) -> Sheet:
    """The facts under each other, the marks in columns or, where it is narrow, below each."""
    columns = known.has_columns(width)
    room = width - _INDENT - (known.columns_width if columns else 0)
    indent = Content(" " * _INDENT)

    def draw(item: int) -> Lines:
        fact = known.facts[item]
        first, *rest = wrapped(prose(fact.fact), room)
        lines = [indent + line for line in (first, *rest)]
        if columns:
            lines[0] = padded(lines[0], room + _INDENT) + _in_columns(known.cells(fact))
        if item == lit:
            lines = lit_up(lines, width)
        if not columns:
            lines += [indent + line for line in wrapped(_named_marks(known, fact), width - 2)]
        words = plain(known.since(fact), "italic $muted")
        lines += [indent + line for line in wrapped(words, width - _INDENT)]
        return item_lines(item, lines)

    return Sheet(len(known.facts), draw)


def knowledge_headings(known: Knowledge, width: int) -> Content:
    """The people's marks over their columns; nothing where there are no columns."""
    if not known.has_columns(width):
        return Content("")
    heads = [*(person.mark for person in known.people), YOU]
    return Content(" " * (width - known.columns_width)) + _in_columns(heads).stylize("bold")


def legend(known: Knowledge, beat: str | None, width: int) -> Content:
    """What the marks mean, and at which moment; in one line."""
    place = known.film[beat] if beat else None
    full = plain(f"At {place.name}:  " if place else "", "$muted") + plain(
        f"{KNOWS} knows   {LATER} learns it later   {NOT} is not said to know"
    )
    if full.cell_length <= width:
        return full
    short = plain(f"{KNOWS} knows  {LATER} later") + plain(
        f"  at {titled(place.beat)}" if place else "", "$muted"
    )
    return short.truncate(width, ellipsis=True)


def _in_columns(cells: Sequence[str]) -> Content:
    *people, you = cells
    return plain("".join(f"{cell:>{_CELL}}" for cell in people) + f"{you:>{_YOU_CELL}} ")


def _named_marks(known: Knowledge, fact: Fact) -> Content:
    heads = [*(person.mark for person in known.people), YOU]
    cells = known.cells(fact)
    return plain("  ".join(f"{head}{cell}" for head, cell in zip(heads, cells, strict=True)))


def _all_of(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
