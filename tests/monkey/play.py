"""One run of the monkey over the installed program, and what was wrong with it."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.e2e.modes import left_on
from tests.e2e.terminal import Terminal, hermetic
from tests.monkey.acts import Act, acts
from tests.monkey.oracle import Oracle

STORIES = Path(__file__).parents[2] / "story"
MOST_MEMORY = 60 << 20
"""Bytes by which the program may grow from its 40th act on."""

PLAIN = (
    *("next", "back", "turn", "again", "contents", "people", "order", "evidence", "verdict"),
    *("short", "about", "help", "bookmarks", "find hand", "search the", "chapter 2", "go 3"),
    *("bookmark mine", "replay", "keep", "xyzzy", "1", "2", "t", "o", "e", "\x1b[31m", "é" * 500),
)


class Play(NamedTuple):
    """How a run is set up. `watched`: how many moments are open, where that is fixed."""

    seed: int
    story: str
    flags: tuple[str, ...]
    watched: int | None
    live: bool
    plain: bool

    @property
    def script(self) -> Path:
        """The script of the story."""
        return STORIES / f"{self.story}.yaml"


@cache
def _lengths(story: str) -> list[int]:
    """How many moments each chapter has, counted in the script's lines."""
    text = (STORIES / f"{story}.yaml").read_text("utf-8")
    return [chapter.count("\n      - id: ") for chapter in text.split("\n    teaser:")[1:]]


def drawn(seed: int) -> tuple[Play, list[Act]]:
    """The run of a seed."""
    chance = Random(seed)
    story = chance.choice(sorted(path.stem for path in STORIES.glob("*.yaml")))
    lengths = _lengths(story)
    chapter = chance.randint(1, len(lengths) - 1)
    so_far = sum(lengths[:chapter])
    ways: list[tuple[tuple[str, ...], int | None]] = [
        ((), None),
        (("--fresh",), None),
        (("--unfold",), None),
        (("--watched", "all"), None),
        (("--watched", "none"), 0),
        (("--watched", str(chapter)), so_far),
        (("--watched", str(chapter), "--at", "1"), so_far),
    ]
    flags, watched = chance.choice(ways)
    guarded = watched is not None
    plain = chance.random() < 0.15
    live = not plain and not guarded and chance.random() < 0.25
    play = Play(seed, story, (*flags, "--no-motion"), watched, live, plain)
    return play, acts(chance, chance.randint(40, 160), guarded=guarded)


def faults(program: Path, play: Play, what: Sequence[Act]) -> list[str]:
    """What was wrong with a run; nothing where all was well."""
    with tempfile.TemporaryDirectory(prefix="monkey-") as home:
        run = _Run(program, play, what, Path(home))
        return [*(run.plainly() if play.plain else run.on_the_screen()), *run.left_behind()]


