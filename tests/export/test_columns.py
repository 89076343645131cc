"""Text set in lines of 72 columns: nothing lost, nothing wider, marks left out or left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.export import text
from perfection_tui.export.columns import WIDTH, literal, set_in, wrapped
from perfection_tui.script.characters import width
from perfection_tui.view.phrases import one_line
from tests.export.payloads import saying
from tests.opened import edition_of


@given(st.text("ab ñ琴\n*", max_size=400) | st.text("x琴\u0301", min_size=73))
def test_wrapping_loses_nothing(typed: str) -> None:
    lines = wrapped(typed, "  ", first="- ")
    assert all(width(line) <= WIDTH for line in lines)
    assert "".join("".join(line[2:] for line in lines).split()) == "".join(one_line(typed).split())


def test_a_narrow_terminal_is_given_lines_that_it_does_not_break() -> None:
    told = "Charlotte is free, and what she gave up is to be taken up again."
    whole = literal(told, "    ", first=" 1. ")
    with set_in(30):
        assert literal(told, "    ", first=" 1. ") == [
            " 1. Charlotte is free, and",
            "    what she gave up is to be",
            "    taken up again.",
        ]
    with set_in(1000):
        assert literal(told, "    ", first=" 1. ") == whole
    with set_in(1):
        assert literal("two", "    ") == ["    t", "    w", "    o"]


@pytest.mark.parametrize(
    "payload",
    ["word " * 30, "x" * 200, "琴" * 90, "e\u0301" * 100, "*a* **"],
    ids=["words", "one word", "wide", "combined", "stars"],
)
def test_no_line_of_plain_text_is_wider_whatever_a_story_holds(payload: str) -> None:
    for line in text.render(edition_of(saying(payload))).splitlines():
        assert width(line) <= WIDTH
        assert line == line.rstrip()
