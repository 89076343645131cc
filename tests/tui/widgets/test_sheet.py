"""A list drawn block by block is the list drawn whole, and draws no more than is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from perfection_tui.tui.widgets.sheet import Lines, Row, Sheet

HEIGHTS = st.lists(st.integers(1, 5), min_size=1, max_size=12)


class Counted(Sheet):
    """A sheet of blocks so high, noting which of them are drawn."""

    def __init__(self, heights: list[int], gap: int = 1) -> None:
        self.drawn: set[int] = set()
        self._heights = heights
        super().__init__(len(heights), self._lines, gap=lambda block: gap if block else 0)

    def _lines(self, block: int) -> Lines:
        self.drawn.add(block)
        return [Content(f"{block}.{line}") for line in range(self._heights[block])]


def all_rows(sheet: Sheet) -> list[Row]:
    return [row for row, _ in sheet.rows((0, 0))]


def at(sheet: Sheet, row: Row) -> int:
    """How many rows come before one."""
    return [*all_rows(sheet), sheet.end].index(row)


@given(HEIGHTS, st.integers(0, 2))
def test_its_rows_are_its_blocks_with_a_gap_between_each_two(heights: list[int], gap: int) -> None:
    whole: list[str] = []
    for block, height in enumerate(heights):
        whole += [""] * gap if block else []
        whole += [f"{block}.{line}" for line in range(height)]
    sheet = Counted(heights, gap)
    assert [line.plain for line in sheet.lines] == whole
    for place, row in enumerate(all_rows(sheet)):
        assert [line.plain for _, line in sheet.rows(row)] == whole[place:]
    assert sheet.height(len(whole) + 1) == len(whole)
    assert sheet.height(len(whole) - 1) == len(whole) - 1


@given(HEIGHTS, st.data())
def test_up_and_down_are_what_they_are_in_a_whole_list(
    heights: list[int], data: st.DataObject
) -> None:
    sheet = Counted(heights)
    rows = [*all_rows(sheet), sheet.end]
    start, by = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 40))
    fresh = Counted(heights)
    assert fresh.below(rows[start], by) == rows[min(start + by, len(rows) - 1)]
    assert fresh.above(rows[start], by) == rows[max(0, start - by)]


@given(HEIGHTS, st.integers(1, 12), st.data())
def test_what_is_brought_into_sight_is_scrolled_to_by_as_little_as_it_takes(
    heights: list[int], height: int, data: st.DataObject
) -> None:
    sheet = Counted(heights)
    count = len(all_rows(sheet))
    start = data.draw(st.integers(0, count - 1))
    item = data.draw(st.integers(0, len(heights) - 1))
    top, bottom = at(sheet, sheet.top(item)), at(sheet, sheet.bottom(item))
    expected = min(max(start, bottom - height), top)
    fresh = Counted(heights)
    row = all_rows(sheet)[start]
    brought = fresh.bring(row, item, height)
    assert at(sheet, brought) == expected
    assert at(sheet, fresh.settled(brought, height)) == max(0, min(expected, count - height))


def test_in_a_long_list_only_what_is_seen_is_drawn() -> None:
    for item in (0, 500, 999):
        sheet = Counted([2] * 1000)
        row = sheet.settled(sheet.bring((0, 0), item, 20), 20)
        seen = [line for _, line in zip(range(20), sheet.rows(row), strict=False)]
        assert len(seen) == 20
        assert item in sheet.drawn
        assert len(sheet.drawn) <= 10
