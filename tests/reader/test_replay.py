"""The replay of a reveal: a walk through the earlier moments that it turns over."""

import pytest

from tests.reader.tales import stands, walked

REPLAYS = {
    "it leads through what was turned over, each on first sight and then turned": (
        "stand e, replay",
        "1 a again, 1 a turned again, 2 b again, 2 b turned again, 3 d again, 3 d turned again!",
    ),
    "a moment behind its content note is passed over": (
        "notes, stand e, replay",
        "1 a noted again, 2 b again, 2 b turned again, 3 d noted again",
    ),
}
"""What is done, and where every step of the replay leads then, with the end marked."""


@pytest.mark.parametrize(("moves", "places"), REPLAYS.values(), ids=REPLAYS)
def test_of_a_replay(moves: str, places: str) -> None:
    reading = walked("abc def gh; ad noted; e over abd", "all", moves)
    seen = []
    while replay := reading.replay:
        assert reading.was_turned == reading.turned
        seen.append(f"{replay.number} {stands(reading)}{'!' * replay.at_end}")
        reading.forward()
    assert ", ".join(seen) == places
    assert stands(reading) == "e turned"
