"""Any edition to draw, in any width."""

from hypothesis import strategies as st

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
