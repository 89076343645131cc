"""Killed while saving, the program leaves a whole file and loses one change at most."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.marking import long

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("every", [5, long(1)])
def test_killed_at_any_step_it_leaves_what_was_there_or_all_of_the_new(
    tmp_path: Path, every: int
) -> None:
    path = tmp_path / "story.json"
    command = [sys.executable, "-m", "tests.reader.killed", str(path), str(every)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    *killed, lived = json.loads(done.stdout)
    assert lived == [0, ["a", "b"], []]
    assert {code for code, _, _ in killed} == {-signal.SIGKILL}
    assert not any(told for _, _, told in killed)
    # What a save does before the file is replaced, and what it does after.
    kept = [bookmarks for _, bookmarks, _ in killed].count(["a"])
    assert [bookmarks for _, bookmarks, _ in killed] == [["a"]] * kept + [["a", "b"]] * (
        len(killed) - kept
    )
    assert 20 // every < kept < len(killed)
    # Of what a killed one leaves, nothing stays but the lock.
    assert {each.name for each in tmp_path.iterdir()} == {path.name, f"{path.name}.lock"}
