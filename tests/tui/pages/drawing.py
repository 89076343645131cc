"""Reading what was drawn, and any edition to draw."""

from hypothesis import strategies as st

from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import see
from tests.making import film_order, horizon_at, stories

WIDTHS = st.sampled_from([36, 60, 76, 96, 116, 146])
"""Widths that a page may have, from 40 cells to the widest."""


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Any story as it may be known from anywhere in it."""
    story = draw(stories())
    return Edition(see(story, horizon_at(story, draw(st.integers(0, len(film_order(story)))))))


def words(blocks: Blocks) -> str:
    """All that a text says, in one line."""
    return _one_line(blocks.lines)


def item(blocks: Blocks, number: int) -> str:
    """What one item of a text says, in one line."""
    return _one_line(blocks.lines[slice(*blocks.span(number))])


def widest(blocks: Blocks) -> int:
    """The cells of the longest line."""
    return max((line.cell_length for line in blocks.lines), default=0)


def _one_line(lines: DrawnLines) -> str:
    return " ".join(" ".join(line.plain for line in lines).split())
