"""Big hostile scripts cost less than a second and 100 MB each, whatever is in them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.source import LIBYAML

ROOT = Path(__file__).parents[2]


LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("parser", "size", "seconds"),
    [
        *[("libyaml", 1 << 14, 1), pytest.param("libyaml", MAX_BYTES, 1, marks=LONG)] * LIBYAML,
        # It takes more than a microsecond for each character, so that prose of this
        # size cannot be read within a second; nothing hostile takes longer than prose.
        pytest.param("pure", MAX_BYTES, 6, marks=LONG),
    ],
)
def test_none_of_them_loads_or_takes_much(parser: str, size: int, seconds: int) -> None:
    command = [sys.executable, "-m", "tests.hostile.big", parser, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    for name, (peak, took, code) in json.loads(done.stdout).items():
        assert peak < 100_000_000, name
        assert took < seconds, name
        assert code != "loads", name
