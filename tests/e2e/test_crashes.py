"""When the program itself fails, it gives the terminal back and nothing of the story away."""

import re
import signal
import stat
import sys
from pathlib import Path

import pytest

from perfection_tui.cli import check
from perfection_tui.script.characters import visible
from tests.e2e.breaking import AT_ONCE, SECRET, fail
from tests.e2e.foreign import ORDERS, at_work
from tests.e2e.modes import assert_given_back
from tests.e2e.terminal import Terminal
from tests.marking import long
from tests.monkey.oracle import runs
from tests.running import Run

ROOT = Path(__file__).parents[2]
STORY = ROOT / "story" / "the-perfection.yaml"


class Distant(Terminal):
    """A terminal at the other end of a slow line."""

    answers_after = 0.2


def broken(kind: str, env: dict[str, str]) -> Terminal:
    """The program with something in it that fails; see `breaking`."""
    command = [sys.executable, "-m", "tests.e2e.breaking", kind, "--watched", "all", "--at", "1"]
    return Distant(command, env=env, cwd=ROOT, size=(120, 30))


def said_after(terminal: Terminal) -> str:
    """What stands on the terminal after it was given back."""
    end = terminal.raw.rfind(b"\x1b[?")
    return terminal.raw[end:].split(b"l", 1)[1].decode()


@pytest.mark.parametrize(
    "kind",
    [
        *("action", "thread"),
        *map(long, ("mount", "compose", "resize", "render", "input")),
        *map(long, ("timer", "later", "worker", "thread worker")),
    ],
)
def test_a_crash_is_told_in_a_line_and_logged_by_place(env: dict[str, str], kind: str) -> None:
    with broken(kind, env) as terminal:
        if kind not in AT_ONCE:
            terminal.wait_for("1 of ")
            terminal.press("t")
        assert terminal.wait_for_exit() == 1
        assert_given_back(terminal)
        log = Path(env["XDG_STATE_HOME"], "perfection-tui", "crash.log")
        assert said_after(terminal) == (
            "perfection-tui: an error in the program itself (KeyError);"
            f" where it happened is in {log}\r\n"
        )
        written = log.read_text()
        assert re.search(r"tests/e2e/breaking.py:\d+ fail\n", written)
        assert SECRET not in written
        # Kinds of errors and places in the code are words, too, but no four of a script's.
        assert set(runs(written)).isdisjoint(runs(STORY.read_text("utf-8")))
        assert SECRET.encode() not in terminal.raw
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_program_that_hangs_still_ends_when_it_is_told_to(env: dict[str, str]) -> None:
    with broken("hang", env) as terminal:
        terminal.wait_for("1 of ")
        terminal.press("t")
        terminal.settle()
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
        assert_given_back(terminal)


@pytest.mark.parametrize("folder", ["state", "a" + ORDERS, "mine.yaml"])
def test_a_command_that_crashes_tells_it_the_same_way(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    monkeypatch.setattr(check, "run", fail)
    (tmp_path / "mine.yaml").write_text("")
    home = tmp_path / folder
    done = run("check", str(STORY), XDG_STATE_HOME=str(home))
    assert (done.out, done.code) == ("", 1)
    log = home / "perfection-tui" / "crash.log"
    is_in = "could not be written down" if home.is_file() else f"is in {visible(str(log))}"
    assert done.err == (
        f"perfection-tui: an error in the program itself (KeyError); where it happened {is_in}\n"
    )
    assert at_work(done.err) == set()
    assert home.is_file() or SECRET not in log.read_text()
