"""Text set in lines that no terminal breaks and no screen reader stumbles over."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from perfection_tui.script.characters import width
from perfection_tui.view.phrases import emphasis_removed

WIDTH = 72
"""The longest line, in columns."""

_room = ContextVar("room", default=WIDTH)

Lines = list[str]


@contextmanager
def set_in(columns: int) -> Iterator[None]:
    """Meanwhile, set lines for a terminal of so many columns."""
    before = _room.set(max(1, min(columns, WIDTH)))
    try:
        yield
    finally:
        _room.reset(before)


def room_beside(columns: int) -> int:
    """The columns that a line has beside so many of them; one at least."""
    return max(1, _room.get() - columns)


def wrapped(text: str, indent: str = "", first: str | None = None) -> Lines:
    """A script's text without its marks, set like `literal` text."""
    return literal(emphasis_removed(text), indent, first)


def literal(text: str, indent: str = "", first: str | None = None) -> Lines:
    """Text as it is, each line after `indent`, the very first after `first`.

    Paragraphs stay apart by an empty line; a line break that the text keeps stays one. A word
    too long for a line is cut.
    """
    lines: Lines = []
    lead = indent if first is None else first
    for paragraph in text.split("\n\n"):
        if lines:
            lines.append("")
        room = room_beside(max(width(indent), width(lead)))
        for line in (each for kept in paragraph.split("\n") for each in broken(kept.split(), room)):
            lines.append(f"{lead}{line}")
            lead = indent
    return lines


def apart(blocks: Iterable[Lines]) -> Lines:
    """Blocks of lines, an empty line between each two; blocks that say nothing are left out."""
    lines: Lines = []
    for block in blocks:
        if block:
            lines += [*([""] if lines else []), *block]
    return lines


def headed(heading: str, lines: Lines) -> Lines:
    """Lines under a heading of ours."""
    return apart([[heading], lines])


def broken(words: Iterable[str], room: int) -> Iterator[str]:
    """Words in lines of at most `room` columns."""
    line = ""
    for piece in (piece for word in words for piece in _cut(word, room)):
        longer = f"{line} {piece}" if line else piece
        if line and width(longer) > room:
            yield line
            longer = piece
        line = longer
    if line:
        yield line


def _cut(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit; nearly always one."""
    start = used = 0
    for at, columns in enumerate(map(width, word)):
        if used + columns > room and at > start:
            yield word[start:at]
            start, used = at, 0
        used += columns
    yield word[start:]
