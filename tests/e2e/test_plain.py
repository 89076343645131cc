"""Reading by lines: where no screen can be drawn, or none is wanted."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.terminal import Terminal
from tests.running import Run


def wait_for_prompt(terminal: Terminal, after: str) -> None:
    """Wait until something has been said and the next line is asked for."""
    terminal.wait_until(
        lambda screen: after in screen and screen.rstrip().endswith("\n>"), f"{after} and a prompt"
    )


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    ("changed", "told", "read"),
    [
        ({"TERM": "dumb"}, "This terminal cannot draw a screen", "goes on."),
        (ASCII, "This locale cannot show the screen", "Wilmore's"),
    ],
    ids=["dumb", "ascii"],
)
def test_where_no_screen_can_be_drawn_it_is_read_by_lines_and_told_why(
    start: Start, changed: dict[str, str], told: str, read: str
) -> None:
    with start("--watched", "all", **changed) as terminal:
        wait_for_prompt(terminal, "begins.")
        why = f"{told}, so the story is read line by line."
        assert why in " ".join(terminal.screen.split())
        terminal.press("l", "enter")
        wait_for_prompt(terminal, read)
        terminal.press("q", "enter")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.count(b"> l") == 1
        assert terminal.attributes == terminal.before
        assert b"\x1b" not in terminal.raw
        assert changed is not ASCII or terminal.raw.isascii()


def test_ctrl_c_leaves_with_its_code_and_no_traceback(start: Start) -> None:
    with start("--plain", "--fresh") as terminal:
        wait_for_prompt(terminal, "Have you seen it?")
        # Python loses an interrupt that comes between its last look for one and the read.
        terminal.settle()
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 130
        assert b"Traceback" not in terminal.raw


def test_where_nothing_can_be_saved_it_reads_on_and_tells_so_once(run: Run) -> None:
    typed = "1\nbookmark mine\nnext\nbookmark more\nbookmarks\nquit\n"
    # In /proc even root can make nothing.
    done = run("--plain", typed=typed, XDG_STATE_HOME="/proc/none/state")
    assert (done.code, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "mine" in said
    assert "more" in said
    assert said.count("cannot be saved: ") + said.count("cannot be read: ") == 1
    assert "What was saved was broken" not in said


def test_fresh_neither_reads_nor_writes(run: Run, env: dict[str, str]) -> None:
    run("--plain", typed="1\nbookmark mine\nquit\n")
    state = Path(env["XDG_STATE_HOME"], "perfection-tui", "the-perfection.json")
    before = state.read_bytes()
    said = run("--plain", "--fresh", typed="2\nnext\nbookmark other\nbookmarks\nquit\n").out
    assert "Have you seen it?" in said
    assert "mine" not in said
    assert state.read_bytes() == before
