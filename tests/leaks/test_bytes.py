"""Nothing beyond the horizon is in any byte that the installed program writes."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import key_to_character

from perfection_tui.script.model import Story
from perfection_tui.tui import commands
from tests.e2e.conftest import env, program
from tests.e2e.terminal import Terminal, copied_in, hermetic
from tests.leaks.in_words import retold
from tests.leaks.test_widgets import same_every_run
from tests.leaks.walking import LEAVES
from tests.making import known_from, script_of, told_otherwise

__all__ = ["env", "program"]

TYPED = {"slash": "/", "ctrl+t": "\x14"}
"""What is typed for keys whose names tell Textual no character."""

REACTS = 0.4
"""Seconds after which a key is taken to change nothing, if the program rests by then."""

PASSING = {commands.KEEP.id, commands.RELOAD.id}
"""What it answers vanishes with time, so that two walks would differ by chance."""

KEYS = [
    TYPED.get(name) or key_to_character(name) or name
    for command in commands.READING
    if command.id not in LEAVES | PASSING
    for name in command.keys.split(",")[:1]
    if name
]
"""Every command of the reading screen by its first key; Escape follows each."""


def used(
    program: Path, env: Mapping[str, str], script: Path, arguments: list[str], steps: int
) -> tuple[list[str], bytes]:
    """Every settled screen of a walk through the program, and every byte that it wrote."""
    screens = []
    with Terminal([program, script, *arguments], env=env, size=(100, 30)) as terminal:

        def press(key: str) -> None:
            before, end = terminal.screen, time.monotonic() + REACTS
            terminal.press(key)
            while terminal.screen == before and (terminal.works or time.monotonic() < end):
                terminal.settle(0.02)
            terminal.settle(0.1)
            screens.append(terminal.screen)

        terminal.wait_for("a what it contains")
        screens.append(terminal.screen)
        terminal.press("enter")
        terminal.wait_until(lambda screen: "it contains" not in screen, "the cover to be gone")
        terminal.settle()
        for _ in range(steps):
            press("right")
        forward = {"right", " ", "enter"} if "--unfold" in arguments else set()
        for key in (key for key in KEYS if key not in forward):
            press(key)
            press("escape")
        for key in ("ctrl+p", "k", "w", "9", "escape", "escape", "1", "t", "4"):
            press(key)
        terminal.resize((60, 20))
        terminal.settle(0.3)
        screens.append(terminal.screen)
        terminal.leave()
        return screens, terminal.raw


def walk(
    program: Path, home: Path, story: Story, arguments: list[str], steps: int
) -> tuple[list[str], bytes, dict[str, bytes]]:
    """The same with a home of its own, and the files that are in it afterwards."""
    home.mkdir()
    script = home / "story.yaml"
    script.write_text(script_of(story))
    screens, raw = used(program, hermetic(home), script, arguments, steps)
    script.unlink()
    files = {
        str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }
    return screens, raw, files


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "steps", "watched"),
    [
        (["--spoiler-free"], 2, 0),
        (["--unfold"], 3, 3),
        (["--watched", "mission"], 4, 10),
        (["--watched", "home"], 20, 26),
    ],
)
@same_every_run(1)
@given(data=st.data())
def test_no_byte_tells_what_lies_beyond(
    program: Path,
    film: Story,
    tmp_path_factory: pytest.TempPathFactory,
    arguments: list[str],
    steps: int,
    watched: int,
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("walks")
    story = retold(film)
    other = data.draw(told_otherwise(story, watched))
    screens, raw, files = walk(program, folder / "one", story, arguments, steps)
    written = raw.decode(errors="replace")
    assert max(known_from(written)) <= watched
    assert all(known <= watched for copy in copied_in(written) for known in known_from(copy))
    assert all(known <= watched for data in files.values() for known in known_from(str(data)))
    screens_too, raw_too, _ = walk(program, folder / "two", other, arguments, steps)
    assert 99 not in known_from(raw_too.decode(errors="replace"))
    assert screens == screens_too
