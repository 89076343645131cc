"""Where a reader is, and what they can do there."""

import pytest
from hypothesis import given

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import see
from perfection_tui.view.stops import Stop
from tests.making import film_order, horizon_at, stories, stories_with_horizons
from tests.reader.tales import walked

TALE = "abc def gh; b noted; e over af"


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
    reading = Reading(story, unfold=True)
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

    def found(words: str) -> list[str]:
        return [each.text for each in reading.find(words)]

    assert (found("by d"), found("by b")) == ([], ["Not so, b, by b."])
    reading.notes_first = True
    assert found("by b") == ["Contains blood."]
    reading.accept_note()
    assert found("by b") == ["Not so, b, by b."]
    reading.open_to(ALL)
    assert found("by d") == ["Not so, d, by d."]
