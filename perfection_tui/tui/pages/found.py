"""What a search found: the list of it, and its marks in a text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui.widgets.setting import item_lines, lit_up, wrapped
from perfection_tui.tui.widgets.sheet import Lines, Sheet, no_gap
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view.search import Found, excerpt, spans_of
from perfection_tui.view.wording import capital, places_found

FOUND = "bold underline $accent"
"""The style of what was found. Underlined, so that it needs no colour."""

_INDENT = 2

_AROUND = 60
"""About so many characters are shown on either side of what was found."""

_SIDES = {"belief": "$belief", "truth": "$truth"}


def marked(text: Content, wanted: str) -> Content:
    """A text with everything marked that was looked for."""
    for start, end in spans_of(text.plain, wanted):
        text = text.stylize(FOUND, start, end)
    return text


def found_list(found: Sequence[Found], wanted: str, lit: int, width: int) -> Sheet:
    """Where it was found, each with some words around it."""
    indent = Content(" " * _INDENT)

    def draw(item: int) -> Lines:
        each = found[item]
        style = "$muted" if each.stop is None else _SIDES.get(each.side or "", "")
        top = plain(each.where, "bold") + plain(f"  {each.kind}", style)
        lines = wrapped(top, width)
        if item == lit:
            lines = lit_up(lines, width)
        words = marked(plain(excerpt(each.text, wanted, _AROUND)), wanted)
        lines += [indent + line for line in wrapped(words, width - _INDENT)]
        return item_lines(item, lines)

    return Sheet(len(found), draw, gap=no_gap)


def found_count(found: Sequence[Found]) -> Content:
    """How much was found, and how much of it on the moments themselves."""
    return plain(capital(places_found(found)), "$muted")
