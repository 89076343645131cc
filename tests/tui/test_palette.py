"""How well what the palette offers answers what is typed."""

import pytest

from perfection_tui.tui.palette import closeness


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("con", "Contents", "Find in contents"),
        ("next", "Next moment", "Moment nexts"),
        ("ver", "Verdict", "Have it over"),
        ("moment next", "Next moment", "Next chapter"),
        ("contents", "Contents", "Discontents"),
    ],
)
def test_the_earlier_and_the_more_of_a_word_the_closer(typed: str, better: str, worse: str) -> None:
    assert closeness(typed, better) > closeness(typed, worse)
