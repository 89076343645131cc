"""The installed program without a screen: through pipes, on dumb terminals, to nobody."""

import pytest

from tests.e2e.conftest import Start
from tests.e2e.terminal import Terminal
from tests.running import Run


def wait_for_prompt(terminal: Terminal, after: str) -> None:
    """Wait until something has been said and the next line is asked for."""
    terminal.wait_until(
        lambda screen: after in screen and screen.rstrip().endswith("\n>"), f"{after} and a prompt"
    )


@pytest.mark.parametrize("typed", ["", "1\nwatched\n", "nonsense"])
def test_input_that_ends_anywhere_is_left_cleanly(run: Run, typed: str) -> None:
    done = run("--plain", typed=typed)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n")


def test_a_dumb_terminal_is_read_to_and_told_why(start: Start) -> None:
    with start("--watched", "all", TERM="dumb") as terminal:
        wait_for_prompt(terminal, "begins.")
        assert b"\x1b" not in terminal.raw
        assert "This terminal cannot draw a screen, so the story is read line by line." in (
            " ".join(terminal.screen.split())
        )
        terminal.press("l", "enter")
        wait_for_prompt(terminal, "goes on.")
        terminal.press("q", "enter")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.count(b"> l") == 1
        assert terminal.attributes == terminal.before
        assert b"\x1b" not in terminal.raw


def test_a_locale_without_the_characters_has_others(start: Start) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with start("--watched", "all", **ascii_only) as terminal:
        wait_for_prompt(terminal, "begins.")
        said = terminal.raw.decode("ascii")
        assert "This locale cannot show the screen" in said
        terminal.press("l", "enter")
        wait_for_prompt(terminal, "Wilmore's")
        terminal.press("q", "enter")
        assert terminal.wait_for_exit() == 0
        assert terminal.attributes == terminal.before


def test_ctrl_c_leaves_with_its_code_and_no_traceback(start: Start) -> None:
    with start("--plain", "--fresh") as terminal:
        wait_for_prompt(terminal, "Have you seen it?")
        # Python loses an interrupt that comes between its last look for one and the read.
        terminal.settle()
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 130
        assert b"Traceback" not in terminal.raw


def test_at_begins_there_without_a_cover(run: Run) -> None:
    said = run("--plain", "--watched", "all", "--at", "2/5").out
    assert said.startswith("Detour, moment 5 of 8: The cleaver\n")
