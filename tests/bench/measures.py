"""What is measured: starts, keys, commands. The programs take turns, so that noise is shared."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench.keys import BARE_KEYS, Press, Presses, bare, first_steps
from tests.bench.programs import BARE, PROGRAM, PYTHON, Command, Told
from tests.bench.session import Session

Times = dict[tuple[str, str], list[float]]
"""Seconds by what was done and by program."""

ROOT = Path(__file__).parents[2]


class Bench:
    """Everything that is measured, each program in an environment of its own."""

    def __init__(
        self,
        environment: Callable[[], Mapping[str, str]],
        size: tuple[int, int],
        stories: Sequence[Told],
    ) -> None:
        """`environment`: makes that of a user who has never started the program."""
        self._environment, self._size, self._stories = environment, size, stories
        self.times: Times = {}
        self.memory: dict[str, int] = {}
        """The peak of each program, in bytes, where the system tells it."""

    def starts(self, rounds: int) -> None:
        """Time from the start to the first frame that can be read."""
        wanted: list[tuple[str, str, Command, str]] = [
            ("first frame", "bare", BARE, "Text 0 of the bare app")
        ]
        for each in self._stories:
            wanted.append(("first frame", each.name, each.cover, each.premise))
            wanted.append(("first beat", each.name, each.beat, each.titles[0]))
        for _ in range(rounds):
            for what, name, command, text in wanted:
                session = self._open(command)
                self._note(what, name, session.until(text) - session.started)
                self._close(session, name)

    def signals(self, rounds: int) -> None:
        """Time from a signal that ends the program to its end."""
        for _ in range(rounds):
            for each in self._stories:
                session = self._opened(each.beat, each.titles[0])
                session.rest(0.1)
                self._note("SIGTERM", each.name, session.terminated())
                session.close()

    def keys(self, keys: Mapping[str, Callable[[Told], Presses]], presses: int) -> None:
        """Time from a key to the frame that answers it."""
        for what, moves in keys.items():
            running = {"bare": (self._opened(BARE, "Text 0"), bare())}
            for each in self._stories:
                running[each.name] = (self._opened(each.beat, each.titles[0]), moves(each))
            self._press(what, presses, running)

    def bare_keys(self, presses: int) -> None:
        """The same for what Textual itself needs for as much text, and for another screen."""
        for what, moves in BARE_KEYS.items():
            self._press(what, presses, {"bare": (self._opened(BARE, "Text 0"), moves())})

    def unfolding(self, presses: int) -> None:
        """The same for the next beat of a first viewing, which opens it."""
        running = {}
        for each in self._stories:
            running[each.name] = (self._opened(each.unfolding, "begins"), first_steps(each))
        self._press("next, unfolding", presses, running)

    def commands(self, rounds: int) -> None:
        """Time to the end of commands that need no screen."""
        wanted: list[tuple[str, str, Command]] = [
            ("pass", "python", (PYTHON, "-c", "pass")),
            ("--version", "perfection-tui", (PROGRAM, "--version")),
        ]
        for each in self._stories:
            wanted.append(("check", each.name, (PROGRAM, "check", each.path)))
            wanted.append(("export", each.name, (PROGRAM, "export", each.path)))
        env = self._environment()
        for _ in range(rounds):
            for what, name, command in wanted:
                started = time.perf_counter()
                subprocess.run(command, env=env, check=True, capture_output=True)
                self._note(what, name, time.perf_counter() - started)

    def _open(self, command: Command) -> Session:
        return Session(command, self._environment(), self._size, ROOT)

    def _opened(self, command: Command, text: str) -> Session:
        session = self._open(command)
        # At once: a program that is not answered yet when it draws does not tell where frames end.
        session.until(text)
        return session

    def _press(
        self, what: str, presses: int, running: Mapping[str, tuple[Session, Presses]]
    ) -> None:
        for session, _ in running.values():
            session.rest(0.1)
        for _ in range(presses):
            for name, (session, moves) in running.items():
                press = next(moves, None)
                while press and not press.counts:
                    self._one(session, press)
                    press = next(moves, None)
                if press:
                    self._note(what, name, self._one(session, press))
        for name, (session, _) in running.items():
            self._close(session, name)

    def _one(self, session: Session, press: Press) -> float:
        seconds = session.timed(press.key, press.text)
        session.rest()
        return seconds

    def _note(self, what: str, name: str, seconds: float) -> None:
        self.times.setdefault((what, name), []).append(seconds)

    def _close(self, session: Session, name: str) -> None:
        session.rest(0.05)
        if session.memory:
            self.memory[name] = max(session.memory, self.memory.get(name, 0))
        session.close()


def system() -> str:
    """What all this was measured on."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"Python {version}, {sys.platform}"
