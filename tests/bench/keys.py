"""The keys that are timed: for each story what to press, and what the answering frame says."""

import re
from collections.abc import Callable, Iterator
from itertools import count, cycle

from msgspec import Struct

from perfection_tui.tui.pages.find_page import found_count
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import everything, see
from perfection_tui.view.search import holding, texts
from perfection_tui.view.wording import BELIEF_HEADING, TRUTH_HEADING
from tests.bench.programs import Told

RIGHT, LEFT, ESCAPE, BACKSPACE = b"\x1b[C", b"\x1b[D", b"\x1b", b"\x7f"

ONLY_ON_A_BEAT = "t turns it over"
"""What no page says."""


class Press(Struct, frozen=True):
    """A key, what the frame that answers it holds, and whether it counts."""

    key: bytes
    shows: str
    counts: bool = True


Presses = Iterator[Press]


def bare() -> Presses:
    """The next text, for ever."""
    return (Press(b"n", f"Text {n} of the bare app") for n in count(1))


BARE_KEYS: dict[str, Presses] = {
    "a long text": (Press(b"l", f"Text {n} of the bare app") for n in count(1)),
    "a page": cycle([Press(b"p", "A page of"), Press(ESCAPE, "Text 0", counts=False)]),
}
"""What there is to compare with, by name in the table."""


def turns(_: Told) -> Presses:
    """Turn a beat over, and back."""
    return cycle([Press(b"t", TRUTH_HEADING), Press(b"t", BELIEF_HEADING)])


def steps(story: Told) -> Presses:
    """Go on to the end, then back to the beginning."""
    titles = story.titles
    on = [Press(RIGHT, title) for title in titles[1:]]
    back = [Press(LEFT, title) for title in titles[-2::-1]]
    return cycle([*on, *back])


def first_steps(story: Told) -> Presses:
    """Go on to the end, once."""
    return (Press(RIGHT, title) for title in story.titles)


def chapters(story: Told) -> Presses:
    """Jump between the first chapters."""
    first = [chapter.beats[0].title for chapter in story.story.chapters]
    return cycle([Press(b"2", first[1]), Press(b"3", first[2]), Press(b"1", first[0])])


def searches(story: Told) -> Presses:
    """Type the beginning of a word letter by letter, and take it back."""
    yield Press(b"/", "Find", counts=False)
    word, found = _narrowing(Edition(see(story.story, everything(story.story))))
    yield from cycle(
        [
            *(Press(letter.encode(), said) for letter, said in zip(word, found, strict=True)),
            Press(BACKSPACE, found[1]),
            Press(BACKSPACE, found[0]),
            Press(BACKSPACE, "Type a name", counts=False),
        ]
    )


def _narrowing(edition: Edition) -> tuple[str, list[str]]:
    """Three letters, and what is said to have been found after each: never the same twice.

    What stays the same is not drawn again, and could not be waited for.
    """
    everything = texts(edition)
    beliefs = " ".join(moment.beat.beliefs[0].text for moment in edition.moments)
    for word in re.findall(r"\b[a-z]{3}", beliefs.lower()):
        found = [found_count(holding(word[:length], everything)).plain for length in (1, 2, 3)]
        if len(set(found)) == 3:
            return word, found
    raise AssertionError("no word of this story narrows a search letter by letter")


def opens(key: bytes, name: str) -> Callable[[Told], Presses]:
    """Open a page, and close it again."""
    return lambda _: cycle([Press(key, name), Press(ESCAPE, ONLY_ON_A_BEAT, counts=False)])


KEYS: dict[str, Callable[[Told], Presses]] = {
    "turn": turns,
    "next, back": steps,
    "chapter": chapters,
    "search": searches,
}
"""What changes the screen, by name in the table."""

PAGES: dict[str, Callable[[Told], Presses]] = {
    "contents": opens(b"c", "Contents"),
    "order": opens(b"o", "Order of events"),
    "people": opens(b"p", "People"),
    "evidence": opens(b"e", "Evidence"),
    "verdict": opens(b"v", "Verdict"),
    "bookmarks": opens(b"B", "Bookmarks"),
    "watched": opens(b"w", "How far have you watched?"),
    "about": opens(b"a", "About"),
    "keys": opens(b"?", "Keys"),
}
"""What opens another."""
