"""How a reading begins, and that nothing opens that was not said or stepped on."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from perfection_tui.reader.kept_open import kept_open
from perfection_tui.reader.opening import HAVE_YOU_SEEN_IT, Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, OPENS_MORE, Point, watched_answers
from perfection_tui.script.model import About, Story
from perfection_tui.view.horizon import NOTHING, Opened, after_chapter, after_edit, everything
from perfection_tui.view.wording import HOW_FAR, ONCE_WATCHED, in_its_medium, noun
from tests.making import film_order, stories
from tests.opened import keep, labels, step, take


def first_viewing(story: Story, path: Path | None = None) -> Opening:
    """A first viewing in which three moments were stepped on."""
    opening = take(Opening(story, Progress(path)), "I have not")
    step(opening, 3)
    return opening


def test_the_first_question_has_three_answers_and_none_is_chosen(film: Story) -> None:
    opening = Opening(film, Progress(None))
    assert opening.question
    assert opening.question.words == HAVE_YOU_SEEN_IT
    assert labels(opening) == ["I have seen it", "I have not: tell it to me", "I am watching it"]
    assert opening.question.answers[1].effect == "one moment at a time, as the film does"
    assert opening.question.chosen is None
    assert opening.reading.horizon == NOTHING


@pytest.mark.parametrize(
    ("kind", "words", "labels_"),
    [
        ("short story", "Have you read it?", ["I have read it", "I am reading it"]),
        ("*Novel*", "Have you read it?", ["I have read it", "I am reading it"]),
        ("TV series", "Have you seen it?", ["I have seen it", "I am watching it"]),
        ("play after a novel by her", "Have you seen it?", ["I have seen it", "I am watching it"]),
    ],
)
def test_a_text_is_read_all_else_seen(
    film: Story, kind: str, words: str, labels_: list[str]
) -> None:
    told = replace(film, about=replace(film.about, kind=kind))
    opening = Opening(told, Progress(None))
    assert opening.question
    assert opening.question.words == words
    assert labels(opening)[::2] == labels_
    take(opening, labels_[1], "To the end of Mission")
    reads = "read" in words
    assert opening.reading.edition.later == (
        "It opens once you have read further." if reads else ONCE_WATCHED
    )


def test_what_is_quoted_is_a_command_and_stays_in_any_medium() -> None:
    about = About(kind="tale", premise="Once.")
    said = in_its_medium(about, '"watched" says what was watched, seen, or worth watching.')
    assert said == '"watched" says what was read, read, or worth reading.'


def test_what_is_heard_is_spoken_of_as_that() -> None:
    play = About(kind="Radio play, for two voices", premise="Once.")
    said = {
        "Have you seen it?": "Have you heard it?",
        "I am watching it": "I am listening to it",
        "To hold while watching": "To hold while listening",
        "A first viewing": "A first hearing",
    }
    assert {words: in_its_medium(play, words) for words in said} == said
    assert in_its_medium(About(kind="tale", premise="Once."), "watching it") == "reading it"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("short story", "story"),
        ("Short story, after Maupassant.", "story"),
        ("short story by O. Henry", "story"),
        ("short story (after O. Henry)", "story"),
        ("play in three acts", "play"),
        ("*radio* play", "play"),
        ("in memoriam", "memoriam"),
        ("…", "telling"),
    ],
)
def test_what_a_story_is_is_one_word_whatever_follows_it(kind: str, word: str) -> None:
    assert noun(About(kind=kind, premise="Once.")) == word


def test_who_is_watching_is_asked_how_far_and_can_go_back(film: Story) -> None:
    opening = take(Opening(film, Progress(None)), "I am watching it")
    assert opening.question
    assert opening.question.words == (
        "How far have you watched? "
        "Midway through a chapter? Say the one before, and step on from there."
    )
    assert opening.question.can_go_back
    opening.back()
    assert opening.question.words == HAVE_YOU_SEEN_IT
    take(opening, "I am watching it", "To the end of Detour")
    assert opening.begun
    assert opening.reading.horizon == after_chapter(film, "detour")


def test_a_first_viewing_goes_on_as_one(film: Story) -> None:
    again = Opening(film, first_viewing(film).progress)
    assert again.question
    assert again.question.chosen == 0
    assert labels(again) == [
        "Go on at “What now?” (Mission 3)",
        "From the beginning",
        "I have watched further",
    ]
    take(again, "Go on")
    assert again.reading.unfold
    assert again.reading.stop.beat == "what-now"


def test_who_comes_back_from_the_film_to_a_first_viewing_has_seen_all_of_it(film: Story) -> None:
    again = Opening(film, first_viewing(film).progress)
    take(again, "I have watched further", "All of it", "Yes")
    assert again.reading.view.complete
    assert not again.reading.unfold
    assert again.reading.stop.beat == film_order(film)[2]
    assert again.progress.saved.has_seen_all


def test_a_first_viewing_goes_on_as_far_as_it_came_wherever_one_left_it(film: Story) -> None:
    opening = first_viewing(film)
    opening.reading.jump(opening.reading.stops[0])
    opening.keeper.place()
    again = Opening(film, opening.progress)
    assert labels(again) == [
        "Go on at “What now?” (Mission 3)",
        "From the beginning",
        "I have watched further",
    ]
    take(again, "Go on")
    assert again.reading.stop.beat == "what-now"
    opening.reading.forward()
    opening.keeper.place()
    again = Opening(film, opening.progress)
    assert labels(again)[:2] == [
        "Go on at “What now?” (Mission 3)",
        "Back to “The missing years” (Mission 2)",
    ]
    take(again, "Back")
    assert again.reading.stop.beat == "the-missing-years"


def test_who_leaves_a_replay_goes_on_at_its_reveal_turned_over(film: Story) -> None:
    opening = take(Opening(film, Progress(None)), "I have seen it")
    opening.reading.jump(opening.reading.stops.of_beat("the-rewind"))
    opening.reading.begin_replay()
    opening.reading.forward()
    opening.keeper.place()
    again = take(Opening(film, opening.progress), "Go on")
    assert again.reading.stop.beat == "the-rewind"
    assert again.reading.turned


def test_to_have_watched_further_is_asked_once_more_and_taken_back(film: Story) -> None:
    opening = Opening(film, first_viewing(film).progress)
    take(opening, "I have watched further", "All of it")
    assert opening.question
    assert opening.question.words == (
        "All of it? This opens more of the story, and what has been read cannot be unread."
    )
    assert labels(opening) == ["Yes", "No"]
    assert len(opening.reading.open_beats) == 3
    take(opening, "No", "All of it", "Yes")
    assert opening.begun
    assert opening.reading.view.complete
    opening.reading.return_from_jump()
    assert len(opening.reading.open_beats) == 3
    assert opening.reading.unfold
    assert opening.reading.stop.beat == "what-now"


def test_a_place_asked_for_waits_for_the_answer_and_stops_at_the_edge(film: Story) -> None:
    opening = Opening(film, Progress(None))
    opening.begin_at(2, 3)
    assert opening.question
    take(opening, "I am watching it", "To the end of Mission")
    assert opening.reading.at_edge
    said = Opening(film, Progress(None), Start(to=ALL))
    said.begin_at(2, 3)
    assert said.begun
    for number, reached in ((3, 3), (99, 0)):
        opening = Opening(film, Progress(None))
        opening.begin_at(2, number)
        take(opening, "I have seen it")
        assert opening.reading.stop.beat == film.chapters[2].beats[reached].id
    with pytest.raises(IndexError):
        Opening(film, Progress(None), Start(to=ALL)).begin_at(0, 99)


@pytest.mark.parametrize(
    ("start", "kept", "unfolds"),
    [
        (Start(), 3, True),
        (Start(as_before=True), 3, False),
        (Start(unfold=True), 3, True),
        (Start(to=NONE), 0, False),
    ],
)
def test_what_a_start_opens(film: Story, start: Start, kept: int, unfolds: bool) -> None:
    progress = Progress(None)
    keep(progress, open=tuple(film_order(film)[:3]), unfold=True)
    reading = Opening(film, progress, start).reading
    assert len(reading.open_beats) == kept
    assert reading.unfold == unfolds


def test_who_has_seen_all_of_it_has_nothing_to_unfold(film: Story) -> None:
    progress = Progress(None)
    take(Opening(film, progress), "I have seen it")
    reading = Opening(film, progress, Start(unfold=True)).reading
    assert reading.view.complete
    assert not reading.unfold


def test_a_step_in_a_run_that_says_less_keeps_what_was_said(film: Story) -> None:
    progress = Progress(None)
    take(Opening(film, progress), "I have seen it")
    opening = Opening(film, progress, Start(to=Point(chapter="mission")))
    opening.reading.jump(opening.reading.stops.edge or opening.reading.stop)
    opening.reading.open_beyond_edge()
    opening.reading.open_beyond_edge()
    opening.keeper.horizon("step")
    opening.keeper.place()
    assert Opening(film, progress).reading.view.complete


@pytest.mark.parametrize(
    ("former", "chapters", "beats"),
    [
        ({"watched": ["mission", "detour"]}, 2, 0),
        ({"watched": ["detour", "home"]}, 0, 0),
        ({"watched": []}, 0, 0),
        ({"watched": ["mission", "detour", "home", "duet"], "watched_end": True}, 4, 0),
        ({"unfolded": ["free-at-last", "the-missing-years"]}, 0, 2),
        ({"watched": ["mission"], "unfolded": ["free-at-last"]}, 0, 1),
        ({"watched": [], "unfolded": ["free-at-last"]}, 0, 0),
    ],
)
def test_what_version_1_kept_is_read_and_opens_no_more_than_any_start_did(
    film: Story, tmp_path: Path, former: dict[str, Any], chapters: int, beats: int
) -> None:
    path = tmp_path / "film.json"
    path.write_text(json.dumps({"version": 1, "place": "what-now", **former}))
    opening = Opening(film, Progress(path))
    opened = sum(len(chapter.beats) for chapter in film.chapters[:chapters]) + beats
    assert opening.question
    assert not opening.question.asks
    assert opening.reading.open_beats == tuple(film_order(film)[:opened])
    assert opening.reading.unfold == ("unfolded" in former)
    opening.reading.say_watched(Point(beat="free-at-last"))
    opening.keeper.horizon("word")
    written = json.loads(path.read_text())
    assert written["version"] == 2
    assert written["open"] == ["free-at-last"]
    assert not {"watched", "watched_end", "unfolded", "unfolded_end"} & set(written)


def test_who_has_seen_all_of_it_has_not_seen_a_chapter_added_since(film: Story) -> None:
    saved = Saved(open=tuple(film_order(film)), end=True, seen_all=("mission", "detour", "home"))
    opened = kept_open(film, saved)
    assert opened is not None
    assert not opened.all_of_it


class Starts(RuleBasedStateMachine):
    """Starts in every order of the ways to read, and everything that may be done in them.

    `allowed`: as far as the reader has said, in any run, or stepped; for this run, and kept.
    """

    @initialize(story=stories())
    def begin(self, story: Story) -> None:
        self.folder = TemporaryDirectory()
        self.story = story
        self.order = film_order(story)
        self.kept = self.allowed = 0
        self.words: list[int] = []
        """How much was kept before each word of this reading."""
        self.opening: Opening | None = None
        self.fresh = False

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @property
    def reading(self) -> Reading:
        assert self.opening
        return self.opening.reading

    def count(self, point: Point) -> int:
        beat = point.horizon(self.story).beat
        return self.order.index(beat) + 1 if beat else 0

    def points(self) -> Sequence[Point]:
        chapters = [Point(chapter=chapter.id) for chapter in self.story.chapters]
        return [NONE, ALL, *chapters, *(Point(beat=beat) for beat in self.order)]

    @rule(data=st.data(), fresh=st.booleans(), way=st.sampled_from(["", "free", "to", "unfold"]))
    def start(self, data: st.DataObject, fresh: bool, way: str) -> None:
        self.fresh, self.words = fresh, []
        progress = Progress(None if fresh else Path(self.folder.name) / "state.json")
        to = data.draw(st.sampled_from(self.points())) if way == "to" else None
        start = Start(as_before=way == "free", unfold=way == "unfold", to=to)
        self.opening = Opening(self.story, progress, start)
        self.allowed = 0 if fresh else self.kept
        if to is not None:
            self.allowed = self.count(to)

    def note(self, allowed: int, *, said: bool) -> None:
        """Note that the reader has said, or stepped on, so much."""
        self.allowed = allowed
        if said:
            self.words.append(self.kept)
        if not self.fresh:
            self.kept = allowed if said else max(self.kept, allowed)

    @precondition(lambda self: self.opening and self.opening.question)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        assert self.opening
        assert self.opening.question
        asked = self.opening.question
        at = data.draw(st.integers(0, len(asked.answers) - 1))
        said = {0: len(self.order), 1: 0} if asked.words == HAVE_YOU_SEEN_IT else {}
        if asked.words.startswith(HOW_FAR):
            answers = watched_answers(self.reading.edition)
            counts = {n: self.count(each.point) for n, each in enumerate(answers)}
            self.further = counts[at]
            asks = self.opening.asks_how_much
            said = {n: counts[n] for n, each in enumerate(answers) if asks or not each.opens_more}
        elif OPENS_MORE in asked.words:
            said = {0: self.further}
        if at in said:
            self.note(said[at], said=True)
        self.opening.take(asked.answers[at])

    @precondition(lambda self: self.opening and self.opening.question)
    @rule()
    def go_back(self) -> None:
        assert self.opening
        self.opening.back()

    @precondition(lambda self: self.opening and self.opening.begun)
    @rule(data=st.data())
    def say(self, data: st.DataObject) -> None:
        assert self.opening
        answers = watched_answers(self.reading.edition, self.reading.moment)
        answer = data.draw(st.sampled_from(answers))
        before = self.reading.how_far
        self.reading.say_watched(answer.point)
        if self.reading.how_far != before:
            self.opening.keeper.horizon("word")
            self.note(self.count(answer.point), said=True)

    @precondition(lambda self: self.opening and self.opening.begun)
    @rule()
    def take_back(self) -> None:
        assert self.opening
        before = self.reading.how_far
        self.reading.return_from_jump()
        if self.reading.how_far != before:
            kept = self.words.pop()
            self.opening.keeper.horizon("taken back")
            self.allowed = len(self.reading.open_beats)
            self.kept = self.kept if self.fresh else kept

    @precondition(lambda self: self.opening and self.opening.begun)
    @rule(move=st.sampled_from(["forward", "open_beyond_edge"]))
    def step(self, move: str) -> None:
        assert self.opening
        reading, before = self.reading, len(self.reading.open_beats)
        was_last = reading.stop in (reading.stops.last_open, reading.stops.edge)
        getattr(reading, move)()
        if len(reading.open_beats) != before:
            assert was_last
            assert reading.unfold
            assert len(reading.open_beats) == before + 1
            assert reading.stop.beat == reading.open_beats[-1]
            self.opening.keeper.horizon("step")
            self.note(before + 1, said=False)

    @precondition(lambda self: self.opening and self.opening.begun)
    @rule(move=st.sampled_from(["back", "turn", "begin_replay", "end_replay"]))
    def move(self, move: str) -> None:
        assert self.opening
        getattr(self.reading, move)()
        self.opening.keeper.place()

    @precondition(lambda self: self.opening and self.opening.begun)
    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        self.reading.jump(data.draw(st.sampled_from(self.reading.stops)))

    @invariant()
    def nothing_is_open_that_was_not_said_or_stepped_on(self) -> None:
        if getattr(self, "opening", None):
            assert len(self.reading.open_beats) <= self.allowed

    @invariant()
    def nothing_more_is_kept_for_a_plain_start(self) -> None:
        if not hasattr(self, "folder"):
            return
        saved = Progress(Path(self.folder.name) / "state.json").saved
        kept = after_edit(self.story, kept_open(self.story, saved) or Opened())
        assert kept == NOTHING or self.order.index(kept.beat or "") < self.kept


TestStarts = Starts.TestCase
TestStarts.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_view_is_complete_only_for_who_said_so_or_came_to_the_end(film: Story) -> None:
    opening = take(Opening(film, Progress(None)), "I have not")
    for _ in film_order(film):
        assert not opening.reading.view.complete
        opening.reading.forward()
    assert opening.reading.horizon == everything(film)
    assert opening.reading.view.complete
    assert not opening.reading.opened.all_of_it


def test_a_word_taken_back_in_a_run_that_opens_more_leaves_what_was_kept(
    film: Story, tmp_path: Path
) -> None:
    first_viewing(film, tmp_path / "state.json")
    kept = Progress(tmp_path / "state.json").saved
    run = Opening(film, Progress(tmp_path / "state.json"), Start(to=ALL))
    run.reading.say_watched(NONE)
    run.keeper.horizon("word")
    run.reading.return_from_jump()
    run.keeper.horizon("taken back")
    again = Progress(tmp_path / "state.json").saved
    assert (again.open, again.end, again.seen_all) == (kept.open, kept.end, kept.seen_all)


def test_a_truth_turned_up_elsewhere_in_a_run_that_opens_more_is_not_turned_at_the_place_kept(
    film: Story, tmp_path: Path
) -> None:
    first = first_viewing(film, tmp_path / "state.json")
    run = Opening(film, Progress(tmp_path / "state.json"), Start(to=ALL))
    run.reading.jump(run.reading.stops[-3])
    run.reading.turn()
    run.keeper.place()
    saved = Progress(tmp_path / "state.json").saved
    assert saved.place == first.reading.stop.beat
    assert not saved.turned
