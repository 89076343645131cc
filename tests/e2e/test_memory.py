"""A story of 1,000 moments is written and read aloud in little memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import story

MOST = 160 << 10
"""KiB at the peak; Python alone takes 10, the long script and its records some 60."""

FORMATS = ("text", "markdown", "json", "html", "epub")

MEASURES = """
import resource, subprocess, sys
print(subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    path.write_text(story.script(1000), "utf-8")
    return path


@pytest.mark.parametrize(
    "line",
    [
        "long.yaml --plain --watched all",
        *map("export long.yaml --format {0} -o long.{0}".format, FORMATS),
    ],
)
def test_the_peak_is_bounded(program: Path, env: dict[str, str], script: Path, line: str) -> None:
    # Whatever a process starts has the memory of that process at its own peak: here a small one.
    done = subprocess.run(
        [sys.executable, "-c", MEASURES, program, *line.split()],
        env=env,
        cwd=script.parent,
        input=b"next\nturn\norder\npeople\nevidence\nverdict\nquit\n",
        capture_output=True,
        check=True,
    )
    code, peak = map(int, done.stdout.split())
    assert code == 0
    assert peak < MOST
