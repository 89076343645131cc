"""How a reading begins, and that nothing opens that was not said or stepped on."""

from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from perfection_tui.reader.keeping import Deed
from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import ALL, NONE, Point, watched_answers
from perfection_tui.script.model import About, Story
from perfection_tui.view.wording import in_its_medium, noun
from tests.making import film_order, stories
from tests.opened import SharedProgress, changes, keep, kept_beats, labels, take
from tests.reader.tales import found, point, points, tale, walk
from tests.tables import table

TALE = tale("abc def gh")


DEEDS: dict[str, Deed] = {"watched": "word", "return": "taken back"}
"""How moves open or close something that are no steps."""


def run(story: Story, progress: Progress, steps: str) -> Opening:
    """Begin a reading, and take these steps.

    Those are a place to begin `at`, answers on the cover and the way `back` there, the moves of
    a walk after it, and to `start` another run.
    """
    opening = Opening(story, progress)
    for each in filter(None, steps.split(", ")):
        verb, _, rest = each.partition(" ")
        if verb == "start":
            opening = Opening(story, progress, start(rest))
        elif verb == "at":
            opening.begin_at(*(int(number) - 1 for number in rest.split("/")))
        elif opening.question:
            opening.take(None) if each == "back" else take(opening, each)
        else:
            changes(opening, DEEDS.get(verb, "step"), partial(walk, opening.reading, each))
            opening.keeper.keep_place()
    return opening


def start(said: str) -> Start:
    """A start as it is said: `to` a point, `as before` or to `unfold`."""
    to = point(said.removeprefix("to ")) if said.startswith("to ") else None
    return Start(as_before=said == "as before", unfold=said == "unfold", to=to)


def saved(said: str) -> dict[str, object]:
    """What was kept, by field, as it is said: `open abc, seen_all one two, place c, turned`."""
    fields: dict[str, object] = {}
    for each in filter(None, said.split(", ")):
        name, _, held = each.partition(" ")
        letters, words = tuple(held), tuple(held.split())
        as_held = {"open": letters, "seen_all": words}
        fields[name] = as_held.get(name, held or True)
    return fields


@pytest.mark.parametrize(("before", "steps", "leads_to"), table(__file__, "openings.txt"))
def test_of_a_start(before: str, steps: str, leads_to: str) -> None:
    """A row says of which story, and of what was kept of it, what is done, and what comes then."""
    story, _, kept = before.partition(": ")
    progress = Progress(None)
    keep(progress, **saved(kept))
    opening = run(tale(story), progress, steps)
    if question := opening.question:
        answers = ["*" * (question.chosen == n) + each for n, each in enumerate(labels(opening))]
        says = leads_to.startswith("says ")
        assert leads_to == (f"says {question.words}" if says else f"asks {' / '.join(answers)}")
    else:
        here = found(opening.reading, leads_to.partition("; tells: ")[0])
        assert "; tells: ".join([here, *opening.notices()]) == leads_to


def test_a_place_beyond_a_chapter_that_is_open_whole_is_none_to_begin_at() -> None:
    with pytest.raises(IndexError):
        Opening(tale("ab"), Progress(None), Start(to=ALL)).begin_at(0, 2)


@pytest.mark.parametrize(("said", "kind", "word"), table(__file__, "kinds.txt"))
def test_what_a_story_is_is_one_word_and_says_how_it_is_told(
    said: str, kind: str, word: str
) -> None:
    about = About(kind=kind, premise="Once.")
    assert noun(about) == word
    seen = "Have you seen it? I am watching it. To hold while watching. A first viewing."
    # What is quoted is a command, in any medium.
    typed = '"watched" says what was watched or seen.'
    assert in_its_medium(about, f"{seen} {typed}") == said


def test_a_text_is_read_on_the_cover_and_behind_it() -> None:
    read = replace(TALE, about=About(kind="tale", premise="Once."))
    opening = Opening(read, Progress(None))
    assert opening.question
    assert opening.question.words == "Have you read it?"
    assert labels(opening)[::2] == ["I have read it", "I am reading it"]
    assert opening.question.answers[1].effect == "one moment at a time, as the tale does"
    take(opening, "I am reading", "To the end of One")
    assert opening.reading.edition.later == "It opens once you have read further."


