"""Nothing beyond the horizon is in any widget of the app, whatever is pressed."""

import asyncio
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.horizon import Horizon
from tests.leaks.in_words import beyond, retold
from tests.leaks.walking import SIZES, Step, Steps, glanced, told, walked
from tests.looks import FERRY
from tests.making import horizon_at, stories_with_horizons, told_otherwise
from tests.marking import long


def same_every_run(examples: int) -> settings:
    """Few examples, since each takes seconds, and the same ones in every run."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


Walk = Callable[[Story, Horizon, Path], Steps]


def steps(walk: Walk, story: Story, watched: int) -> list[Step]:
    async def taken(state: Path) -> list[Step]:
        return [step async for step in walk(story, horizon_at(story, watched), state)]

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(taken(Path(folder, "story.json")))


def assert_alike(walk: Walk, story: Story, watched: int, data: st.DataObject) -> None:
    """Walk through a story, and through another one that differs beyond the horizon."""
    other = data.draw(told_otherwise(story, watched))
    one, two = steps(walk, story, watched), steps(walk, other, watched)
    for (done, holds), (_, holds_too) in zip(one, two, strict=True):
        assert beyond(holds, story, watched) == [], done
        assert holds == holds_too, done


@pytest.mark.long
@pytest.mark.parametrize("watched", [0, 4, 10, 18, 26, 34], ids="after {} beats".format)
@same_every_run(1)
@given(data=st.data())
def test_a_walk_through_everything_is_the_same_whatever_lies_beyond(
    film: Story, watched: int, data: st.DataObject
) -> None:
    assert_alike(walked, retold(film), watched, data)


@pytest.mark.parametrize("examples", [1, long(10)])
def test_a_glance_at_any_story_is_the_same_whatever_lies_beyond(examples: int) -> None:
    @same_every_run(examples)
    @given(stories_with_horizons(), st.data())
    def holds(case: tuple[Story, int], data: st.DataObject) -> None:
        assert_alike(glanced, *case, data)

    holds()


@same_every_run(1)
@given(data=st.data())
def test_while_telling_a_small_story_is_alike_whatever_lies_beyond(data: st.DataObject) -> None:
    telling = partial(told, unfold=True, sizes=SIZES[:1])
    assert_alike(telling, retold(read_story(FERRY)), 3, data)


MOMENTS = [
    *(("ferry", watched) for watched in range(5)),
    *(("the-perfection", watched) for watched in (8, 16, 17, 22, 29)),
]
"""Every moment of a small story, and some of the film."""


@pytest.mark.long
@pytest.mark.parametrize("unfold", [False, True], ids=["watching", "telling"])
@pytest.mark.parametrize(("name", "watched"), MOMENTS)
@same_every_run(1)
@given(data=st.data())
def test_a_story_is_told_alike_whatever_lies_beyond(
    film: Story, name: str, watched: int, unfold: bool, data: st.DataObject
) -> None:
    story = retold(read_story(FERRY) if name == "ferry" else film)
    assert_alike(partial(told, unfold=unfold), story, watched, data)
