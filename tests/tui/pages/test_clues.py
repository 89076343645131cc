"""The clues as text, and under the truth of the moments they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.tui.keymap import Keymap
from perfection_tui.tui.pages.evidence_page import PAID_OFF_END, PLANTED_END, clue_at, clue_list
from perfection_tui.tui.reading.stage import clue_notes
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import after_chapter, see
from tests.piloting import flat
from tests.tui.pages.drawing import WIDTHS, editions, item, widest


def notes(edition: Edition, beat: str) -> list[str]:
    return [note.plain for note in clue_notes(Keymap({}), edition.moment(beat))]


def test_clues_stand_in_the_order_in_which_they_are_planted(edition: Edition) -> None:
    planted = [pair.planted.position for pair in edition.clues]
    assert planted == sorted(planted)
    assert edition.clues[0].clue.id == "a-child-for-a-nurse"


@pytest.mark.parametrize("width", [36, 76, 116])
def test_a_clue_has_both_its_ends_and_the_way_between(edition: Edition, width: int) -> None:
    at = [pair.clue.id for pair in edition.clues].index("the-cleaver-in-her-pocket")
    said = item(clue_list(edition.clues, 0, PLANTED_END, width), at)
    for words in ("The cleaver Detour 5", "two moments later", "The rewind Detour 7"):
        assert words in said
    assert "Charlotte had packed it." in flat(said.replace("┃", ""))


@pytest.mark.parametrize(
    ("beat", "clue", "end"),
    [
        ("the-cleaver", "the-cleaver-in-her-pocket", PLANTED_END),
        ("the-rewind", "the-medicines", PAID_OFF_END),
        ("under-the-skin", "the-only-witness", PLANTED_END),
        ("free-at-last", "a-child-for-a-nurse", PLANTED_END),
    ],
)
def test_it_opens_at_a_moments_own_clue_or_the_last_one_before(
    edition: Edition, beat: str, clue: str, end: int
) -> None:
    highlighted, at = clue_at(edition, edition.moment(beat))
    assert (edition.clues[highlighted].clue.id, at) == (clue, end)


def test_a_moment_with_a_clue_or_two_names_them(edition: Edition) -> None:
    assert notes(edition, "the-cleaver") == [
        (
            "◆ A clue is planted here: A meat cleaver comes out of a pocket. "
            "It pays off in “The rewind” (Detour 7)."
        )
    ]


def test_more_than_two_clues_are_counted_and_looked_up(edition: Edition) -> None:
    assert notes(edition, "the-rewind") == ["◆ Seven clues pay off here.\ne  see them"]


def test_a_clue_is_no_clue_before_it_pays_off(film: Story) -> None:
    assert notes(Edition(see(film, after_chapter(film, "mission"))), "the-mark") == []


@given(editions(), WIDTHS, st.sampled_from([PLANTED_END, PAID_OFF_END]))
def test_any_story_fits_in_any_width(edition: Edition, width: int, end: int) -> None:
    sheet = clue_list(edition.clues, 0, end, width)
    assert widest(sheet) <= width
    assert sheet.count == len(edition.view.clues)
