"""From keys and values to records: text as typed, placeholders, and no problem told twice."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.script.characters import fault, has_visible
from perfection_tui.script.model import Story
from perfection_tui.script.prose import tidy
from tests.script.scripts import LAMP, changed, codes, read

PREMISE = "A keeper tends a lamp."


def story_of(script: str, *, libyaml: bool = True) -> Story:
    report = read(script, libyaml=libyaml)
    assert report.story, report.problems
    return report.story


@pytest.mark.parametrize(
    "typed",
    ["no", "off", "12:30", "1_000", "0x1F", "1e3", ".inf", "1999-01-01", "=", "0o7", "+1", "y"],
)
def test_a_text_is_what_was_typed(typed: str) -> None:
    assert story_of(changed(PREMISE, typed)).about.premise == typed


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("-2", -2), ("+1", 1), ("'2'", 2)])
def test_a_number_is_made_of_the_text(typed: str, number: int) -> None:
    trust = story_of(changed("{ann: 1}", f"{{ann: {typed}}}")).chapters[0].beats[0].trust
    assert trust == {"ann": number}


@pytest.mark.parametrize("typed", ["1.0", "one", "0x1", "1_0", "\u0661", "--1", "true"])
def test_nothing_else_is_a_number(typed: str) -> None:
    assert codes(changed("{ann: 1}", f"{{ann: {typed}}}")) == ["PT206"]


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "typed",
    [
        "One line\n    and the next.\n\n    Another  paragraph.",
        ">\n    One line\n    and the next.\n\n    Another  paragraph.\n",
        "|\n    One line\n    and the next.\n\n\n    Another  paragraph.\n\n",
        '"One line\n    and\tthe next.\n\n    Another  paragraph."',
        "'One line\n    and the next.\n\n    Another  paragraph. '",
        '"One line and the next.\\n\\nAnother paragraph."',
    ],
)
def test_a_blank_line_parts_paragraphs_in_every_style(typed: str, libyaml: bool) -> None:
    premise = story_of(changed(PREMISE, typed), libyaml=libyaml).about.premise
    assert premise == "One line and the next.\n\nAnother paragraph."


@given(st.lists(st.text(alphabet="a*\\ ", max_size=8), min_size=1, max_size=6), st.booleans())
def test_a_kept_line_break_is_kept_in_every_style(lines: list[str], libyaml: bool) -> None:
    typed = "".join(f"    {line}\n" for line in ["a", *lines, "z"])
    found = {
        story_of(changed(PREMISE, f"{sign}\n{typed}"), libyaml=libyaml).about.premise
        for sign in (">", ">-", "|", "|-")
    }
    (premise,) = found
    assert "\n\n\n" not in premise
    assert "\r" not in premise


def test_a_title_is_a_line_however_it_is_typed() -> None:
    typed = changed(
        "title: The dark", "title: |\n          The\\\n          dark\n\n          again"
    )
    assert story_of(typed).chapters[0].beats[1].title == "The dark again"
    typed = changed("belief: It goes out.", "belief: |\n          It goes\\\n          out.")
    assert story_of(typed).chapters[0].beats[1].belief == "It goes\nout."


def test_indented_lines_of_a_folded_text_are_no_paragraphs() -> None:
    typed = ">\n    One\n      two\n    three\n\n    four"
    assert story_of(changed(PREMISE, typed)).about.premise == "One two three\n\nfour"


LETTER = r"""
    Dear Ann,\
    come at \ once,  \
    or not\\
    at all.

    *Yours\
    Bob*\
