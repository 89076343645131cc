"""How problems are printed: the caret, what cannot be seen, how much, and without spoilers."""

import pytest

from perfection_tui.script import problems
from perfection_tui.script.problems import Proof, block
from perfection_tui.script.tree import Mark, ScriptLines


@pytest.mark.parametrize(
    ("line", "column", "shown", "indent"),
    [
        ("ab", 2, "ab", 1),
        ("\tab", 2, r"\tab", 2),
        ("灯台b", 3, "灯台b", 4),
        ("e\u0301b", 3, "e\u0301b", 1),
        ("a\u200bb", 3, r"a\u200bb", 7),
        ("a\x1b[31mb", 2, r"a\x1b[31mb", 1),
        ("ab", 9, "ab", 2),
        ("x" * 300, 200, "…" + "x" * 100 + "…", 51),
        ("x" * 300, 1, "x" * 100 + "…", 0),
    ],
)
def test_the_caret_is_under_its_character(line: str, column: int, shown: str, indent: int) -> None:
    assert problems.excerpt(line, column) == (shown, indent)


def test_nothing_unprintable_is_printed_wherever_it_comes_from() -> None:
    owl = Proof("o\x1b[2Jwl\udcff\n.yaml")
    owl.lines = ScriptLines(["a\x1b]52;c\x07"])
    words = {"key": "k\x1b\n", "noun": "\u202e"}
    owl.add("PT201", Mark(1, 2), ("k\x1b\n",), "did you mean `\x9b`?", **words)
    told = block(owl.problems) + problems.spoiler_free(owl.problems)
    assert all(line.isprintable() for line in told.split("\n"))
    assert told.startswith(r"o\x1b[2Jwl\udcff\n.yaml:1:2: error PT201: `k\x1b\n` is not a key")


def test_a_sentence_is_never_longer_than_200_characters() -> None:
    owl = Proof("owl.yaml")
    owl.add("PT313", at="a" * 500, id="b" * 500, introduced="c" * 500)
    assert len(owl.problems[0].sentence) == 200


def test_after_a_thousand_problems_nobody_looks_further() -> None:
    owl = Proof("owl.yaml")
    for _ in range(problems.MAX_PROBLEMS - 1):
        owl.add("PT101")
    *shown, rest = block(owl.problems).split("\n")
    assert (len(shown), rest) == (20, "and 979 more")
    with pytest.raises(problems.TooMany):
        owl.add("PT101")
    assert block(owl.problems).endswith("\nand at least 980 more")


def test_every_code_says_in_sentences_how_it_is_mended() -> None:
    assert [code for code, told in problems.CODES.items() if not told.mend.endswith(".")] == []
