"""Search: finds every text that a reader may see, however it is typed, and nothing else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.view import search
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, see
from perfection_tui.view.stops import Stop, Stops
from perfection_tui.view.wording import BELIEF_HEADING, NEXT_HEADING
from tests.making import END, horizon_at, known_from, stories_with_horizons


def told(words: str) -> search.Found:
    """A text that can be found, wherever it stands."""
    return search.Found("about", "", words, compared=search.compared(words))


def found_in(edition: Edition, words: str) -> Sequence[search.Found]:
    return search.holding(words, search.texts(edition))


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The Café’s door", "cafe's", ["Café’s"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("two\n\nparagraphs", "two  paragraphs", ["two\n\nparagraphs"]),
        ("an ﬁn and a fin", "fin", ["ﬁn", "fin"]),
        ("[beat] (.*) $", "(.*)", ["(.*)"]),
        ("nothing", "  ", []),
        ("a – b", "a - b", ["a – b"]),
    ],
)
def test_case_accents_blanks_and_quotes_do_not_count(
    text: str, wanted: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in search.spans_of(text, wanted)] == found


def test_what_is_found_says_where_it_stands_and_on_which_side(edition: Edition) -> None:
    title, belief, truth, *_ = found_in(edition, "CLEAVER")
    assert (title.where, title.side) == ("The cleaver (Detour 5)", None)
    assert (belief.side, truth.side) == ("belief", "truth")
    assert title.stop == belief.stop == truth.stop == Stop("beat", 1, "the-cleaver")
    (later,) = found_in(edition, "feeling out her rival")
    assert (belief.kind, later.kind) == (BELIEF_HEADING, NEXT_HEADING)


def test_an_excerpt_is_one_line_around_the_first_thing_found(edition: Edition) -> None:
    found = next(each for each in found_in(edition, "two hands") if each.side == "truth")
    excerpt = search.words_around(found.text, "two hands", 20)
    assert excerpt == "…come out of it with two hands between them."


@pytest.mark.parametrize(
    ("word", "page", "item", "where", "told"),
    [
        ("dowager", "people", "mrs-hale", "Mrs Hale", False),
        ("letter", "evidence", "note", "Clue in “The window” (Evening 1)", False),
        ("thief", "knowledge", "not-stolen", "Who knows what", False),
        ("Tom has taken it", "knowledge", "not-stolen", "Who knows what", True),
        ("CC0", "about", None, "About the story", True),
    ],
)
def test_other_words_find_things_too_and_are_shown_where_they_are_told(
    accounts: Edition, word: str, page: str, item: str | None, where: str, told: bool
) -> None:
    (found,) = found_in(accounts, word)
    assert (found.page, found.item, found.where) == (page, item, where)
    shown = search.words_around(found.text, word)
    assert (word in shown) == told
    assert told or found.text.startswith(shown.removesuffix("…"))


def test_the_detailed_advisory_is_found_by_no_search(edition: Edition) -> None:
    assert not [each for each in found_in(edition, "vomiting") if each.page == "about"]


@given(stories_with_horizons())
def test_every_text_that_may_be_known_is_found_and_where_a_reader_can_go(
    case: tuple[Story, int],
) -> None:
    story, watched = case
    view = see(story, horizon_at(story, watched))
    found = found_in(Edition(view), "kw")
    beats = [beat for chapter in view.chapters for beat in chapter.beats]
    expected = [layer.text for beat in beats for layer in (*beat.beliefs, *beat.truths)]
    assert set(expected) <= {each.text for each in found}
    known = {*range(watched + 1), END if view.complete else 0}
    assert {since for each in found for since in known_from(each.text)} <= known
    assert {each.stop for each in found if each.stop} <= {*Stops(view)}


def test_a_search_goes_round_the_sides_of_moments_in_film_order(edition: Edition) -> None:
    stops = Stops(edition.view)
    found = search.spots(found_in(edition, "cleaver"), stops)
    assert [(spot.stop.beat, spot.side) for spot in found] == [
        ("the-cleaver", "belief"),
        ("the-cleaver", "truth"),
        ("the-rewind", "belief"),
        ("delivered", "belief"),
        ("what-charlotte-fled", "belief"),
    ]
    for at, here in enumerate(found):
        assert search.next_spot(found, stops, here, 1) == found[(at + 1) % len(found)]
        assert search.next_spot(found, stops, here, -1) == found[at - 1]
    assert search.next_spot(found, stops, search.Spot(Stop("coda", 4), None), 1) == found[0]


def test_where_nothing_is_open_a_title_is_found_on_its_chapters_card(film: Story) -> None:
    edition = Edition(see(film, NOTHING))
    found = search.spots(found_in(edition, "Duet"), Stops(edition.view))
    assert found == [search.Spot(Stop("card", 3), None)]


@given(
    st.lists(st.text("aB é’'ﬁ\n", max_size=12), max_size=6),
    st.lists(st.text("ab eé'ﬁ", max_size=4), max_size=6),
)
def test_what_is_found_is_what_stands_in_the_texts(those: list[str], typed: list[str]) -> None:
    among = [told(each) for each in those]
    for wanted in typed:
        assert [each.text for each in search.holding(wanted, among)] == [
            each for each in those if search.spans_of(each, wanted)
        ]
