"""What a reader leaves on moments."""

from perfection_tui.reader.marks import cast_vote


def test_a_vote_is_given_changed_and_taken_back() -> None:
    votes: dict[str, dict[str, int]] = {}
    cast_vote(votes, "a", "lizzie", 1)
    cast_vote(votes, "a", "charlotte", -2)
    cast_vote(votes, "a", "charlotte", 0)
    assert votes == {"a": {"lizzie": 1, "charlotte": 0}}
    cast_vote(votes, "a", "lizzie", None)
    assert votes == {"a": {"charlotte": 0}}
    cast_vote(votes, "a", "charlotte", None)
    cast_vote(votes, "b", "charlotte", None)
    assert votes == {}
