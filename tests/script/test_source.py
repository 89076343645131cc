"""What is refused before anything is built: encodings, sizes, depths, and parsers told apart."""

import pytest

from perfection_tui.script import model, source
from tests.script.scripts import LAMP, changed, told

BOTH = pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])


def head(script: str | bytes, *, libyaml: bool = True) -> str:
    return told(script, libyaml=libyaml).split("\n")[0]


WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize(
    ("data", "saved"),
    [
        *((LAMP.encode(encoding), encoding[:6].upper()) for encoding in WIDE),
        # Without a mark the share of NUL bytes tells, and only the beginning is looked at.
        (b"a\0" * 39 + b"aa" * 11, ""),
        (b"a\0" * 40 + b"aa" * 10, "UTF-16"),
        (b"a\0" * 160 + b"aa" * 1_200, "UTF-16"),
        # What is no text in it is saved as something else.
        (b"\0" * 61 + b"a" * 39, ""),
        (b"\0" * 100, ""),
    ],
)
def test_an_encoding_of_wide_letters_is_named(data: bytes, saved: str) -> None:
    named = f"lamp.yaml: error PT106: The file is saved as {saved}; a script is UTF-8."
    assert (head(data) == named) if saved else ("PT107" in head(data))


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


@BOTH
def test_a_quote_left_open_far_above_is_told_of_and_not_the_length_of_what_it_takes_in(
    libyaml: bool,
) -> None:
    left_open = changed("belief: It goes out.", 'belief: "It goes out.') + "\n" + "# on\n" * 6_000
    report = told(left_open + '  - question: "Why?"\n', libyaml=libyaml)
    assert report.startswith("lamp.yaml:29:17: error PT136")
    assert "PT129" not in report
    assert "or never closed" in told(left_open + "# on\n" * 51_000, libyaml=libyaml)


OPENINGS = ("[", "{a: ", "- ", "? ", "{", "[a,", "{? ")
ERRORS = ("@", "'", "%", "\t@", '"\\z"', "]@", "\n@", "'\n" * 9_999)
TOO_DEEP = [
    *((it * n, f"1:{source.MAX_DEPTH * len(it) + 1}") for it in OPENINGS for n in (17, 20_000)),
    *(("coda:\n  - " + "[" * 20 + error, "2:19") for error in ERRORS),
    ("title: Lamp\ncoda: " + "[" * 20 + "@", "2:22"),
    ("title: Lamp\ncoda:\n  " + "[" * 20 + "@", "3:18"),
    ("title: Lamp\ncoda: {a: b, c:\n  " + "[" * 20 + "@", "3:17"),
]
"""What nests too deep, be there an error further on, and where that is told."""


@BOTH
@pytest.mark.parametrize(("script", "place"), TOO_DEEP)
def test_depth_is_bounded(script: str, place: str, libyaml: bool) -> None:
    told = "This is nested more than 16 levels deep; no part of a script is."
    assert head(script, libyaml=libyaml) == f"lamp.yaml:{place}: error PT127: {told}"


@BOTH
@pytest.mark.parametrize("before", ["coda: ", "coda:\n  ", "coda: {a: b, c:\n  "])
def test_what_is_closed_again_is_no_deeper(before: str, libyaml: bool) -> None:
    assert "PT127" not in head(f"title: Lamp\n{before}[{'[], ' * 20}@", libyaml=libyaml)


@pytest.mark.parametrize(("limit", "column"), [(2, 8), (10, 30), (11, 34), (12, 0)])
def test_keys_and_values_count(limit: int, column: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_NODES", limit)
    told = f"There are more than {limit} keys and values; no script needs as many."
    many = f"1:{column}: error PT128: {told}"
    said = many if column else "1:1: error PT202: This script has no `format`."
    assert head("title: [{ab: cd}, {ab: cd}, {ab: cd}]") == f"lamp.yaml:{said}"


def test_a_text_of_just_the_limit_is_fine() -> None:
    fits, long = "x" * model.MAX_TEXT, "x" * (model.MAX_TEXT + 1)
    assert told(changed("A keeper tends a lamp.", fits)) == ""
    first, *rest = told(changed("A keeper tends a lamp.", long)).split("\n")
    assert first == "lamp.yaml:5:12: error PT129: This text is longer than 20,000 characters."
    assert "    = field: about.premise" in rest


@BOTH
def test_a_long_stretch_without_a_key_ends_reading(libyaml: bool) -> None:
    script = "title: |\n" + "  x\n" * (source.MAX_GAP // 2)
    assert head(script, libyaml=libyaml) == (
        "lamp.yaml:1:6: error PT130: "
        "More than 250,000 characters pass here without a new key or value."
    )


@BOTH
def test_what_has_keys_may_be_as_long_as_it_likes_and_the_longest_stretch_is_that_of_both(
    libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_GAP", 20_000)
    for gap, code in [(19_980, "PT109"), (20_000, "PT130")]:
        assert code in head("- a\n#" + "x" * gap + "\n- b" * 9_000, libyaml=libyaml)


def test_the_longest_stretch_is_not_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_GAP", 100)
    assert "PT130" not in head("title: " + "x" * 98)
    assert "PT130" in head("title: " + "x" * 99)
