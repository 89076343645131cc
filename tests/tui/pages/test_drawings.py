"""What pages draw, in every width; sessions and pictures hold their words."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from perfection_tui.tui.pages.evidence_page import PAID_OFF_END, PLANTED_END, clue_list
from perfection_tui.tui.pages.order_drawing import Order, order_columns, order_list
from perfection_tui.tui.pages.people_page import (
    Knowledge,
    knowledge_headings,
    knowledge_table,
    legend,
    people_list,
)
from perfection_tui.tui.pages.verdict_page import Charts, axis, charts, moment_line
from perfection_tui.view.edition import Edition
from tests.making import editions

WIDTHS = st.sampled_from([36, 60, 76, 96, 116, 146])
"""Widths that a page may have, from 40 cells to the widest."""


def of_people(edition: Edition, width: int) -> Iterator[Content]:
    yield from people_list(edition.people, 0, width).lines


def of_knowledge(edition: Edition, width: int) -> Iterator[Content]:
    known = Knowledge(edition, edition.moments[-1] if edition.moments else None)
    yield from knowledge_table(known, 0, width).lines
    yield knowledge_headings(known, width)
    yield from legend(known, width).split("\n")


def of_clues(edition: Edition, width: int) -> Iterator[Content]:
    for end in (PLANTED_END, PAID_OFF_END):
        yield from clue_list(edition.clues, 0, end, width).lines


def of_events(edition: Edition, width: int) -> Iterator[Content]:
    order = Order(edition)
    for events in (order.as_told, range(len(order.events))):
        yield from order_list(order, 0, events, width).lines
    if order.events and order.has_columns(width):
        for item in (0, len(order.events)):
            yield from order_columns(order, item, width).lines


def of_trust(edition: Edition, width: int) -> Iterator[Content]:
    drawable = Charts(edition)
    if drawable.people:
        now = drawable.moments[-1]
        yield from charts(drawable, 0, now, {}, width).lines
        yield from axis(drawable, now, width)
        yield moment_line(drawable.people[0], now, {}, width)


@pytest.mark.parametrize("drawing", [of_people, of_knowledge, of_clues, of_events, of_trust])
@given(editions(), WIDTHS)
def test_any_story_fits_in_any_width(
    drawing: Callable[[Edition, int], Iterator[Content]], edition: Edition, width: int
) -> None:
    assert max((line.cell_length for line in drawing(edition, width)), default=0) <= width
