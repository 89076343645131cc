"""What stands in the stage's place where there is no beat: a content note, a card, the coda."""

from __future__ import annotations

from textual.content import Content

from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.wording import REMAINS, closed, contains, emphasis_removed


def care_leaf(moment: Moment, _: int) -> Content:
    """The content note of a beat, before any of its text."""
    return BLANK_LINE.join(
        [
            plain(moment.title, "bold"),
            plain(contains(moment.beat.care)),
            _key("Enter", "read it") + plain("     ") + _key("→", "pass it over"),
        ]
    )


def card_leaf(chapter: ChapterView, unfold: bool, _: int) -> Content:
    """A chapter that is not open, or not to its end: its title and its teaser, nothing else."""
    if unfold:
        more = _key("→", "begins")
    else:
        more = plain(closed(chapter), "$muted")
        more += LINE + plain("Watched it? ", "$muted") + plain("w", "bold $accent")
        more += plain(" says so.", "$muted")
    return BLANK_LINE.join(
        [
            plain(f"Chapter {chapter.number}", "$muted")
            + LINE
            + plain(emphasis_removed(chapter.title), "bold $accent"),
            prose(chapter.teaser),
            more,
        ]
    )


def coda_leaf(view: View, _: int) -> Content:
    """What remains once the story is over: questions, and what can be said about them."""
    answers = (
        prose(each.question).stylize("bold $accent") + LINE + prose(each.answer)
        for each in view.coda
    )
    return BLANK_LINE.join([plain(REMAINS, "bold"), *answers])


def _key(key: str, does: str) -> Content:
    return plain(key, "bold $accent") + plain(f"  {does}")
