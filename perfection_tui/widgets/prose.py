"""Story text as styled content. Nothing in it is read but paragraphs and `*emphasis*`."""

from __future__ import annotations

import re

from textual.content import Content

from perfection_tui.horizon import BeatView, Layer, View

_EMPHASIS = re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*")

BLANK_LINE = Content("\n\n")
LINE = Content("\n")

NOTHING_TOLD = Content(
    "What actually happened here cannot be told yet. It opens once you have watched further."
)
"""The truth side of every beat of which nothing may be told; the same for all of them."""


def plain(text: str, style: str = "") -> Content:
    """Text in one style, taken literally."""
    return Content.styled(text, style) if style else Content(text)


def prose(text: str) -> Content:
    """A script's text: `*emphasis*` in italics, everything else literally."""
    parts: list[Content] = []
    end = 0
    for match in _EMPHASIS.finditer(text):
        parts += [Content(text[end : match.start()]), Content.styled(match[1], "italic")]
        end = match.end()
    return Content("").join([*parts, Content(text[end:])])


def emphasis_removed(text: str) -> str:
    """A script's text for places that hold no styles."""
    return _EMPHASIS.sub(r"\1", text)


def small_heading(text: str) -> Content:
    """The heading over a layer: it says when the audience came to it."""
    return plain(text, "italic $muted")


def belief_text(view: View, beat: BeatView) -> Content:
    """What the audience believes of a beat: first sight, then each revision, oldest first."""
    if len(beat.beliefs) == 1:
        return prose(beat.beliefs[0].text)
    headings = ["first sight", *(_since(view, beat, layer) for layer in beat.beliefs[1:])]
    return _stacked(headings, beat.beliefs)


def truth_text(view: View, beat: BeatView) -> Content:
    """What actually happened at a beat, in layers, oldest first, as far as it may be told."""
    if not beat.truths:
        return NOTHING_TOLD
    headings = [_since(view, beat, layer) for layer in beat.truths]
    # Only at the end of the story is it safe to say that nothing more will come.
    if view.complete and len(headings) > 1:
        headings[-1] = f"the whole truth, {headings[-1]}"
    parts = [_stacked(headings, beat.truths)]
    if beat.through:
        name = view.person(beat.through).name
        parts.append(plain(f"You saw this through the eyes of {name}.", "$muted"))
    if beat.note:
        parts.append(plain("Note  ", "bold $muted") + prose(beat.note).stylize_before("$muted"))
    if beat.opens:
        parts.append(plain(f"◀◀ {_turns_over(view, beat.opens)}", "$accent"))
    return BLANK_LINE.join(parts)


def _since(view: View, beat: BeatView, layer: Layer) -> str:
    if layer.at is None or layer.at == beat.id:
        return "told here"
    return f"after {view.beat(layer.at).title}"


def _stacked(headings: list[str], layers: tuple[Layer, ...]) -> Content:
    return BLANK_LINE.join(
        small_heading(heading) + LINE + prose(layer.text)
        for heading, layer in zip(headings, layers, strict=True)
    )


def _turns_over(view: View, opened: tuple[str, ...]) -> str:
    if len(opened) == 1:
        return f"This moment turns over an earlier one: {view.beat(opened[0]).title}."
    first, last = view.beat(opened[0]).title, view.beat(opened[-1]).title
    return f"This moment turns over {len(opened)} earlier ones, from {first} to {last}."
