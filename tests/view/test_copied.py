"""What is copied of a moment: its place and as much of it as is turned up, in plain words."""

from hypothesis import given

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view import phrases, wording
from perfection_tui.view.edition import copied
from tests.making import edition_at, known_from, stories_with_horizons, whole


def test_a_moment_not_turned_is_its_place_and_first_sight() -> None:
    edition = whole(read_story(library.find("owl-creek")))
    moment = edition.moments[1]
    text = copied(edition.view, moment, whole=False, turned=False)
    place, where, heading, *told = text.split("\n\n")
    assert place.startswith(f"An Occurrence at Owl Creek Bridge, {moment.chapter.title} 2 of ")
    assert place.endswith(f": {moment.title}")
    assert (where, heading) == (moment.beat.place, wording.BELIEF_HEADING)
    assert "\n\n".join(told).strip() == phrases.emphasis_removed(moment.beat.beliefs[0].text)


@given(stories_with_horizons())
def test_turned_it_has_every_layer_that_is_open_and_no_other(case: tuple[Story, int]) -> None:
    story, watched = case
    edition = edition_at(story, watched)
    for moment in edition.moments:
        text = copied(edition.view, moment, whole=True, turned=True)
        assert wording.TRUTH_HEADING in text
        assert all(layer.text in text for layer in [*moment.belief, *moment.truth])
        assert (moment.untold in text) == (not moment.truth)
        assert max(known_from(text)) <= watched
