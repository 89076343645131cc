"""Every way to break a script, and what only looks like one, is answered as stands in told/.

A case there has a name, changes to lamp.yaml as a diff would show them, with `\\u` escapes for
what cannot be seen, and the answer: the block that tells its problems or, where their words
stand elsewhere, the codes alone; nothing for a sound script. Changes in different places are
parted by a line `@@`. A case of nothing but new lines is a script of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from perfection_tui.script.problems import CODES, block
from tests.script.scripts import LAMP, read, told

ELSEWHERE = {
    # Those about a whole file or its size are held by test_files and test_source,
    *("PT101", "PT102", "PT103", "PT104", "PT105", "PT106"),
    *("PT127", "PT128", "PT129", "PT130"),
    # what YAML's parsers say that no trap is known for by test_traps,
    "PT110",
    # and what is told while a script is written by test_script_file.
    "PT411",
}


class Case(NamedTuple):
    """A script, and what answers it."""

    name: str
    script: str
    answer: str


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    for text in path.read_text("utf-8").split("\n=== ")[1:]:
        name, _, rest = text.rstrip("\n").partition("\n")
        diff, _, answer = rest.partition("\n\n")
        yield Case(name, patched(LAMP, diff), answer.lstrip("\n"))


def patched(script: str, diff: str) -> str:
    if all(line[:1] == "+" for line in diff.split("\n")):
        script = ""
    for hunk in diff.split("\n@@\n"):
        hunk = re.sub(r"\\u(....)", lambda match: chr(int(match[1], 16)), hunk)
        lines = [(line[:1], line[1:]) for line in hunk.split("\n")]
        old, new = (
            "".join(f"{line}\n" for sign, line in lines if sign in keep) for keep in ("- ", "+ ")
        )
        assert old in script, old
        script = script.replace(old, new, 1)
    return script


CASES = [
    case for path in sorted((Path(__file__).parent / "told").glob("*.txt")) for case in cases(path)
]


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_is_answered_by_either_parser(case: Case, libyaml: bool) -> None:
    problems = read(case.script, libyaml=libyaml).problems
    in_words = case.answer.startswith("lamp.yaml:")
    assert case.answer == (
        block(problems) if in_words else " ".join(problem.code for problem in problems)
    )


def test_every_code_has_a_case() -> None:
    shown = {code for case in CASES for code in re.findall(r"\b(PT\d+): ", case.answer)}
    assert CODES.keys() - shown == ELSEWHERE


def test_the_script_that_all_are_made_from_is_sound() -> None:
    assert told(LAMP) == ""
