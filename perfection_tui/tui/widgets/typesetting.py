"""Setting text in a width: side by side, under headings, with marks or rules before its lines."""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from textual.content import Content
from textual.geometry import clamp

from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import LINE, plain

HIGHLIGHT = "bold $background on $foreground"
"""The style of the line where the reader stands."""

ABREAST_FROM = 84
"""The cells from which two told sides stand beside each other on a page."""

Cell = tuple[str, str]
"""What stands in a cell of a drawing: a character, and its style."""

THIN, HEAVY = "│", "┃"
"""The rules before what is believed and before what happened: they differ without colour."""


def section(heading: str, *paragraphs: Content) -> Content:
    """A heading with paragraphs under it."""
    return LINE.join([plain(heading, "bold $accent"), *paragraphs])


def bullets(items: Sequence[Content], width: int) -> Content:
    """Items under each other, each with a mark before it and its lines kept clear of the mark."""
    return LINE.join(beside(plain("·  ", "$muted"), item, width) for item in items)


def beside(left: Content, right: Content, width: int) -> Content:
    """Two texts side by side; the lines of the right one are kept clear of the left one."""
    indent = left.cell_length
    first, *rest = wrapped(right, width - indent)
    return LINE.join([left + first, *(Content(" " * indent) + line for line in rest)])


def wrapped(text: Content, width: int) -> list[Content]:
    """The lines of a text in a width, however small; at least one."""
    if text.cell_length <= width and text.plain.isprintable():
        return [text]
    return text.wrap(max(1, width)) or [Content("")]


def padded(text: Content, width: int) -> Content:
    """One line, made exactly so wide: cut with an ellipsis, or filled with blanks."""
    return text.truncate(max(0, width), ellipsis=True, pad=True)


def at_ends(left: Content, right: Content, width: int, least: int = 2) -> Content | None:
    """One line with something at either end, `least` cells between; None: they do not fit."""
    gap = width - left.cell_length - right.cell_length
    return left + Content(" " * gap) + right if gap >= least else None


def highlight(lines: Sequence[Content], width: int) -> list[Content]:
    """The lines of the item that a reader stands on, highlighted to the end of each."""
    return [padded(line, width).stylize(HIGHLIGHT) for line in lines]


def in_cells(row: Sequence[Cell]) -> Content:
    """A row of single cells."""
    runs = groupby(row, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(each for each, _ in run), style) for style, run in runs))


def believed(lines: Sequence[Content]) -> list[Content]:
    """Lines of what is believed, ruled as that is."""
    return ruled(lines, THIN, "$belief")


def happened(lines: Sequence[Content]) -> list[Content]:
    """Lines of what happened, ruled as that is."""
    return ruled(lines, HEAVY, "$truth")


def ruled(lines: Sequence[Content], rule: str, style: str) -> list[Content]:
    """Lines with a rule in front of each."""
    return [plain(f"{rule} ", style) + line for line in lines]


def abreast(left: Sequence[Content], right: Sequence[Content], width: int) -> list[Content]:
    """Two columns, the left one `width` cells wide with its gap; the shorter one ends early."""
    rows = zip_longest(left, right, fillvalue=Content(""))
    return [padded(first, width) + second if second else first for first, second in rows]


def tab_line(names: Sequence[str], current: int, width: int) -> Content:
    """The names of two tabs beside each other, closer where there is little room."""
    first, second = tabs(names, current)
    gap = clamp(width - first.cell_length - second.cell_length, 1, 3)
    return first + plain(" " * gap) + second


def tabs(names: Sequence[str], current: int) -> list[Content]:
    """The names of two tabs or columns, a mark before the one at hand; a click changes to it."""
    return [
        pressable(
            plain(f"▶ {name}", "bold $accent") if side == current else plain(f"  {name}", "$muted"),
            f"screen.side({side})",
        )
        for side, name in enumerate(names)
    ]


def press(item: int) -> str:
    """The action that presses an item of a page."""
    return f"screen.press({item})"


def item_lines(item: int, lines: Sequence[Content]) -> list[Content]:
    """The lines of an item; a click on them presses it."""
    return [pressable(line, press(item), around=True) for line in lines]
