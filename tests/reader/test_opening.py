"""How a reading begins, and that nothing opens that was not said or stepped on."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from perfection_tui.reader.kept_open import kept_open
from perfection_tui.reader.opening import HAVE_YOU_SEEN_IT, NOT_OPEN, NOT_THERE, Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import ALL, NONE, OPENS_MORE, Point, watched_answers
from perfection_tui.script.model import About, Story
from perfection_tui.view.horizon import NOTHING, Opened, after_edit
from perfection_tui.view.wording import HOW_FAR, in_its_medium, noun
from tests.making import film_order, stories
from tests.opened import labels, step, take
from tests.reader.tales import points, stands, tale, walk

TALE = tale("abc def gh")

ASKED = ["I have seen it", "I have not: tell it to me", "I am watching it"]
HOW_FAR_ASKED = ["Nothing yet", "To the end of One", "To the end of Two", "All of it"]
FURTHER = "I have watched further"
BEGINNING = "From the beginning"


def first_viewing(path: Path | None = None) -> Opening:
    """A first viewing in which three moments were stepped on."""
    opening = take(Opening(TALE, Progress(path)), "I have not")
    step(opening, 3)
    return opening


def test_the_first_question_says_what_its_answers_do_and_none_is_chosen() -> None:
    opening = Opening(TALE, Progress(None))
    assert opening.question
    assert opening.question.words == HAVE_YOU_SEEN_IT
    assert opening.question.answers[1].effect == "one moment at a time, as the film does"
    assert opening.question.chosen is None
    assert opening.reading.horizon == NOTHING


ALL_OF_IT = Saved(open=tuple("abcdefgh"), end=True, seen_all=("one", "two", "three"), place="f")
IN_C = Saved(open=("a", "b", "c"), unfold=True, place="c")
LEFT_B = replace(IN_C, place="b", turned=True)
GO_ON = ["Go on at “Title c” (One 3)", BEGINNING, FURTHER]

COVERS = {
    "it is asked whether one has seen it": (Saved(), "", ASKED),
    "and how far, if one is watching it": (Saved(), "I am watching", HOW_FAR_ASKED),
    "who has seen it has all of it open": (Saved(), "I have seen", ["a", "abcdefgh"]),
    "who has not, nothing": (Saved(), "I have not", ["card 1", ""]),
    "who is watching, what they say": (Saved(), "I am, To the end of Two", ["a", "abcdef"]),
    "it is not asked where nothing was said": (Saved(open=()), "", ["Begin", FURTHER]),
    "and then begins at the edge": (Saved(open=()), "Begin", ["card 1", ""]),
    "who left is asked to go on there": (ALL_OF_IT, "", ["Go on at “Title f” (Two 3)", BEGINNING]),
    "and begins again if they like": (ALL_OF_IT, "From", ["a", "abcdefgh"]),
    "a first viewing goes on as far as it came": (IN_C, "", GO_ON),
    "there": (IN_C, "Go on", ["c", "abc"]),
    "also where one left it elsewhere": (
        LEFT_B,
        "",
        [GO_ON[0], "Back to “Title b” (One 2)", *GO_ON[1:]],
    ),
    "where it goes on untold": (LEFT_B, "Go on", ["c", "abc"]),
    "or as one left it": (LEFT_B, "Back", ["b turned", "abc"]),
    "the beginning is nothing to go back to": (replace(IN_C, place="a"), "", GO_ON),
    "further is asked once more": (IN_C, "I have, All", ["Yes", "No"]),
    "and again if that was wrong": (IN_C, "I have, All, No", HOW_FAR_ASKED),
    "and opens more": (IN_C, "I have, All, Yes", ["c", "abcdefgh"]),
    "less is not asked": (IN_C, "I have, Nothing", ["card 1", ""]),
}
"""What was kept, the answers given, and what can be answered then or where the reader stands."""


@pytest.mark.parametrize(("saved", "answers", "leads_to"), COVERS.values(), ids=COVERS)
def test_on_the_cover(saved: Saved, answers: str, leads_to: list[str]) -> None:
    progress = Progress(None)
    progress.amend(lambda _: saved)
    opening = take(Opening(TALE, progress), *filter(None, answers.split(", ")))
    here = [stands(opening.reading), "".join(opening.reading.open_beats)]
    assert (labels(opening) if opening.question else here) == leads_to


def test_who_is_asked_how_far_is_told_what_to_say_and_can_go_back() -> None:
    opening = take(Opening(TALE, Progress(None)), "I am watching it")
    assert opening.question
    assert opening.question.words == (
        "How far have you watched? "
        "Midway through a chapter? Say the one before, and step on from there."
    )
    assert opening.question.can_go_back
    opening.back()
    assert opening.question.words == HAVE_YOU_SEEN_IT


def test_to_have_watched_further_ends_a_first_viewing_until_taken_back() -> None:
    opening = take(Opening(TALE, first_viewing().progress), "I have watched further", "All of it")
    assert opening.question
    assert opening.question.words == (
        "All of it? This opens more of the story, and what has been read cannot be unread."
    )
    take(opening, "Yes")
    assert (opening.reading.unfold, opening.progress.saved.has_seen_all) == (False, True)
    opening.reading.return_from_jump()
    assert (opening.reading.unfold, stands(opening.reading)) == (True, "c")
    assert opening.reading.open_beats == ("a", "b", "c")


SAID = {
    "seen": "Have you seen it? I am watching it. To hold while watching. A first viewing.",
    "read": "Have you read it? I am reading it. To hold while reading. A first reading.",
    "heard": "Have you heard it? I am listening to it. To hold while listening. A first hearing.",
}


@pytest.mark.parametrize(
    ("kind", "word", "how"),
    [
        ("film", "film", "seen"),
        ("TV series", "series", "seen"),
        ("short story", "story", "read"),
        ("Short story, after Maupassant.", "story", "read"),
        ("short story by O. Henry", "story", "read"),
        ("short story (after O. Henry)", "story", "read"),
        ("*Novel*", "novel", "read"),
        ("play after a novel by her", "play", "seen"),
        ("play in three acts", "play", "seen"),
        ("Radio play, for two voices", "play", "heard"),
        ("*radio* play", "play", "heard"),
        ("in memoriam", "memoriam", "seen"),
        ("…", "telling", "seen"),
    ],
)
def test_what_a_story_is_is_one_word_and_says_how_it_is_told(
    kind: str, word: str, how: str
) -> None:
    about = About(kind=kind, premise="Once.")
    assert noun(about) == word
    assert in_its_medium(about, SAID["seen"]) == SAID[how]


def test_what_is_quoted_is_a_command_and_stays_in_any_medium() -> None:
    said = '"watched" says what was watched, seen, or worth watching.'
    assert in_its_medium(About(kind="tale", premise="Once."), said) == (
        '"watched" says what was read, read, or worth reading.'
    )


def test_a_text_is_read_on_the_cover_and_behind_it() -> None:
    read = replace(TALE, about=About(kind="tale", premise="Once."))
    opening = Opening(read, Progress(None))
    assert opening.question
    assert opening.question.words == "Have you read it?"
    assert labels(opening)[::2] == ["I have read it", "I am reading it"]
    take(opening, "I am reading", "To the end of One")
    assert opening.reading.edition.later == "It opens once you have read further."


def test_who_leaves_a_replay_goes_on_at_its_reveal_turned_over() -> None:
    story = tale("abc; c over ab")
    opening = take(Opening(story, Progress(None)), "I have seen it")
    walk(opening.reading, "go c, replay, forward")
    opening.keeper.place()
    assert stands(take(Opening(story, opening.progress), "Go on").reading) == "c turned"


ASKED_FOR = {
    "a moment that is open is gone to": ("I have seen", (1, 2), "f", []),
    "one that is not there is its chapter": ("I have seen", (1, 99), "d", [NOT_THERE]),
    "one that is not open stops at the edge": (
        "I am watching, To the end of One",
        (1, 2),
        "card 2",
        [NOT_OPEN],
    ),
}
"""What is answered, the place asked for, where it begins, and what is told."""


@pytest.mark.parametrize(("answers", "at", "there", "told"), ASKED_FOR.values(), ids=ASKED_FOR)
def test_a_place_asked_for_waits_for_the_answer(
    answers: str, at: tuple[int, int], there: str, told: list[str]
) -> None:
    opening = Opening(TALE, Progress(None))
    opening.begin_at(*at)
    assert stands(take(opening, *answers.split(", ")).reading) == there
    assert opening.notices() == told


def test_where_nothing_is_asked_a_place_asked_for_is_begun_at() -> None:
    said = Opening(TALE, Progress(None), Start(to=ALL))
    with pytest.raises(IndexError):
        said.begin_at(0, 99)
    said.begin_at(1, 2)
    assert (said.begun, stands(said.reading)) == (True, "f")


@pytest.mark.parametrize(
    ("kept", "start", "opens", "unfolds"),
    [
        (IN_C, Start(), "abc", True),
        (IN_C, Start(as_before=True), "abc", False),
        (IN_C, Start(unfold=True), "abc", True),
        (IN_C, Start(to=NONE), "", False),
        (ALL_OF_IT, Start(unfold=True), "abcdefgh", False),
    ],
)
def test_what_a_start_opens(kept: Saved, start: Start, opens: str, unfolds: bool) -> None:
    progress = Progress(None)
    progress.amend(lambda _: kept)
    reading = Opening(TALE, progress, start).reading
    assert ("".join(reading.open_beats), reading.unfold) == (opens, unfolds)


def test_a_step_in_a_run_that_says_less_keeps_what_was_said() -> None:
    progress = Progress(None)
    take(Opening(TALE, progress), "I have seen it")
    opening = Opening(TALE, progress, Start(to=Point(chapter="one")))
    walk(opening.reading, "go card 2, beyond, beyond")
    opening.keeper.horizon("step")
    opening.keeper.place()
    assert Opening(TALE, progress).reading.view.complete


@pytest.mark.parametrize(
    ("former", "opens"),
    [
        ({"watched": ["one", "two"]}, "abcdef"),
        ({"watched": ["two", "three"]}, ""),
        ({"watched": []}, ""),
        ({"watched": ["one", "two", "three"], "watched_end": True}, "abcdefgh"),
        ({"unfolded": ["a", "b"]}, "ab"),
        ({"watched": ["one"], "unfolded": ["a"]}, "a"),
        ({"watched": [], "unfolded": ["a"]}, ""),
    ],
)
def test_what_version_1_kept_is_read_and_opens_no_more_than_any_start_did(
    tmp_path: Path, former: dict[str, Any], opens: str
) -> None:
    path = tmp_path / "tale.json"
    path.write_text(json.dumps({"version": 1, "place": "c", **former}))
    opening = Opening(TALE, Progress(path))
    assert opening.question
    assert not opening.question.asks
    assert "".join(opening.reading.open_beats) == opens
    assert opening.reading.unfold == ("unfolded" in former)
    opening.reading.say_watched(Point(beat="a"))
    opening.keeper.horizon("word")
    written = json.loads(path.read_text())
    assert (written["version"], written["open"]) == (2, ["a"])
    assert not {"watched", "watched_end", "unfolded", "unfolded_end"} & set(written)


def test_a_first_step_is_kept_where_nothing_was_said_before() -> None:
    opening = Opening(TALE, Progress(None), Start(unfold=True))
    step(opening)
    assert (opening.progress.saved.open, opening.progress.saved.unfold) == (("a",), True)


def test_who_has_seen_all_of_it_has_not_seen_a_chapter_added_since() -> None:
    opened = kept_open(TALE, replace(ALL_OF_IT, seen_all=("one", "two")))
    assert opened is not None
    assert not opened.all_of_it


class Starts(RuleBasedStateMachine):
    """Starts in every order of the ways to read, and everything that may be done in them.

    `allowed`: as far as the reader has said, in any run, or stepped; for this run, and kept.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()

    @initialize(story=stories())
    def begin(self, story: Story) -> None:
        self.story = story
        self.order = film_order(story)
        self.kept = self.allowed = 0
        self.start(Start(), fresh=False)

    def teardown(self) -> None:
        self.folder.cleanup()

    @property
    def reading(self) -> Reading:
        return self.opening.reading

    def saved(self) -> Progress:
        return Progress(Path(self.folder.name) / "state.json")

    def count(self, point: Point) -> int:
        beat = point.horizon(self.story).beat
        return self.order.index(beat) + 1 if beat else 0

    @rule(data=st.data(), fresh=st.booleans(), way=st.sampled_from(["", "free", "to", "unfold"]))
    def begin_again(self, data: st.DataObject, fresh: bool, way: str) -> None:
        to = data.draw(st.sampled_from(points(self.story))) if way == "to" else None
        self.start(Start(as_before=way == "free", unfold=way == "unfold", to=to), fresh=fresh)

    def start(self, start: Start, *, fresh: bool) -> None:
        self.opening = Opening(self.story, Progress(None) if fresh else self.saved(), start)
        self.fresh = fresh
        self.allowed = self.count(start.to) if start.to else 0 if fresh else self.kept
        self.words: list[int] = []
        """How much was kept before each word of this reading."""

    def note(self, allowed: int, *, said: bool) -> None:
        """Note that the reader has said, or stepped on, so much."""
        self.allowed = allowed
        if said:
            self.words.append(self.kept)
        if not self.fresh:
            self.kept = allowed if said else max(self.kept, allowed)

    @precondition(lambda self: self.opening.question)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
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

    @precondition(lambda self: self.opening.question)
    @rule()
    def go_back(self) -> None:
        self.opening.back()

    @precondition(lambda self: self.opening.begun)
    @rule(data=st.data())
    def say(self, data: st.DataObject) -> None:
        answers = watched_answers(self.reading.edition, self.reading.moment)
        answer = data.draw(st.sampled_from(answers))
        before = self.reading.how_far
        self.reading.say_watched(answer.point)
        if self.reading.how_far != before:
            self.opening.keeper.horizon("word")
            self.note(self.count(answer.point), said=True)

    @precondition(lambda self: self.opening.begun)
    @rule()
    def take_back(self) -> None:
        before = self.reading.how_far
        self.reading.return_from_jump()
        if self.reading.how_far != before:
            kept = self.words.pop()
            self.opening.keeper.horizon("taken back")
            self.allowed = len(self.reading.open_beats)
            self.kept = self.kept if self.fresh else kept

    @precondition(lambda self: self.opening.begun)
    @rule(move=st.sampled_from(["forward", "open_beyond_edge"]))
    def step(self, move: str) -> None:
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

    @precondition(lambda self: self.opening.begun)
    @rule(move=st.sampled_from(["back", "turn", "begin_replay", "end_replay", "accept_note"]))
    def move(self, move: str) -> None:
        getattr(self.reading, move)()
        self.opening.keeper.place()

    @precondition(lambda self: self.opening.begun)
    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        self.reading.jump(data.draw(st.sampled_from(self.reading.stops)))

    @invariant()
    def nothing_is_open_that_was_not_said_or_stepped_on(self) -> None:
        assert len(self.reading.open_beats) <= self.allowed

    @invariant()
    def nothing_more_is_kept_for_a_plain_start(self) -> None:
        saved = self.saved().saved
        kept = after_edit(self.story, kept_open(self.story, saved) or Opened())
        assert kept == NOTHING or self.order.index(kept.beat or "") < self.kept


TestStarts = Starts.TestCase
TestStarts.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_view_is_complete_only_for_who_said_so_or_came_to_the_end() -> None:
    reading = take(Opening(TALE, Progress(None)), "I have not").reading
    for _ in film_order(TALE):
        assert not reading.view.complete
        reading.forward()
    assert reading.view.complete
    assert not reading.opened.all_of_it


def test_a_word_taken_back_in_a_run_that_opens_more_leaves_what_was_kept() -> None:
    first = first_viewing()
    kept = first.progress.saved
    run = Opening(TALE, first.progress, Start(to=ALL))
    run.reading.say_watched(NONE)
    run.keeper.horizon("word")
    run.reading.return_from_jump()
    run.keeper.horizon("taken back")
    assert first.progress.saved == kept


def test_a_truth_turned_up_in_a_run_that_opens_more_is_not_turned_at_the_place_kept() -> None:
    first = first_viewing()
    run = Opening(TALE, first.progress, Start(to=ALL))
    walk(run.reading, "go f, turn")
    run.keeper.place()
    assert (first.progress.saved.place, first.progress.saved.turned) == ("c", False)
