"""What every surface says about a view, in the same words: plain text, no styles, no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from perfection_tui.script.prose import EMPHASIS
from perfection_tui.view.horizon import BeatView, ChapterView, Layer, PersonView, View

BELIEF_HEADING = "What the audience believes"
TRUTH_HEADING = "What actually happened"

NOTHING_TOLD = (
    "What actually happened here cannot be told yet. It opens once you have watched further."
)
"""The truth side of every beat of which nothing may be told; the same for all of them."""

BELIEVED_NEXT = "What the audience came to believe of it next stands under the belief."
"""On the truth side of a moment with revisions, which stand alone until it is turned over."""

TWICE = "Every moment is told twice here: what it makes you believe, and what was really going on."

TRUST_WORDS = {-2: "a villain", -1: "doubted", 0: "undecided", 1: "trusted", 2: "a hero"}

REMAINS = "What remains"
"""The heading of the coda."""

ABOUT = "About the story"
CONTENTS = "Contents"
EVENTS = "Order of events"
AS_TOLD = "As told"
AS_HAPPENED = "As it happened"
PEOPLE = "People"
TAKEN_FOR = "Whom the audience takes them for"
TURNED_OUT = "Who they are"
NOBODY_TOLD = "Who this is cannot be told yet. It opens once you have watched further."
KNOWLEDGE = "Who knows what"
CLUES = "Evidence"
VERDICT = "Verdict"
TRUST_BEFORE = "Whom the audience trusts, coming into this moment"
TRUST_AFTER = "Whom the audience trusts, after this moment"
QUESTIONS = "To hold while watching"
SOURCES = "Written from"
IN_DETAIL = "What it contains, in detail"
HINTS = "This says in more detail what the story contains, and hints at the plot."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Told = tuple[str, str]
"""A layer as it is read: a small heading that says when it came (or nothing), and its text."""


def emphasis_removed(text: str) -> str:
    """A script's text for places that hold no styles."""
    return EMPHASIS.sub(r"\1", text)


def number_word(count: int) -> str:
    """A number in words as far as ten, in figures from there."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def subtitle(view: View) -> str:
    """What the story is and how many chapters it has: `Film in four parts, read twice`."""
    count = len(view.chapters)
    parts = "part" if count == 1 else "parts"
    kind = emphasis_removed(view.about.kind)
    return f"{kind[:1].upper()}{kind[1:]} in {number_word(count)} {parts}, read twice"


def state(view: View, *, unfold: bool = False) -> str:
    """How far the story is open, in the spoiler-safe words of the cover."""
    if unfold:
        return "A first viewing: the story opens as you step forward."
    if view.complete:
        return "All of it is open to you."
    opened = [chapter for chapter in view.chapters if chapter.whole]
    if not opened:
        return "Spoiler-free: nothing is open yet but the chapters’ titles."
    return f"Spoiler-free: open through {emphasis_removed(opened[-1].title)}."


def contains(view: View) -> str:
    """The general advisory in a sentence; empty where there is none."""
    notes = ", ".join(emphasis_removed(note) for note in view.advisory)
    return f"Contains {notes}." if notes else ""


def closed(chapter: ChapterView) -> str:
    """What a chapter that is not open, or not to its end, says of itself."""
    what = "The rest of this chapter" if chapter.beats else "This chapter"
    return f"{what} is not open to you yet."


def number(chapter: ChapterView, beat: BeatView) -> str:
    """A beat's number, and of how many once that may be known: `3 of 8`."""
    return f"{beat.number} of {len(chapter.beats)}" if chapter.whole else f"{beat.number}"


def belief_layers(view: View, beat: BeatView) -> list[Told]:
    """What the audience believes of a beat: first sight, then each revision, oldest first."""
    return _beliefs(view, beat.beliefs, "first sight")


def truth_layers(view: View, beat: BeatView) -> list[Told]:
    """What actually happened at a beat, in layers, oldest first, as far as it may be told."""
    return _truths(view, beat.truths, beat.id)


def taken_for(view: View, person: PersonView) -> list[Told]:
    """What the audience takes somebody for, and later takes them for, oldest first."""
    return _beliefs(view, person.beliefs, "at first")


def turned_out(view: View, person: PersonView) -> list[Told]:
    """What somebody turns out to be, oldest first, as far as it may be told."""
    return _truths(view, person.truths, None)


def through(view: View, beat: BeatView) -> str:
    """Whose eyes the telling used; empty where it used nobody's or that may not be told."""
    if not beat.through:
        return ""
    name = emphasis_removed(view.person(beat.through).name)
    # The name stands last and alone: it may begin with “The”.
    return f"Through the eyes of: {name}"


def turns_over(view: View, beat: BeatView) -> str:
    """Which earlier beats this one adds a truth to; empty where it adds none."""
    if not beat.opens:
        return ""
    titles = [titled(view.beat(each)) for each in beat.opens]
    if len(titles) == 1:
        return f"This moment turns over an earlier one: {titles[0]}."
    return (
        f"This moment turns over {number_word(len(titles))} earlier ones, "
        f"from {titles[0]} to {titles[-1]}."
    )


def newly_told(count: int) -> str:
    """What a reveal did to so many earlier beats."""
    if count == 1:
        return "An earlier moment can now be turned over."
    return f"{number_word(count).capitalize()} earlier moments can now be turned over."


def titled(beat: BeatView) -> str:
    """A beat by its title as it stands in a sentence: in quotes, without marks."""
    return f"“{emphasis_removed(beat.title)}”"


def _beliefs(view: View, layers: Sequence[Layer], first: str) -> list[Told]:
    if len(layers) == 1:
        return [("", layers[0].text)]
    headings = [first, *(_since(view, layer, None) for layer in layers[1:])]
    return _told(headings, layers)


def _truths(view: View, layers: Sequence[Layer], here: str | None) -> list[Told]:
    headings = [_since(view, layer, here) for layer in layers]
    # Only at the end of the story is it safe to say that nothing more will come.
    if view.complete and len(headings) > 1:
        headings[-1] = f"the whole truth, {headings[-1]}"
    return _told(headings, layers)


def _since(view: View, layer: Layer, here: str | None) -> str:
    if layer.at is None or layer.at == here:
        return "told here"
    return f"after {titled(view.beat(layer.at))}"


def _told(headings: Sequence[str], layers: Sequence[Layer]) -> list[Told]:
    return [(heading, layer.text) for heading, layer in zip(headings, layers, strict=True)]
