"""A story of 1,000 moments is written and read aloud in little memory."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.bench import story

MOST = 160 << 10
"""KiB at the peak; Python alone takes 10, the long script and its records some 60."""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    path.write_text(story.script(1000), "utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--plain", "--watched", "all"],
        *(["export", "--format", each, "-o", "out"] for each in ("text", "markdown", "json")),
        *(["export", "--format", each, "-o", "out"] for each in ("html", "epub")),
    ],
    ids=" ".join,
)
def test_the_peak_is_bounded(
    program: Path, env: dict[str, str], tmp_path: Path, script: Path, arguments: list[str]
) -> None:
    command: list[str | Path] = [program, *arguments[:1], script, *arguments[1:]]
    if arguments[0] == "--plain":
        command = [program, script, *arguments]
    with subprocess.Popen(
        command,
        env=env,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as process:
        assert process.stdin
        process.stdin.write(b"next\nturn\norder\npeople\nevidence\nverdict\nquit\n")
        process.stdin.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert used.ru_maxrss < MOST
