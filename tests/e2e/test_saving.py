"""What is saved, through the installed program: in two copies, on any disk, whatever lies there."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Run
from tests.e2e.terminal import HANGS, Terminal
from tests.marking import long

READ = ["--plain", "--watched", "all", "--at", "1/1"]

BROKEN = "What was saved was broken."
NEWER = "What was saved comes from a newer version and is left alone."
NOT_SAVED = "What you do here cannot be saved: "
NOT_READ = "What was saved cannot be read: "

GARBAGE = [b"", b"\xff\xfe{\x00}\x00", b'{"version": 1, "place": "\\ud800"}']
"""A few kinds; every other goes through the reader's own tests."""


@pytest.fixture
def state(env: dict[str, str]) -> Path:
    """Where the program saves what it is told about the film."""
    return Path(env["XDG_STATE_HOME"], "perfection-tui", "the-perfection.json")


def read(run: Run, typed: str, *arguments: str) -> str:
    """All that is said to what is typed, in one line."""
    done = run(*(arguments or ["--plain"]), typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split())


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


# What lies there


def test_whatever_was_saved_it_starts_keeps_it_aside_and_tells_so_once(
    run: Run, state: Path
) -> None:
    state.parent.mkdir(parents=True)
    for garbage in GARBAGE:
        state.write_bytes(garbage)
        said = read(run, "3\n1\nquit\n")
        assert "Have you seen it?" in said, garbage[:40]
        assert said.count("What was saved") == 1, garbage[:40]
        [aside] = [each for each in state.parent.iterdir() if "broken" in each.name]
        assert f"{BROKEN} It is kept as {aside.name}." in said
        assert aside.read_bytes() == garbage
        aside.unlink()
        assert json.loads(state.read_text())["open"] == []
    assert "What was saved" not in read(run, "quit\n")


@pytest.mark.long
def test_on_the_screen_what_was_broken_is_told_once_too(
    program: Path, env: dict[str, str], state: Path
) -> None:
    state.parent.mkdir(parents=True)
    state.write_bytes(GARBAGE[0])
    for told in (True, False):
        with Terminal([program], env=env, size=(100, 30)) as terminal:
            terminal.wait_for("Have you seen it?" if told else "All of it is open")
            if told:
                terminal.wait_for(BROKEN)
            terminal.press("1")
            terminal.wait_for("1 of ")
            terminal.settle()
            assert BROKEN not in terminal.screen
            terminal.press("q")
            assert terminal.wait_for_exit() == 0
            assert (BROKEN.encode() in terminal.raw) == told


def test_what_a_newer_version_saved_is_left_alone(run: Run, state: Path) -> None:
    state.parent.mkdir(parents=True)
    newer = b'{"version": 3, "open": {"as of": "later"}}'
    state.write_bytes(newer)
    said = read(run, "1\nbookmark mine\nbookmarks\nquit\n")
    assert said.count(NEWER) == 1
    assert "mine" in said
    assert state.read_bytes() == newer
    assert [each.name for each in state.parent.iterdir() if "broken" in each.name] == []


# Where nothing can be saved


def nowhere(kind: str, env: dict[str, str], state: Path) -> dict[str, str]:
    """An environment in which nothing can be saved, in one of many ways."""
    home = Path(env["XDG_STATE_HOME"])
    if kind == "a file in place of the folder":
        home.mkdir()
        state.parent.write_text("mine")
    elif kind == "a file in place of the home":
        home.write_text("mine")
    elif kind == "a folder in place of the file":
        (state / "mine").mkdir(parents=True)
    elif kind == "a pipe in place of the file":
        state.parent.mkdir(parents=True)
        os.mkfifo(state)
    elif kind == "a loop in place of the file":
        state.parent.mkdir(parents=True)
        state.symlink_to(state)
    elif kind == "a loop in place of the folder":
        home.mkdir()
        state.parent.symlink_to(state.parent)
    elif kind == "a link to nowhere in place of the folder":
        home.mkdir()
        state.parent.symlink_to(home / "gone" / "for good")
    elif kind == "a home that is not there":
        # In /proc even root can make nothing.
        return env | {"HOME": "/proc/none", "XDG_STATE_HOME": "/proc/none/state"}
    elif kind == "a home that is read-only":
        if os.access("/sys", os.W_OK) and os.geteuid() != 0:
            pytest.skip("no folder here that nobody can write to")
        return env | {"XDG_STATE_HOME": "/sys"}
    return env


