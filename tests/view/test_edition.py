"""The edition: everything of a view joined, counted and worded, and nothing beyond it."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.sentences import spelled
from perfection_tui.view.stops import Stop
from tests.making import edition_at, film_order, stories_with_horizons
from tests.opened import edition_of
from tests.tables import table


@pytest.mark.parametrize(("until", "of", "words"), table(__file__, "sentences.txt"))
def test_of_the_film_until(film: Story, until: str, of: str, words: str) -> None:
    """A row says what is told, after a chapter, of somebody or of a moment."""
    kind, name, told = of.split()
    assert spelled(getattr(getattr(edition_of(film, until), kind)(name), told)) == words


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
    figure = edition_of(replace(film, people={**film.people, "anton": person})).person("anton")
    assert (figure.called, figure.trust_words[-2]) == (called, level)


def test_whom_the_audience_trusts_are_those_of_whom_it_thinks_anything(film: Story) -> None:
    trusted = [each.id for each in edition_of(film, "mission").trusted]
    assert trusted == ["charlotte", "lizzie", "anton", "paloma", "zhang-li"]


def test_a_moment_says_whom_it_moved(edition: Edition) -> None:
    assert [each.words for each in edition.moment("the-cleaver").moved] == [
        "Charlotte Wilmore, undecided (until now a hero)"
    ]
    assert [each.words for each in edition.moments[0].moved] == ["Charlotte Wilmore, a hero"]


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


def test_a_clue_says_at_either_end_where_the_other_is(edition: Edition) -> None:
    [planted] = edition.moment("the-cleaver").clues
    assert spelled(planted) == (
        "A clue is planted here: A meat cleaver comes out of a pocket. "
        "It pays off in “The rewind” (Detour 7)."
    )
    assert spelled(edition.moment("the-rewind").clues[-1]).startswith(
        "A clue pays off here, planted in “The cleaver” (Detour 5): "
    )


def test_of_a_belief_that_changes_nothing_is_told_before_that(film: Story) -> None:
    before = edition_at(film, film_order(film).index("the-hand"))
    assert not any(moment.revises for moment in before.moments)


def test_the_moment_at_a_stop_is_its_own_or_the_last_open_before_it(film: Story) -> None:
    edition = edition_of(film, "mission")
    assert edition.moment_at(Stop("beat", 0, "the-mark")) is edition.moment("the-mark")
    assert edition.moment_at(Stop("card", 2)) is edition.moments[-1]
    assert edition_of(film, "none").moment_at(Stop("card", 0)) is None


def test_an_edition_names_what_it_does_not_have(film: Story) -> None:
    nothing = edition_of(film, "none")
    with pytest.raises(KeyError):
        nothing.moment("free-at-last")
    with pytest.raises(KeyError):
        nothing.person("nobody")


@given(stories_with_horizons())
def test_every_join_leads_to_a_moment_of_the_same_view(case: tuple[Story, int]) -> None:
    story, watched = case
    edition = edition_at(story, watched)
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
