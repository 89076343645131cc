"""Story text as styled content. Nothing in it is read but paragraphs and `*emphasis*`."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.script.prose import EMPHASIS
from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, View

BLANK_LINE = Content("\n\n")
LINE = Content("\n")

NOTHING_TOLD = Content(wording.NOTHING_TOLD)


def plain(text: str, style: str = "") -> Content:
    """Text in one style, taken literally."""
    return Content.styled(text, style) if style else Content(text)


def prose(text: str) -> Content:
    """A script's text: `*emphasis*` in italics, everything else literally."""
    parts: list[Content] = []
    end = 0
    for match in EMPHASIS.finditer(text):
        parts += [Content(text[end : match.start()]), Content.styled(match[1], "italic")]
        end = match.end()
    return Content("").join([*parts, Content(text[end:])])


def small_heading(text: str) -> Content:
    """The heading over a layer: it says when the audience came to it."""
    return plain(text, "italic $muted")


def belief_text(view: View, beat: BeatView) -> Content:
    """What the audience believes of a beat: first sight, then each revision, oldest first."""
    return _stacked(wording.belief_layers(view, beat))


def truth_text(view: View, beat: BeatView) -> Content:
    """What actually happened at a beat, in layers, oldest first, as far as it may be told."""
    if not beat.truths:
        return NOTHING_TOLD
    parts = [_stacked(wording.truth_layers(view, beat))]
    if through := wording.through(view, beat):
        parts.append(plain(through, "$muted"))
    if beat.note:
        parts.append(plain("Note  ", "bold $muted") + prose(beat.note).stylize_before("$muted"))
    if turns_over := wording.turns_over(view, beat):
        parts.append(plain(f"◀◀ {turns_over}", "$accent"))
    return BLANK_LINE.join(parts)


def _stacked(layers: Sequence[wording.Told]) -> Content:
    return BLANK_LINE.join(
        small_heading(heading) + LINE + prose(text) if heading else prose(text)
        for heading, text in layers
    )
