"""The replay of a reveal: a walk through the earlier moments that it turns over."""

import pytest

from perfection_tui.reader.reading import Reading
from tests.reader.tales import called_otherwise, stands, tale, walk, walked

TALE = tale("abc def gh", care="ad", e="abd")

WALK = ["a again", "a turned again", "b again", "b turned again", "d again", "d turned again"]
"""What stands there in the replay of the moment e."""


def replayed(reading: Reading) -> list[tuple[str, int, bool]]:
    """Where the rest of a replay leads, each with its number and whether it is the end."""
    places = []
    while reading.replay:
        assert reading.was_turned == reading.turned
        places.append((stands(reading), reading.replay.number, reading.replay.at_end))
        reading.forward()
    return places


def test_it_leads_through_what_a_reveal_turned_over_and_back_to_it_turned() -> None:
    reading = walked(TALE, "all", "stand e, replay")
    assert replayed(reading) == [
        (where, step // 2 + 1, step == 5) for step, where in enumerate(WALK)
    ]
    assert stands(reading) == "e turned"
    assert not reading.can_return
    walk(reading, "replay")
    assert stands(reading) == WALK[0]


def test_a_moment_behind_its_content_note_is_passed_over() -> None:
    reading = walked(TALE, "all", "notes, stand e, replay")
    assert [where for where, *_ in replayed(reading)] == [
        *("a noted again", "b again", "b turned again", "d noted again")
    ]
    assert stands(reading) == "e turned"


REPLAYS = {
    "it is taken up where it was left": ("replay, forward, forward, leave, replay", "b again"),
    "also after a jump": ("replay, forward, forward, go g, go e, replay", "b again"),
    "to leave it leads to the reveal": ("replay, forward, forward, leave", "e turned"),
    "even where truths are kept up": ("keep, replay, leave", "e turned"),
    "and so does a step back": ("replay, back", "e turned"),
    "a step back turns back": ("replay, forward, forward, back, back", "a again"),
    "to turn is a step on": ("replay, turn", "a turned again"),
    "to turn back is one back": ("replay, turn, turn", "a again"),
    "what turns nothing over has none": ("stand g, replay", "g"),
    "a jump to its own moment leaves it": ("replay, turn, go a", "a"),
    "and leads back to the reveal": ("replay, turn, go a, return", "e"),
    "but no further": ("replay, turn, go a, return, return", "e"),
    "a jump to its reveal comes back": ("replay, go e, return", "e"),
    "to return leaves it as well": ("replay, return", "e turned"),
    "to close the reveal ends it": ("replay, watched one", "a"),
}
"""What is done at the reveal, and where that leads."""


@pytest.mark.parametrize(("moves", "there"), REPLAYS.values(), ids=REPLAYS)
def test_of_a_replay(moves: str, there: str) -> None:
    assert stands(walked(TALE, "all", f"stand e, {moves}")) == there


FIRST_VIEWINGS = {
    "it waits until the reveal is turned": ("replay", "e"),
    "and then begins": ("turn, replay", "a again"),
    "also once that is turned back": ("turn, turn, replay", "a again"),
}
"""What is done at the reveal in a first viewing, and where that leads."""


@pytest.mark.parametrize(("moves", "there"), FIRST_VIEWINGS.values(), ids=FIRST_VIEWINGS)
def test_in_a_first_viewing(moves: str, there: str) -> None:
    assert stands(walked(TALE, "e", f"unfold, stand e, {moves}")) == there


def test_a_reveal_of_which_no_truth_may_be_told_is_replayed_at_once() -> None:
    story = tale("abc", b="a", c="b")
    assert stands(walked(story, "b", "unfold, stand b, replay")) == "a again"


def test_an_edit_leads_back_to_the_reveal_by_its_new_id() -> None:
    reading = walked(TALE, "all", "stand e, replay, forward, forward")
    reading.replace_story(called_otherwise(TALE, e="reveal"))
    assert stands(reading) == "reveal turned"
    reading.begin_replay()
    assert stands(reading) == WALK[0]
