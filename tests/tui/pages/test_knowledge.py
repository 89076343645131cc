"""Who knows what, as text."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from perfection_tui.tui.pages.knowledge import (
    Knowledge,
    knowledge_headings,
    knowledge_table,
    legend,
)
from perfection_tui.view.edition import Edition
from perfection_tui.view.sentences import spelled
from tests.tui.pages.drawing import WIDTHS, editions, item, widest

PILLS, LEFT = 1, 5


@pytest.mark.parametrize(
    ("beat", "cells"),
    [
        ("free-at-last", "●○···○"),
        ("something-for-the-head", "●×···○"),
        ("the-hand", "●●···○"),
        ("the-rewind", "●●···●"),
    ],
)
def test_who_knows_is_told_as_of_the_moment(edition: Edition, beat: str, cells: str) -> None:
    known = Knowledge(edition, edition.moment(beat))
    assert "".join(known.cells(known.facts[PILLS])) == cells


def test_since_when_is_said_in_words(edition: Edition) -> None:
    assert [spelled(line) for line in edition.facts[PILLS].lines] == [
        "Charlotte Wilmore, before the story begins",
        (
            "Lizzie Wells, since “Something for the head” (Detour 1), until “The hand” (Detour 6), "
            "has it wrong: Ibuprofen for a hangover."
        ),
        "Lizzie Wells, since “The hand” (Detour 6)",
        "The audience, since “The rewind” (Detour 7)",
    ]
    assert [spelled(line) for line in edition.facts[LEFT].lines] == [
        "Charlotte Wilmore, before the story begins",
        "Anton, before the story begins, has it wrong: Her mother was ill and needed her.",
        "Paloma, before the story begins, has it wrong: Her mother was ill and needed her.",
        "The audience, since “The reckoning” (Home 8)",
    ]


def test_the_marks_stand_under_their_people(edition: Edition) -> None:
    known = Knowledge(edition, edition.moment("the-hand"))
    heads = knowledge_headings(known, 100).plain
    row = next(
        line.plain for line in knowledge_table(known, 0, 100).lines if "ibuprofen" in line.plain
    )
    assert row[heads.index("C")] == "●"
    assert row[heads.index("A")] == "·"
    assert row[heads.index("audience") + 7] == "○"


def test_where_it_is_narrow_every_mark_has_its_name_beside_it(edition: Edition) -> None:
    known = Knowledge(edition, edition.moment("the-hand"))
    assert not known.has_columns(36)
    assert "C● L● A· P· T· audience○" in item(knowledge_table(known, 0, 36), PILLS)


def test_the_legend_is_one_line_or_two(edition: Edition) -> None:
    known = Knowledge(edition, edition.moment("the-hand"))
    marks = "● knows   × has it wrong   ○ learns it later   · is not said to know"
    assert legend(known, 116).plain == f"{marks}   in “The hand” (Detour 6)"
    assert legend(known, 76).plain == f"{marks}\nin “The hand” (Detour 6)"
    assert all(line.cell_length <= 36 for line in legend(known, 36).split("\n"))


@given(editions(), WIDTHS)
def test_any_story_fits_in_any_width(edition: Edition, width: int) -> None:
    known = Knowledge(edition, edition.moments[-1] if edition.moments else None)
    assert widest(knowledge_table(known, 0, width)) <= width
    assert knowledge_headings(known, width).cell_length <= width


@pytest.mark.parametrize(
    ("beat", "cells"), [(None, "○●○"), ("the-window", "×●○"), ("supper", "●●●")]
)
def test_who_has_it_wrong_is_marked_so(accounts: Edition, beat: str | None, cells: str) -> None:
    known = Knowledge(accounts, accounts.moment(beat) if beat else None)
    assert "".join(known.cells(known.facts[0])) == cells
    assert item(knowledge_table(known, 0, 76), 0).endswith(
        "Mrs Hale, since “The window” (Evening 1), until “Supper” (Evening 2), "
        "has it wrong: Tom has taken it. · "
        "Mrs Hale and the audience, since “Supper” (Evening 2)"
    )


def test_the_legend_explains_a_mistake_only_where_there_is_one(accounts: Edition) -> None:
    assert "×" in legend(Knowledge(accounts, None), 116).plain
    unaware = [replace(fact, taken_for={}) for fact in accounts.view.knowledge]
    nobody = Edition(replace(accounts.view, knowledge=tuple(unaware)))
    assert "×" not in legend(Knowledge(nobody, None), 116).plain
