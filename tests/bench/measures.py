"""What is measured: starts, ends, keys, commands, each in the seconds that doing it once takes."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.bench.keys import Presses
from tests.bench.programs import Command, Start
from tests.bench.session import Session
from tests.e2e.terminal import hermetic

Row = tuple[str, str]
"""What was done, and by which program."""

Measure = Callable[[], float]
"""Does something once, and returns how many seconds that took."""

Times = dict[Row, list[float]]

ROOT = Path(__file__).parents[2]


class Bench:
    """Everything that is measured, each program by a user who has never started it before."""

    def __init__(self, homes: str, size: tuple[int, int]) -> None:
        """`homes`: the folder in which each user has a home."""
        self._homes, self._size = homes, size
        self.times: Times = {}
        self.memory: dict[str, int] = {}
        """The peak of each program, in bytes, where the system tells it."""

    def in_turns(self, rounds: int, measures: Mapping[Row, Measure]) -> None:
        """Measure everything so many times. The programs take turns, so that noise is shared."""
        for _ in range(rounds):
            for row, measure in measures.items():
                self.times.setdefault(row, []).append(measure())

    def start(self, start: Start) -> float:
        """From the start to the first frame that can be read."""
        session = self._open(start)
        seconds = session.until(start.shows) - session.started
        self._close(session, start)
        return seconds

    def end(self, start: Start) -> float:
        """From a signal that ends the program to its end."""
        session = self._open(start)
        with session:
            session.until(start.shows)
            session.rest(0.1)
            return session.terminated()

    def keys(self, what: str, rounds: int, pressed: Mapping[Start, Presses]) -> None:
        """From a key to the frame that answers it, in programs that run beside each other."""
        running: dict[Start, Session] = {}
        for start in pressed:
            running[start] = self._open(start)
            # At once: a program not answered yet when it draws does not tell where frames end.
            running[start].until(start.shows)
        for session in running.values():
            session.rest(0.1)
        presses: dict[Row, Measure] = {
            (what, start.name): partial(session.pressed, pressed[start])
            for start, session in running.items()
        }
        self.in_turns(rounds, presses)
        for start, session in running.items():
            self._close(session, start)

    def command(self, command: Command) -> float:
        """To the end of a command that needs no screen."""
        env = self._environment()
        started = time.perf_counter()
        subprocess.run(command, env=env, check=True, capture_output=True)
        return time.perf_counter() - started

    def _environment(self) -> dict[str, str]:
        return hermetic(Path(tempfile.mkdtemp(dir=self._homes)))

    def _open(self, start: Start) -> Session:
        return Session(start.command, env=self._environment(), size=self._size, cwd=ROOT)

    def _close(self, session: Session, start: Start) -> None:
        with session:
            session.rest(0.05)
            if peak := session.memory("VmHWM"):
                self.memory[start.name] = max(peak, self.memory.get(start.name, 0))
