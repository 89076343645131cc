"""What is copied of a moment: its place and as much of it as is turned up, in plain words."""

from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view import phrases, wording
from perfection_tui.view.copied import copied
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import see
from tests.making import film_order, horizon_at, known_from, stories, whole

OWL = read_story(library.find("owl-creek"))


def test_a_moment_not_turned_is_its_place_and_first_sight() -> None:
    edition = whole(OWL)
    moment = edition.moments[1]
    place, where, heading, *text = copied(edition, moment, whole=False, turned=False).split("\n\n")
    assert place.startswith(f"An Occurrence at Owl Creek Bridge, {moment.chapter.title} 2 of ")
    assert place.endswith(f": {moment.title}")
    assert (where, heading) == (moment.beat.place, wording.BELIEF_HEADING)
    assert "\n\n".join(text).strip() == phrases.emphasis_removed(moment.beat.beliefs[0].text)


def test_turned_it_has_every_layer_under_its_heading() -> None:
    edition = whole(OWL)
    for moment in edition.moments:
        text = copied(edition, moment, whole=True, turned=True)
        assert wording.TRUTH_HEADING in text
        for layer in [*moment.belief, *moment.truth]:
            assert phrases.emphasis_removed(layer.text) in text


@given(stories(), st.data())
def test_nothing_beyond_the_horizon_is_copied(story: Story, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(film_order(story))))
    edition = Edition(see(story, horizon_at(story, position)))
    for moment in edition.moments:
        text = copied(edition, moment, whole=True, turned=True)
        assert max(known_from(text)) <= position
