"""Search over everything in a view, both sides of every moment; case and accents do not count."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.horizon import ToldView, View
from perfection_tui.view.phrases import count_of, emphasis_removed, number_word
from perfection_tui.view.stops import Stop, Stops, first_stop

SideName = Literal["belief", "truth"]

FoundOn = Literal["reading", "about", "people", "knowledge", "evidence", "order"]
"""The page on which something stands."""

Span = tuple[int, int]
"""A stretch of a text: where it starts, and where it ends."""


class Found(Struct, frozen=True):
    """A text in which something can be found, and where a reader gets to see it.

    `stop` is where to go, None for what stands on the page about the story, or
    of its people, clues, events and facts; `page` says which, and `item` which
    of them, by id. `text` has its emphasis removed; `compared` is what is searched:
    that text, or a word of `also`, which is shown nowhere. `revised`: the
    audience came to believe it after first sight.
    """

    page: FoundOn
    where: str
    text: str
    stop: Stop | None = None
    side: SideName | None = None
    item: str | None = None
    compared: str = ""
    revised: bool = False

    @property
    def kind(self) -> str:
        """The page or the heading of a moment that it stands under; empty for other texts."""
        heading = wording.NEXT_HEADING if self.revised else _SIDES.get(self.side or "", "")
        return _PAGES.get(self.page) or heading


_PAGES = {
    "people": wording.PEOPLE,
    "knowledge": wording.PEOPLE,
    "evidence": wording.CLUES,
    "order": wording.EVENTS,
}
_SIDES = {"belief": wording.BELIEF_HEADING, "truth": wording.TRUTH_HEADING}


class Spot(Struct, frozen=True):
    """A stop at which something was found, and on which side of a beat."""

    stop: Stop
    side: SideName | None


def holding(wanted: str, among: Sequence[Found]) -> Sequence[Found]:
    """Those texts that hold `wanted`; none where nothing is wanted."""
    words = compared(wanted)
    return [text for text in among if words in text.compared] if words else ()


def spots(found: Sequence[Found], stops: Stops) -> list[Spot]:
    """The spots where something was found, each once, in the order of `stops`.

    A title counts to the side that a beat opens on.
    """
    those = {
        Spot(each.stop, each.side or "belief" if each.stop.kind == "beat" else None)
        for each in found
        if each.stop
    }
    return sorted(those, key=lambda spot: _order(spot, stops))


def next_spot(among: Sequence[Spot], stops: Stops, here: Spot, step: int) -> Spot:
    """The spot after `here`, or before it where `step` is negative; round the end and on."""
    at = _order(here, stops)
    if step > 0:
        return next((spot for spot in among if _order(spot, stops) > at), among[0])
    before = [spot for spot in among if _order(spot, stops) < at]
    return before[-1] if before else among[-1]


def _order(spot: Spot, stops: Stops) -> tuple[int, bool]:
    """Where a spot stands among all there are."""
    return stops.position(spot.stop), spot.side == "truth"


def spans_of(text: str, wanted: str) -> tuple[Span, ...]:
    """Where `wanted` stands in `text`; blanks, case and accents do not count."""
    words = compared(wanted).split()
    if not words:
        return ()
    text = text.translate(_TYPED)
    # For each character of the folded text, where that came from.
    origins = [at for at, each in enumerate(text) for _ in _folded_character(each)]
    pattern = r"\s+".join(map(re.escape, words))
    return tuple(
        (origins[match.start()], origins[match.end() - 1] + 1)
        for match in re.finditer(pattern, _folded(text))
    )


def places_found(found: Sequence[Found]) -> str:
    """How much a search found, on how many sides of moments, and how much of it elsewhere."""
    inside = [each for each in found if each.page == "reading"]
    beside = number_word(len(found) - len(inside))
    sides = len({(each.stop, each.side == "truth") for each in inside})
    where = "in" if sides == len(inside) else f"on {count_of(sides, 'side')} of"
    where += " a moment" if sides == 1 else " moments"
    places = count_of(len(found), "place")
    if not inside:
        return f"{places}, all outside the moments"
    if len(inside) == len(found):
        return places if sides == len(found) else f"{places} {where}"
    return f"{places}: {number_word(len(inside))} {where}, {beside} elsewhere"


def words_around(text: str, wanted: str, around: int = 60) -> str:
    """The first place in a text where `wanted` stands, with so many characters `around` it.

    The beginning of a text that is found by other words than its own.
    """
    start, end = next(iter(spans_of(text, wanted)), (0, 0))
    left = text.rfind(" ", 0, max(0, start - around)) + 1 if start > around else 0
    right = text.find(" ", end + around)
    right = len(text) if right < 0 else right
    shown = " ".join(text[left:right].split())
    return f"{'…' if left else ''}{shown}{'…' if right < len(text) else ''}"


TYPED = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}
"""What people type for characters that they cannot easily type."""

_TYPED = str.maketrans(TYPED)


# To find a name wherever the film has it takes 3 ms with this, and 11 without.
@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each))


def _folded(text: str) -> str:
    """A text as it is compared, blanks and all."""
    return text.lower() if text.isascii() else "".join(map(_folded_character, text))


def compared(text: str) -> str:
    """A text folded, with one blank between its words."""
    return " ".join(_folded(text.translate(_TYPED)).split())


def texts(edition: Edition) -> list[Found]:
    """Every text that can be found, in film order, then those of the pages beside it."""
    return [_plain(each) for each in _texts(edition) if each.text]


def _plain(found: Found) -> Found:
    """A text as it is shown, and as it is searched: by its own words, or by other ones alone."""
    plain = emphasis_removed(found.text)
    return replace(found, text=plain, compared=compared(found.compared or plain))


def _texts(edition: Edition) -> Iterator[Found]:
    """Every text a reader gets to see; empty where there is none."""
    view = edition.view
    for chapter in view.chapters:
        name = f"Chapter {chapter.number}, {emphasis_removed(chapter.title)}"
        for text in (chapter.title, chapter.teaser):
            yield Found("reading", name, text, stop=first_stop(chapter))
        for moment in edition.moments_of(chapter):
            yield from _moment(moment)
    for answer in view.coda:
        for text in (answer.question, answer.answer):
            yield Found("reading", wording.REMAINS, text, stop=Stop("coda", len(view.chapters)))
    # The detailed advisory is shown on request only, and finding a word is none.
    for each in (*_about(view), *view.advisory):
        yield Found("about", wording.ABOUT, each or "")
    yield from _pages(edition)


def _moment(moment: Moment) -> Iterator[Found]:
    beat = moment.beat
    stop = Stop("beat", moment.chapter.number - 1, beat.id)
    found = partial(Found, "reading", moment.label, stop=stop)
    yield from map(found, (beat.title, beat.place or ""))
    yield from _told_twice(found, beat)
    yield found(beat.note or "", side="truth")


def _told_twice(found: Callable[..., Found], told: ToldView) -> Iterator[Found]:
    for at, each in enumerate(told.beliefs):
        yield found(each.text, side="belief", revised=at > 0)
    for each in told.truths:
        yield found(each.text, side="truth")


def _about(view: View) -> list[str | None]:
    about = view.about
    facts = [f"{name}: {fact}" for name, fact in wording.facts(about).items()]
    titles = [each.title for each in about.sources]
    notes = [each.note for each in about.sources]
    return [view.title, about.kind, about.premise, *about.questions, *facts, *titles, *notes]


def _pages(edition: Edition) -> Iterator[Found]:
    """What the pages beside the moments hold."""
    for figure in edition.people:
        person = figure.person
        found = partial(Found, "people", figure.name, item=person.id)
        yield from map(found, (person.name, person.played_by or ""))
        yield from _told_twice(found, person)
        yield from _also(found, person.beliefs[0].text, person.also)
    for secret in edition.facts:
        beliefs = (each.belief for each in secret.mistaken.values())
        found = partial(Found, "knowledge", wording.KNOWLEDGE, item=secret.fact.id)
        yield from map(found, (secret.fact.fact, *beliefs))
        yield from _also(found, secret.fact.fact, secret.fact.also)
    for pair in edition.clues:
        found = partial(Found, "evidence", f"Clue in {pair.planted.name}", item=pair.clue.id)
        yield found(pair.clue.detail, side="belief")
        yield found(pair.clue.meaning, side="truth")
        yield from _also(found, pair.clue.detail, pair.clue.also)
    for event in edition.view.events:
        for text in (event.when, event.what):
            yield Found("order", emphasis_removed(event.when), text, item=event.id)


def _also(found: Callable[..., Found], text: str, words: Sequence[str]) -> Iterator[Found]:
    return (found(text, compared=word) for word in words)
