"""Two copies of the program that read one story at once, and what each leaves the other."""

from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path

import pytest
from msgspec import Struct

from perfection_tui.reader.kept_open import kept_open
from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import ALL, NONE, Point
from perfection_tui.view.horizon import Opened, after_edit
from tests.making import film_order
from tests.opened import step
from tests.reader.test_opening import take
from tests.reader.test_replacing import tale

TALE = tale("abc", "def", "ghi")
ORDER = film_order(TALE)


def copy(path: Path, start: Start | None = None) -> Opening:
    """Another copy of the program, in which the story is read."""
    return Opening(TALE, Progress(path), start or Start())


def say(copy: Opening, point: Point) -> None:
    copy.reading.say_watched(point)
    copy.keeper.horizon("word")


def take_back(copy: Opening) -> None:
    """Take back the last word, and keep that as both ways of reading do."""
    before = copy.reading.how_far
    copy.reading.return_from_jump()
    if copy.reading.how_far != before:
        copy.keeper.horizon("taken back")


def opened(saved: Saved) -> int:
    """How many beats a plain start opens."""
    beat = after_edit(TALE, kept_open(TALE, saved) or Opened()).beat
    return ORDER.index(beat) + 1 if beat else 0


def kept(path: Path) -> int:
    """How many beats a plain start opens by what is saved."""
    return opened(Progress(path).saved)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a first viewing, three moments long, is saved."""
    path = tmp_path / "state.json"
    step(take(copy(path), "I have not"), 3)
    return path


@pytest.mark.parametrize("turns", list(combinations(range(5), 2)))
def test_the_one_that_has_come_further_is_gone_by(path: Path, turns: tuple[int, int]) -> None:
    """Three steps in one copy and two in another, in every order."""
    one, other = copy(path), copy(path)
    for turn in range(5):
        step(other if turn in turns else one)
    assert kept(path) == 6


def test_a_word_closes_and_no_step_of_another_copy_opens_that_again(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(one, Point(beat=ORDER[0]))
    step(other, 3)
    assert kept(path) == 1
    one.reading.begin_unfolding()
    step(one)
    assert kept(path) == 2


def test_a_word_that_opens_more_adds_to_what_another_copy_has_opened(path: Path) -> None:
    one, other = copy(path), copy(path)
    step(one, 5)
    say(other, Point(beat=ORDER[4]))
    assert kept(path) == 8
    say(other, Point(beat=ORDER[3]))
    assert kept(path) == 4


def test_a_word_taken_back_takes_nothing_with_it_that_another_copy_opened(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(one, Point(chapter="y"))
    take_back(one)
    step(other, 2)
    assert kept(path) == 5
    say(one, NONE)
    take_back(one)
    assert kept(path) == 5


def test_a_word_taken_back_is_not_said_again_by_another_copy(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(one, ALL)
    step(other, 2)
    say(other, Point(beat=ORDER[1]))
    take_back(one)
    assert kept(path) == 2
    take_back(other)
    assert kept(path) == 2


def test_of_two_words_that_are_both_taken_back_nothing_stays_open(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(one, Point(beat=ORDER[5]))
    say(other, ALL)
    take_back(one)
    take_back(other)
    assert kept(path) == 3


def test_what_a_word_closed_stays_closed_where_another_was_said_since(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(one, Point(beat=ORDER[0]))
    say(other, Point(beat=ORDER[0]))
    take_back(one)
    assert kept(path) == 1


def test_what_another_copy_has_closed_stays_closed_where_a_word_is_taken_back(path: Path) -> None:
    one, other = copy(path), copy(path)
    say(other, NONE)
    say(one, Point(beat=ORDER[5]))
    take_back(one)
    step(one)
    assert kept(path) == 0


def test_what_was_stepped_on_since_a_word_goes_with_it(path: Path) -> None:
    one = copy(path)
    before = Progress(path).saved
    say(one, Point(beat=ORDER[5]))
    step(one)
    assert kept(path) == 7
    take_back(one)
    assert Progress(path).saved.open == before.open


def test_of_two_words_the_later_is_taken_back_first_though_it_changes_nothing(path: Path) -> None:
    one = copy(path)
    say(one, Point(beat=ORDER[5]))
    say(one, NONE)
    step(one, 6)
    take_back(one)
    assert kept(path) == 6
    take_back(one)
    assert kept(path) == 3


def test_where_one_left_is_kept_where_another_copy_has_opened_that(path: Path) -> None:
    one, other = take(copy(path), "Go on"), copy(path)
    say(other, ALL)
    step(one)
    assert Progress(path).saved.place == ORDER[3]


def test_votes_on_others_at_the_same_moment_are_kept(path: Path) -> None:
    one, other = copy(path), copy(path)
    one.keeper.vote("a", "ann", 2)
    other.keeper.vote("a", "bob", -1)
    assert Progress(path).saved.votes == {"a": {"ann": 2, "bob": -1}}
    one.keeper.vote("a", "ann", None)
    assert Progress(path).saved.votes == {"a": {"bob": -1}}


def test_where_one_left_last_and_how_is_kept_of_the_copy_that_changed_it(path: Path) -> None:
    one, other = take(copy(path), "Go on"), take(copy(path), "Go on")
    one.keeper.begin(theme="stage", pair=None)
    other.keeper.begin(theme="stage", pair=None)
    one.reading.jump(one.reading.stops[0])
    one.reading.turn()
    one.keeper.place(theme="score", pair=None)
    other.keeper.place(theme="stage", pair=True)
    saved = Progress(path).saved
    assert (saved.place, saved.turned, saved.theme, saved.pair) == (ORDER[0], True, "score", True)


class SharedProgress(Progress):
    """What two copies save, without a disk: what `amend` takes and leaves is on a list."""

    def __init__(self, disk: list[Saved]) -> None:
        super().__init__(None)
        self._saved, self._disk = disk[-1], disk

    def amend(self, how: Callable[[Saved], Saved]) -> None:
        self._saved = how(self._disk[-1])
        self._disk.append(self._saved)


class Said(Struct, frozen=True):
    """What was done in a copy: a step to so many beats, or a word that so many were watched."""

    copy: int
    beats: int
    closes: bool = False
    is_step: bool = False


class Two:
    """Two copies that have both stepped on three moments, and what was done in them since.

    `said`: all of it that stands, in order.
    """

    def __init__(self) -> None:
        self.disk = [Saved(open=tuple(ORDER[:3]), unfold=True)]
        self.copies = [Opening(TALE, SharedProgress(self.disk)) for _ in range(2)]
        self.words: list[list[Said]] = [[], []]
        self.said = [Said(0, 3)]

    def step(self, at: int) -> None:
        if self.copies[at].reading.unfold and not self.copies[at].reading.view.complete:
            step(self.copies[at])
            beats = len(self.copies[at].reading.open_beats)
            self.said.append(Said(at, beats, is_step=True))

    def say(self, at: int, point: Point) -> None:
        reading = self.copies[at].reading
        how_far, before = reading.how_far, len(reading.open_beats)
        reading.say_watched(point)
        if reading.how_far != how_far:
            self.copies[at].keeper.horizon("word")
            now = len(reading.open_beats)
            self.words[at].append(Said(at, now, closes=now < before))
            self.said.append(self.words[at][-1])

    def take_back(self, at: int) -> None:
        if self.words[at]:
            take_back(self.copies[at])
            word = self.words[at].pop()
            since = max(number for number, each in enumerate(self.said) if each is word)
            # What was stepped on in that copy since is taken back with it.
            left = len(self.copies[at].reading.open_beats)
            stands = [each for each in self.said[since:] if each.copy != at or each.beats <= left]
            self.said = [*self.said[:since], *(each for each in stands if each is not word)]

    @property
    def most(self) -> int:
        """How many beats may be open by what stands."""
        most = 0
        for each in self.said:
            if each.closes:
                most = each.beats
            elif not each.is_step or each.beats - 1 <= most:
                most = max(most, each.beats)
        return most

    @property
    def kept(self) -> int:
        """How many beats a plain start opens by what is saved."""
        return opened(self.disk[-1])


ACTS: list[Callable[[Two, int], None]] = [
    Two.step,
    Two.take_back,
    *(lambda two, at, point=point: two.say(at, point) for point in (NONE, Point(beat="f"), ALL)),
]
"""What can be done in one of two copies."""


@pytest.mark.parametrize("more", [2, pytest.param(3, marks=pytest.mark.long)])
def test_whatever_is_done_in_two_copies_no_more_is_kept_than_stands(more: int) -> None:
    for first, rest in product(ACTS, product(product(range(2), ACTS), repeat=more)):
        two = Two()
        for at, act in [(0, first), *rest]:
            act(two, at)
            assert two.kept <= two.most


@pytest.mark.parametrize("more", [3, pytest.param(5, marks=pytest.mark.long)])
@pytest.mark.parametrize("said", [[], [Point(beat=ORDER[0]), NONE]])
def test_whatever_is_done_in_one_copy_what_is_open_is_kept(said: list[Point], more: int) -> None:
    for acts in product(ACTS, repeat=more):
        two = Two()
        for point in said:
            two.say(0, point)
        for act in acts:
            act(two, 0)
            assert two.kept == len(two.copies[0].reading.open_beats)
