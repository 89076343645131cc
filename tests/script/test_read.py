"""From keys and values to records: text as typed, and line breaks where they are meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.characters import fault, has_visible
from perfection_tui.script.prose import tidy
from tests.script.scripts import LAMP, changed, read, story_of

PREMISE = "A keeper tends a lamp."


def premise(typed: str, *, libyaml: bool = True) -> str:
    """The premise of the lamp script with `typed` in its place."""
    return story_of(changed(PREMISE, typed), libyaml=libyaml).about.premise


@pytest.mark.parametrize(
    "typed",
    ["no", "off", "12:30", "1_000", "0x1F", "1e3", ".inf", "1999-01-01", "=", "0o7", "+1", "'~'"],
)
def test_a_text_is_what_was_typed(typed: str) -> None:
    assert premise(typed) == typed.strip("'")


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("-2", -2), ("+1", 1), ("'2'", 2)])
def test_a_number_is_made_of_the_text(typed: str, number: int) -> None:
    trust = story_of(changed("{ann: 1}", f"{{ann: {typed}}}")).chapters[0].beats[0].trust
    assert trust == {"ann": number}


PARAGRAPHS = "One line and the next.\n\nAnother paragraph."

LETTER = r"""
    Dear Ann,\
    come at \ once,  \
    or not\\
    at all.

    *Yours\
    Bob*\
"""
"""A backslash in a line, before an empty line, at the end or behind another is none at its end."""

LETTER_READ = "Dear Ann,\ncome at \\ once,\nor not\\\\ at all.\n\n*Yours\nBob*\\"


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("One line\n    and the next.\n\n    Another  paragraph.", PARAGRAPHS),
        (">\n    One line\n    and the next.\n\n    Another  paragraph.\n", PARAGRAPHS),
        ("|\n    One line\n    and the next.\n\n\n    Another  paragraph.\n\n", PARAGRAPHS),
        ('"One line\n    and\tthe next.\n\n    Another  paragraph."', PARAGRAPHS),
        ("'One line\n    and the next.\n\n    Another  paragraph. '", PARAGRAPHS),
        ('"One line and the next.\\n\\nAnother paragraph."', PARAGRAPHS),
        (">\n    One\n      two\n    three\n\n    four", "One two three\n\nfour"),
        (LETTER.strip(), LETTER_READ),
        (f"'{LETTER.strip()}'", LETTER_READ),
        (f">{LETTER}", LETTER_READ),
        (f">-{LETTER.replace('    or', '      or')}", LETTER_READ),
        (f"|{LETTER}", LETTER_READ),
        ('"A \\\n    keeper \\\\ tends."', "A keeper \\ tends."),
        ('"\U0001f469\u200d\U0001f467\\tand lamp"', "\U0001f469\u200d\U0001f467 and lamp"),
    ],
)
def test_paragraphs_and_kept_line_breaks_read_alike_in_every_style(
    typed: str, text: str, libyaml: bool
) -> None:
    assert premise(typed, libyaml=libyaml) == text


@given(st.lists(st.text(alphabet="a*\\ ", max_size=8), min_size=1, max_size=6), st.booleans())
def test_a_kept_line_break_is_kept_in_every_style(lines: list[str], libyaml: bool) -> None:
    typed = "".join(f"    {line}\n" for line in ["a", *lines, "z"])
    (found,) = {premise(f"{sign}\n{typed}", libyaml=libyaml) for sign in (">", ">-", "|", "|-")}
    assert "\n\n\n" not in found
    assert "\r" not in found


def test_a_title_is_a_line_however_it_is_typed() -> None:
    typed = "|\n          The\\\n          dark\n\n          again"
    (_, dark) = story_of(changed("The dark", typed)).chapters[0].beats
    assert dark.title == "The dark again"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_comes_through_as_text_or_is_refused(text: str) -> None:
    report = read(changed(PREMISE, json.dumps(text, ensure_ascii=False)))
    if fault(text) is None and has_visible(text):
        assert report.story
        assert report.story.about.premise == tidy(text, literal=False)
    else:
        assert report.problems[0].code in {"PT107", "PT132", "PT133", "PT204"}


@given(st.text(alphabet="ab \t\n*:#-\u00e9", max_size=60), st.booleans())
def test_tidying_twice_changes_nothing(text: str, literal: bool) -> None:
    once = tidy(text, literal=literal)
    assert tidy(once, literal=True) == once == once.strip()
    assert "\n\n\n" not in once
    assert "  " not in once


def test_an_empty_value_counts_as_left_out_where_a_field_may_be() -> None:
    bare = changed("        through: ann", "        through:\n        place:\n        care:")
    beat = story_of(bare).chapters[0].beats[0]
    assert (beat.through, beat.place, beat.care) == (None, None, ())


def test_facts_keep_their_order_and_their_names() -> None:
    facts = "kind: short story\n  facts: {Year: 1890, no: yes, 12:30: x}"
    read = [*story_of(changed("kind: short story", facts)).about.facts.items()]
    assert read == [("Year", "1890"), ("no", "yes"), ("12:30", "x")]


def test_both_parsers_read_the_same_story() -> None:
    assert read(LAMP, libyaml=True) == read(LAMP, libyaml=False)
