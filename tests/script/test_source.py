"""What is refused before anything is built: encodings, sizes, and what is no script at all."""

from __future__ import annotations

import pytest

from perfection_tui.script.feed import MAX_GAP
from perfection_tui.script.model import MAX_TEXT
from perfection_tui.script.source import MAX_DEPTH, MAX_NODES
from tests.script.scripts import LAMP, changed, codes, read, told

BOTH = pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])


def head(script: str | bytes, *, libyaml: bool = True) -> str:
    return told(script, libyaml=libyaml).split("\n")[0]


@pytest.mark.parametrize("script", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff", " "])
def test_an_empty_file(script: str) -> None:
    assert head(script) == "lamp.yaml: error PT108: The file is empty."


@pytest.mark.parametrize(
    ("script", "kind"),
    [("The Lamp", "a text"), ("- The Lamp", "a list"), ("[]", "a list"), ("~", "empty")],
)
def test_a_file_that_is_not_a_set_of_keys(script: str, kind: str) -> None:
    assert head(script).startswith("lamp.yaml:1:1: error PT109: A script begins with keys")
    assert head(script).endswith(f"this is {kind}.")


def test_utf_8_with_a_mark_is_fine() -> None:
    assert told("\ufeff" + LAMP) == ""
    assert head("\ufeffformat: 2").startswith("lamp.yaml:1:9: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    assert head(LAMP.encode(encoding)) == (
        "lamp.yaml: error PT106: The file is saved as UTF-16; a script is UTF-8."
    )


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_named(encoding: str) -> None:
    assert "UTF-32" in head(LAMP.encode(encoding))


def test_another_encoding_is_told_at_its_first_strange_byte() -> None:
    assert told("title: Die Brücke\n".encode("latin-1")) == (
        "lamp.yaml:1:14: error PT105: The file is not UTF-8: byte 0xFC cannot be read.\n"
        "  1 | title: Die Br\\xfccke\n"
        "    |              ^\n"
        "    = help: save it as UTF-8"
    )


@BOTH
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(break_: str, libyaml: bool) -> None:
    broken = changed("at: dark", "at: drak").replace("\n", break_)
    assert head(broken, libyaml=libyaml).startswith("lamp.yaml:12:13: error PT301")


@pytest.mark.parametrize("character", ["\0", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_characters_no_yaml_may_hold_are_told_where_they_stand(character: str) -> None:
    assert head(f"# one\n# two {character}\n{LAMP}").startswith("lamp.yaml:2:7: error PT107: U+")


@BOTH
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{", "[a,", "{? "])
@pytest.mark.parametrize("times", [17, 100, 1_100, 20_000])
def test_depth_is_bounded(opening: str, times: int, libyaml: bool) -> None:
    column = MAX_DEPTH * len(opening) + 1
    assert head(opening * times, libyaml=libyaml).startswith(f"lamp.yaml:1:{column}: error PT127")


@BOTH
@pytest.mark.parametrize("ahead", ["@", "'", "%", "\t@", '"\\z"', "]@", "\n@", "'\n" * 9_999])
def test_too_deep_comes_before_an_error_further_on(ahead: str, libyaml: bool) -> None:
    script = "coda:\n  - " + "[" * 20 + ahead
    assert head(script, libyaml=libyaml).startswith("lamp.yaml:2:19: error PT127")


def test_sixteen_levels_are_not_too_deep() -> None:
    levels = MAX_DEPTH - 1  # and the keys around them
    assert codes(changed("coda: []", "coda: " + "[" * levels + "]" * levels)) == ["PT203"]
    assert codes("coda: " + "[" * (levels + 1)) == ["PT127"]


def test_keys_and_values_are_counted() -> None:
    assert "PT128" in head("a:\n" + "- b\n" * MAX_NODES)


def test_a_text_of_just_the_limit_is_fine() -> None:
    fits, long = "x" * MAX_TEXT, "x" * (MAX_TEXT + 1)
    assert told(changed("A keeper tends a lamp.", fits)) == ""
    assert head(changed("A keeper tends a lamp.", long)) == (
        "lamp.yaml:5:12: error PT129: This text is longer than 20,000 characters."
    )


@BOTH
def test_a_long_stretch_without_a_key_ends_reading(libyaml: bool) -> None:
    script = "title: |\n" + "  x\n" * (MAX_GAP // 2)
    assert head(script, libyaml=libyaml).startswith("lamp.yaml:1:6: error PT130")


def test_a_comment_may_hold_anything_printable() -> None:
    assert told("# \u202e \ue000 &a *b !c\n" + LAMP) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [("caf\u00e9", "cafe\u0301"), ("\ufb01re", "fire"), ("a b", "a  b"), ("'a'", "a")],
)
def test_keys_that_look_alike_are_the_same_key(first: str, second: str) -> None:
    facts = f"kind: short story\n  facts:\n    {first}: 1\n    {second}: 2"
    assert codes(changed("kind: short story", facts)) == ["PT124"]


def test_everything_refused_is_told_and_the_rest_still_read() -> None:
    broken = changed("A keeper tends a lamp.", "&a !b A keeper").replace("mark: A", "mark: Ann")
    assert codes(broken) == ["PT121", "PT122", "PT209"]


def test_what_an_alias_would_have_said_is_not_missed_as_well() -> None:
    assert codes(changed("at: dark", "at: *dark")) == ["PT120"]
    assert codes(changed("A keeper tends a lamp.", "*Ann waits.")) == ["PT116"]


def test_what_a_merge_would_have_brought_is_not_missed_as_well() -> None:
    merged = changed("        belief: The lamp burns for ships.", "        <<: {a: b}")
    assert codes(merged) == ["PT123"]


def test_a_joiner_and_a_tab_pass() -> None:
    family = "\U0001f469\u200d\U0001f467"
    story = read(changed("A keeper tends a lamp.", f'"{family}\\tand lamp"')).story
    assert story
    assert story.about.premise == f"{family} and lamp"


def test_four_marks_on_a_letter_pass() -> None:
    assert told(changed("A keeper tends a lamp.", "e" + "\u0301" * 4 + "e" + "\u0301" * 4)) == ""
    assert codes(changed("A keeper tends a lamp.", "e" + "\u0301\u200d" * 3)) == ["PT133"]
