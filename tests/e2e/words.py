"""What of a story stands on a screen, or in the bytes that drew it."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import View

FRAMES = str.maketrans(dict.fromkeys("│┃▌▐", " "))
"""What stands before and behind a row of text."""

RUN = 5
"""How many words in a row count as a piece of a text: few enough to stand in one row, and
too many for two texts to share by chance."""

# Colours change in the middle of a row; whatever else is no text parts what stands before
# and after it.
STYLE = re.compile(rb"\x1b\[[\d;]*m")
CONTROL = re.compile(rb"\x1b(?:\][^\x07]*\x07|\[[ -?]*[@-~])")


def unread(text: str, screens: Iterable[str]) -> str:
    """The end of `text` that was not on the screens, which show it in order, if at all."""
    words = _words(text)
    for screen in screens:
        shown = f" {' '.join(screen.translate(FRAMES).split())} "
        seen = len(words)
        while f" {' '.join(words[:seen])} " not in shown and seen:
            seen -= 1
        words = words[seen:]
    return " ".join(words)


def hidden_pieces(story: Story, view: View) -> set[str]:
    """Every piece of the story that the view does not hold."""
    visible = "\n".join(" ".join(_words(text)) for text in _texts(msgspec.to_builtins(view)))
    return {
        piece
        for text in _texts(msgspec.to_builtins(story))
        for piece in _pieces(text)
        if piece not in visible
    }


def shown_in(raw: bytes, wanted: Iterable[str]) -> set[str]:
    """Those of the wanted pieces that a program has written, in whatever colours."""
    rows = CONTROL.sub(b"\n", STYLE.sub(b"", raw)).decode().split("\n")
    text = "\n".join(set(rows))
    return {piece for piece in wanted if piece in text}


def _pieces(text: str) -> Iterator[str]:
    """Runs of words, or all of a shorter text; of single words only names tell anything."""
    words = _words(text)
    for start in range(max(1, len(words) - RUN + 1)):
        piece = " ".join(words[start : start + RUN])
        if len(words) > 1 or (piece[0].isupper() and len(piece) > 2):
            yield piece


def _words(text: str) -> list[str]:
    return text.replace("*", "").split()


def _texts(source: object) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, dict):
        for value in source.values():
            yield from _texts(value)
    elif isinstance(source, (list, tuple)):
        for value in source:
            yield from _texts(value)
