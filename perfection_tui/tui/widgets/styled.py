"""Story text as styled content. Nothing in it is read but paragraphs and `*emphasis*`."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.script.prose import stretches
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.view import sentences
from perfection_tui.view.edition import Moment
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.search import spans_of

BLANK_LINE = Content("\n\n")
LINE = Content("\n")

REVEAL_MARK = "◀◀"
"""Marks what turns earlier moments over, and what it turned over."""

BEFORE_MARK, HERE_MARK, AFTER_MARK = "●", "◉", "○"
"""The marks of moments: those behind the reader, the one at hand, those ahead."""

UNVISITED_MARK = "◐"
"""Marks a moment that has got more to turn over since the reader was there."""

YOU_MARK, AUDIENCE_MARK, BOTH_MARK = "◆", "●", "◈"
"""The marks of a verdict: the reader's, the audience's, and where they are the same."""

FOUND = "bold underline $accent"
"""The style of what was found. Underlined, so that it needs no colour."""

SHORTEST_TITLE = 8
"""A title of a story cut to fewer cells is left out."""


def plain(text: str, style: str = "") -> Content:
    """Text in one style, taken literally."""
    return Content.styled(text, style) if style else Content(text)


def prose(text: str) -> Content:
    """A script's text: `*emphasis*` in italics, everything else literally."""
    return Content("").join(
        plain(stretch, "italic" if emphasised else "") for stretch, emphasised in stretches(text)
    )


def titled(title: str, after: Content, width: int) -> Content:
    """A story's title and what stands after it; where both do not fit, the title is cut or goes."""
    room = width - after.cell_length - 2
    if room < SHORTEST_TITLE:
        return after.truncate(max(1, width), ellipsis=True)
    cut = plain(emphasis_removed(title), "bold").truncate(room, ellipsis=True)
    return cut + plain("  ") + after


def linked(sentence: sentences.Sentence) -> Content:
    """A sentence of the reading screen; a click on the name of a moment leads there."""
    return Content("").join(
        prose(each)
        if isinstance(each, str)
        else pressable(plain(each.name, "$accent"), f"screen.go_to_beat('{each.beat.id}')")
        for each in sentence
    )


def underlined(text: Content, wanted: str, style: str = FOUND) -> Content:
    """A text with everything underlined that was looked for, in a `style` that does so."""
    for start, end in spans_of(text.plain, wanted):
        text = text.stylize(style, start, end)
    return text


def small_heading(text: str) -> Content:
    """The heading over a layer: it says when the audience came to it."""
    return plain(text, "italic $muted")


def layer_parts(layer: sentences.Headed) -> list[Content]:
    """A layer: its heading and its content notes, where it has any, and its text."""
    heading = [small_heading(layer.heading)] if layer.heading else []
    care = [plain(layer.care, "bold")] if layer.care else []
    return [*heading, *care, prose(layer.text)]


def belief_text(moment: Moment, *, whole: bool) -> Content:
    """What the audience believes of a moment: first sight, then each revision, oldest first.

    Not `whole`: first sight alone.
    """
    return stacked(moment.belief) if whole else prose(moment.beat.beliefs[0].text)


def truth_text(moment: Moment) -> Content:
    """What actually happened at a moment, in layers, oldest first, as far as it may be told."""
    if not moment.truth:
        return plain(moment.untold)
    remarks = (prose(each).stylize_before("$muted") for each in moment.remarks)
    return BLANK_LINE.join([stacked(moment.truth), *remarks])


def replayed_text(moment: Moment, reveal: str) -> Content:
    """What actually happened at a moment as far as a reveal told it, and that marked as new."""
    before, new = moment.replayed(reveal)
    older = [stacked([layer]).stylize_before("$muted") for layer in before]
    newest = [plain(f"{REVEAL_MARK} {new.heading}", "bold $accent"), *layer_parts(new)[1:]]
    return BLANK_LINE.join([*older, LINE.join(newest)])


def stacked(layers: Sequence[sentences.Headed]) -> Content:
    """Layers under each other."""
    return BLANK_LINE.join(LINE.join(layer_parts(each)) for each in layers)
