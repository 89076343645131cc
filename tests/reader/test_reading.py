"""Where a reader is, and what they can do there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.seeking import Seeking
from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, see
from perfection_tui.view.stops import Stop
from tests.making import film_order, horizon_at, stories, stories_with_horizons
from tests.opened import horizon_of
from tests.reader.tales import found, stands, tale, walk, walked
from tests.tables import table

TALE = "abc def gh; b noted; e over af"


@pytest.mark.parametrize(("story", "open_", "moves", "leads_to"), table(__file__, "walks.txt"))
def test_of_a_walk(story: str, open_: str, moves: str, leads_to: str) -> None:
    """A row says how far the story above it is open, or one of its own, and what is done.

    Then where that leads or what is so; the script may be edited meanwhile.
    """
    open_, _, own = open_.partition(" of ")
    assert found(walked(own or story, open_, moves), leads_to) == leads_to


@given(stories_with_horizons())
def test_the_way_leads_through_all_that_is_open_and_back(case: tuple[Story, int]) -> None:
    story, watched = case
    reading = Reading(story, horizon_at(story, watched))
    way = [reading.stop]
    while reading.can_go_forward:
        reading.forward()
        way.append(reading.stop)
    order = film_order(story)
    assert [stop.beat for stop in way[:-1]] == order[:watched]
    assert way[-1] == (reading.stops.edge or Stop("coda", len(story.chapters)))
    assert (way[-1].kind == "coda") == (watched == len(order))
    for stop in reversed(way):
        assert reading.stop == stop
        reading.back()
    assert not reading.can_go_back


@given(stories())
def test_a_first_viewing_opens_the_story_beat_by_beat(story: Story) -> None:
    reading = Reading(story, NOTHING, unfold=True)
    assert reading.stop == Stop("card", 0)
    for watched, beat in enumerate(film_order(story), 1):
        reading.forward()
        assert reading.stop.beat == beat
        assert reading.view == see(story, horizon_at(story, watched))
    reading.forward()
    assert reading.stop.kind == "coda"
    assert not reading.can_go_forward


def test_a_jump_leads_only_to_what_is_open() -> None:
    for beyond in ("d", "x"):
        with pytest.raises(KeyError):
            walked(TALE, "c").jump(Stop("beat", 1, beyond))


def test_a_closed_chapter_is_its_card_and_its_moments_are_the_edge() -> None:
    stops = walked(TALE, "c").stops
    assert stops.of_chapter(0, 1) == Stop("beat", 0, "b")
    assert stops.of_chapter(2) == Stop("card", 2)
    assert stops.of_chapter(2, 5) == stops.of_chapter(1, 99) == stops.edge == Stop("card", 1)
    for chapter, beat in ((3, 0), (-1, 0), (0, 99), (0, -1)):
        with pytest.raises(IndexError):
            stops.of_chapter(chapter, beat)


def test_a_search_finds_what_is_open_and_of_what_is_behind_a_note_the_note() -> None:
    reading = walked(TALE, "c", "go b")

    def texts(words: str) -> list[str]:
        return [each.text for each in Seeking(reading).find(words)]

    assert (texts("by d"), texts("by b")) == ([], ["Not so, b, by b."])
    reading.notes_first = True
    assert texts("by b") == ["Contains blood."]
    reading.accept_note()
    reading.open_to(ALL)
    assert (texts("by b"), texts("by d")) == (["Not so, b, by b."], ["Not so, d, by d."])


def test_the_note_of_a_truth_stands_before_its_moment_once_it_may_be_told() -> None:
    story = tale("ab c; c over a")
    first = story.chapters[0]
    truths = (replace(first.beats[0].truths[0], care=("wounds",)),)
    noted = replace(first, beats=(replace(first.beats[0], truths=truths), first.beats[1]))
    reading = Reading(replace(story, chapters=(noted, story.chapters[1])), horizon_of(story, "b"))
    walk(reading, "notes, go b, go a")
    assert stands(reading) == "a"
    walk(reading, "open c, go a")
    assert stands(reading) == "a noted"
    assert reading.beat
    assert reading.beat.content_notes == ("wounds",)
    walk(reading, "turn, accept, turn")
    assert stands(reading) == "a turned"


def test_moments_with_more_are_taken_up_the_next_time_as_far_as_they_are_open() -> None:
    kept = {"b": 0, "gone": 3}
    for open_, unvisited in (("e", {"b": 0}), ("c", {})):
        again = walked("abc def gh; e over abd", open_)
        again.story.visits.take_up(kept)
        assert again.unvisited == unvisited


@given(stories(), st.data())
def test_moments_with_more_are_open_and_have_layers_that_they_had_not(
    story: Story, data: st.DataObject
) -> None:
    count = len(film_order(story))
    before, after = (data.draw(st.integers(0, count)) for _ in range(2))
    reading = Reading(story, horizon_at(story, before))
    had = behind(reading)
    reading.open_to(Point(beat=horizon_at(story, after).beat))
    more = {beat for beat, now in behind(reading).items() if now > had.get(beat, now)}
    # Where the reader stands is visited.
    assert dict(reading.unvisited) == {each: had[each] for each in more - {reading.stop.beat}}


def behind(reading: Reading) -> dict[str, int]:
    """How many layers each open moment has behind its first sight."""
    beats = (moment.beat for moment in reading.edition.moments)
    return {each.id: len(each.truths) + len(each.beliefs[1:]) for each in beats}
