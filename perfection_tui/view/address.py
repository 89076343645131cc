"""Which chapter and moment somebody means who types CHAPTER or CHAPTER/MOMENT."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from perfection_tui.view.phrases import one_line

# The command line reads addresses, too, and most of its commands need no view.
if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfection_tui.script.model import Chapter
    from perfection_tui.view.horizon import ChapterView

    Chapters: TypeAlias = Sequence[Chapter | ChapterView]

BEYOND_ALL = 10**9
"""A beat, counted from 0, that no chapter has."""


def halves(typed: str, chapters: Chapters) -> tuple[str, str]:
    """Both halves of an address, as in `detour/7`; a chapter alone means its first moment."""
    before, slash, beat = typed.rpartition("/")
    return (before, beat) if slash and chapter_called(typed, chapters) is None else (typed, "1")


def chapter_called(typed: str, chapters: Chapters) -> int | None:
    """The chapter of this number, id or title, counted from 0; None: there is none."""
    if 0 <= index(typed) < len(chapters):
        return index(typed)
    for at, each in enumerate(chapters):
        if folded(typed) in (each.id, folded(each.title)):
            return at
    return None


def beat_called(typed: str, chapter: Chapter | ChapterView) -> int:
    """The beat of this number or id, counted from 0.

    One that is not there is `BEYOND_ALL`, so that who has not watched the chapter cannot tell it
    from one that is.
    """
    ids = [each.id for each in chapter.beats]
    named = ids.index(folded(typed)) if folded(typed) in ids else BEYOND_ALL
    return index(typed) if index(typed) >= 0 else named


def index(typed: str) -> int:
    """A number as typed, counted from 0; -1 for what is none, or none that could be meant."""
    return int(typed) - 1 if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def folded(text: str) -> str:
    """A text as somebody might type it: case, blanks and emphasis do not count."""
    return one_line(text).casefold()
