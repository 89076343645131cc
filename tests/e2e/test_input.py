"""The installed program takes whatever a terminal sends, and reading goes on."""

import pytest

from tests.e2e.conftest import Start
from tests.tui.terminal.test_received import UNREADABLE


@pytest.mark.long
def test_no_input_that_cannot_be_read_ends_it(reading: Start) -> None:
    with reading(size=(100, 30)) as terminal:
        # A report without pixels would be divided by at the next click.
        for sent in (*UNREADABLE.values(), b"\x1b[48;30;100;0;0t", b"\x1b[<35;5;5M"):
            terminal.type_bytes(sent)
            terminal.settle()
        terminal.press("home", "right", shows="2 of ")
        terminal.leave()


@pytest.mark.long
def test_what_is_typed_while_it_starts_counts(start: Start) -> None:
    with start("--watched", "all", "--at", "1", "--no-motion") as terminal:
        terminal.wait_until_held()
        terminal.press("right", "enter", shows="3 of ")
        terminal.leave()
        assert terminal.attributes == terminal.before


def test_no_answer_is_typed_ahead_of_its_question(start: Start) -> None:
    with start() as terminal:
        terminal.wait_until_held()
        assert terminal.raw == b""
        terminal.press("1")
        # It counts as a key, though not as an answer.
        terminal.wait_for("That came before the question could be read. Press it again.")
        assert "Have you seen it?" in terminal.screen
        terminal.press("1", shows="1 of ")


def test_ctrl_c_ends_it_while_it_starts(start: Start) -> None:
    with start() as terminal:
        terminal.wait_until_held()
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() in (0, 130)
        assert terminal.attributes == terminal.before


@pytest.mark.parametrize("argument", ["no.yaml", "--help"])
def test_where_nothing_is_read_nothing_is_set(start: Start, argument: str) -> None:
    with start(argument) as terminal:
        terminal.wait_for_exit()
        assert terminal.attributes == terminal.before
