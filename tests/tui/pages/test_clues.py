"""The clues as text, and in the margin of the moments they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.clues import PAID_OFF, PLANTED, Clues, clue_list, clue_notes
from perfection_tui.view.horizon import View, after_chapter, everything, see
from tests.piloting import flat
from tests.tui.pages.drawing import WIDTHS, item, views, widest


def notes(view: View, beat: str) -> list[str]:
    return [note.plain for note in clue_notes(view, view.beat(beat))]


def test_clues_stand_in_the_order_in_which_they_are_planted(film: Story) -> None:
    clues = Clues(see(film, everything(film)))
    planted = [clues.ends(clue)[PLANTED].position for clue in clues.clues]
    assert planted == sorted(planted)
    assert clues.clues[0].id == "a-child-for-a-nurse"


@pytest.mark.parametrize("width", [36, 76, 116])
def test_a_clue_has_both_its_ends_and_the_way_between(film: Story, width: int) -> None:
    clues = Clues(see(film, everything(film)))
    said = item(clue_list(clues, 0, PLANTED, width), clues.index("the-cleaver-in-her-pocket"))
    for words in ("The cleaver Detour 5", "two moments later", "The rewind Detour 7"):
        assert words in said
    assert "Charlotte had packed it." in flat(said.replace("┃", ""))


@pytest.mark.parametrize(
    ("beat", "clue", "end"),
    [
        ("the-cleaver", "the-cleaver-in-her-pocket", PLANTED),
        ("the-rewind", "the-medicines", PAID_OFF),
        ("under-the-skin", "the-only-witness", PLANTED),
        ("free-at-last", "a-child-for-a-nurse", PLANTED),
    ],
)
def test_it_opens_at_a_moments_own_clue_or_the_last_one_before(
    film: Story, beat: str, clue: str, end: int
) -> None:
    clues = Clues(see(film, everything(film)))
    lit, at = clues.at(beat)
    assert (clues.clues[lit].id, at) == (clue, end)


def test_a_moment_that_plants_a_clue_says_so(film: Story) -> None:
    [said] = notes(see(film, everything(film)), "the-cleaver")
    planted = "◆ A clue is planted here: A meat cleaver comes out of a pocket."
    assert said == f"{planted} It pays off at “The rewind”."


def test_a_moment_that_pays_clues_off_names_them(film: Story) -> None:
    said = notes(see(film, everything(film)), "the-rewind")
    assert len(said) == 7
    assert said[-1] == (
        "◆ Paid off here, planted at “The cleaver”: A meat cleaver comes out of a pocket."
    )


def test_a_clue_is_no_clue_before_it_pays_off(film: Story) -> None:
    assert notes(see(film, after_chapter(film, "mission")), "the-mark") == []


@settings(max_examples=25)
@given(views(), WIDTHS, st.sampled_from([PLANTED, PAID_OFF]))
def test_any_story_fits_in_any_width(view: View, width: int, end: int) -> None:
    clues = Clues(view)
    sheet = clue_list(clues, 0, end, width)
    assert widest(sheet) <= width
    assert sheet.blocks == len(view.clues)
