"""The edition: everything of a view joined, counted and worded, and nothing beyond it."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, after_chapter, see
from perfection_tui.view.sentences import spelled
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import NOTHING_TOLD
from tests.making import film_order, horizon_at, stories_with_horizons, whole


def after(story: Story, chapter: str) -> Edition:
    return Edition(see(story, after_chapter(story, chapter)))


def test_every_change_of_mind_is_told_once_in_film_order(edition: Edition) -> None:
    assert spelled(edition.person("lizzie").verdict) == (
        "Trusted from “The replacement” (Mission 6); a hero from “The night” (Mission 9); "
        "undecided from “Delivered” (Home 4); a villain from “Lizzie turns” (Duet 1); "
        "a hero from “Two enemies” (Duet 6); trusted from “Before the credits” (Duet 8)."
    )


def test_who_never_changes_is_told_in_one_step(edition: Edition) -> None:
    assert spelled(edition.person("teachers").verdict) == (
        "Villains from “High standards” (Home 5) to the end."
    )


@pytest.mark.parametrize(
    ("name", "called", "level"),
    [
        ("The teachers", "the teachers", "villains"),
        ("The two men on the lawn", "the two men on the lawn", "villains"),
        ("The lady of the flowers", "the lady of the flowers", "a villain"),
        ("The boss", "the boss", "a villain"),
        ("A stranger", "a stranger", "a villain"),
        ("The Joker", "The Joker", "a villain"),
        ("Los Pollos", "Los Pollos", "a villain"),
        ("The", "The", "a villain"),
    ],
)
def test_a_description_has_a_small_letter_in_a_sentence_and_may_be_of_several(
    film: Story, name: str, called: str, level: str
) -> None:
    person = replace(film.people["anton"], name=name)
    figure = whole(replace(film, people={**film.people, "anton": person})).person("anton")
    assert (figure.called, figure.trust_words[-2]) == (called, level)


def test_without_the_end_nothing_is_said_of_it(film: Story) -> None:
    edition = after(film, "mission")
    assert spelled(edition.person("zhang-li").verdict) == (
        "Trusted from “A sickness in the south” (Mission 8)."
    )
    assert [each.id for each in edition.trusted] == [
        "charlotte",
        "lizzie",
        "anton",
        "paloma",
        "zhang-li",
    ]


def test_a_moment_says_whom_it_moved(edition: Edition) -> None:
    assert [each.words for each in edition.moment("the-cleaver").moved] == [
        "Charlotte Wilmore, undecided (until now a hero)"
    ]
    assert [each.words for each in edition.moments[0].moved] == ["Charlotte Wilmore, a hero"]


def test_trust_coming_into_a_moment_is_that_of_the_moment_before(edition: Edition) -> None:
    first, second = edition.moments[:2]
    assert first.trust_before == {}
    assert second.trust_before == first.beat.trust


def test_what_was_held_back_says_for_how_long(edition: Edition) -> None:
    cut = next(each for each in edition.events if each.event.id == "the-cut")
    assert spelled(cut.words) == (
        "Seen in “The cleaver” (Detour 5) and “The hand” (Detour 6); "
        "revealed in “The rewind” (Detour 7), held back for two moments."
    )
    assert [each.beat.id for each in cut.earlier] == ["the-cleaver", "the-hand"]


def test_the_last_layer_of_a_truth_is_the_whole_truth_but_in_a_replay(edition: Edition) -> None:
    layers = [each.heading for each in edition.moments[10].truth]
    assert layers == ["after “The rewind”", "the whole truth, after “The reckoning”"]
    before, new = edition.moments[10].replayed("the-rewind")
    assert (before, new.heading) == ([], "after “The rewind”")


def test_a_moment_knows_the_events_it_reveals_and_those_it_only_touches(edition: Edition) -> None:
    assert edition.moment("the-rewind").events == "Reveals 14, 16, 17 and 18."
    assert edition.moment("the-cleaver").events == "Shows 18, revealed later."


def test_a_clue_says_at_either_end_where_the_other_is(edition: Edition) -> None:
    [planted] = edition.moment("the-cleaver").clues
    assert spelled(planted) == (
        "A clue is planted here: A meat cleaver comes out of a pocket. "
        "It pays off in “The rewind” (Detour 7)."
    )
    assert spelled(edition.moment("the-rewind").clues[-1]).startswith(
        "A clue pays off here, planted in “The cleaver” (Detour 5): "
    )


def test_a_moment_that_turns_over_many_names_the_first_and_the_last(edition: Edition) -> None:
    rewind = edition.moment("the-rewind")
    first, last = rewind.turns_over[0], rewind.turns_over[-1]
    assert spelled(rewind.turns_over_in_words).endswith(f", from {first.name} to {last.name}.")


def test_a_moment_names_those_of_which_it_changes_the_belief(film: Story, edition: Edition) -> None:
    assert spelled(edition.moment("the-hand").revises_in_words) == ""
    assert spelled(edition.moments_of(edition.view.chapters[3])[3].revises_in_words) == (
        "This moment changes what the audience believes of two earlier ones, from “Lizzie turns” "
        "(Duet 1) to “Taking their seats” (Duet 3)."
    )
    until = see(film, horizon_at(film, film_order(film).index("the-hand")))
    assert not any(moment.revises for moment in Edition(until).moments)


def test_the_moment_at_a_stop_is_its_own_or_the_last_open_before_it(film: Story) -> None:
    edition = after(film, "mission")
    assert edition.moment_at(Stop("beat", 0, "the-mark")) is edition.moment("the-mark")
    assert edition.moment_at(Stop("card", 2)) is edition.moments[-1]
    assert Edition(see(film, NOTHING)).moment_at(Stop("card", 0)) is None


def test_an_edition_names_what_it_does_not_have(film: Story) -> None:
    nothing = Edition(see(film, NOTHING))
    with pytest.raises(KeyError):
        nothing.moment("free-at-last")
    with pytest.raises(KeyError):
        nothing.person("nobody")


@given(stories_with_horizons())
def test_every_join_leads_to_a_moment_of_the_same_view(case: tuple[Story, int]) -> None:
    story, watched = case
    edition = Edition(see(story, horizon_at(story, watched)))
    open_ones = set(film_order(story)[:watched])
    named = {
        *(each for pair in edition.clues for each in (pair.planted, pair.paid_off)),
        *(moment for each in edition.events for moment in (each.revealed, *each.touched)),
        *(turn.moment for each in edition.people for turn in each.turns),
        *(since for each in edition.facts for since in each.known.values() if since),
        *(each.revealed for each in edition.facts),
        *(other for each in edition.moments for other in each.turns_over),
    }
    assert {moment.beat.id for moment in named} <= open_ones
    assert [moment.position for moment in edition.moments] == list(range(len(open_ones)))


def test_what_is_not_told_yet_says_when_it_will_be(film: Story) -> None:
    untold = after(film, "mission").moments[0].untold
    assert untold == f"{NOTHING_TOLD} This copy ends before that."