class _Run:
    """The program in a home of its own, and what is found wrong with it."""

    def __init__(self, program: Path, play: Play, what: Sequence[Act], home: Path) -> None:
        self._play, self._what, self._home, self._here = play, what, home, home / "here"
        self._oracle = None if play.watched is None else Oracle(play.script, play.watched)
        self._here.mkdir()
        self._copy = self._here / "story.yaml"
        story = shutil.copy(play.script, self._copy) if play.live else play.story
        self._command = [program, story, *play.flags, *["--live"] * play.live]

    def _beyond(self, where: str, text: str) -> Iterator[str]:
        if self._oracle and (seen := self._oracle.seen_in(text)):
            yield f"beyond the horizon {where}: {seen[:3]}"

    def on_the_screen(self) -> Iterator[str]:
        with Terminal(self._command, env=hermetic(self._home), cwd=self._here) as terminal:
            try:
                terminal.wait_until(lambda screen: len(screen.split()) > 3, "the first frame", 30)
                yield from self._acts(terminal)
                yield from _leaves(terminal)
            except (AssertionError, OSError) as error:
                yield f"{type(error).__name__}: {str(error)[:2000]}"
            yield from self._beyond("in the bytes", terminal.raw.decode("utf-8", "replace"))

    def _acts(self, terminal: Terminal) -> Iterator[str]:
        memory = 0
        for number, act in enumerate(self._what):
            if terminal.process.poll() is not None:
                break
            _do(act, terminal, self._copy)
            terminal.settle(0.02, 20)
            _go_on(terminal)
            for seen in self._beyond("on the screen", terminal.screen):
                yield f"act {number}: {seen}"
            memory = memory or (terminal.memory("VmRSS") if number == 40 else 0)
        if memory and (grown := terminal.memory("VmRSS") - memory) > MOST_MEMORY:
            yield f"grew by {grown >> 20} MiB"

    def plainly(self) -> Iterator[str]:
        chance = Random(self._play.seed)
        # A number may answer that more has been watched: none for a monkey that is guarded.
        words = [each for each in PLAIN if not (self._oracle and each.isdecimal())]
        lines = [chance.choice(words) for _ in self._what]
        done = subprocess.run(
            [*self._command, "--plain"],
            input="\n".join([*lines, "quit", "quit", ""]),
            env=hermetic(self._home),
            cwd=self._here,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode != 0 or "\x1b" in done.stdout:
            yield f"plain: exit code {done.returncode}: {done.stderr[:500]}"
        yield from self._beyond("in plain mode", done.stdout)

    def left_behind(self) -> Iterator[str]:
        """The files that a run has left: one of state with its lock, and nothing else."""
        for path in sorted(each for each in self._home.rglob("*") if each.is_file()):
            name = path.relative_to(self._home).as_posix()
            ours = name.startswith("state/perfection-tui/") and path.suffix in (".json", ".lock")
            if path.name == "crash.log":
                yield f"crashed:\n{path.read_text()}"
            elif not ours and path != self._copy:
                yield f"left a file: {name}"
            yield from self._beyond(f"in {name}", path.read_text("utf-8", "replace"))


def _do(act: Act, terminal: Terminal, script: Path) -> None:
    if act.kind == "resize":
        terminal.resize(act.size)
    elif act.kind == "stop":
        terminal.press("ctrl+z")
        with suppress(AssertionError):  # a page that takes every key for text does not stop
            terminal.wait_for_stop(2)
        terminal.send(signal.SIGCONT)
    elif act.kind == "type":
        terminal.type_bytes(act.data)
    elif script.exists():
        _edit(script, Random(act.data))


def _edit(script: Path, chance: Random) -> None:
    text = script.read_bytes()
    whole = (STORIES / "the-perfection.yaml").read_bytes()
    at = chance.randrange(len(text) or 1)
    script.write_bytes(
        chance.choice((text[:at], text[:at] + b"\xff" + text[at:], text.replace(b"a", b"e"), whole))
    )


def _leaves(terminal: Terminal) -> Iterator[str]:
    """Leave as a reader does, and look at what is left of the terminal."""
    terminal.resize((80, 24))
    for _ in range(6):
        if terminal.process.poll() is None:
            terminal.press("escape")
            terminal.settle(0.2, 20)
            _go_on(terminal)
    if terminal.process.poll() is None:
        terminal.press("ctrl+q")
    code = terminal.wait_for_exit(15)
    if code != 0:
        yield f"exit code {code}"
    if left := left_on(terminal.raw):
        yield f"left on: {sorted(left)}"
    if terminal.attributes != terminal.before:
        yield "the terminal is not set as it was"


def _go_on(terminal: Terminal) -> None:
    """Go on with a program that the palette has stopped, as `fg` does: there is no shell here."""
    if terminal.status("State").startswith("T"):
        terminal.send(signal.SIGCONT)
        terminal.settle(0.02, 20)


def shrunk(program: Path, play: Play, what: list[Act], told: str, tries: int = 60) -> list[Act]:
    """Fewer acts that still go wrong in the same way: parts are left out while they do."""
    kind = told.split(":")[0].split("\n")[0]
    size, start = len(what) // 2, 0
    while size and tries:
        fewer, tries = what[:start] + what[start + size :], tries - 1
        if fewer and any(each.startswith(kind) for each in faults(program, play, fewer)):
            what, start = fewer, 0
        else:
            start += size
        if start >= len(what):
            size, start = size // 2, 0
    return what
