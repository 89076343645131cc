"""The bundled stories are written for the ear, as far as that can be counted."""

import pytest
from msgspec.structs import replace

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests.story.figures import LEAST_SPREAD, MOST_FLAT, figures


@pytest.fixture(params=library.bundled())
def story(request: pytest.FixtureRequest) -> Story:
    return read_story(library.find(request.param))


def test_truths_open_in_more_than_one_way(story: Story) -> None:
    found = figures(story)
    assert found.flat <= MOST_FLAT, str(found)


def test_beliefs_are_long_and_short(story: Story) -> None:
    found = figures(story)
    assert found.spread >= LEAST_SPREAD, str(found)


def test_no_phrase_comes_again_unless_it_is_meant_to(story: Story) -> None:
    found = figures(story)
    assert not found.repeated, str(found)


def test_it_is_spelt_as_in_britain(story: Story) -> None:
    found = figures(story)
    assert not found.american, str(found)


def test_monotony_shows_in_the_figures(story: Story) -> None:
    chapter = story.chapters[0]
    belief = "The color of the door is not what anybody would expect of a center."
    told = [
        replace(beat, belief=belief, truths=(replace(beat.truths[0], truth="It was so. " * 9),))
        for beat in chapter.beats
    ]
    found = figures(replace(story, chapters=(replace(chapter, beats=tuple(told)),)))
    assert (found.flat, found.spread) == (1, 0)
    assert found.repeated["of the door is not what"] == [beat.id for beat in chapter.beats]
    assert found.american == {"color": "colour", "center": "centre"}
