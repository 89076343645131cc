"""What a reader leaves on moments: bookmarks, each with a line of their own, and votes."""

from collections.abc import Mapping

from perfection_tui.script.characters import typed
from perfection_tui.view.edition import Edition
from perfection_tui.view.moment import Moment

LONGEST_BOOKMARK = 200
"""The longest line on a bookmark, in characters."""


def printable(line: str) -> str:
    """A line without anything that a terminal could take for more than text."""
    return typed(line).strip()[:LONGEST_BOOKMARK]


def bookmarked(edition: Edition, bookmarks: Mapping[str, str]) -> list[Moment]:
    """The open moments among those that bookmarks, lines by beat, are on; in film order."""
    return [moment for moment in edition.moments if moment.beat.id in bookmarks]


def cast_vote(votes: dict[str, dict[str, int]], beat: str, person: str, level: int | None) -> None:
    """Trust somebody so far (-2 to 2) at a beat, among votes by beat; None takes the vote back."""
    cast = votes.setdefault(beat, {})
    if level is None:
        cast.pop(person, None)
    else:
        cast[person] = level
    if not cast:
        del votes[beat]
