"""How far a reader may say they have watched: the answers, and what each of them does."""

from __future__ import annotations

from msgspec import Struct

from perfection_tui.view.horizon import View
from perfection_tui.view.wording import emphasis_removed

EXPLAINED = (
    "What you have watched is open to you. Everything after it stays closed: its moments, "
    "what they reveal about earlier ones, and the people who come in with them."
)

OPENS_MORE = "This opens more of the story, and what has been read cannot be unread."

QUESTION = "How much of it have you seen?"


class Watched(Struct, frozen=True):
    """An answer: how many chapters, the last one's id (None: none), and its words."""

    chapters: int
    last: str | None
    label: str
    effect: str


def nothing_watched(label: str) -> Watched:
    """The answer of somebody who has seen nothing, in words that fit the question."""
    return Watched(0, None, label, "hide everything")


def chapters_watched(view: View) -> list[Watched]:
    """An answer for every chapter but the last, in order."""
    return [
        Watched(each.number, each.id, f"Up to {emphasis_removed(each.title)}", "hide what follows")
        for each in view.chapters[:-1]
    ]


def all_watched(view: View) -> Watched:
    """The answer of somebody who has seen it all."""
    last = view.chapters[-1]
    return Watched(last.number, last.id, "All of it", "show everything")
