"""The program reads on in a terminal of any size, whatever the environment says of it."""

import random
from pathlib import Path

import pytest

from tests.e2e.modes import left_on
from tests.e2e.terminal import Terminal
from tests.marking import long

AT_THE_FIRST = ["--watched", "all", "--at", "1"]


def assert_leaves(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert left_on(terminal.raw) == set()


@pytest.mark.long
@pytest.mark.parametrize("size", [(2, 40), (300, 1), (300, 100)])
def test_it_starts_in_any_size(program: Path, env: dict[str, str], size: tuple[int, int]) -> None:
    with Terminal([program, *AT_THE_FIRST], env=env, size=size) as terminal:
        terminal.wait_until(lambda screen: bool(screen.strip()), "anything to read")
        terminal.resize((80, 24))
        terminal.wait_for("1 of ")
        assert_leaves(terminal)


@pytest.mark.long
@pytest.mark.parametrize("claimed", [(0, 0), (65535, 65535), (40, 0)])
def test_a_terminal_that_claims_an_absurd_size_is_taken_for_a_usual_one(
    program: Path, env: dict[str, str], claimed: tuple[int, int]
) -> None:
    with Terminal([program, *AT_THE_FIRST], env=env, claims=claimed) as terminal:
        terminal.wait_for("1 of ")
        terminal.resize((120, 30))
        terminal.wait_for("What actually happened")
        assert_leaves(terminal)


@pytest.mark.parametrize("said", ["1000000000", *map(long, ("0", "-3", "1", "many", ""))])
def test_it_starts_in_one_cell_and_passes_a_storm_of_sizes_whatever_columns_and_lines_say(
    program: Path, env: dict[str, str], said: str
) -> None:
    sizes = random.Random(7)
    claimed = env | {"COLUMNS": said, "LINES": said}
    with Terminal([program, *AT_THE_FIRST], env=claimed, size=(1, 1)) as terminal:
        terminal.wait_until(lambda screen: bool(screen.strip()), "anything to read")
        terminal.resize((80, 24))
        terminal.wait_for("1 of ")
        terminal.settle()
        before = terminal.screen
        for _ in range(200):
            terminal.claim((sizes.randint(1, 300), sizes.randint(1, 100)))
            terminal.take_in()
        terminal.resize((120, 30))
        terminal.wait_for("What actually happened")
        terminal.resize((80, 24))
        terminal.wait_until(lambda screen: screen == before, "the screen as it was before")
        assert_leaves(terminal)
