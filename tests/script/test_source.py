"""What is refused before anything is built: encodings, sizes, and what is no script at all."""

import pytest
import yaml

from perfection_tui.script import feed, source
from perfection_tui.script.feed import MAX_GAP
from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.model import MAX_TEXT
from perfection_tui.script.source import MAX_DEPTH
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
    assert head(LAMP.encode(encoding)).endswith("saved as UTF-32; a script is UTF-8.")


@pytest.mark.parametrize(
    ("nuls", "letters", "saved"),
    [
        (0, 100, ""),
        (39, 61, ""),
        (40, 60, "UTF-16"),
        (60, 40, "UTF-16"),
        (61, 39, "UTF-32"),
        (100, 0, ""),
        # Only the beginning is looked at.
        (160, 240, "UTF-16"),
        (160, 2_400, "UTF-16"),
    ],
)
def test_without_a_mark_the_share_of_nul_bytes_tells(nuls: int, letters: int, saved: str) -> None:
    answer = head(b"\0" * nuls + b"a" * letters)
    assert (f"saved as {saved};" in answer) if saved else ("saved as" not in answer)


def test_a_file_beyond_the_limit_is_refused_whole() -> None:
    assert told(b"\n" * (MAX_BYTES + 1)) == (
        "lamp.yaml: error PT104: The file is larger than 2 MiB; no script needs to be."
    )
    assert "PT104" not in head(b"\n" * MAX_BYTES)


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
    assert told(broken, libyaml=libyaml) == told(broken.replace(break_, "\n"), libyaml=libyaml)


