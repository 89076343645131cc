"""The edition: everything of a view joined, counted and worded, and nothing beyond it."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from perfection_tui.script.model import Story
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, copied
from perfection_tui.view.sentences import spelled
from perfection_tui.view.stops import Stop
from tests.making import edition_at, film_order, known_from, stories_with_horizons
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


def test_the_last_layer_of_a_truth_is_the_whole_truth_but_in_a_replay(edition: Edition) -> None:
    layers = [each.heading for each in edition.moments[10].truth]
    assert layers == ["after “The rewind”", "the whole truth, after “The reckoning”"]
    [before], new = edition.moments[10].replayed("what-charlotte-fled")
    assert (before.heading, new.heading) == ("after “The rewind”", "after “The reckoning”")


def test_the_moment_at_a_stop_is_its_own_or_the_last_open_before_it(film: Story) -> None:
    edition = edition_of(film, "mission")
    assert edition.moment_at(Stop("beat", 0, "the-mark")) is edition.moment("the-mark")
    assert edition.moment_at(Stop("card", 2)) is edition.moments[-1]
    assert edition_of(film, "none").moment_at(Stop("card", 0)) is None


@given(stories_with_horizons())
def test_every_join_leads_to_a_moment_of_the_same_view(case: tuple[Story, int]) -> None:
    story, watched = case
    edition = edition_at(story, watched)
    open_ones = set(film_order(story)[:watched])
    named = {
        *(each for pair in edition.clues for each in (pair.planted, pair.paid_off)),
        *(moment for each in edition.events for moment in (each.revealed, *each.touched)),
        *(shift.moment for each in edition.people for shift in each.shifts),
        *(since for each in edition.facts for since in each.known.values() if since),
        *(each.revealed for each in edition.facts),
        *(other for each in edition.moments for other in each.turns_over),
    }
    assert {moment.beat.id for moment in named} <= open_ones
    assert [moment.position for moment in edition.moments] == list(range(len(open_ones)))


@given(stories_with_horizons())
def test_of_a_moment_is_copied_what_is_open_and_turned_up(case: tuple[Story, int]) -> None:
    story, watched = case
    edition = edition_at(story, watched)
    for moment in edition.moments:
        text = copied(edition.view, moment, whole=True, turned=True, reveal=None)
        assert wording.TRUTH_HEADING in text
        assert (moment.beat.place or "") in text
        assert all(layer.text in text for layer in [*moment.belief, *moment.truth])
        assert (moment.untold in text) == (not moment.truth)
        assert max(known_from(text)) <= watched
