"""The places to stand, found again in a story that was edited."""

from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, View, everything, see
from perfection_tui.view.stops import Stop, counterpart


def without(story: Story, chapter: str) -> Story:
    """The story less a chapter, by its id."""
    return replace(story, chapters=[each for each in story.chapters if each.id != chapter])


def turned_round(story: Story) -> Story:
    """The story with its chapters in the other order."""
    return replace(story, chapters=story.chapters[::-1])


def whole(story: Story) -> View:
    return see(story, everything(story))


def test_what_remains_is_found_again_after_the_last_chapter(film: Story) -> None:
    before, shorter = whole(film), without(film, "home")
    assert counterpart(Stop("coda", 4), before, shorter) == Stop("coda", 3)


def test_a_chapter_s_card_is_found_again_by_its_id(film: Story) -> None:
    before = see(film, NOTHING)
    assert counterpart(Stop("card", 1), before, turned_round(film)) == Stop("card", 2)
    assert counterpart(Stop("card", 1), before, without(film, "detour")) is None
    assert counterpart(Stop("card", 2), before, without(film, "detour")) == Stop("card", 1)


def test_a_beat_is_found_again_by_its_id(film: Story) -> None:
    before, beat = whole(film), film.chapters[1].beats[2].id
    assert counterpart(Stop("beat", 1, beat), before, turned_round(film)) == Stop("beat", 2, beat)
    assert counterpart(Stop("beat", 1, beat), before, without(film, "detour")) is None
