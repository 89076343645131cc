"""Big hostile scripts cost less than a second and 100 MB each, whatever is in them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.source import LIBYAML
from tests.marking import long

ROOT = Path(__file__).parents[2]


def worst(parser: str, size: int) -> tuple[int, dict[str, float], set[str]]:
    """The peak of memory in bytes, the slow scripts with their seconds, and the codes told."""
    command = [sys.executable, "-m", "tests.hostile.big", parser, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    results = json.loads(done.stdout)
    slow = {name: seconds for name, (_, seconds, _) in results.items() if seconds >= 1}
    return (
        max(peak for peak, _, _ in results.values()),
        slow,
        {each[2] for each in results.values()},
    )


@pytest.mark.parametrize("parser", [*["libyaml"] * LIBYAML, long("pure")])
def test_none_of_them_loads_or_takes_much_memory(parser: str) -> None:
    peak, _, codes = worst(parser, 1 << 14)
    assert peak < 100_000_000
    assert "loads" not in codes


@pytest.mark.long
@pytest.mark.skipif(not LIBYAML, reason="PyYAML has no libyaml here")
def test_scripts_of_two_mebibytes() -> None:
    peak, slow, codes = worst("libyaml", MAX_BYTES)
    assert peak < 100_000_000
    assert not slow
    assert "loads" not in codes


@pytest.mark.long
def test_scripts_of_two_mebibytes_with_the_slow_parser() -> None:
    # It takes more than a microsecond for each character, so that prose of this
    # size cannot be read within a second; nothing hostile takes longer than prose.
    peak, slow, _ = worst("pure", MAX_BYTES)
    assert peak < 100_000_000
    assert all(seconds < 6 for seconds in slow.values())
