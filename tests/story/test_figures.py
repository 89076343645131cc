"""The bundled stories are written for the ear, as far as that can be counted."""

from msgspec.structs import replace

from perfection_tui.script.model import Story
from tests.story.figures import LEAST_SPREAD, MOST_FLAT, figures


def test_a_story_is_told_in_many_ways_and_spelt_as_in_britain(bundled: Story) -> None:
    found = figures(bundled)
    assert found.flat <= MOST_FLAT, str(found)
    assert found.spread >= LEAST_SPREAD, str(found)
    assert not found.repeated, str(found)
    assert not found.american, str(found)


def test_monotony_shows_in_the_figures(bundled: Story) -> None:
    chapter = bundled.chapters[0]
    belief = "The color of the door is not what anybody would expect of a center."
    told = [
        replace(beat, belief=belief, truths=(replace(beat.truths[0], truth="It was so. " * 9),))
        for beat in chapter.beats
    ]
    found = figures(replace(bundled, chapters=(replace(chapter, beats=tuple(told)),)))
    assert (found.flat, found.spread) == (1, 0)
    assert found.repeated["of the door is not what"] == [beat.id for beat in chapter.beats]
    assert found.american == {"color": "colour", "center": "centre"}
