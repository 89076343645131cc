"""Nothing beyond the horizon is in any widget of the app, whatever is pressed."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests.leaks.in_words import retold
from tests.leaks.walking import SIZES, glanced, told, walked
from tests.looks import FERRY
from tests.making import END, film_order, horizon_at, known_from, stories, told_otherwise


def same_every_run(examples: int) -> settings:
    """Few examples, since each takes seconds, and the same ones in every run."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


Steps = list[tuple[str, str]]


def leaks(steps: Steps, story: Story, watched: int) -> list[tuple[str, int]]:
    """What was done when something showed that may only be known later, and from when."""
    limit = END if watched == len(film_order(story)) else watched
    return [(done, known) for done, holds in steps for known in known_from(holds) if known > limit]


def assert_alike(one: Steps, two: Steps, story: Story, watched: int) -> None:
    assert leaks(one, story, watched) == []
    for (done, holds), (_, holds_too) in zip(one, two, strict=True):
        assert holds == holds_too, done


def walk_through(story: Story, watched: int) -> Steps:
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "story.json"
        return asyncio.run(walked(story, horizon_at(story, watched), state))


@pytest.mark.long
@pytest.mark.parametrize("watched", [0, 4, 10, 18, 26, 34], ids="after {} beats".format)
@same_every_run(1)
@given(data=st.data())
def test_a_walk_through_everything_is_the_same_whatever_lies_beyond(
    film: Story, watched: int, data: st.DataObject
) -> None:
    story = retold(film)
    other = data.draw(told_otherwise(story, watched))
    one, two = walk_through(story, watched), walk_through(other, watched)
    assert_alike(one, two, story, watched)


def assert_alike_at_a_glance(story: Story, data: st.DataObject) -> None:
    watched = data.draw(st.integers(0, len(film_order(story))))
    horizon = horizon_at(story, watched)
    other = data.draw(told_otherwise(story, watched))
    one, two = (asyncio.run(glanced(each, horizon)) for each in (story, other))
    assert_alike(one, two, story, watched)


@same_every_run(1)
@given(stories(), st.data())
def test_a_glance_is_the_same_whatever_lies_beyond(story: Story, data: st.DataObject) -> None:
    assert_alike_at_a_glance(story, data)


@pytest.mark.long
@same_every_run(10)
@given(stories(), st.data())
def test_a_glance_at_any_story_is_the_same(story: Story, data: st.DataObject) -> None:
    assert_alike_at_a_glance(story, data)


def telling(story: Story, watched: int, **options: Any) -> Steps:
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "story.json"
        return asyncio.run(told(story, horizon_at(story, watched), state, **options))


def assert_told_alike(story: Story, watched: int, data: st.DataObject, **options: Any) -> None:
    story = retold(story)
    other = data.draw(told_otherwise(story, watched))
    one, two = (telling(each, watched, **options) for each in (story, other))
    assert_alike(one, two, story, watched)


@same_every_run(1)
@given(data=st.data())
def test_while_telling_a_small_story_is_alike_whatever_lies_beyond(data: st.DataObject) -> None:
    assert_told_alike(read_story(FERRY), 3, data, unfold=True, sizes=SIZES[:1])


@pytest.mark.long
@pytest.mark.parametrize("unfold", [False, True], ids=["watching", "telling"])
@pytest.mark.parametrize("watched", range(5), ids="after {} beats".format)
@same_every_run(1)
@given(data=st.data())
def test_at_every_moment_of_a_small_story_it_is_told_alike_whatever_lies_beyond(
    watched: int, unfold: bool, data: st.DataObject
) -> None:
    assert_told_alike(read_story(FERRY), watched, data, unfold=unfold)


@pytest.mark.long
@pytest.mark.parametrize("unfold", [False, True], ids=["watching", "telling"])
@pytest.mark.parametrize("watched", [8, 16, 17, 22, 29], ids="after {} beats".format)
@same_every_run(1)
@given(data=st.data())
def test_the_film_is_told_alike_whatever_lies_beyond(
    film: Story, watched: int, unfold: bool, data: st.DataObject
) -> None:
    assert_told_alike(film, watched, data, unfold=unfold)
