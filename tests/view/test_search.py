"""Search: finds every text that a reader may see, however it is typed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, see
from perfection_tui.view.search import (
    Found,
    Spot,
    compared,
    holding,
    next_spot,
    spans_of,
    spots,
    texts,
    words_around,
)
from perfection_tui.view.stops import Stop, Stops
from perfection_tui.view.wording import BELIEF_HEADING, NEXT_HEADING
from tests.making import END, horizon_at, known_from, stories_with_horizons


def told(words: str) -> Found:
    """A text that can be found, wherever it stands."""
    return Found("about", None, None, "", words, None, compared(words))


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
    assert [text[start:end] for start, end in spans_of(text, wanted)] == found


def test_what_is_found_says_where_it_stands_and_on_which_side(edition: Edition) -> None:
    title, belief, truth, *_ = holding("CLEAVER", texts(edition))
    assert (title.where, title.side) == ("The cleaver (Detour 5)", None)
    assert (belief.side, truth.side) == ("belief", "truth")
    assert title.stop == belief.stop == truth.stop == Stop("beat", 1, "the-cleaver")
    (later,) = holding("feeling out her rival", texts(edition))
    assert (belief.kind, later.kind) == (BELIEF_HEADING, NEXT_HEADING)


def test_an_excerpt_is_one_line_around_the_first_thing_found(edition: Edition) -> None:
    found = next(each for each in holding("two hands", texts(edition)) if each.side == "truth")
    assert (
        words_around(found.text, "two hands", 20) == "…come out of it with two hands between them."
    )


@pytest.mark.parametrize(
    ("word", "page", "item", "where"),
    [
        ("dowager", "people", "mrs-hale", "Mrs Hale"),
        ("letter", "evidence", "note", "Clue in “The window” (Evening 1)"),
        ("thief", "knowledge", "not-stolen", "Who knows what"),
        ("Tom has taken it", "knowledge", "not-stolen", "Who knows what"),
        ("CC0", "about", None, "About the story"),
    ],
)
def test_other_words_find_things_too(
    accounts: Edition, word: str, page: str, item: str | None, where: str
) -> None:
    (found,) = holding(word, texts(accounts))
    assert (found.page, found.item, found.where) == (page, item, where)


@pytest.mark.parametrize("word", ["dowager", "letter", "thief"])
def test_a_word_that_finds_without_being_told_is_not_shown(accounts: Edition, word: str) -> None:
    (found,) = holding(word, texts(accounts))
    shown = words_around(found.text, word)
    assert word not in shown.casefold()
    assert found.text.startswith(shown.removesuffix("…"))


def test_the_detailed_advisory_is_found_by_no_search(edition: Edition) -> None:
    assert not [each for each in holding("vomiting", texts(edition)) if each.page == "about"]


@given(stories_with_horizons())
def test_every_text_that_may_be_known_is_found_and_where_a_reader_can_go(
    case: tuple[Story, int],
) -> None:
    story, watched = case
    view = see(story, horizon_at(story, watched))
    found = holding("kw", texts(Edition(view)))
    beats = [beat for chapter in view.chapters for beat in chapter.beats]
    expected = [layer.text for beat in beats for layer in (*beat.beliefs, *beat.truths)]
    assert set(expected) <= {each.text for each in found}
    known = {*range(watched + 1), END if view.complete else 0}
    assert {since for each in found for since in known_from(each.text)} <= known
    assert {each.stop for each in found if each.stop} <= {*Stops(view)}


def test_a_search_goes_round_the_sides_of_moments_in_film_order(edition: Edition) -> None:
    stops = Stops(edition.view)
    found = spots(holding("cleaver", texts(edition)), stops)
    assert [(spot.stop.beat, spot.side) for spot in found] == [
        ("the-cleaver", "belief"),
        ("the-cleaver", "truth"),
        ("the-rewind", "belief"),
        ("delivered", "belief"),
        ("what-charlotte-fled", "belief"),
    ]
    for at, here in enumerate(found):
        assert next_spot(found, stops, here, 1) == found[(at + 1) % len(found)]
        assert next_spot(found, stops, here, -1) == found[at - 1]
    assert next_spot(found, stops, Spot(Stop("coda", 4), None), 1) == found[0]


def test_where_nothing_is_open_a_title_is_found_on_its_chapters_card(film: Story) -> None:
    edition = Edition(see(film, NOTHING))
    found = spots(holding("Duet", texts(edition)), Stops(edition.view))
    assert found == [Spot(Stop("card", 3), None)]


@given(
    st.lists(st.text("aB é’'ﬁ\n", max_size=12), max_size=6),
    st.lists(st.text("ab eé'ﬁ", max_size=4), max_size=6),
)
def test_what_is_found_is_what_stands_in_the_texts(those: list[str], typed: list[str]) -> None:
    among = [told(each) for each in those]
    for wanted in typed:
        assert [each.text for each in holding(wanted, among)] == [
            each for each in those if spans_of(each, wanted)
        ]
