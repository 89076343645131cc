"""The picture on a book: the story's title and kind, above a frame for either side.

It is drawn as SVG, whose letters are the reader's own: a title is in any script, and a
picture of dots would need a typeface that has it.
"""

from itertools import islice

from msgspec import Struct

from perfection_tui.export.columns import broken
from perfection_tui.view import wording
from perfection_tui.view.horizon import View
from perfection_tui.view.phrases import one_line

WIDTH, HEIGHT = 600, 900
"""The size of the picture, which most readers show at two to three."""

_ROOM = 480
"""How wide a line may be."""

_SIZES = (58, 44, 32, 24)
_TALLEST = 300
"""How much the title's lines may take together; the first size at which they do is theirs."""


class Lettered(Struct, frozen=True):
    """A text in lines of letters of one size, in the units of the picture."""

    size: int
    lines: list[str]


def title(view: View) -> Lettered:
    """The title, as large as it can be, and cut where it cannot be small enough."""
    text = one_line(view.title)
    fits = (each for each in (_set(text, size) for size in _SIZES) if _height(each) <= _TALLEST)
    return next(fits, _cut(_set(text, _SIZES[-1]), _TALLEST))


def subtitle(view: View) -> Lettered:
    """What the story is."""
    return _cut(_set(wording.subtitle(view), 24), 60)


def _set(text: str, size: int) -> Lettered:
    # A letter is hardly ever wider than two thirds of its height.
    return Lettered(size, list(broken(text.split(), _ROOM * 3 // (size * 2))))


def _height(text: Lettered) -> int:
    return len(text.lines) * text.size * 5 // 4


def _cut(text: Lettered, height: int) -> Lettered:
    most = height * 4 // (text.size * 5)
    if len(text.lines) <= most:
        return text
    *lines, last = islice(text.lines, most)
    return Lettered(text.size, [*lines, f"{last[:-1]}…"])
