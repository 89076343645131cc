"""What a search found: the list of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui.widgets.styled import LINE, marked, plain
from perfection_tui.view.phrases import capital
from perfection_tui.view.search import Found, places_found, words_around

IN_LIST = "bold underline"
"""The style of what was found in a row of a list: where that is highlighted, no other colour
can be read."""


def found_row(found: Found, wanted: str) -> Content:
    """Where it was found, with some words around it."""
    words = marked(plain(words_around(found.text, wanted)), wanted, IN_LIST)
    return plain(found.where, "bold") + plain(f"  {found.kind}") + LINE + words


def found_count(found: Sequence[Found]) -> Content:
    """How much was found, and how much of it on the moments themselves."""
    return plain(capital(places_found(found)), "$muted")
