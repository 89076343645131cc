"""Bookmarks: a line of the reader's own on a moment, wherever the moment may be seen."""

from __future__ import annotations

from collections.abc import Mapping

from perfection_tui.script.characters import typed
from perfection_tui.view.horizon import View
from perfection_tui.view.places import Place, film_order

LONGEST = 200
"""The longest line on a bookmark, in characters."""


def printable(line: str) -> str:
    """A line without anything that a terminal could take for more than text."""
    return typed(line).strip()[:LONGEST]


def bookmarked(view: View, bookmarks: Mapping[str, str]) -> list[Place]:
    """The open moments among those that bookmarks, lines by beat, are on; in film order."""
    return [place for place in film_order(view) if place.beat.id in bookmarks]
