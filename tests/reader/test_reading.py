"""Where a reader is, and what they can do there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, Point
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, after_chapter, everything, see
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import AS_READ, ONCE_WATCHED, contains
from tests.making import film_order, horizon_at, stories, stories_with_horizons


def walk(reading: Reading) -> list[Stop]:
    """Every stop from here to the end."""
    stops = [reading.stop]
    while reading.can_go_forward:
        reading.forward()
        stops.append(reading.stop)
    return stops


def at(story: Story, beat: str) -> Reading:
    """A reading of everything that stands at a beat."""
    reading = Reading(story, everything(story))
    reading.jump(reading.stops.of_beat(beat))
    return reading


@pytest.fixture
def reading(film: Story) -> Reading:
    """A reading of all of it."""
    return Reading(film, everything(film))


@pytest.fixture
def mission(film: Story) -> Reading:
    """A reading of the first chapter alone."""
    return Reading(film, after_chapter(film, "mission"))


@given(stories())
def test_all_of_it_is_every_beat_in_film_order_and_then_the_coda(story: Story) -> None:
    stops = walk(Reading(story, everything(story)))
    assert [stop.beat for stop in stops[:-1]] == film_order(story)
    assert stops[-1].kind == "coda"


@given(stories())
def test_nothing_watched_is_the_edge_and_a_card_for_every_later_chapter(story: Story) -> None:
    reading = Reading(story)
    assert walk(reading) == [reading.stops.edge] == [Stop("card", 0)]
    assert [*reading.stops] == [Stop("card", index) for index in range(len(story.chapters))]


@given(stories_with_horizons())
def test_what_is_open_is_read_up_to_the_horizon_and_no_further(case: tuple[Story, int]) -> None:
    story, watched = case
    stops = walk(Reading(story, horizon_at(story, watched)))
    assert [stop.beat for stop in stops if stop.kind == "beat"] == film_order(story)[:watched]


@given(stories(), st.data())
def test_back_undoes_forward(story: Story, data: st.DataObject) -> None:
    reading = Reading(story, everything(story))
    for _ in range(data.draw(st.integers(0, len(film_order(story)) - 1))):
        reading.forward()
    before = reading.stop
    reading.forward()
    reading.back()
    assert reading.stop == before


def test_there_is_nothing_before_the_first_stop_or_after_the_last(reading: Reading) -> None:
    reading.back()
    assert reading.stop == reading.stops[0]
    assert not reading.can_go_back
    reading.jump(reading.stops[-1])
    reading.forward()
    assert reading.stop == reading.stops[-1]
    assert not reading.can_go_forward


def test_every_beat_opens_on_its_belief(reading: Reading) -> None:
    reading.turn()
    assert reading.turned
    reading.forward()
    assert not reading.turned
    reading.back()
    assert not reading.turned


def test_truths_stay_turned_up_when_asked_to(reading: Reading) -> None:
    reading.keep_truths_turned(True)
    assert reading.turned
    reading.forward()
    assert reading.turned
    reading.turn()
    assert not reading.turned
    reading.forward()
    assert reading.turned
    reading.keep_truths_turned(False)
    assert not reading.turned


def test_a_card_and_the_coda_have_nothing_to_turn(film: Story) -> None:
    card = Reading(film)
    card.keep_truths_turned(True)
    card.turn()
    assert not card.can_turn
    assert not card.turned
    coda = Reading(film, everything(film))
    coda.jump(coda.stops[-1])
    coda.turn()
    assert not coda.can_turn
    assert not coda.turned


def test_a_jump_can_be_taken_back_step_by_step(reading: Reading, film: Story) -> None:
    assert not reading.can_return
    reading.jump(reading.stops.of_chapter(2))
    reading.forward()
    reading.jump(reading.stops.of_chapter(3))
    reading.return_from_jump()
    assert reading.stop == Stop("beat", 2, film.chapters[2].beats[1].id)
    reading.return_from_jump()
    assert reading.stop == reading.stops[0]
    assert not reading.can_return
    reading.return_from_jump()
    assert reading.stop == reading.stops[0]


def test_a_jump_to_where_one_stands_is_none(reading: Reading) -> None:
    reading.jump(reading.stops[0])
    assert not reading.can_return


def test_a_jump_leads_only_to_what_is_open(mission: Reading, film: Story) -> None:
    with pytest.raises(KeyError):
        mission.jump(Stop("beat", 1, film.chapters[1].beats[0].id))
    with pytest.raises(KeyError):
        mission.stops.of_beat(film.chapters[1].beats[0].id)


def test_a_closed_chapter_is_its_card_and_its_moments_are_the_edge(
    mission: Reading, film: Story
) -> None:
    assert mission.stops.of_chapter(0, 1) == Stop("beat", 0, film.chapters[0].beats[1].id)
    assert mission.stops.of_chapter(3) == Stop("card", 3)
    assert mission.stops.of_chapter(3, 5) == mission.stops.of_chapter(1, 99) == mission.stops.edge
    assert mission.stops.edge == Stop("card", 1)


def test_from_the_card_of_a_later_chapter_one_can_go_back(mission: Reading, film: Story) -> None:
    mission.jump(Stop("card", 2))
    assert not mission.can_go_forward
    mission.forward()
    assert mission.stop == Stop("card", 2)
    mission.back()
    assert mission.at_edge
    mission.back()
    assert mission.stop.beat == film.chapters[0].beats[-1].id


def test_a_place_that_is_not_there_is_refused(mission: Reading) -> None:
    for chapter, beat in ((4, 0), (-1, 0), (0, 99), (0, -1)):
        with pytest.raises(IndexError):
            mission.stops.of_chapter(chapter, beat)


def test_the_chapter_of_the_coda_is_the_last(reading: Reading, film: Story) -> None:
    reading.jump(reading.stops[-1])
    assert reading.beat is None
    assert reading.chapter.title == film.chapters[-1].title


def test_opening_more_keeps_the_place(mission: Reading, film: Story) -> None:
    mission.jump(mission.stops.of_chapter(0, 4))
    before = mission.stop
    mission.open_to(ALL)
    assert mission.stop == before
    assert mission.view == see(film, everything(film))


def test_a_card_that_opens_gives_way_to_its_first_beat(mission: Reading, film: Story) -> None:
    mission.jump(mission.stops.of_chapter(1))
    mission.open_to(Point(chapter="detour"))
    assert mission.stop == Stop("beat", 1, film.chapters[1].beats[0].id)


@given(stories(), st.data())
def test_a_card_inside_a_chapter_gives_way_to_the_next(story: Story, data: st.DataObject) -> None:
    watched = data.draw(st.integers(0, len(film_order(story)) - 1))
    reading = Reading(story, horizon_at(story, watched))
    card = next(stop for stop in walk(reading) if stop.kind == "card")
    reading.jump(card)
    reading.open_to(ALL)
    assert reading.stop.beat == film_order(story)[watched]


def test_closing_leads_to_the_edge(reading: Reading) -> None:
    reading.jump(reading.stops.of_chapter(2, 3))
    reading.keep_truths_turned(True)
    reading.open_to(Point(chapter="mission"))
    assert reading.stop == Stop("card", 1)
    assert not reading.turned
    reading.open_to(NONE)
    assert reading.horizon == NOTHING


def test_closing_forgets_jumps_from_what_is_no_longer_open(reading: Reading) -> None:
    reading.jump(reading.stops.of_chapter(3, 3))
    reading.jump(reading.stops.of_chapter(0, 2))
    reading.open_to(Point(chapter="mission"))
    reading.return_from_jump()
    assert reading.stop == reading.stops[0]


def test_from_the_coda_closing_leads_to_the_edge(reading: Reading) -> None:
    reading.jump(reading.stops[-1])
    reading.open_to(Point(chapter="mission"))
    assert reading.stop == Stop("card", 1)


def test_a_content_note_stands_before_its_beat_when_asked_for(film: Story) -> None:
    beat = next(beat for chapter in film.chapters for beat in chapter.beats if beat.care)
    reading = at(film, beat.id)
    assert not reading.asks_first
    reading.notes_first = True
    assert reading.asks_first
    assert not reading.can_turn
    reading.accept_note()
    assert not reading.asks_first
    assert reading.can_turn


def test_a_search_shows_the_content_note_of_a_beat_that_stands_behind_it(film: Story) -> None:
    beat = next(beat for chapter in film.chapters for beat in chapter.beats if beat.care)
    reading = at(film, beat.id)
    words = beat.belief[:30]

    def shown() -> list[str]:
        return [each.text for each in reading.find(words) if each.side]

    assert words in shown()[0]
    reading.notes_first = True
    assert shown() == [contains(beat.care)]
    reading.accept_note()
    assert words in shown()[0]


def test_a_beat_behind_its_content_note_can_be_passed_over(film: Story) -> None:
    beat = next(beat for chapter in film.chapters for beat in chapter.beats if beat.care)
    reading = at(film, beat.id)
    reading.notes_first = True
    reading.forward()
    assert reading.beat is None or reading.beat.id != beat.id
    reading.back()
    assert reading.asks_first


def test_a_truth_kept_turned_up_does_not_show_behind_a_content_note(film: Story) -> None:
    beat = next(beat for chapter in film.chapters for beat in chapter.beats if beat.care)
    reading = at(film, beat.id)
    reading.notes_first = True
    reading.keep_truths_turned(True)
    assert not reading.turned
    reading.accept_note()
    assert reading.turned


@given(
    stories(),
    st.data(),
    st.lists(
        st.sampled_from(["forward", "back", "turn", "return_from_jump", "accept_note", "jump"]),
        max_size=30,
    ),
)
def test_no_move_leads_beyond_the_open(story: Story, data: st.DataObject, moves: list[str]) -> None:
    watched = data.draw(st.integers(0, len(film_order(story))))
    reading = Reading(story, horizon_at(story, watched))
    allowed = walk(Reading(story, horizon_at(story, watched)))
    reading.notes_first = data.draw(st.booleans())
    for move in moves:
        if move == "jump":
            reading.jump(data.draw(st.sampled_from(allowed)))
        else:
            getattr(reading, move)()
        assert reading.stop in allowed
        assert reading.view == see(story, horizon_at(story, watched))
        assert not reading.turned or reading.can_turn


def test_a_word_on_what_was_watched_can_be_taken_back(reading: Reading, film: Story) -> None:
    reading.jump(reading.stops.of_chapter(2, 3))
    before = reading.stop
    reading.say_watched(Point(chapter="mission"))
    reading.say_watched(NONE)
    assert reading.horizon == NOTHING
    reading.return_from_jump()
    assert reading.horizon == after_chapter(film, "mission")
    reading.return_from_jump()
    assert reading.horizon == everything(film)
    assert reading.stop == before


def test_saying_the_same_again_is_nothing_to_take_back(mission: Reading) -> None:
    mission.say_watched(Point(chapter="mission"))
    assert not mission.can_return


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


@given(stories(), st.data())
def test_in_a_first_viewing_only_a_step_from_the_end_opens(
    story: Story, data: st.DataObject
) -> None:
    watched = data.draw(st.integers(1, len(film_order(story)) - 1 or 1))
    reading = Reading(story, horizon_at(story, watched), unfold=True)
    open_now = reading.view
    for chapter in range(len(story.chapters)):
        place = data.draw(st.integers(0, 3))
        try:
            reading.jump(reading.stops.of_chapter(chapter, place))
        except IndexError:
            assert len(story.chapters[chapter].beats) <= place
        reading.back()
        reading.turn()
        reading.return_from_jump()
        assert reading.view == open_now


def test_a_first_viewing_has_no_card_in_the_way(film: Story) -> None:
    reading = Reading(film, after_chapter(film, "mission"), unfold=True)
    reading.jump(reading.stops.last_open)
    assert reading.stop.beat == film.chapters[0].beats[-1].id
    reading.forward()
    assert reading.stop.beat == film.chapters[1].beats[0].id


def test_at_the_edge_the_next_moment_is_asked_for_twice(mission: Reading, film: Story) -> None:
    mission.jump(mission.stops.edge or mission.stop)
    mission.forward()
    assert mission.at_edge
    assert not mission.open_beyond_edge()
    assert mission.horizon == after_chapter(film, "mission")
    mission.back()
    mission.forward()
    assert not mission.open_beyond_edge(), "to go away takes the question back"
    assert mission.open_beyond_edge()
    assert mission.unfold
    assert mission.stop.beat == film.chapters[1].beats[0].id
    mission.forward()
    assert mission.stop.beat == film.chapters[1].beats[1].id


def test_whoever_begins_at_the_edge_is_asked_too(film: Story) -> None:
    reading = Reading(film)
    assert not reading.open_beyond_edge()
    assert reading.horizon == NOTHING


def test_elsewhere_and_in_a_first_viewing_nothing_is_opened_so(film: Story) -> None:
    for reading in (Reading(film, after_chapter(film, "mission")), Reading(film, unfold=True)):
        before = reading.stop, reading.how_far
        assert not any(reading.open_beyond_edge() for _ in range(2))
        assert (reading.stop, reading.how_far) == before


def test_what_is_not_told_yet_opens_by_reading_on_in_a_first_viewing_alone(film: Story) -> None:
    reading = Reading(film)
    assert reading.edition.later == ONCE_WATCHED
    reading.begin_unfolding()
    assert reading.edition.later == AS_READ


def test_what_is_found_is_what_is_open(film: Story) -> None:
    reading = Reading(film)
    assert not reading.find("cleaver")
    reading.open_to(ALL)
    assert reading.find("cleaver")


def test_a_reading_begins_with_nothing_of_the_readers_own(reading: Reading) -> None:
    assert (reading.bookmarks, reading.votes) == ({}, {})
    assert [reading.keep_turned, reading.notes_first, reading.has_more] == [False, False, False]


def test_who_has_seen_all_of_it_is_in_no_first_viewing_until_taken_back(film: Story) -> None:
    reading = Reading(film, after_chapter(film, "mission"), unfold=True)
    reading.say_watched(Point(chapter="detour"))
    assert reading.unfold
    reading.say_watched(ALL)
    assert not reading.unfold
    reading.return_from_jump()
    assert reading.unfold
    assert reading.horizon == after_chapter(film, "detour")


def test_truths_kept_turned_up_turn_up_no_beat_with_nothing_to_tell(mission: Reading) -> None:
    mission.keep_truths_turned(True)
    mission.jump(mission.stops[0])
    while mission.beat is None or mission.beat.truths:
        mission.forward()
    assert not mission.turned
    mission.turn()
    assert mission.turned


def test_a_first_viewing_begins_with_beliefs(reading: Reading) -> None:
    reading.keep_truths_turned(True)
    reading.begin_unfolding()
    assert reading.keep_turned is False


def test_beliefs_uncovered_are_seen_as_if_the_moment_had_been_turned(reading: Reading) -> None:
    reading.jump(reading.stops[0])
    while not reading.can_turn:
        reading.forward()
    assert not reading.was_turned
    reading.uncover_beliefs()
    assert reading.was_turned is True
    assert not reading.turned