@pytest.mark.parametrize(
    "kind",
    [
        "a file in place of the folder",
        "a file in place of the home",
        "a folder in place of the file",
        "a pipe in place of the file",
        "a loop in place of the file",
        "a loop in place of the folder",
        "a link to nowhere in place of the folder",
        "a home that is not there",
        "a home that is read-only",
    ],
)
def test_where_nothing_can_be_saved_it_reads_on_and_tells_so_once(
    run: Run, env: dict[str, str], state: Path, kind: str
) -> None:
    typed = "1\nbookmark mine\nnext\nbookmark more\nbookmarks\nquit\n"
    done = run("--plain", typed=typed, **nowhere(kind, env, state))
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert "mine" in said
    assert "more" in said
    assert said.count(NOT_SAVED) + said.count(NOT_READ) == 1
    assert "What was saved is broken" not in said


def test_a_link_in_place_of_the_file_stays_one(run: Run, state: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text('{"version": 1}')
    state.parent.mkdir(parents=True)
    state.symlink_to(kept)
    read(run, "bookmark mine\nquit\n", *READ)
    assert state.is_symlink()
    assert json.loads(kept.read_text())["bookmarks"] == {"free-at-last": "mine"}


def test_a_link_in_place_of_the_file_stays_one_where_it_leads_to_no_file_yet(
    run: Run, state: Path
) -> None:
    state.parent.mkdir(parents=True)
    state.symlink_to(state.parent / "gone")
    said = read(run, "bookmark mine\nquit\n", *READ)
    assert "saved" not in said
    assert json.loads(state.read_text())["bookmarks"] == {"free-at-last": "mine"}
    assert state.is_symlink()


@pytest.mark.long
def test_a_full_disk_keeps_what_was_saved_and_is_told_once(
    program: Path, run: Run, env: dict[str, str], state: Path
) -> None:
    read(run, "3\n1\nquit\n")
    before = state.read_bytes()
    # No file may grow: for whoever writes one, that is a disk that has no room.
    script = 'ulimit -f 0; exec "$0"'
    with Terminal(["/bin/sh", "-c", script, program], env=env, size=(120, 40)) as terminal:
        terminal.wait_for("Spoiler-free: nothing is open yet")
        terminal.press("enter")
        terminal.wait_for("Chapter 1")
        terminal.press("w")
        terminal.wait_for("How far have you watched?")
        terminal.press("G", "enter", "enter")
        terminal.wait_for("All of it is open to you.")
        terminal.settle()
        terminal.press("right")
        terminal.wait_for(f"{NOT_SAVED}file too large.")
        terminal.press("b")
        terminal.wait_for("a line of your own")
        terminal.press(*"mine", "enter")
        terminal.wait_for("bookmarked")
        terminal.settle()
        assert terminal.screen.count("cannot be saved") <= 1
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert state.read_bytes() == before
    assert {each.name for each in state.parent.iterdir()} == {state.name, f"{state.name}.lock"}


def test_nobody_else_can_read_what_is_saved_whatever_the_user_allows(
    run: Run, state: Path, request: pytest.FixtureRequest
) -> None:
    before = os.umask(0)
    request.addfinalizer(lambda: os.umask(before))
    for umask in (0o000, 0o077):
        os.umask(umask)
        read(run, "bookmark mine\nquit\n", *READ)
        assert stat.S_IMODE(state.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in state.parent.iterdir()} == {0o600}
        state.write_text("broken")
        state.chmod(0o644)
        read(run, "bookmark mine\nquit\n", *READ)
        assert stat.S_IMODE(state.stat().st_mode) == 0o600
        for each in state.parent.iterdir():
            each.unlink()
