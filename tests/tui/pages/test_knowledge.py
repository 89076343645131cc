"""Who knows what, as text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.knowledge import (
    Knowledge,
    knowledge_headings,
    knowledge_table,
    legend,
)
from perfection_tui.view.horizon import View, everything, see
from perfection_tui.view.places import FilmOrder
from tests.tui.pages.drawing import WIDTHS, item, views, widest

PILLS, LEFT = 1, 5


@pytest.mark.parametrize(
    ("beat", "cells"),
    [
        ("free-at-last", "○○···○"),
        ("something-for-the-head", "●○···○"),
        ("the-hand", "●●···○"),
        ("the-rewind", "●●···●"),
    ],
)
def test_who_knows_of_the_pills_is_told_as_of_the_moment(
    film: Story, beat: str, cells: str
) -> None:
    known = Knowledge(see(film, everything(film)), beat)
    assert "".join(known.cells(known.facts[PILLS])) == cells


def test_since_when_is_said_in_words(film: Story) -> None:
    known = Knowledge(see(film, everything(film)), "free-at-last")
    assert known.since(known.facts[PILLS]) == (
        "Charlotte Wilmore from “Something for the head” · Lizzie Wells from “The hand” · "
        "you from “The rewind”"
    )
    assert known.since(known.facts[LEFT]) == (
        "Charlotte Wilmore before it begins · you from “The reckoning”"
    )


def test_the_marks_stand_under_their_people(film: Story) -> None:
    known = Knowledge(see(film, everything(film)), "the-hand")
    heads = knowledge_headings(known, 100).plain
    row = next(
        line.plain for line in knowledge_table(known, 0, 100).lines if "ibuprofen" in line.plain
    )
    assert row[heads.index("C")] == "●"
    assert row[heads.index("A")] == "·"
    assert row[heads.index("you") + 2] == "○"


def test_where_it_is_narrow_every_mark_has_its_name_beside_it(film: Story) -> None:
    known = Knowledge(see(film, everything(film)), "the-hand")
    assert not known.has_columns(36)
    assert "C● L● A· P· T· you○" in item(knowledge_table(known, 0, 36), PILLS)


def test_the_legend_is_one_line(film: Story) -> None:
    known = Knowledge(see(film, everything(film)), "the-hand")
    for width in (36, 76, 116):
        assert legend(known, "the-hand", width).cell_length <= width
    assert legend(known, "the-hand", 116).plain == (
        "At “The hand” (Detour 6):  ● knows   ○ learns it later   · is not said to know"
    )


@settings(max_examples=25)
@given(views(), WIDTHS)
def test_any_story_fits_in_any_width(view: View, width: int) -> None:
    beats = [place.beat.id for place in FilmOrder(view)]
    known = Knowledge(view, beats[-1] if beats else None)
    assert widest(knowledge_table(known, 0, width)) <= width
    assert knowledge_headings(known, width).cell_length <= width
