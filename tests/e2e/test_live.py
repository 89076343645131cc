"""The installed program beside an editor: whatever that does to the file, the screen follows."""

import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.script.scripts import LAMP


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.yaml"
    path.write_text(LAMP, "utf-8")
    return path


@pytest.mark.long
def test_nothing_is_drawn_while_nothing_changes(start: Start, script: Path) -> None:
    with start(script, "--live", "--watched", "all", "--at", "1") as terminal:
        terminal.wait_for("The lamp burns for ships.")
        terminal.settle(quiet=0.3)
        before = terminal.raw
        terminal.settle(quiet=0.5)
        assert terminal.raw == before


def test_it_waits_for_a_script_not_yet_there(start: Start, tmp_path: Path) -> None:
    script = tmp_path / "lamp.yaml"
    with start(script, "--live") as terminal:
        terminal.wait_for("There is no such file yet.")
        assert "PT101" not in terminal.screen
        script.write_text(LAMP.replace("at: dark", "at: drak", 1), "utf-8")
        terminal.wait_for("lamp.yaml:12:13: PT301")
        assert "drak" not in terminal.screen
        terminal.press("enter", shows="There is no beat `drak`.")
        truths = "        truths:\n          - at: dark\n            truth: She let it.\n"
        script.write_text(LAMP.replace(truths, ""), "utf-8")
        terminal.wait_for("Have you read it?")
        terminal.press("1", shows="The lamp burns for ships.")
        script.write_text(LAMP, "utf-8")
        terminal.wait_for("She let it.")
        terminal.leave()


@pytest.mark.long
def test_a_wrong_command_line_is_told_once_there_is_a_story(start: Start, tmp_path: Path) -> None:
    script = tmp_path / "lamp.yaml"
    with start(script, "--live", "--at", "9") as terminal:
        terminal.wait_for("There is no such file yet.")
        script.write_text(LAMP, "utf-8")
        assert terminal.wait_for_exit() == 2
        terminal.wait_for('there is no chapter "9" in The Lamp')


EDITS = """\
import sys, time
from pathlib import Path

*_, file = sys.argv
path = Path(file)
print("THE EDITOR", flush=True)
sys.stdin.readline()
path.write_text(path.read_text().replace("The lamp burns for ships.", "It burns for fun."))
"""
"""An editor: it waits for a line, so that its own screen can be looked at, and saves."""


def test_e_opens_an_editor_and_comes_back_to_what_it_saved(start: Start, script: Path) -> None:
    edits = script.with_name("edits.py")
    edits.write_text(EDITS)
    arguments = ("--watched", "1/1", "--at", "1")
    with start(script, *arguments, VISUAL=f"{sys.executable} {edits}") as terminal:
        terminal.wait_for("The lamp burns for ships.")
        terminal.settle()
        terminal.press("E", shows="An editor shows the whole script")
        assert b"THE EDITOR" not in terminal.raw
        terminal.press("E", shows="THE EDITOR")
        terminal.type_bytes(b"typed\n")
        terminal.wait_for("It burns for fun.")
        terminal.press("t", shows="What actually happened")
        terminal.leave()
