"""Whatever ends or stops the program, the terminal is given back, and soon."""

import signal
import time
from functools import partial

import pytest

from tests.e2e.conftest import Start
from tests.e2e.modes import assert_given_back, left_on
from tests.e2e.terminal import HANGS
from tests.marking import long


@pytest.mark.parametrize(
    "names",
    ["SIGHUP SIGHUP SIGINT SIGTERM", *map(long, ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"))],
)
def test_signals_end_it_once_with_the_exit_code_of_one(reading: Start, names: str) -> None:
    with reading() as terminal:
        assert left_on(terminal.raw) >= {"alternate screen", "mouse", "no cursor", "keyboard"}
        assert terminal.attributes != terminal.before
        # What comes together is handled in any order, for each of its threads may be given one.
        sent = [signal.Signals[name] for name in names.split()]
        terminal.send(*sent)
        assert terminal.wait_for_exit() in {128 + number for number in sent}
        assert_given_back(terminal)


def test_stopped_it_gives_the_terminal_back_and_continued_it_takes_it_again(reading: Start) -> None:
    with reading() as terminal:
        before, as_it_reads = terminal.screen, terminal.attributes

        def taken(times: int, _: str = "") -> bool:
            return terminal.raw.count(b"\x1b[?1049h") == times

        # The key does what it does in any program, and so does the signal.
        stops = (partial(terminal.press, "ctrl+z"), partial(terminal.send, signal.SIGTSTP))
        for times, stop in enumerate(stops, 2):
            stop()
            terminal.wait_for_stop()
            assert_given_back(terminal)
            terminal.send(signal.SIGCONT)
            terminal.wait_until(partial(taken, times), "the terminal to be taken again")
            terminal.settle()
            assert terminal.screen == before
        # Continued without having stopped, as by a shell that was given the terminal by a SIGSTOP.
        terminal.attributes = terminal.before
        terminal.send(signal.SIGCONT)
        terminal.settle()
        terminal.press("right", shows="2 of ")
        assert terminal.attributes == as_it_reads
        assert taken(3)
        # Ended while it is stopped, it does not take the terminal again.
        terminal.settle()
        terminal.send(signal.SIGTSTP)
        terminal.wait_for_stop()
        written = len(terminal.raw)
        terminal.send(signal.SIGTERM, signal.SIGCONT)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
        assert terminal.raw[written:] == b""
        assert_given_back(terminal)


@pytest.mark.parametrize(
    "controlled", [long(True), False], ids=["told by SIGHUP", "told by nobody"]
)
def test_it_ends_when_the_terminal_has_vanished(reading: Start, controlled: bool) -> None:
    with reading(controlled=controlled) as terminal:
        terminal.vanish()
        assert terminal.process.wait(HANGS) == 128 + signal.SIGHUP


@pytest.mark.long
def test_it_ends_though_the_terminal_has_stopped_reading(reading: Start) -> None:
    with reading(size=(300, 100)) as terminal:
        # Frames that nobody takes, until no more fit anywhere.
        for key in ["?", "escape", "a", "escape"] * 10:
            terminal.press(key)
            time.sleep(0.04)
        terminal.send(signal.SIGTERM)
        assert terminal.process.wait(HANGS) == 128 + signal.SIGTERM
        assert terminal.attributes == terminal.before
        # Read on at last, it has all it needs.
        terminal.wait_for_exit()
        assert left_on(terminal.raw) == set()


@pytest.mark.parametrize("ending", [signal.SIGTERM, long(signal.SIGHUP)])
def test_a_signal_while_it_starts_gives_the_terminal_back(
    start: Start, ending: signal.Signals
) -> None:
    with start() as terminal:
        terminal.wait_until_held()
        terminal.send(ending)
        assert terminal.wait_for_exit() == 128 + ending
        assert terminal.attributes == terminal.before
