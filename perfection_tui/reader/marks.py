"""Bookmarks: a line of the reader's own on a moment, wherever the moment may be seen."""

from __future__ import annotations

from collections.abc import Mapping

from perfection_tui.script.characters import typed
from perfection_tui.view.edition import Edition
from perfection_tui.view.moment import Moment

LONGEST = 200
"""The longest line on a bookmark, in characters."""


def printable(line: str) -> str:
    """A line without anything that a terminal could take for more than text."""
    return typed(line).strip()[:LONGEST]


def bookmarked(edition: Edition, bookmarks: Mapping[str, str]) -> list[Moment]:
    """The open moments among those that bookmarks, lines by beat, are on; in film order."""
    return [moment for moment in edition.moments if moment.beat.id in bookmarks]
