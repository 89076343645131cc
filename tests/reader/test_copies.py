"""Two copies of the program that read one story at once, and what each leaves the other."""

from functools import partial
from itertools import product

import pytest
from msgspec import Struct

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Saved
from tests.making import film_order
from tests.marking import long
from tests.opened import SharedProgress, changes, kept_beats, step, take
from tests.reader.tales import point, tale
from tests.tables import table

TALE = tale("abc def ghi")
ORDER = film_order(TALE)


class Said(Struct, frozen=True):
    """What was done in a copy: a step to so many beats, or a word that so many were watched.

    Copy -1: in both, before.
    """

    copy: int
    beats: int
    closes: bool = False
    is_step: bool = False


class Two:
    """Two copies that have both stepped on three moments, and what was done in them since.

    `said`: all of it that stands, in order.
    """

    def __init__(self) -> None:
        self.disk = [Saved(open=tuple(ORDER[:3]), unfold=True, place=ORDER[2])]
        self.copies = [Opening(TALE, SharedProgress(self.disk)) for _ in range(2)]
        self.said = [Said(-1, 3)]

    def do(self, acts: str) -> None:
        """Do things in the first or the second copy: `1 steps 2, 2 says e, 2 takes back`."""
        for act in acts.split(", "):
            number, verb, what = act.split()
            getattr(self, verb)(int(number) - 1, what)

    def steps(self, at: int, times: str) -> None:
        reading = self.copies[at].reading
        for _ in range(int(times)):
            if reading.story.unfold and not reading.view.complete:
                step(self.copies[at])
                self.said.append(Said(at, len(reading.story.open_beats), is_step=True))

    def says(self, at: int, what: str) -> None:
        reading = self.copies[at].reading
        before = len(reading.story.open_beats)
        if changes(self.copies[at], "word", partial(reading.say_watched, point(what))):
            now = len(reading.story.open_beats)
            self.said.append(Said(at, now, closes=now < before))

    def takes(self, at: int, _: str) -> None:
        reading = self.copies[at].reading
        words = [n for n, each in enumerate(self.said) if each.copy == at and not each.is_step]
        if words and changes(self.copies[at], "taken back", reading.take_back):
            # What was stepped on in that copy since is taken back with it.
            left, since = len(reading.story.open_beats), self.said[words[-1] + 1 :]
            stands = [each for each in since if each.copy != at or each.beats <= left]
            self.said[words[-1] :] = stands

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
        return kept_beats(TALE, self.disk)


@pytest.mark.parametrize(("_story", "acts", "opens"), table(__file__, "copies.txt"))
def test_of_two_copies(_story: str, acts: str, opens: str) -> None:
    """A row says what is done in two copies, and which beats a plain start opens then."""
    two = Two()
    two.do(acts)
    assert ("".join(ORDER[: two.kept]) or "nothing") == opens


def test_where_one_left_is_kept_where_another_copy_has_opened_that() -> None:
    two = Two()
    take(two.copies[0], "Go on")
    two.do("2 says all, 1 steps 1")
    assert two.disk[-1].place == ORDER[3]


def test_votes_are_given_changed_and_taken_back_and_each_copy_leaves_those_of_the_other() -> None:
    two = Two()
    for at, person, level, left in (
        (0, "ann", 2, {"a": {"ann": 2}}),
        (1, "bob", -1, {"a": {"ann": 2, "bob": -1}}),
        (0, "ann", 0, {"a": {"bob": -1, "ann": 0}}),
        (0, "ann", None, {"a": {"bob": -1}}),
        (0, "ann", None, {"a": {"bob": -1}}),
        (1, "bob", None, {}),
    ):
        two.copies[at].keeper.vote("a", person, level)
        assert two.disk[-1].votes == left


def test_where_one_left_last_and_how_is_kept_of_the_copy_that_changed_it() -> None:
    two = Two()
    one, other = (take(copy, "Go on") for copy in two.copies)
    for copy in (one, other):
        copy.keeper.begin(theme="stage", pair=None)
    one.reading.jump(one.reading.stops[0])
    one.reading.turn()
    one.keeper.keep_place(theme="score", pair=None)
    other.keeper.keep_place(theme="stage", pair=True)
    saved = two.disk[-1]
    assert (saved.place, saved.turned, saved.theme, saved.pair) == (ORDER[0], True, "score", True)


ACTS = ["steps 1", "takes back", "says none", "says f", "says all"]
"""What can be done in one of two copies."""


@pytest.mark.parametrize("more", [2, long(3)])
def test_whatever_is_done_in_two_copies_no_more_is_kept_than_stands(more: int) -> None:
    for first, rest in product(ACTS, product(product("12", ACTS), repeat=more)):
        two = Two()
        for copy, act in [("1", first), *rest]:
            two.do(f"{copy} {act}")
            assert two.kept <= two.most


@pytest.mark.parametrize("more", [3, long(5)])
@pytest.mark.parametrize("said", [[], ["says a", "says none"]])
def test_whatever_is_done_in_one_copy_what_is_open_is_kept(said: list[str], more: int) -> None:
    for acts in product(ACTS, repeat=more):
        two = Two()
        for act in [*said, *acts]:
            two.do(f"1 {act}")
            assert two.kept == len(two.copies[0].reading.story.open_beats)
