"""The people of a story: what the audience takes each of them for, and what they are."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.styled import layer_parts, plain
from perfection_tui.tui.widgets.typesetting import (
    HEAVY,
    HIGHLIGHT,
    THIN,
    abreast,
    item_lines,
    padded,
    ruled,
    wrapped,
)
from perfection_tui.view import phrases, sentences, wording
from perfection_tui.view.figure import Figure

_ABREAST_FROM = 84
_GAP = 3
_INDENT = 4


def people_list(people: Sequence[Figure], highlighted: int, width: int) -> Blocks:
    """Everybody, told twice: side by side where there is room, under each other where not."""

    def draw(item: int) -> DrawnLines:
        """Draw somebody."""
        figure = people[item]
        top = _top(figure, width)
        if item == highlighted:
            top = top.stylize(HIGHLIGHT)
        return item_lines(item, [top, *_sides(figure, width)])

    return Blocks(len(people), draw)


def _top(figure: Figure, width: int) -> Content:
    """Mark and name, and at the right who plays them."""
    mark = padded(plain(figure.mark, "bold $accent"), _INDENT)
    name = mark + plain(figure.name, "bold")
    player = plain(phrases.emphasis_removed(figure.person.played_by or ""), "$muted")
    gap = width - name.cell_length - player.cell_length
    return padded(name + Content(" " * gap) + player if gap > 1 else name, width)


def _sides(figure: Figure, width: int) -> list[Content]:
    truths = figure.truth or [sentences.Headed("", "", figure.untold)]
    room = width - _INDENT
    half = (room - _GAP) // 2
    each = half if width >= _ABREAST_FROM else room
    belief = ruled(
        list(_side(wording.TAKEN_FOR, "$belief", figure.belief, each - 2)), THIN, "$belief"
    )
    told = [*_side(wording.TURNED_OUT, "$truth", truths, each - 2)]
    if unresolved := figure.unresolved:
        told += [Content(""), *wrapped(plain(unresolved, "$muted"), each - 2)]
    truth = ruled(told, HEAVY, "$truth")
    lines = abreast(belief, truth, half + _GAP) if each == half else [*belief, *truth]
    return [Content(" " * _INDENT) + line for line in lines]


def _side(
    heading: str, style: str, layers: Sequence[sentences.Headed], width: int
) -> Iterator[Content]:
    yield from wrapped(plain(heading, style), width)
    for number, layer in enumerate(layers):
        if number:
            yield Content("")
        for part in layer_parts(layer):
            yield from wrapped(part, width)
