"""What a search found: the list of it, and its marks in a text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui.widgets.setting import item_lines, lit_up, wrapped
from perfection_tui.tui.widgets.sheet import Lines, Sheet, no_gap
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view import wording
from perfection_tui.view.places import count_of
from perfection_tui.view.search import Found, excerpt, spans_of
from perfection_tui.view.wording import number_word

FOUND = "bold underline $accent"
"""The style of what was found. Underlined, so that it needs no colour."""

_INDENT = 2

_AROUND = 60
"""About so many characters are shown on either side of what was found."""

_PAGES = {
    "people": wording.PEOPLE,
    "knowledge": wording.PEOPLE,
    "evidence": wording.CLUES,
    "order": wording.EVENTS,
}


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
        top = plain(each.where, "bold") + _kind(each)
        lines = wrapped(top, width)
        if item == lit:
            lines = lit_up(lines, width)
        words = marked(plain(excerpt(each.text, wanted, _AROUND)), wanted)
        lines += [indent + line for line in wrapped(words, width - _INDENT)]
        return item_lines(item, lines)

    return Sheet(len(found), draw, gap=no_gap)


def _kind(found: Found) -> Content:
    """Which side of a moment, or which page, it was found on."""
    if found.page in _PAGES:
        return plain(f"  {_PAGES[found.page]}", "$muted")
    if found.side == "belief":
        return plain(f"  {wording.BELIEF_HEADING}", "$belief")
    if found.side == "truth":
        return plain(f"  {wording.TRUTH_HEADING}", "$truth")
    return Content("")


def found_count(found: Sequence[Found]) -> Content:
    """How much was found, and how much of it on the moments themselves."""
    beside = sum(each.page != "reading" for each in found)
    words = count_of(len(found), "place")
    if beside:
        number = "all" if beside == len(found) else number_word(beside)
        words += f", {number} on other pages"
    return plain(words[:1].upper() + words[1:], "$muted")
