"""What a search found, as text."""

from __future__ import annotations

from hypothesis import given, settings
from textual.content import Content

from perfection_tui.tui.pages.found import FOUND, found_count, found_list, marked
from perfection_tui.view.edition import Edition
from tests.tui.pages.drawing import WIDTHS, editions, item, widest


def test_a_place_found_says_where_it_is_and_on_which_side(edition: Edition) -> None:
    sheet = found_list(edition.search.find("cleaver"), "cleaver", 0, 76)
    assert item(sheet, 2) == (
        "The cleaver (Detour 5) What actually happened "
        "The question was the right one: people do not carry a cleaver in a pocket by chance. "
        "Charlotte had brought it with her, before…"
    )
    assert item(sheet, 6).startswith("Clue in “The cleaver” (Detour 5) Evidence A meat cleaver")


def test_everything_wanted_is_marked_in_its_place() -> None:
    text = marked(Content("A Café, a cafe"), "CAFE")
    assert [text.plain[span.start : span.end] for span in text.spans] == ["Café", "cafe"]
    assert {span.style for span in text.spans} == {FOUND}


def test_how_much_was_found_and_where(edition: Edition) -> None:
    find = edition.search.find
    assert found_count(find("cleaver")).plain == "Eight places, two on other pages"
    assert found_count(find("Logan Browning")).plain == "Two places, all on other pages"
    assert found_count(find("Hunan")).plain.startswith("Three places, one on other pages")


@settings(max_examples=25)
@given(editions(), WIDTHS)
def test_any_story_fits_in_any_width(edition: Edition, width: int) -> None:
    found = edition.search.find("kw")
    sheet = found_list(found, "kw", 0, width)
    assert widest(sheet) <= width
    assert sheet.blocks == len(found)
