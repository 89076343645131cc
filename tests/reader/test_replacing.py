"""A script edited while it is read: the place is kept, and nothing is opened by the edit."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.reader.opening import CHANGED, Opening, Start
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, Point
from perfection_tui.script.model import About, Answer, Beat, Chapter, Story, Truth
from perfection_tui.view.horizon import (
    NOTHING,
    Horizon,
    Opened,
    after_chapter,
    after_edit,
    everything,
    see,
)
from perfection_tui.view.stops import Stop
from tests.making import NEVER, film_order, horizon_at, named, said, stories, told_otherwise
from tests.opened import keep

MOVES = (
    *(
        "forward",
        "back",
        "turn",
        "accept_note",
        "return_from_jump",
        "begin_replay",
        "open_beyond_edge",
    ),
    *("end", "say", "edit", "edit", "undo"),
)
"""What may be done to a reading; an edit is what this is about."""


def tale(*chapters: Sequence[str], coda: bool = True) -> Story:
    """A story of so many chapters, called by letters, with beats of these ids."""
    return Story(
        format=1,
        title="A tale",
        about=About(kind="film", premise="Once."),
        chapters=tuple(
            Chapter(id=id_, title=id_, teaser=id_, beats=tuple(map(moment, beats)))
            for id_, beats in zip("abcdef", chapters, strict=False)
        ),
        coda=(Answer(question="Why?", answer="Because."),) if coda else (),
    )


def moment(id_: str, belief: str = "It was so.") -> Beat:
    return Beat(
        id=id_, title=id_, belief=belief, truths=(Truth(at=id_, truth=f"It was not so, {id_}."),)
    )


def renamed(beat: Beat, id_: str) -> Beat:
    """A beat of a tale by another id."""
    return replace(beat, id=id_, truths=tuple(replace(each, at=id_) for each in beat.truths))


def one_chapter(*beats: Beat) -> Story:
    """A tale of one chapter with these beats."""
    story = tale("a")
    return replace(story, chapters=(replace(story.chapters[0], beats=beats),))


def stripped(story: Story, chapter: str) -> Story:
    """A story without one of its chapters."""
    return replace(story, chapters=tuple(each for each in story.chapters if each.id != chapter))


@st.composite
def edited(draw: st.DrawFn, story: Story) -> Story:
    """A story after an edit: beats and chapters written anew, moved, left out and put in.

    Its clues are gone, as no sound script has one that is planted nowhere, or after it pays off.
    """
    old = [beat for chapter in story.chapters for beat in chapter.beats]
    kept = [beat for beat in old if draw(st.integers(0, 5))]
    ids = {named(f"n{i}", NEVER) for i in range(60)} - {beat.id for beat in kept}
    new = draw(st.sets(st.sampled_from(sorted(ids)), min_size=0 if kept else 1, max_size=2))
    order = [*kept, *map(moment, sorted(new))]
    if draw(st.booleans()):
        order = draw(st.permutations(order))
    order = sound(order)
    chapters = [each for each in story.chapters if draw(st.integers(0, 4))]
    chapters.append(replace(story.chapters[0], id=f"new{draw(st.integers(0, 9))}"))
    chapters = list(draw(st.permutations(chapters)))[: len(order)]
    cuts = sorted(draw(st.sets(st.integers(1, len(order)), max_size=len(chapters) - 1)))
    parts = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True) if a < b]
    return replace(
        story,
        chapters=tuple(
            replace(chapter, beats=tuple(beats))
            for chapter, beats in zip(chapters, parts, strict=False)
        ),
        clues=(),
        coda=(Answer(question="Why?", answer=said("coda", NEVER)),) if draw(st.booleans()) else (),
    )


def sound(beats: Sequence[Beat]) -> list[Beat]:
    """Beats in another order, less the truths that would now come too early."""
    place = {beat.id: at for at, beat in enumerate(beats)}
    return [
        replace(
            beat,
            truths=tuple(each for each in beat.truths if place.get(each.at, -1) >= place[beat.id])
            or moment(beat.id).truths,
        )
        for beat in beats
    ]


class Held:
    """A reading, and what has ever been opened in it other than by an edit."""

    def __init__(self, data: st.DataObject) -> None:
        self.story = self.first = data.draw(stories())
        watched = data.draw(st.integers(0, len(film_order(self.story))))
        unfold = data.draw(st.booleans())
        self.reading = Reading(self.story, horizon_at(self.story, watched), unfold=unfold)
        self.opened: set[str] = set()
        self.ended = self.said_all = False
        self._data = data
        self.note()

    def move(self, name: str) -> None:
        if name in ("edit", "undo"):
            self.story = self._data.draw(edited(self.story)) if name == "edit" else self.first
            self.reading.replace_story(self.story)
        else:
            if name == "say":
                chapters = [Point(chapter=chapter.id) for chapter in self.story.chapters]
                beats = [Point(beat=beat) for beat in self.reading.open_beats]
                said = self._data.draw(st.sampled_from([NONE, ALL, *chapters, *beats]))
                self.reading.say_watched(said)
            elif name == "end":
                self.reading.jump(self.reading.stops[-1])
            else:
                getattr(self.reading, name)()
            self.note()

    def note(self) -> None:
        """Note what is open after something that the reader did."""
        self.opened |= set(self.reading.open_beats)
        self.ended |= self.reading.view.complete
        self.said_all |= self.reading.view.complete and not self.reading.unfold


@given(st.data(), st.lists(st.sampled_from(MOVES), max_size=12))
def test_no_edit_opens_anything_that_was_not_open(data: st.DataObject, moves: list[str]) -> None:
    held = Held(data)
    reading = held.reading
    for move in moves:
        before = reading.view.complete and not reading.unfold
        held.move(move)
        assert reading.view == see(held.story, reading.horizon)
        if not held.said_all:
            assert set(reading.open_beats) <= held.opened
            assert held.ended or not reading.view.complete
        if before and move in ("edit", "undo"):
            assert reading.view.complete


@given(st.data(), st.lists(st.sampled_from(MOVES), max_size=12))
def test_after_any_edit_every_place_can_be_gone_to(data: st.DataObject, moves: list[str]) -> None:
    held = Held(data)
    for move in moves:
        held.move(move)
    reading = held.reading
    assert reading.stop.beat is None or reading.stop.beat in reading.open_beats
    while reading.can_return:
        reading.return_from_jump()
    reading.jump(reading.stops[0])
    stops = [reading.stop]
    while reading.stop != reading.stops.last_open:
        reading.forward()
        stops.append(reading.stop)
    assert [stop.beat for stop in stops if stop.beat] == list(reading.open_beats)


@given(st.data())
def test_an_edit_taken_back_leaves_everything_as_it_was(data: st.DataObject) -> None:
    held = Held(data)
    reading, before = held.reading, held.reading.view
    for _ in range(data.draw(st.integers(1, 3))):
        held.move("edit")
    held.move("undo")
    assert reading.view == before


@given(st.data())
def test_an_edit_beyond_the_horizon_changes_nothing(data: st.DataObject) -> None:
    story = data.draw(stories())
    watched = data.draw(st.integers(0, len(film_order(story))))
    other = data.draw(told_otherwise(story, watched))
    reading = Reading(story, horizon_at(story, watched))
    for _ in range(data.draw(st.integers(0, 5))):
        reading.forward()
    before, stop = reading.view, reading.stop
    reading.replace_story(other)
    assert (reading.view, reading.stop) == (before, stop)


@pytest.mark.parametrize(
    ("now", "open_now"),
    [
        ("abcde", "abc"),
        ("abcxde", "abc"),
        ("abxcde", "ab"),
        ("xabcde", ""),
        ("cbade", "cba"),
        ("adbce", "a"),
        ("bcade", "bca"),
        ("abde", "ab"),
        ("ab", "a"),
        ("cab", "ca"),
        ("c", ""),
        ("xyz", ""),
    ],
)
def test_beats_are_open_up_to_the_first_that_was_not(now: str, open_now: str) -> None:
    horizon = after_edit(tale(now), Opened(frozenset("abc")))
    assert horizon == (Horizon(open_now[-1]) if open_now else NOTHING)


def test_the_end_stays_open_if_it_was_and_nothing_new_stands_before_it() -> None:
    seen = Opened(frozenset("abc"), end=True)
    assert after_edit(tale("cab"), seen) == Horizon("b")
    assert after_edit(tale("abcd"), seen) == Horizon("c")


def test_who_said_that_they_have_seen_it_all_sees_what_is_written_now() -> None:
    reading = Reading(tale("abc"), everything(tale("abc")))
    reading.replace_story(tale("axbc", "de"))
    assert reading.open_beats == tuple("axbcde")
    assert reading.view.complete


def test_a_first_viewing_that_has_come_to_the_end_has_a_new_beat_to_step_on() -> None:
    reading = Reading(tale("ab"), unfold=True)
    for _ in "ab!":
        reading.forward()
    assert reading.stop.kind == "coda"
    reading.replace_story(tale("axb"))
    assert reading.open_beats == ("a",)
    reading.forward()
    assert reading.stop.beat == "x"
    assert reading.open_beats == tuple("axb")
    assert reading.view.complete


def test_a_new_beat_stepped_on_gives_back_those_behind_it_and_no_more() -> None:
    reading = Reading(tale("abcd"), Horizon("c"), unfold=True)
    reading.replace_story(tale("axbc"))
    reading.jump(reading.stops.last_open)
    reading.forward()
    assert reading.stop.beat == "x"
    assert reading.open_beats == tuple("axb")
    reading.forward()
    reading.forward()
    assert reading.view.complete


def test_a_watched_chapter_that_grows_is_open_as_far_as_it_was() -> None:
    reading = Reading(tale("ab", "cd"), Horizon("b"))
    reading.replace_story(tale("abx", "cd"))
    assert reading.open_beats == tuple("ab")
    assert not any(chapter.whole for chapter in reading.view.chapters)
    assert Stop("card", 0) == reading.stops.of_chapter(0, 2)


def test_the_chapter_of_the_horizon_deleted_closes_nothing_before_it() -> None:
    story = tale("ab", "cd", "ef")
    reading = Reading(story, after_chapter(story, "b"))
    reading.replace_story(stripped(story, "b"))
    assert reading.open_beats == tuple("ab")
    reading.replace_story(story)
    assert reading.open_beats == tuple("abcd")


def test_all_that_was_closed_deleted_does_not_open_the_end() -> None:
    story = tale("ab", "cd")
    reading = Reading(story, after_chapter(story, "a"))
    reading.replace_story(stripped(story, "b"))
    assert reading.open_beats == ("a",)
    assert reading.view.coda == ()


def test_what_was_said_before_an_edit_is_not_taken_back_any_more() -> None:
    reading = Reading(tale("abc", "def"), Horizon("c"))
    reading.say_watched(NONE)
    reading.replace_story(tale("abxc", "def"))
    assert not reading.can_return
    assert not reading.open_beats


def test_a_beat_is_found_again_wherever_it_went_with_its_truth_turned_up() -> None:
    story = tale("ab", "cd")
    reading = Reading(story, everything(story))
    reading.jump(reading.stops.of_beat("c"))
    reading.turn()
    reading.replace_story(tale("cab", "d"))
    assert reading.stop == Stop("beat", 0, "c")
    assert reading.turned


@pytest.mark.parametrize("title", ["a", "b"])
def test_what_a_hidden_beat_is_called_decides_nothing_where_both_have_new_ids(title: str) -> None:
    a, b = tale("ab").chapters[0].beats
    b = replace(b, title=title)
    reading = Reading(one_chapter(a, b), Horizon("a"))
    reading.replace_story(one_chapter(renamed(a, "new"), renamed(b, "hidden")))
    assert (reading.open_beats, reading.stop.beat) == (("new",), "new")
    # It is not taken for the one that was open, either.
    reading.replace_story(one_chapter(renamed(b, "other"), renamed(a, "another")))
    assert reading.open_beats == ()


def test_truths_kept_turned_up_stay_so_and_a_beat_turned_back_stays_back() -> None:
    reading = Reading(tale("ab"), everything(tale("ab")))
    reading.keep_truths_turned(True)
    reading.turn()
    reading.replace_story(tale("ba"))
    assert not reading.turned
    reading.forward()
    reading.back()
    assert reading.turned


def test_a_truth_that_is_up_because_all_are_kept_up_is_still_up() -> None:
    reading = Reading(tale("ab"), everything(tale("ab")))
    reading.keep_truths_turned(True)
    assert reading.turned
    reading.replace_story(tale("ba"))
    assert reading.turned


def test_what_was_uncovered_of_a_beat_and_that_there_is_more_is_kept() -> None:
    story = tale("ab")
    reading = Reading(story, everything(story))
    reading.visits.take_up({"a": 0})
    reading.stand_at(reading.stops[0])
    reading.uncover_beliefs()
    reading.replace_story(tale("ab", "c"))
    assert (reading.turned, reading.was_turned, reading.has_more) == (False, True, True)
    reading.forward()
    reading.replace_story(story)
    assert (reading.turned, reading.was_turned, reading.has_more) == (False, False, False)


@pytest.mark.parametrize(
    ("before", "here", "after", "there"),
    [
        (["abc"], "b", ["axc"], "x"),
        (["abc"], "b", ["ac"], "c"),
        (["abc"], "c", ["ab"], "b"),
        (["abc"], "a", ["bc"], "b"),
        (["abc"], "a", ["xbc"], "x"),
        (["ab", "cd"], "b", ["a", "cd"], "c"),
        (["ab", "cd"], "c", ["ab", "d"], "d"),
        (["ab", "cd"], "c", ["ab"], "b"),
        (["ab"], "b", ["xyz"], "y"),
    ],
)
def test_a_beat_that_is_gone_gives_way_to_the_nearest(
    before: list[str], here: str, after: list[str], there: str
) -> None:
    reading = Reading(tale(*before), everything(tale(*before)))
    reading.jump(reading.stops.of_beat(here))
    reading.turn()
    reading.replace_story(tale(*after))
    assert reading.stop.beat == there
    assert not reading.turned


def test_a_beat_that_moved_beyond_what_is_open_gives_way_to_the_one_before_it() -> None:
    story = tale("abc", "de")
    reading = Reading(story, after_chapter(story, "a"))
    reading.jump(reading.stops.of_beat("b"))
    reading.replace_story(tale("acd", "be"))
    assert reading.stop.beat == "c"


def test_a_card_is_found_again_by_its_chapter() -> None:
    story = tale("ab", "cd", "ef")
    reading = Reading(story)
    reading.jump(Stop("card", 1))
    reading.replace_story(replace(story, chapters=story.chapters[::-1][:2]))
    assert reading.stop == Stop("card", 1)
    reading.replace_story(stripped(story, "a"))
    assert reading.stop == Stop("card", 0)
    reading.replace_story(stripped(story, "b"))
    assert reading.stop == Stop("card", 0)


def test_the_coda_is_found_again_and_without_it_the_last_beat() -> None:
    reading = Reading(tale("ab"), everything(tale("ab")))
    reading.jump(reading.stops.last_open)
    reading.replace_story(tale("ab", "c"))
    assert reading.stop == Stop("coda", 2)
    reading.replace_story(tale("ab", coda=False))
    assert reading.stop.beat == "b"


def test_jumps_are_kept_but_from_what_is_gone() -> None:
    story = tale("ab", "cd")
    reading = Reading(story, everything(story))
    for beat in "bcda":
        reading.jump(reading.stops.of_beat(beat))
    reading.replace_story(tale("abx", "d"))
    back = []
    while reading.can_return:
        reading.return_from_jump()
        back.append(reading.stop.beat)
    assert back == ["d", "b", "a"]


def test_a_content_note_that_was_answered_is_not_shown_again_where_its_beat_has_a_new_id() -> None:
    first, *others = tale("abc").chapters[0].beats
    noted = replace(first, care=("Blood.",))
    called = renamed(noted, "new")
    story, edited_ = (one_chapter(each, *others) for each in (noted, called))
    reading = Reading(story, Horizon("b"))
    reading.notes_first = True
    assert reading.asks_first
    reading.accept_note()
    reading.replace_story(edited_)
    assert reading.stop.beat == "new"
    assert not reading.asks_first


def test_a_jump_from_what_an_edit_has_closed_is_forgotten() -> None:
    reading = Reading(tale("abc"), Horizon("b"))
    reading.jump(reading.stops.of_beat("b"), remember=False)
    reading.jump(reading.stops.of_beat("a"))
    reading.replace_story(tale("axbc"))
    assert reading.open_beats == ("a",)
    assert not reading.can_return


@pytest.mark.parametrize(
    ("kept", "story", "words"),
    [
        ("ab", "axc", f"{CHANGED} Spoiler-free: open as far as a 1."),
        ("abc", "axbc", f"{CHANGED} Spoiler-free: open as far as a 1."),
        ("ab", "abx", "Spoiler-free: open as far as a 2."),
        ("ab", "abcd", "Spoiler-free: open as far as a 2."),
    ],
)
def test_the_cover_says_where_a_script_sets_one_back(kept: str, story: str, words: str) -> None:
    """And only then: what comes later may change as it will."""
    progress = Progress(None)
    keep(progress, open=tuple(kept), place=kept[-1])
    question = Opening(tale(story), progress).question
    assert question
    assert question.words == words
    for_this_run = Opening(tale(story), progress, Start(to=Point(all=True))).question
    assert for_this_run
    assert for_this_run.words == "All of it is open to you."


def test_the_cover_says_where_the_moment_at_which_one_left_is_gone() -> None:
    progress = Progress(None)
    keep(progress, open=("a", "b"), end=True, seen_all=("a",), place="b")
    question = Opening(tale("ax"), progress).question
    assert question
    assert question.words == f"{CHANGED} All of it is open to you."
