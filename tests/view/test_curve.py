"""The index of the story curve, against the figures of those who thought of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.script.plot import disorder
from perfection_tui.view.curve import story_curve
from tests.opened import edition_of

FILMS = (Path(__file__).parent / "story_curves.txt").read_text(encoding="utf-8").splitlines()
"""Ten films: name, the index that the authors' code gives, and their scenes in the order told.

Each number is the place of a scene in the order in which they happened; 3-5 is 3, 4, 5.
The order of scenes is from the data of namwkim/storyexplorer (MIT).
"""


@pytest.mark.parametrize("film", FILMS)
def test_it_is_what_the_authors_give_for_their_films(film: str) -> None:
    _, index, runs = film.split(" | ")
    ends = [run.split("-") for run in runs.split()]
    happened = [at for run in ends for at in range(int(run[0]), int(run[-1]) + 1)]
    assert sorted(happened) == list(range(len(happened)))
    # They divide by the sum of the places, which is nearly the greatest disorder there can be.
    greatest = len(happened) ** 2 // 2
    assert f"{disorder(happened) * greatest / sum(happened):.3f}" == index


@pytest.mark.parametrize(
    ("happened", "share"),
    [([], 0.0), ([0], 0.0), ([0, 1, 2], 0.0), ([1, 0], 1.0), ([2, 1, 0], 1.0), ([3, 2, 1, 0], 1.0)],
)
def test_the_share_of_the_greatest_disorder(happened: list[int], share: float) -> None:
    assert disorder(happened) == share


def test_the_curve_has_each_event_that_is_open_in_the_order_told(film: Story) -> None:
    for edition in (edition_of(film, "detour"), edition_of(film)):
        curve = story_curve(edition)
        assert [each.event for each in curve] == list(edition.events_as_told)
        assert [each.across for each in curve] == sorted(each.across for each in curve)
        assert sorted(each.down for each in curve) == [
            pytest.approx((at + 0.5) / len(curve)) for at in range(len(curve))
        ]


def test_there_is_none_where_all_is_told_in_one_moment_or_nothing_is(film: Story) -> None:
    last = film.chapters[-1].beats[-1].id
    events = tuple(replace(each, revealed_at=last) for each in film.events)
    assert story_curve(edition_of(replace(film, events=events))) == []
    assert story_curve(edition_of(film, "none")) == []
