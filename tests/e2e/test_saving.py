"""What is saved, and what never, in two copies, on any disk, whatever lies there."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.e2e.terminal import HANGS
from tests.marking import long
from tests.running import Run

NOT_SAVED = "What you do here cannot be saved: "
NOT_READ = "What was saved cannot be read: "

GARBAGE = b'{"version": 1, "place": "\\ud800"}'


@pytest.fixture
def state(env: dict[str, str]) -> Path:
    """Where the program saves what it is told about the film."""
    return Path(env["XDG_STATE_HOME"], "perfection-tui", "the-perfection.json")


def read(run: Run, typed: str, **changed: str) -> str:
    """All that is said to what is typed, in one line."""
    done = run("--plain", typed=typed, **changed)
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


# Two copies


def of_many_moments(count: int) -> str:
    """A script of as many moments in one chapter, called `m0` and so on."""
    moment = "{id: m%d, title: T, belief: B, truths: [{at: m%d, truth: T}]}"
    moments = ", ".join(moment % (n, n) for n in range(count))
    chapter = f"{{id: one, title: One, teaser: T, beats: [{moments}]}}"
    return f"{{format: 1, title: T, about: {{kind: a, premise: a}}, chapters: [{chapter}]}}"


@pytest.mark.parametrize("changes", [30, long(200)])
def test_two_copies_that_save_at_once_lose_no_change(
    program: Path, env: dict[str, str], tmp_path: Path, changes: int
) -> None:
    script = tmp_path / "many.yaml"
    script.write_text(of_many_moments(2 * changes))
    writers = []
    command: list[str | Path]
    for first in (1, changes + 1):
        command = [program, script, "--plain", "--watched", "all", "--at", f"1/{first}"]
        with Path(tmp_path, f"said by {first}").open("w") as said:
            writer = subprocess.Popen(
                command, env=env, stdin=subprocess.PIPE, stdout=said, text=True
            )
        assert writer.stdin
        writer.stdin.write(f"bookmark by {first}\nnext\n" * changes)
        writer.stdin.close()
        writers.append(writer)
    assert [writer.wait(HANGS) for writer in writers] == [0, 0]
    [state] = Path(env["XDG_STATE_HOME"]).rglob("*.json")
    saved = json.loads(state.read_text())["bookmarks"]
    for first in (1, changes + 1):
        mine = {f"m{n}": f"by {first}" for n in range(first - 1, first - 1 + changes)}
        # On a machine so busy that the other copy has the file for seconds, that is told.
        told = NOT_SAVED in " ".join(Path(tmp_path, f"said by {first}").read_text().split())
        assert told or saved.items() >= mine.items()


# What lies there, as tests/reader/test_progress.py has it in every kind


def test_what_was_saved_broken_is_kept_aside_and_told_of_once(run: Run, state: Path) -> None:
    state.parent.mkdir(parents=True)
    state.write_bytes(GARBAGE)
    said = read(run, "3\n1\nquit\n")
    assert "Have you seen it?" in said
    assert said.count("What was saved") == 1
    [aside] = [each for each in state.parent.iterdir() if "broken" in each.name]
    assert f"What was saved was broken. It is kept as {aside.name}." in said
    assert aside.read_bytes() == GARBAGE
    assert json.loads(state.read_text())["open"] == []
    assert "What was saved" not in read(run, "quit\n")


# Where nothing can be saved


def test_where_nothing_can_be_saved_it_reads_on_and_tells_so_once(run: Run) -> None:
    typed = "1\nbookmark mine\nnext\nbookmark more\nbookmarks\nquit\n"
    # In /proc even root can make nothing.
    said = read(run, typed, XDG_STATE_HOME="/proc/none/state")
    assert "mine" in said
    assert "more" in said
    assert said.count(NOT_SAVED) + said.count(NOT_READ) == 1
    assert "What was saved was broken" not in said


def test_a_full_disk_keeps_what_was_saved_and_is_told_once(
    program: Path, run: Run, env: dict[str, str], state: Path
) -> None:
    read(run, "1\nquit\n")
    before = state.read_bytes()
    done = subprocess.run(
        # No file may grow: for whoever writes one, that is a disk that has no room.
        ["/bin/sh", "-c", 'ulimit -f 0; exec "$0" --plain', program],
        env=env,
        input="1\nbookmark mine\nnext\nbookmark more\nbookmarks\nquit\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "more" in done.stdout
    assert " ".join(done.stdout.split()).count(f"{NOT_SAVED}file too large.") == 1
    assert state.read_bytes() == before
    assert {each.name for each in state.parent.iterdir()} == {state.name, f"{state.name}.lock"}


# What is not saved


def test_watched_is_for_this_run_only(run: Run, state: Path) -> None:
    assert "All of it is open to you." in run("--plain", "--watched", "all", typed="quit\n").out
    assert not state.exists()


def test_by_lines_fresh_neither_reads_nor_writes(run: Run, state: Path) -> None:
    run("--plain", typed="1\nbookmark mine\nquit\n")
    before = state.read_bytes()
    said = run("--plain", "--fresh", typed="2\nnext\nbookmark other\nbookmarks\nquit\n").out
    assert "Have you seen it?" in said
    assert "mine" not in said
    assert state.read_bytes() == before