begun = precondition(lambda self: self.opening.begun)


class Starts(RuleBasedStateMachine):
    """Starts in every order of the ways to read, and everything that may be done in them.

    `allowed`: as far as the reader has said, in any run, or stepped; for this run, and `kept`.
    `words`: how much was kept before each word of this run.
    """

    @initialize(story=stories())
    def begin(self, story: Story) -> None:
        self.story, self.order = story, film_order(story)
        self.disk, self.kept = [Saved()], 0
        self.meant = {"All of it": ALL, "I have seen it": ALL}
        self.meant |= {"Nothing yet": NONE, "I have not: tell it to me": NONE}
        for each in story.chapters[:-1]:
            self.meant[f"To the end of {each.title}"] = Point(chapter=each.id)
        self.start(Start())

    def start(self, start: Start) -> None:
        self.opening = Opening(self.story, SharedProgress(self.disk), start)
        self.reading = self.opening.reading
        self.allowed = self.count(start.to) if start.to else self.kept
        self.words: list[int] = []

    def count(self, point: Point) -> int:
        beat = point.horizon(self.story).beat
        return self.order.index(beat) + 1 if beat else 0

    @rule(data=st.data(), way=st.sampled_from(["", "free", "to", "unfold"]))
    def begin_again(self, data: st.DataObject, way: str) -> None:
        to = data.draw(st.sampled_from(points(self.story))) if way == "to" else None
        self.start(Start(as_before=way == "free", unfold=way == "unfold", to=to))

    def note_word(self, point: Point) -> None:
        """Note that the reader has said so much."""
        self.words.append(self.kept)
        self.allowed = self.kept = self.count(point)

    @precondition(lambda self: self.opening.question)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        assert self.opening.question
        answer = data.draw(st.sampled_from(self.opening.question.answers))
        if said := self.meant.get(answer.label):
            opens_more = self.count(said) > len(self.reading.story.open_beats)
            if opens_more and answer.label != "Yes" and not self.opening.asks_how_much:
                # That is asked once more.
                self.meant["Yes"] = said
            else:
                self.note_word(said)
        self.opening.take(answer)

    @precondition(lambda self: self.opening.question and self.opening.question.can_go_back)
    @rule()
    def go_back(self) -> None:
        self.opening.take(None)

    @begun
    @rule(data=st.data())
    def say(self, data: st.DataObject) -> None:
        answers = watched_answers(self.reading.edition, self.reading.moment)
        point = data.draw(st.sampled_from(answers)).point
        if changes(self.opening, "word", partial(self.reading.say_watched, point)):
            self.note_word(point)

    @begun
    @rule()
    def take_back(self) -> None:
        if changes(self.opening, "taken back", self.reading.take_back):
            self.kept = self.words.pop()
            self.allowed = len(self.reading.story.open_beats)

    @begun
    @rule(move=st.sampled_from(["forward", "open_beyond_edge"]))
    def step(self, move: str) -> None:
        reading, before = self.reading, len(self.reading.story.open_beats)
        was_last = reading.stop in (reading.stops.last_open, reading.stops.edge)
        if changes(self.opening, "step", getattr(reading, move)):
            assert was_last
            assert reading.story.unfold
            assert len(reading.story.open_beats) == before + 1
            assert reading.stop.beat == reading.story.open_beats[-1]
            self.allowed = before + 1
            self.kept = max(self.kept, before + 1)

    @begun
    @rule(move=st.sampled_from(["back", "turn", "begin_replay", "end_replay", "accept_note"]))
    def move(self, move: str) -> None:
        getattr(self.reading, move)()
        self.opening.keeper.keep_place()

    @begun
    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        self.reading.jump(data.draw(st.sampled_from(self.reading.stops)))

    @invariant()
    def nothing_is_open_that_was_not_said_or_stepped_on(self) -> None:
        assert len(self.reading.story.open_beats) <= self.allowed

    @invariant()
    def nothing_more_is_kept_for_a_plain_start(self) -> None:
        assert kept_beats(self.story, self.disk) <= self.kept


TestStarts = Starts.TestCase
TestStarts.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
