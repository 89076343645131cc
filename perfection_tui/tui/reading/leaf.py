"""What stands in the stage's place where there is no beat: a content note, a card, the coda."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.reader.refusals import COMES_LATER
from perfection_tui.script.model import About
from perfection_tui.tui.widgets import styled
from perfection_tui.tui.widgets.key_line import Keymap, clicked
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, linked, plain, prose
from perfection_tui.tui.widgets.typesetting import beside
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.judged import Judged
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.wording import (
    GOES_ON,
    JUDGED,
    REMAINS,
    WATCHED_FURTHER,
    contains,
    in_its_medium,
)

RAIL = 17
"""The cells between a villain and a hero."""


def chapter_named(chapter: ChapterView, between: Content) -> Content:
    """A chapter by its number and its title."""
    title = plain(emphasis_removed(chapter.title), "bold $accent")
    return plain(f"Chapter {chapter.number}", "$muted") + between + title


def care_leaf(keys: Keymap, moment: Moment, _: int) -> Content:
    """The content notes of a beat and its truths, before any of its text."""
    ways = keys.offered("{enter}  read it") + plain("     ")
    ways += keys.offered("{forward}  pass it over")
    note = plain(contains(moment.beat.content_notes))
    return BLANK_LINE.join([plain(moment.title, "bold"), note, ways])


def edge_leaf(
    keys: Keymap, about: About, chapter: ChapterView, unfold: bool, width: int
) -> Content:
    """Where what is open ends: what comes next, and the ways on."""
    if unfold:
        does = "goes on" if chapter.beats else "begins"
        ways = keys.offered(f"{{forward}}  {does}")
    else:
        further = in_its_medium(about, WATCHED_FURTHER)
        ways = _way(keys, "{watched}", further, width) + LINE
        ways += _way(keys, "{enter}", "tell it to me from here, one moment at a time", width)
    if chapter.beats:
        title = GOES_ON.format(emphasis_removed(chapter.title))
        return BLANK_LINE.join([plain(title, "bold $accent"), ways])
    return BLANK_LINE.join([chapter_named(chapter, LINE), prose(chapter.teaser), ways])


def card_leaf(keys: Keymap, chapter: ChapterView, can_return: bool, _: int) -> Content:
    """A later chapter: its title and its teaser, and the way back."""
    back = "{return}  back to where you were" if can_return else "{back}  back"
    later = plain(COMES_LATER, "$muted") + LINE + keys.offered(back)
    return BLANK_LINE.join([chapter_named(chapter, LINE), prose(chapter.teaser), later])


def coda_leaf(view: View, those: Sequence[Judged], width: int) -> Content:
    """What remains once the story is over: questions, answers, and how the reader judged."""
    answers = (
        prose(each.question).stylize("bold $accent") + LINE + prose(each.answer)
        for each in view.coda
    )
    return BLANK_LINE.join([plain(REMAINS, "bold"), *answers, *_judged(those, width)])


def _judged(those: Sequence[Judged], width: int) -> list[Content]:
    """A rail for everybody on whom the reader voted, and how that compares in words."""
    if not those:
        return []
    legend = plain(f"{styled.YOU_MARK} you   {styled.AUDIENCE_MARK} the audience", "$muted")
    widest = max(plain(each.figure.name).cell_length for each in those)
    return [
        plain(JUDGED, "bold") + plain("   ") + legend,
        *(_rail(each, widest, width) + LINE + linked(each.words) for each in those),
    ]


def _rail(judged: Judged, widest: int, width: int) -> Content:
    """Where the reader and the audience put somebody between a villain and a hero."""
    name = plain(judged.figure.name, "bold")
    marks = {_cell(judged.audience): styled.AUDIENCE_MARK}
    you = _cell(judged.you)
    marks[you] = styled.BOTH_MARK if you in marks else styled.YOU_MARK
    rail = Content("").join(
        plain(marks[cell], "$accent") if cell in marks else plain("─", "$faint")
        for cell in range(RAIL)
    )
    drawn = plain("  villain ", "$muted") + rail + plain(" hero", "$muted")
    if widest + drawn.cell_length > width:
        return name + LINE + drawn
    return name.pad_right(widest - name.cell_length) + drawn


def _cell(level: float) -> int:
    return round((level + 2) / 4 * (RAIL - 1))


def _way(keys: Keymap, key: str, does: str, width: int) -> Content:
    """A way on, its words in a column of their own."""
    named = plain(f"{keys.said(key):<7}", "bold $accent")
    return pressable(beside(named, plain(does), width), clicked(key))