@pytest.mark.parametrize("character", ["\0", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_characters_no_yaml_may_hold_are_told_where_they_stand(character: str) -> None:
    assert head(f"# one\n# two {character}\n{LAMP}").startswith("lamp.yaml:2:7: error PT107: U+")
    assert head(f"#{character}\n{LAMP}").startswith("lamp.yaml:1:2: error PT107: U+")


@BOTH
@pytest.mark.parametrize("first", ["X", "X# a", "\xa0", "\xa0# a"])
def test_after_the_first_words_a_percent_sign_is_no_directive(first: str, libyaml: bool) -> None:
    assert "PT109" in head(f"{first}\n%a\n", libyaml=libyaml)
    assert head(f" \t\n\t# a\n%a\n{first}", libyaml=libyaml).startswith(
        "lamp.yaml:3:1: error PT125"
    )


def test_the_parser_that_is_asked_for_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    for libyaml, other in ((False, "CBaseLoader"), (True, "BaseLoader")):
        with monkeypatch.context() as patch:
            patch.delattr(yaml, other, raising=False)
            assert told(LAMP, libyaml=libyaml) == ""


@BOTH
@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF"])
def test_an_escape_beyond_unicode_is_told(escape: str, libyaml: bool) -> None:
    assert ": error PT117: This escape" in head(f'title: "{escape}"', libyaml=libyaml)


@BOTH
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{", "[a,", "{? "])
@pytest.mark.parametrize("times", [17, 20_000])
def test_depth_is_bounded(opening: str, times: int, libyaml: bool) -> None:
    column = MAX_DEPTH * len(opening) + 1
    assert head(opening * times, libyaml=libyaml).startswith(f"lamp.yaml:1:{column}: error PT127")


@BOTH
@pytest.mark.parametrize("ahead", ["@", "'", "%", "\t@", '"\\z"', "]@", "\n@", "'\n" * 9_999])
def test_too_deep_comes_before_an_error_further_on(ahead: str, libyaml: bool) -> None:
    script = "coda:\n  - " + "[" * 20 + ahead
    assert head(script, libyaml=libyaml).startswith("lamp.yaml:2:19: error PT127")


@BOTH
@pytest.mark.parametrize(
    ("before", "column"), [("coda: ", 22), ("coda:\n  ", 18), ("coda: {a: b, c:\n  ", 17)]
)
def test_too_deep_is_told_whatever_stands_before(before: str, column: int, libyaml: bool) -> None:
    line = 2 + before.count("\n")
    answer = head(f"title: Lamp\n{before}{'[' * 20}@", libyaml=libyaml)
    assert answer == (
        f"lamp.yaml:{line}:{column}: error PT127: "
        "This is nested more than 16 levels deep; no part of a script is."
    )
    # What is closed again is no deeper.
    assert "PT127" not in head(f"title: Lamp\n{before}[{'[], ' * 20}@", libyaml=libyaml)


def test_sixteen_levels_are_not_too_deep() -> None:
    levels = MAX_DEPTH - 1  # and the keys around them
    assert codes(changed("coda: []", "coda: " + "[" * levels + "]" * levels)) == ["PT203"]
    assert codes("coda: " + "[" * (levels + 1)) == ["PT127"]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (2, "1:8: error PT128: There are more than 2 keys and values; no script needs as many."),
        (10, "1:30: error PT128: There are more than 10 keys and values; no script needs as many."),
        (11, "1:34: error PT128: There are more than 11 keys and values; no script needs as many."),
        (12, "1:1: error PT202: This script has no `format`."),
    ],
)
def test_keys_and_values_count(limit: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_NODES", limit)
    assert head("title: [{ab: cd}, {ab: cd}, {ab: cd}]") == f"lamp.yaml:{said}"


def test_a_text_of_just_the_limit_is_fine() -> None:
    fits, long = "x" * MAX_TEXT, "x" * (MAX_TEXT + 1)
    assert told(changed("A keeper tends a lamp.", fits)) == ""
    assert head(changed("A keeper tends a lamp.", long)) == (
        "lamp.yaml:5:12: error PT129: This text is longer than 20,000 characters."
    )


@BOTH
def test_a_long_stretch_without_a_key_ends_reading(libyaml: bool) -> None:
    script = "title: |\n" + "  x\n" * (MAX_GAP // 2)
    assert head(script, libyaml=libyaml) == (
        "lamp.yaml:1:6: error PT130: "
        "More than 250,000 characters pass here without a new key or value."
    )


@BOTH
def test_what_has_keys_may_be_as_long_as_it_likes(
    libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MAX_GAP", 9_000)
    monkeypatch.setattr(source, "MAX_GAP", 9_000)
    assert "PT109" in head("- abcd\n" * 3_000, libyaml=libyaml)
    assert "PT130" in head("- " + "abcd\n " * 3_000, libyaml=libyaml)


def test_the_longest_stretch_is_not_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_GAP", 100)
    assert "PT130" not in head("title: " + "x" * 98)
    assert "PT130" in head("title: " + "x" * 99)


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


HIDDEN, AS_ESCAPE = "\u202e", "\\u202e"


@BOTH
@pytest.mark.parametrize(
    ("script", "places"),
    [
        (f"title: A{HIDDEN}b", ["1:9"]),
        (f"title: A\n  be{HIDDEN}c", ["2:5"]),
        (f"title: {HIDDEN}a{HIDDEN}", ["1:8"]),
        (f'title: "a\n{HIDDEN}b"', ["2:1"]),
        (f'title: "a long line {HIDDEN}\n  b"', ["1:21"]),
        (f"title: |\n  a\n  b{HIDDEN}\n", ["3:4"]),
        (f"facts: {{a: x{HIDDEN}, b: y{HIDDEN}}}", ["1:13", "1:20"]),
        # An escape has no place of its own, and what looks like it further on is another text's.
        (f'facts: {{a: "{AS_ESCAPE}", b: {HIDDEN}}}', ["1:12", "1:25"]),
        (f'facts: {{a: "{AS_ESCAPE}",{HIDDEN}b: c}}', ["1:12", "1:21"]),
        (f'a: "{AS_ESCAPE}"\nb: "{HIDDEN}"', ["1:4", "2:5"]),
    ],
)
def test_what_cannot_be_seen_is_told_of(script: str, places: list[str], libyaml: bool) -> None:
    lines = told(script, libyaml=libyaml).split("\n")
    assert [line.split(":", 1)[1].split(": ")[0] for line in lines if ": error PT132" in line] == (
        places
    )


def test_a_backslash_in_double_quotes_keeps_no_line_break() -> None:
    typed = '"A \\\n    keeper \\\\ tends."'
    story = read(changed("A keeper tends a lamp.", typed)).story
    assert story
    assert story.about.premise == "A keeper \\ tends."


def test_a_merge_is_told_wherever_it_looks_like_a_key_read_before() -> None:
    assert "PT123" in codes('title: {"<<": a}\ncoda: [{<<: b}]')


@pytest.mark.parametrize(
    ("value", "code"),
    [("*a", "PT120"), ("*a # b", "PT120"), ("*a b", "PT116"), ("*a  ", "PT120")],
)
def test_an_alias_is_told_from_a_text_that_begins_with_a_star(value: str, code: str) -> None:
    assert head(f"title: a long line\nabout: {value}").startswith(f"lamp.yaml:2:8: error {code}")


def test_what_is_refused_is_told_with_its_field() -> None:
    assert "\n    = field: title\n" in told("title: !<tag:yaml.org,2002:tag:yaml.org,2002:b> c")
    assert "`!!tag:yaml.org,2002:b` is a tag" in told(
        "a: !<tag:yaml.org,2002:tag:yaml.org,2002:b> c"
    )
    assert '\n    = field: ["?"]\n' in told("? [a]\n: &x b\n")
    assert "\n    = field: title" in told("title: " + "x" * (MAX_TEXT + 1))
    assert "\n    = field: title" in told("title: {<<: a}")
    assert "\n    = field: title" in told("title: {[a]: b}")


def test_a_key_written_twice_is_not_judged_besides() -> None:
    assert codes(changed("title: The Lamp", "title: The Lamp\ntitle: B")) == ["PT124"]
    assert codes(changed("id: dark", "id: dark\n        id: dusk")) == ["PT124"]
