"""One run of the monkey over the installed program, and what was wrong with it."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
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


def drawn(seed: int) -> tuple[Play, list[Act]]:
    """The run of a seed."""
    chance = Random(seed)
    story = chance.choice(sorted(path.stem for path in STORIES.glob("*.yaml")))
    chapters = (STORIES / f"{story}.yaml").read_text("utf-8").count("\n    teaser:")
    chapter = chance.randint(1, chapters - 1)
    ways: list[tuple[tuple[str, ...], bool]] = [
        ((), False),
        (("--fresh",), False),
        (("--unfold",), False),
        (("--watched", "all"), False),
        (("--watched", "none"), True),
        (("--watched", str(chapter)), True),
        (("--watched", str(chapter), "--at", "1"), True),
    ]
    flags, guarded = chance.choice(ways)
    watched = None
    if guarded:
        watched = 0 if flags[1] == "none" else _beats_up_to(story, chapter)
    plain = chance.random() < 0.15
    live = not plain and not guarded and chance.random() < 0.25
    play = Play(seed, story, (*flags, "--no-motion"), watched, live, plain)
    return play, acts(chance, chance.randint(40, 160), guarded=guarded)


def _beats_up_to(story: str, chapter: int) -> int:
    """How many moments there are up to the end of a chapter, counted in the script's lines."""
    text = (STORIES / f"{story}.yaml").read_text("utf-8")
    chapters = text.split("\n    teaser:")[1 : chapter + 1]
    return sum(each.count("\n      - id: ") for each in chapters)


def faults(program: Path, play: Play, what: Sequence[Act]) -> list[str]:
    """What was wrong with a run; nothing where all was well."""
    home = Path(tempfile.mkdtemp(prefix="monkey-"))
    try:
        (home / "here").mkdir()
        script = STORIES / f"{play.story}.yaml"
        oracle = Oracle(script, play.watched) if play.watched is not None else None
        run = _plainly if play.plain else _on_the_screen
        return [
            *run(program, play, what, home, oracle),
            *_left_behind(home, play, oracle),
        ]
    finally:
        shutil.rmtree(home)


def _command(program: Path, play: Play, home: Path) -> list[str | Path]:
    if not play.live:
        return [program, play.story, *play.flags]
    copy = home / "here" / "story.yaml"
    shutil.copy(STORIES / f"{play.story}.yaml", copy)
    return [program, copy, *play.flags, "--live"]


def _on_the_screen(
    program: Path, play: Play, what: Sequence[Act], home: Path, oracle: Oracle | None
) -> Iterator[str]:
    command = _command(program, play, home)
    with Terminal(command, env=hermetic(home), cwd=home / "here") as terminal:
        memory = 0
        try:
            terminal.wait_until(lambda screen: len(screen.split()) > 3, "the first frame", 30)
            for number, act in enumerate(what):
                if not _do(act, terminal, home / "here" / "story.yaml"):
                    break
                terminal.settle(0.02, 20)
                _go_on(terminal)
                if oracle and (seen := oracle.seen_in(terminal.screen)):
                    yield f"act {number}: beyond the horizon on the screen: {seen[:3]}"
                memory = memory or (terminal.memory("VmRSS") if number == 40 else 0)
            if memory and (grown := terminal.memory("VmRSS") - memory) > MOST_MEMORY:
                yield f"grew by {grown >> 20} MiB"
            yield from _leaves(terminal)
        except (AssertionError, OSError) as error:
            yield f"{type(error).__name__}: {str(error)[:2000]}"
        if oracle and (seen := oracle.seen_in(terminal.raw.decode("utf-8", "replace"))):
            yield f"beyond the horizon in the bytes: {seen[:3]}"


def _do(act: Act, terminal: Terminal, script: Path) -> bool:
    """Do it; False where the program has ended meanwhile."""
    if terminal.exit_code is not None:
        return False
    if act.kind == "resize":
        terminal.resize(act.size)
    elif act.kind == "stop":
        terminal.press("ctrl+z")
        with suppress(AssertionError):  # a page that takes every key for text does not stop
            terminal.wait_for_stop(2)
        terminal.send(signal.SIGCONT)
    elif act.kind == "edit":
        if script.exists():
            _edit(script, Random(act.data))
    else:
        terminal.type_bytes(act.data)
    return True


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
        if terminal.exit_code is None:
            terminal.press("escape")
            terminal.settle(0.2, 20)
            _go_on(terminal)
    if terminal.exit_code is None:
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


def _plainly(
    program: Path, play: Play, what: Sequence[Act], home: Path, oracle: Oracle | None
) -> Iterator[str]:
    chance = Random(play.seed)
    # A number may answer that more has been watched: none for a monkey that is guarded.
    words = [each for each in PLAIN if play.watched is None or not each.isdecimal()]
    lines = [chance.choice(words) for _ in what]
    done = subprocess.run(
        [program, play.story, *play.flags, "--plain"],
        input="\n".join([*lines, "quit", "quit", ""]),
        env=hermetic(home),
        cwd=home / "here",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0 or "\x1b" in done.stdout:
        yield f"plain: exit code {done.returncode}: {done.stderr[:500]}"
    if oracle and (seen := oracle.seen_in(done.stdout)):
        yield f"beyond the horizon in plain mode: {seen[:3]}"


def _left_behind(home: Path, play: Play, oracle: Oracle | None) -> Iterator[str]:
    """The files that a run has left: one of state with its lock, and nothing else."""
    for path in sorted(each for each in home.rglob("*") if each.is_file()):
        name = path.relative_to(home).as_posix()
        ours = name.startswith("state/perfection-tui/") and path.suffix in (".json", ".lock")
        if path.name == "crash.log":
            yield f"crashed:\n{path.read_text()}"
        elif not ours and not (play.live and name == "here/story.yaml"):
            yield f"left a file: {name}"
        if oracle and (seen := oracle.seen_in(path.read_text("utf-8", "replace"))):
            yield f"beyond the horizon in {name}: {seen[:3]}"


def shrunk(program: Path, play: Play, what: list[Act], told: str, tries: int = 60) -> list[Act]:
    """Fewer acts that still go wrong in the same way: parts are left out while they do."""
    kind = told.split(":")[0].split("\n")[0]
    size = len(what) // 2
    while size and tries > 0:
        for start in range(0, len(what), size):
            fewer = what[:start] + what[start + size :]
            tries -= 1
            if fewer and any(each.startswith(kind) for each in faults(program, play, fewer)):
                what = fewer
                break
            if tries <= 0:
                break
        else:
            size //= 2
    return what