"""


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "typed",
    [
        LETTER.strip(),
        f"'{LETTER.strip()}'",
        f">{LETTER}",
        f">-{LETTER.replace('    or', '      or')}",
        f"|{LETTER}",
    ],
    ids=["plain", "quoted", "folded", "folded and indented", "literal"],
)
def test_a_backslash_at_the_end_of_a_line_keeps_the_line_break(typed: str, libyaml: bool) -> None:
    """One within a line, before an empty line, at the end or behind another is shown as typed."""
    premise = story_of(changed(PREMISE, typed), libyaml=libyaml).about.premise
    assert premise == "Dear Ann,\ncome at \\ once,\nor not\\\\ at all.\n\n*Yours\nBob*\\"


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
    assert tidy(once, literal=True) == once
    assert once == once.strip()
    assert "\n\n\n" not in once
    assert "  " not in once


def test_an_empty_value_counts_as_left_out_where_a_field_may_be() -> None:
    bare = changed("        through: ann", "        through:\n        place:\n        care:")
    beat = story_of(bare).chapters[0].beats[0]
    assert (beat.through, beat.place, beat.care) == (None, None, ())


@pytest.mark.parametrize("typed", ["~", "null", "NULL"])
def test_null_is_asked_about_and_in_quotes_it_is_a_word(typed: str) -> None:
    assert codes(changed("through: ann", f"place: {typed}")) == ["PT205"]
    beat = story_of(changed("through: ann", f"place: '{typed}'")).chapters[0].beats[0]
    assert beat.place == typed


@pytest.mark.parametrize("typed", ["''", '" "', "'\u00a0'", "'\u200d'", '"\\n"'])
def test_a_text_with_nothing_to_see_is_empty(typed: str) -> None:
    assert codes(changed(PREMISE, typed)) == ["PT204"]


def test_facts_keep_their_order_and_their_names() -> None:
    facts = "kind: short story\n  facts: {Year: 1890, no: yes, 12:30: x}"
    assert [*story_of(changed("kind: short story", facts)).about.facts.items()] == [
        ("Year", "1890"),
        ("no", "yes"),
        ("12:30", "x"),
    ]


def test_a_beat_with_three_faults_shows_three_and_none_that_follow() -> None:
    broken = changed("        belief: It goes out.\n", "        belif: x\n        care: none\n")
    broken = broken.replace(
        "- at: dark\n            truth: She", "- at: drak\n            truth: She"
    )
    assert codes(broken) == ["PT201", "PT203", "PT301"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # An id that cannot be read: nobody is told that it does not exist.
        ("- id: dark", "- id: The Dark", ["PT208"]),
        ("- id: dark", "- name: dark", ["PT201", "PT202"]),
        ("  ann:", "  Ann B:", ["PT208"]),
        ("    beats:", "    beets:", ["PT201"]),
        ("people:", "poeple:", ["PT201"]),
        # A field that cannot be read breaks no rule.
        ("at: dark", "at: [dark]", ["PT203"]),
        ("at: dark", "at: The dark", ["PT208"]),
        ("{ann: 1}", "{Ann B: 1}", ["PT208"]),
        # But what is wrong elsewhere is still told.
        ("{ann: 1}", "{bob: 9}", ["PT207", "PT302"]),
        ("mark: A", "mark: Ann\n    introduced_at: drak", ["PT209", "PT301"]),
    ],
)
def test_what_follows_from_a_problem_is_not_told(old: str, new: str, told: list[str]) -> None:
    assert codes(changed(old, new)) == told


def test_places_in_lists_survive_a_broken_entry() -> None:
    broken = changed("      - id: light", "      - lamp\n      - id: light")
    broken = broken.replace("It goes out.", "[]")
    paths = [problem.path for problem in read(broken).problems]
    assert paths == ["chapters[0].beats[0]", "chapters[0].beats[2].belief"]


def test_root_causes_come_first_then_warnings_last() -> None:
    broken = changed(PREMISE, "A *keeper").replace("at: dark", "at: drak", 1)
    broken = broken.replace("belief: It goes", "belief: &x It goes").replace("mark: A", "mark: Ann")
    assert codes(broken) == ["PT121", "PT209", "PT301", "PT401"]


def test_a_newer_format_is_the_only_thing_told() -> None:
    assert codes("format: 12\nscenes: []\n") == ["PT211"]


def test_warnings_do_not_keep_a_story_from_being_read() -> None:
    report = read(changed(PREMISE, "A *keeper"))
    assert report.story
    assert not report.errors
    assert [problem.severity for problem in report.problems] == ["warning"]


def test_a_flood_of_problems_is_cut_short() -> None:
    report = read("\n".join(f"key{number}: x" for number in range(20_000)))
    assert len(report.problems) == 1_000
    assert report.story is None


def test_both_parsers_read_the_same_story() -> None:
    assert read(LAMP, libyaml=True) == read(LAMP, libyaml=False)
