"""Where a reader is, and what they can do there."""

import pytest
from hypothesis import given

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import see
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import AS_READ, ONCE_WATCHED
from tests.making import film_order, horizon_at, stories, stories_with_horizons
from tests.reader.tales import stands, tale, walked

TALE = tale("abc def gh", care="b", e="af")


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


WALKS = {
    "nothing stands before the first moment": ("all", "back", "a"),
    "nothing stands behind the coda": ("all", "go coda, forward", "coda"),
    "a moment is turned over": ("all", "turn", "a turned"),
    "the next one opens on its belief": ("all", "turn, forward", "b"),
    "so does one that was turned before": ("all", "turn, forward, back", "a"),
    "truths stay turned up when asked to": ("all", "keep, forward", "b turned"),
    "one of them can be turned back": ("all", "keep, forward, turn", "b"),
    "and the next is turned up again": ("all", "keep, turn, forward", "b turned"),
    "and no more when asked not to": ("all", "keep, forward, keep no more", "b"),
    "nothing to tell is not what a moment opens on": ("c", "keep", "a"),
    "but what it can be turned to": ("c", "keep, turn", "a turned"),
    "a first viewing begins with beliefs": ("all", "keep, unfold, forward", "b"),
    "a card has nothing to turn": ("none", "keep, turn", "card 1"),
    "nor has the coda": ("all", "go coda, keep, turn", "coda"),
    "a jump is taken back": ("all", "go d, forward, go g, return", "e"),
    "and the one before it": ("all", "go d, forward, go g, return, return", "a"),
    "and no more than there were": ("all", "forward, go g, return, return", "b"),
    "a jump to where one stands is none": ("all", "go b, go b, return", "a"),
    "a later card leads nowhere": ("c", "go card 3, forward", "card 3"),
    "but back": ("c", "go card 3, back", "card 2"),
    "and back to what is open": ("c", "go card 3, back, back", "c"),
    "to open more keeps the place": ("c", "go b, watched all", "b"),
    "a card gives way to the moments behind it": ("c", "go card 2, watched two", "d"),
    "a card inside a chapter does so too": ("b", "go card 1, watched all", "c"),
    "to close forgets the jumps from there": ("all", "go h, go b, open one, return", "a"),
    "to close leads to the edge": ("all", "go f, keep, watched one", "card 2"),
    "and so from the coda": ("all", "go coda, watched one", "card 2"),
    "a word is taken back to where it was said": ("all", "go f, watched one, return", "f"),
    "each of them": ("all", "go f, watched one, watched none, return, return", "f"),
    "but not one that changed nothing": ("c", "go b, watched one, return", "a"),
    "a first viewing has no card in the way": ("c", "unfold, go c, forward", "d"),
    "a note stands before its moment": ("all", "notes, go b, turn", "b noted"),
    "even where truths are kept up": ("all", "notes, keep, go b", "b noted"),
    "and is answered": ("all", "notes, go b, accept, turn", "b turned"),
    "or passed over": ("all", "notes, go b, forward", "c"),
    "and then stands there still": ("all", "notes, go b, forward, back", "b noted"),
    "beyond the edge is asked for": ("c", "go card 2, beyond", "card 2"),
    "twice": ("c", "go card 2, beyond, beyond", "d"),
    "and then stepped on": ("c", "go card 2, beyond, beyond, forward", "e"),
    "and not before one went away": ("c", "go card 2, beyond, back, forward, beyond", "card 2"),
    "whoever begins at the edge is asked too": ("none", "beyond", "card 1"),
    "elsewhere there is no such question": ("c", "beyond, beyond", "a"),
    "nor in a first viewing": ("c", "unfold, go card 2, beyond, beyond", "card 2"),
}
"""How far the tale is open, the moves, and where they lead."""


@pytest.mark.parametrize(("open_", "moves", "there"), WALKS.values(), ids=WALKS)
def test_a_walk_leads_to(open_: str, moves: str, there: str) -> None:
    assert stands(walked(TALE, open_, moves)) == there


HOW_FAR = {
    "nothing opens beyond the edge at once": ("none", "beyond", "", False, 0),
    "one moment does if asked for again": ("none", "beyond, beyond", "a", True, 0),
    "as much is open as was said last": ("all", "watched two, watched one", "abc", False, 2),
    "and before that": ("all", "watched two, watched one, return", "abcdef", False, 1),
    "who said all of it unfolds nothing": ("c", "unfold, watched all", "abcdefgh", False, 1),
    "until that is taken back": ("c", "unfold, watched all, return", "abc", True, 0),
    "who said less does": ("c", "unfold, watched b", "ab", True, 1),
    "to say the same again is no word": ("c", "watched one", "abc", False, 0),
}
"""How far the tale is open, what is done, and what is open then; by how many words?"""


@pytest.mark.parametrize(
    ("open_", "moves", "beats", "unfold", "words"), HOW_FAR.values(), ids=HOW_FAR
)
def test_it_is_open_to(open_: str, moves: str, beats: str, unfold: bool, words: int) -> None:
    reading = walked(TALE, open_, moves)
    assert reading.how_far[2:] == (unfold, words)
    assert "".join(reading.open_beats) == beats
    assert reading.can_return == bool(words)


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


def test_the_chapter_of_the_coda_is_the_last() -> None:
    reading = walked(TALE, "all", "go coda")
    assert (reading.beat, reading.chapter.id) == (None, "three")


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


def test_what_is_not_told_yet_opens_by_reading_on_in_a_first_viewing_alone() -> None:
    assert walked(TALE, "c").edition.later == ONCE_WATCHED
    assert walked(TALE, "c", "unfold").edition.later == AS_READ
    assert walked(TALE, "c", "unfold, watched all, return").edition.later == AS_READ


def test_a_reading_begins_with_nothing_of_the_readers_own() -> None:
    reading = walked(TALE, "all")
    assert (reading.bookmarks, reading.votes) == ({}, {})
    assert not any([reading.keep_turned, reading.notes_first, reading.has_more])


def test_beliefs_uncovered_are_seen_as_if_the_moment_had_been_turned() -> None:
    reading = walked(TALE, "all")
    assert not reading.was_turned
    reading.uncover_beliefs()
    assert (reading.was_turned, reading.turned) == (True, False)
