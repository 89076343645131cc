"""The order of events as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.order_drawing import (
    Order,
    event_words,
    moment_words,
    order_columns,
    order_list,
)
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import after_chapter, see
from tests.tui.pages.drawing import WIDTHS, editions, item, widest, words


@pytest.fixture(scope="module")
def order(edition: Edition) -> Order:
    return Order(edition)


def number(order: Order, id_: str) -> int:
    return order.event_ids.index(id_)


def test_the_list_says_what_happened_when_and_where_it_is_told(order: Order) -> None:
    tablets = number(order, "the-tablets")
    said = item(order_list(order, 0, range(len(order.events)), 76), tablets)
    assert said == (
        "16 The next morning "
        "Charlotte gives Lizzie her dead mother’s medicine and calls it ibuprofen. "
        "Seen in “Something for the head” (Detour 1); revealed in “The rewind” (Detour 7), "
        "held back for six moments."
    )


def test_what_is_told_as_it_happens_is_not_held_back(order: Order) -> None:
    said = item(order_list(order, 0, range(len(order.events)), 76), number(order, "one-bed"))
    assert said.endswith("Revealed in “The night” (Mission 9).")


def test_as_told_is_film_order_with_what_one_moment_tells_in_story_order(order: Order) -> None:
    told = [(order.events[event].revealed.position, event) for event in order.as_told]
    assert told == sorted(told)


def test_the_columns_hold_every_moment_and_every_event(order: Order) -> None:
    sheet = order_columns(order, 0, 116)
    said, items = words(sheet), range(len(order.events) + len(order.moments))
    assert all(start < end for start, end in map(sheet.span, items))
    assert all(moment.title[:20] in said for moment in order.moments)


def test_the_lit_event_marks_the_moments_that_touch_it(order: Order) -> None:
    sheet = order_columns(order, number(order, "the-cut"), 116)
    marked = [line.plain for line in sheet.lines if "○" in line.plain]
    assert ["The cleaver" in marked[0], "The hand" in marked[1], len(marked)] == [True, True, 2]


def test_an_event_in_words_is_whole(order: Order) -> None:
    cut = order.events[number(order, "the-cut")]
    said = event_words(cut).plain
    assert cut.event.what in said
    assert said.endswith(
        "Seen in “The cleaver” (Detour 5) and “The hand” (Detour 6); revealed in "
        "“The rewind” (Detour 7), held back for two moments."
    )


def test_a_moment_in_words_names_what_it_reveals_by_number(edition: Edition) -> None:
    rewind = moment_words(edition.moment("the-rewind")).plain
    assert rewind == "The rewind  Detour 7\nReveals 14, 16, 17 and 18."
    cleaver = moment_words(edition.moment("the-cleaver")).plain
    assert cleaver == "The cleaver  Detour 5\nShows 18, revealed later."


@pytest.mark.parametrize(
    ("beat", "event"),
    [
        ("the-rewind", "the-disease"),
        ("the-cleaver", "the-cut"),
        ("lizzie-turns", "the-staged-capture"),
    ],
)
def test_it_opens_at_what_is_revealed_or_touched(edition: Edition, beat: str, event: str) -> None:
    assert edition.events[Order(edition).at(edition.moment(beat))].event.id == event


def test_a_moment_touches_only_what_may_be_known(film: Story) -> None:
    edition = Edition(see(film, after_chapter(film, "detour")))
    said = words(order_columns(Order(edition), 0, 116))
    assert "tourniquet" not in said
    assert "Touches" not in moment_words(edition.moment("the-mark")).plain


@given(editions(), WIDTHS, st.booleans())
def test_any_story_fits_in_any_width(edition: Edition, width: int, told: bool) -> None:
    order = Order(edition)
    if not order.events:
        return
    events = order.as_told if told else range(len(order.events))
    sheets = [order_list(order, 0, events, width)]
    if order.has_columns(width):
        sheets += [order_columns(order, each, width) for each in (0, len(order.events))]
    assert max(map(widest, sheets)) <= width
