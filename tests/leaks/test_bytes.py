"""Nothing beyond the horizon is in any byte that the installed program writes."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import key_to_character

from perfection_tui.script.model import Story
from perfection_tui.tui import commands
from tests.e2e.conftest import program as program
from tests.e2e.terminal import Terminal, copied_in, hermetic
from tests.leaks.in_words import retold
from tests.leaks.test_widgets import same_every_run
from tests.leaks.walking import LEAVES
from tests.making import known_from, script_of, told_otherwise

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

OVER_THE_EDGE = ("ctrl+p", "k", "w", "9", "escape", "escape", "1", "t", "4")
"""What is looked for and gone to that is not there."""


def walk(
    program: Path, home: Path, story: Story, arguments: list[str], steps: int
) -> tuple[list[str], str]:
    """Every settled screen of a walk through the program, and everything that it wrote and copied.

    It is taken in a `home` of its own, and the files that are left there are among what it wrote.
    """
    script = home / "story.yaml"
    script.write_text(script_of(story))
    screens = []
    with Terminal([program, script, *arguments], env=hermetic(home), size=(100, 30)) as terminal:

        def press(key: str) -> None:
            before, end = terminal.screen, time.monotonic() + REACTS
            terminal.press(key)
            while terminal.screen == before and (terminal.works or time.monotonic() < end):
                terminal.settle(0.02)
            terminal.settle(0.1)
            screens.append(terminal.screen)

        terminal.wait_for("a what it contains")
        terminal.settle()
        screens.append(terminal.screen)
        terminal.press("enter")
        terminal.wait_until(lambda screen: "it contains" not in screen, "the cover to be gone")
        terminal.settle()
        forward = {"right", " ", "enter"} if "--unfold" in arguments else set()
        used = [each for key in KEYS if key not in forward for each in (key, "escape")]
        for key in (*["right"] * steps, *used, *OVER_THE_EDGE):
            press(key)
        terminal.resize((60, 20))
        terminal.settle(0.3)
        screens.append(terminal.screen)
        terminal.leave()
    script.unlink()
    drawn = terminal.raw.decode(errors="replace")
    files = [path.read_text(errors="replace") for path in home.rglob("*") if path.is_file()]
    return screens, "\n".join([drawn, *copied_in(drawn), *files])


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
    story = retold(film)
    other = data.draw(told_otherwise(story, watched))
    mktemp = tmp_path_factory.mktemp
    screens, written = walk(program, mktemp("one"), story, arguments, steps)
    screens_too, written_too = walk(program, mktemp("two"), other, arguments, steps)
    assert max(known_from(written)) <= watched
    assert 99 not in known_from(written_too)
    assert screens == screens_too
