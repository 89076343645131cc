"""Every way to break a script is answered by the exact block that stands in told/.

A case there has a name, changes to lamp.yaml as a diff would show them, with
`\\u` escapes for what cannot be seen, and the answer. Changes in different
places are parted by a line `@@`.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from perfection_tui.script.codes import CODES
from tests.script.scripts import LAMP, told

# Those about a whole file or its size, held by test_files and test_source; and
# what YAML's parsers say that no trap is known for; test_craft has those about how it is built,
# test_script_file what is told while it is written.
ELSEWHERE = {
    "PT411",
    *("PT408", "PT409", "PT410"),
    *("PT101", "PT102", "PT103", "PT104", "PT105", "PT106", "PT108", "PT109"),
    *("PT127", "PT128", "PT129", "PT130", "PT110"),
}


class Case(NamedTuple):
    """A broken script, and the block that answers it."""

    name: str
    script: str
    block: str


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted((Path(__file__).parent / "told").glob("*.txt")):
        for text in path.read_text("utf-8").split("\n=== ")[1:]:
            name, _, rest = text.partition("\n")
            diff, _, block = rest.partition("\n\n")
            found.append(Case(name, patched(LAMP, diff), block.strip("\n")))
    return found


def patched(script: str, diff: str) -> str:
    for hunk in diff.split("\n@@\n"):
        lines = [(line[:1], re.sub(r"\\u(....)", unescaped, line[1:])) for line in hunk.split("\n")]
        old, new = (
            "".join(f"{line}\n" for sign, line in lines if sign in keep) for keep in ("- ", "+ ")
        )
        assert old in script, old
        script = script.replace(old, new, 1)
    return script


def unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_is_told_by_either_parser(case: Case) -> None:
    assert [told(case.script, libyaml=each) for each in (True, False)] == [case.block] * 2


def test_every_code_has_a_case() -> None:
    shown = {code for case in CASES for code in re.findall(r"\b(PT\d+): ", case.block)}
    assert CODES.keys() - shown == ELSEWHERE


def test_the_script_that_all_are_made_from_is_sound() -> None:
    assert told(LAMP) == ""
