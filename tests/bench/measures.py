"""What is measured: starts, ends, keys, commands, each in the seconds that doing it once takes."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.keys import Presses
from tests.bench.programs import Command, Start
from tests.bench.session import Session

Row = tuple[str, str]
"""What was done, and by which program."""

Measure = Callable[[], float]
"""Does something once, and returns how many seconds that took."""

Times = dict[Row, list[float]]

ROOT = Path(__file__).parents[2]


class Bench:
    """Everything that is measured, each program in an environment of its own."""

    def __init__(self, environment: Callable[[], Mapping[str, str]], size: tuple[int, int]) -> None:
        """`environment`: makes that of a user who has never started the program."""
        self._environment, self._size = environment, size
        self.times: Times = {}
        self.memory: dict[str, int] = {}
        """The peak of each program, in bytes, where the system tells it."""

    def in_turns(self, rounds: int, measures: Mapping[Row, Measure]) -> None:
        """Measure everything so many times. The programs take turns, so that noise is shared."""
        for _ in range(rounds):
            for row, measure in measures.items():
                self.times.setdefault(row, []).append(measure())

    def start(self, start: Start) -> Measure:
        """From the start to the first frame that can be read."""

        def measure() -> float:
            session = self._open(start)
            seconds = session.until(start.shows) - session.started
            self._close(session, start)
            return seconds

        return measure

    def end(self, start: Start) -> Measure:
        """From a signal that ends the program to its end."""

        def measure() -> float:
            session = self._open(start)
            session.until(start.shows)
            session.rest(0.1)
            seconds = session.terminated()
            session.close()
            return seconds

        return measure

    def keys(self, what: str, rounds: int, pressed: Mapping[Start, Presses]) -> None:
        """From a key to the frame that answers it, in programs that run beside each other."""
        running = {start: self._open(start) for start in pressed}
        for start, session in running.items():
            # At once: a program not answered yet when it draws does not tell where frames end.
            session.until(start.shows)
        for session in running.values():
            session.rest(0.1)
        presses = {
            (what, start.name): press(session, pressed[start]) for start, session in running.items()
        }
        self.in_turns(rounds, presses)
        for start, session in running.items():
            self._close(session, start)

    def command(self, command: Command) -> Measure:
        """To the end of a command that needs no screen."""
        env = self._environment()

        def measure() -> float:
            started = time.perf_counter()
            subprocess.run(command, env=env, check=True, capture_output=True)
            return time.perf_counter() - started

        return measure

    def _open(self, start: Start) -> Session:
        return Session(start.command, env=self._environment(), size=self._size, cwd=ROOT)

    def _close(self, session: Session, start: Start) -> None:
        session.rest(0.05)
        if peak := session.memory("VmHWM"):
            self.memory[start.name] = max(peak, self.memory.get(start.name, 0))
        session.close()


def press(session: Session, presses: Presses) -> Measure:
    """From the next key that counts to the frame that answers it."""

    def measure() -> float:
        for each in presses:
            seconds = session.timed(each.key, each.shows)
            session.rest()
            if each.counts:
                return seconds
        raise AssertionError("there are no more keys to press")

    return measure


def system() -> str:
    """What all this was measured on."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"Python {version}, {sys.platform}"
