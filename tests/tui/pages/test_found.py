"""What a search found, as text."""

from __future__ import annotations

from textual.content import Content

from perfection_tui.tui.pages.find_page import IN_LIST, found_count, found_row
from perfection_tui.tui.widgets.styled import FOUND, marked
from perfection_tui.view.edition import Edition
from perfection_tui.view.search import Search, texts


def test_a_place_found_says_where_it_is_and_on_which_side(edition: Edition) -> None:
    rows = [found_row(each, "cleaver") for each in Search(texts(edition)).find("cleaver")]
    assert rows[2].plain.startswith("The cleaver (Detour 5)  What actually happened\n")
    assert rows[6].plain.startswith("Clue in “The cleaver” (Detour 5)  Evidence\n")
    assert all(row.spans[-1].style == IN_LIST for row in rows)


def test_everything_wanted_is_marked_in_its_place() -> None:
    text = marked(Content("A Café, a cafe"), "CAFE")
    assert [text.plain[span.start : span.end] for span in text.spans] == ["Café", "cafe"]
    assert {span.style for span in text.spans} == {FOUND}


def test_how_much_was_found_and_where(edition: Edition) -> None:
    find = Search(texts(edition)).find
    assert found_count(find("cleaver")).plain == "Eight places, two outside the moments"
    assert found_count(find("Logan Browning")).plain == "Two places, all outside the moments"
    assert found_count(find("Hunan")).plain.startswith("Three places, one outside the moments")
