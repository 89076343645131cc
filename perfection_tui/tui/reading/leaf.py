"""What stands in the stage's place where there is no beat: a content note, a card, the coda."""

from __future__ import annotations

from textual.content import Content

from perfection_tui.reader.refusals import COMES_LATER
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.wording import (
    GOES_ON,
    REMAINS,
    WATCHED_FURTHER,
    contains,
    emphasis_removed,
)


def care_leaf(moment: Moment, _: int) -> Content:
    """The content note of a beat, before any of its text."""
    return BLANK_LINE.join(
        [
            plain(moment.title, "bold"),
            plain(contains(moment.beat.care)),
            _key("Enter", "read it", "screen.enter")
            + plain("     ")
            + _key("→", "pass it over", "screen.forward"),
        ]
    )


def edge_leaf(chapter: ChapterView, unfold: bool, _: int) -> Content:
    """Where what is open ends: what comes next, and the ways on."""
    if unfold:
        ways = _key("→", "goes on" if chapter.beats else "begins")
    else:
        ways = LINE.join(
            [
                _key("w    ", WATCHED_FURTHER, "screen.open('watched')"),
                _key("Enter", "tell me the next moment", "screen.enter"),
            ]
        )
    if chapter.beats:
        title = GOES_ON.format(emphasis_removed(chapter.title))
        return BLANK_LINE.join([plain(title, "bold $accent"), ways])
    return BLANK_LINE.join([_named(chapter), prose(chapter.teaser), ways])


def card_leaf(chapter: ChapterView, can_return: bool, _: int) -> Content:
    """A later chapter: its title and its teaser, and the way back."""
    back = _key("u", "back to where you were", "screen.return") if can_return else None
    return BLANK_LINE.join(
        [
            _named(chapter),
            prose(chapter.teaser),
            plain(COMES_LATER, "$muted") + LINE + (back or _key("←", "back", "screen.back")),
        ]
    )


def _named(chapter: ChapterView) -> Content:
    title = plain(emphasis_removed(chapter.title), "bold $accent")
    return plain(f"Chapter {chapter.number}", "$muted") + LINE + title


def coda_leaf(view: View, _: int) -> Content:
    """What remains once the story is over: questions, and what can be said about them."""
    answers = (
        prose(each.question).stylize("bold $accent") + LINE + prose(each.answer)
        for each in view.coda
    )
    return BLANK_LINE.join([plain(REMAINS, "bold"), *answers])


def _key(key: str, does: str, action: str = "screen.forward") -> Content:
    return pressable(plain(key, "bold $accent") + plain(f"  {does}"), action)
