"""What a search found, as text."""

import pytest
from textual.content import Content

from perfection_tui.tui.pages.find_page import IN_LIST, found_count, found_row
from perfection_tui.tui.widgets.styled import FOUND, marked
from perfection_tui.view.edition import Edition
from perfection_tui.view.search import holding, texts


def test_a_place_found_says_where_it_is_and_on_which_side(edition: Edition) -> None:
    rows = [found_row(each, "cleaver") for each in holding("cleaver", texts(edition))]
    assert rows[2].plain.startswith("The cleaver (Detour 5)  What actually happened\n")
    assert rows[6].plain.startswith("Clue in “The cleaver” (Detour 5)  Evidence\n")
    assert all(row.spans[-1].style == IN_LIST for row in rows)


def test_everything_wanted_is_marked_in_its_place() -> None:
    text = marked(Content("A Café, a cafe"), "CAFE")
    assert [text.plain[span.start : span.end] for span in text.spans] == ["Café", "cafe"]
    assert {span.style for span in text.spans} == {FOUND}


@pytest.mark.parametrize(
    ("wanted", "how_much"),
    [
        ("cleaver", "Eight places, two outside the moments"),
        ("Logan Browning", "Two places, all outside the moments"),
        ("Hunan", "Three places, one outside the moments"),
    ],
)
def test_how_much_was_found_and_where(edition: Edition, wanted: str, how_much: str) -> None:
    assert found_count(holding(wanted, texts(edition))).plain == how_much
