"""Export as plain text: in lines of 72 columns, whatever a story holds."""

import pytest

from perfection_tui.export import text
from perfection_tui.export.columns import WIDTH
from perfection_tui.script.characters import width
from tests.export.payloads import saying
from tests.making import whole


@pytest.mark.parametrize(
    "payload",
    ["word " * 30, "x" * 200, "琴" * 90, "e\u0301" * 100, "*a* **"],
    ids=["words", "one word", "wide", "combined", "stars"],
)
def test_no_line_is_wider_than_72_columns_whatever_it_holds(payload: str) -> None:
    for line in text.render(whole(saying(payload))).splitlines():
        assert width(line) <= WIDTH
        assert line == line.rstrip()
