"""How a reader judged beside the audience."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.judged import invites, judged
from perfection_tui.view.sentences import spelled
from tests.making import film_order, stories, whole


def test_who_cast_no_vote_judged_nobody(edition: Edition) -> None:
    assert judged(edition, {}) == []
    assert judged(edition, {"gone": {"charlotte": 1}, "the-rewind": {"nobody": 1}}) == []


@pytest.mark.parametrize(
    ("who", "vote", "words"),
    [
        ("charlotte", -2, "a villain. The audience: a hero then, a villain six moments later."),
        ("charlotte", -1, "doubted. The audience: a hero then, a villain six moments later."),
        (
            "lizzie",
            1,
            "trusted. The audience: trusted before, a hero then, undecided 11 moments later.",
        ),
    ],
)
def test_a_vote_ahead_of_the_audience_is_told_with_what_it_thought_and_when_it_came_round(
    edition: Edition, who: str, vote: int, words: str
) -> None:
    [each] = judged(edition, {"something-for-the-head": {who: vote}})
    assert (each.you, each.audience) == (vote, 2)
    assert spelled(each.words) == (
        "One vote, not as the audience: you trusted them less. "
        f"Your vote in “Something for the head” (Detour 1): {words}"
    )


def test_a_vote_to_which_the_audience_never_came_round_is_told_without(edition: Edition) -> None:
    [zhang_li] = judged(edition, {"something-for-the-head": {"zhang-li": 2}})
    words = spelled(zhang_li.words)
    assert words.strip() == "One vote, not as the audience: you trusted them more."


def test_votes_like_the_audiences_are_told_as_such(edition: Edition) -> None:
    beats = [beat for beat in edition.moments if "lizzie" in beat.beat.trust][:3]
    votes = {each.beat.id: {"lizzie": each.beat.trust["lizzie"]} for each in beats}
    [lizzie] = judged(edition, votes)
    assert spelled(lizzie.words).strip() == "Three votes, as the audience."
    assert lizzie.you == lizzie.audience


def test_a_vote_is_invited_at_the_end_of_a_chapter_until_one_is_cast(edition: Edition) -> None:
    moments = edition.moments
    asked = [each.numbered for each in moments if invites(each, {})]
    assert asked == ["Mission 10", "Detour 8", "Home 8", "Duet 8"]
    assert not invites(moments[9], {moments[9].beat.id: {"lizzie": 2}})


@given(stories(), st.data())
def test_every_vote_on_whom_one_had_met_counts_once(story: Story, data: st.DataObject) -> None:
    told = whole(story)
    cast = st.fixed_dictionaries({}, optional=dict.fromkeys(story.people, st.integers(-2, 2)))
    votes = data.draw(st.fixed_dictionaries(dict.fromkeys(film_order(story), cast)))
    met = [who for beat, each in votes.items() for who in {*each} & {*told.moment(beat).beat.trust}]
    those = judged(told, votes)
    assert sum(len(each.cast) for each in those) == len(met)
    for each in those:
        assert -2 <= each.you <= 2
        assert spelled(each.words)
