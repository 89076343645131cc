"""The installed program beside an editor: whatever that does to the file, the screen follows."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.script.scripts import LAMP


def saying(words: str) -> str:
    """The script with these words for the belief of its second moment."""
    return LAMP.replace("It goes out.", words)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.yaml"
    path.write_text(LAMP, "utf-8")
    return path


@pytest.fixture
def reader(program: Path, env: dict[str, str], script: Path) -> Iterator[Terminal]:
    """The program reading the script, at its second moment."""
    with Terminal(
        [program, script, "--live", "--watched", "all", "--at", "1/2"], env=env
    ) as terminal:
        terminal.wait_for("It goes out.")
        terminal.settle()
        yield terminal


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_replacement(path: Path, text: str) -> None:
    new = path.with_name(".lamp.yaml.swp")
    new.write_text(text, "utf-8")
    new.replace(path)


def by_a_backup(path: Path, text: str) -> None:
    path.rename(path.with_name("lamp.yaml~"))
    path.write_text(text, "utf-8")


def anew(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def in_halves(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        file.write(text[:300])
        file.flush()
        file.write(text[300:])


@pytest.mark.long
def test_every_way_of_saving_shows(reader: Terminal, script: Path) -> None:
    ways: list[Callable[[Path, str], None]] = [
        in_place,
        by_replacement,
        by_a_backup,
        anew,
        in_halves,
    ]
    reader.settle(quiet=0.3)
    before = len(reader.raw)
    reader.settle(quiet=0.5)
    assert len(reader.raw) == before, "something is drawn while nothing changes"
    for number, save in enumerate(ways, 1):
        save(script, saying(f"It goes out, {number} times."))
        reader.wait_for(f"It goes out, {number} times.")
        assert "The dark" in reader.screen


def test_it_waits_for_a_script_not_yet_there(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "lamp.yaml"
    with Terminal([program, script, "--live"], env=env) as terminal:
        terminal.wait_for("There is no such file.")
        script.write_text(LAMP.replace("at: dark", "at: drak", 1), "utf-8")
        terminal.wait_for("lamp.yaml:12:13: PT301")
        assert "drak" not in terminal.screen
        terminal.press("enter")
        terminal.wait_for("There is no beat `drak`.")
        truths = "        truths:\n          - at: dark\n            truth: She let it.\n"
        script.write_text(LAMP.replace(truths, ""), "utf-8")
        terminal.wait_for("Have you read it?")
        terminal.press("1")
        terminal.wait_for("The lamp burns for ships.")
        script.write_text(LAMP, "utf-8")
        terminal.wait_for("She let it.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.long
def test_what_the_command_line_says_wrongly_is_told_once_there_is_a_story(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "lamp.yaml"
    with Terminal([program, script, "--live", "--at", "9"], env=env) as terminal:
        terminal.wait_for("There is no such file.")
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


@pytest.fixture
def with_editor(env: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An environment that names it."""
    edits = tmp_path / "edits.py"
    edits.write_text(EDITS)
    return {**env, "VISUAL": f"{sys.executable} {edits}"}


def test_e_opens_an_editor_on_the_terminal_and_comes_back_to_what_it_saved(
    program: Path, with_editor: dict[str, str], script: Path
) -> None:
    command: list[str | Path] = [program, script, "--watched", "1/1", "--at", "1"]
    with Terminal(command, env=with_editor) as terminal:
        terminal.wait_for("The lamp burns for ships.")
        terminal.settle()
        terminal.press("E")
        terminal.wait_for("An editor shows the whole script")
        assert b"THE EDITOR" not in terminal.raw
        terminal.press("E")
        terminal.wait_for("THE EDITOR")
        terminal.type_bytes(b"typed\n")
        terminal.wait_for("It burns for fun.")
        terminal.press("t")
        terminal.wait_for("What actually happened")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
