"""Hostile scripts are each refused where expected.txt says, or load as the text they are.

A name there is a file in scripts/; what follows are the places and codes of its
problems. `(pure)` is what PyYAML's own parser makes of one, where that differs.
"""

from pathlib import Path

import pytest

from perfection_tui.script.problems import MAX_SHOWN, block, spoiler_free
from perfection_tui.script.read import Report, read_bytes
from perfection_tui.script.source import LIBYAML

HERE = Path(__file__).parent

ROWS = [line.partition("  ") for line in (HERE / "expected.txt").read_text("utf-8").splitlines()]
SCRIPTS = sorted((HERE / "scripts").iterdir())
EXPECTED = {name: expected.strip() for name, _, expected in ROWS}


def places_and_codes(report: Report) -> str:
    told = (
        f"{each.line}:{each.column} {each.code}" if each.line else each.code
        for each in report.problems
    )
    return "  ".join(told) or "loads"


@pytest.mark.parametrize("libyaml", [*[True] * LIBYAML, False], ids=lambda it: f"libyaml {it}")
def test_each_is_refused_at_its_place_or_loads(libyaml: bool) -> None:
    for path in SCRIPTS:
        report = read_bytes(path.read_bytes(), path.name, libyaml=libyaml)
        expected = EXPECTED[path.stem]
        if not libyaml:
            expected = EXPECTED.get(f"{path.stem} (pure)", expected)
        begin, cut, _ = expected.partition("…")
        found = places_and_codes(report)
        assert found.startswith(begin) if cut else found == expected, path.stem
        assert (report.story is None) == bool(report.errors)
        check_printed(report)


def check_printed(report: Report) -> None:
    told = block(report.problems)
    assert all(len(problem.sentence) <= 200 for problem in report.problems)
    assert all(line.isprintable() for line in told.split("\n"))
    assert all(line.isprintable() for line in spoiler_free(report.problems).split("\n"))
    assert told.count("\n") <= MAX_SHOWN * 5
    assert len(told) <= MAX_SHOWN * 1_000


def test_every_script_is_expected_and_no_other() -> None:
    names = {path.stem for path in SCRIPTS}
    assert {name.removesuffix(" (pure)") for name in EXPECTED} == names
