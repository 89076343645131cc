"""The installed program in terminals of every kind and size, and where there is none to read in."""

import random
import resource
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.modes import assert_given_back
from tests.e2e.terminal import Terminal
from tests.marking import long

OF_TEXTUAL = {
    "TEXTUAL_DRIVER": "no.such:Driver",
    "TEXTUAL_COLOR_SYSTEM": "none such",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": "../pictures",
    "TEXTUAL_LOG": "../log",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_DEBUG": "1",
}
"""Variables that end a program made with Textual, or have it leave a picture of the screen."""

SCORE, STAGE = b"48;2;248;244;236m", b"48;2;18;17;22m"
"""What two themes set behind everything."""


def test_it_opens_where_and_as_it_is_asked_to_whatever_textuals_variables_say(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    # Standard output may go anywhere: its size is not that of the terminal.
    script = 'exec "$0" --watched all --at 2/3 --theme score >out'
    variables = OF_TEXTUAL | {"COLORTERM": "truecolor"}
    with Terminal(
        ["/bin/sh", "-c", script, program], env=env | variables, size=(120, 40), cwd=here
    ) as terminal:
        terminal.wait_for("3 of ")
        terminal.wait_for("What actually happened")
        assert SCORE in terminal.raw
        assert STAGE not in terminal.raw
        terminal.turn_to("right")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 0
        assert_given_back(terminal)
    assert [path.name for path in here.iterdir()] == ["out"]
    assert (here / "out").read_bytes() == b""
    assert not {"pictures", "log"} & {path.name for path in tmp_path.iterdir()}


@pytest.mark.long
def test_in_sixteen_colours_light_stands_on_dark_but_where_highlighted(reading: Start) -> None:
    # What pyte calls brown is yellow, the accent.
    light = ("brightwhite", "white", "brightcyan", "brightred", "brightbrown")
    on_dark = {(colour, "black") for colour in light}
    with reading(TERM="xterm") as terminal:
        assert {("brightbrown", "black")} <= terminal.colours <= on_dark
        terminal.press("w")
        highlighted = ("black", "brightwhite")
        terminal.wait_until(lambda _: highlighted in terminal.colours, "a highlighted row")
        assert terminal.colours <= {*on_dark, highlighted}


ABSURD = ((0, 0), (40, 0), (65535, 65535))
"""Sizes that terminals have been seen to claim."""


@pytest.mark.parametrize("said", ["1000000000", *map(long, ("0", "-3", "1", "many", ""))])
def test_it_starts_in_one_cell_and_passes_a_storm_of_sizes(start: Start, said: str) -> None:
    chance = random.Random(7)
    sizes = [(chance.randint(1, 300), chance.randint(1, 100)) for _ in range(200)]
    at_the_first = ("--watched", "all", "--at", "1")
    with start(*at_the_first, size=(1, 1), COLUMNS=said, LINES=said) as terminal:
        terminal.wait_until(lambda screen: bool(screen.strip()), "anything to read")
        terminal.resize((80, 24))
        terminal.wait_for("1 of ")
        terminal.settle()
        before = terminal.screen
        for size in (*sizes, *ABSURD):
            terminal.claim(size)
            terminal.take_in()
        terminal.resize((120, 30))
        terminal.wait_for("What actually happened")
        terminal.resize((80, 24))
        terminal.wait_until(lambda screen: screen == before, "the screen as it was before")
        terminal.leave()
        assert_given_back(terminal)


STDIN = "reading needs a terminal, and standard input is not one"
STDERR = "reading needs a terminal, and standard error is not one"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('echo q | "$0"', STDIN),
        ('"$0" 2>said', STDERR),
        ('"$0" 2>/dev/full', ""),
        long('"$0" <story.yaml', STDIN),
        long('"$0" <&-', STDIN),
        long('"$0" 2>&-', ""),
        ('"$0" </dev/null >&-', STDIN),
        ('"$0" <&- >&- 2>&- </dev/null', ""),
        long('"$0" </dev/null 2>/dev/full', ""),
    ],
)
def test_it_refuses_at_once_and_writes_no_escape_code(
    program: Path, env: dict[str, str], tmp_path: Path, line: str, said: str
) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "story.yaml").write_text("format: 1\n")
    used = cpu_seconds()
    script = f'touch said; {line}; echo "exit $?"; cat said'
    with Terminal(
        ["/bin/sh", "-c", script, program], env=env, size=(200, 24), cwd=tmp_path
    ) as terminal:
        terminal.wait_for_exit()
        assert terminal.attributes == terminal.before
        written = terminal.raw.decode()
    assert "\x1b" not in written
    assert "Traceback" not in written
    assert said in written
    assert "exit 2" in written
    # Processor time, for the machine may be busy; much of it would be spent waiting in circles.
    assert cpu_seconds() - used < 1


@pytest.mark.parametrize(
    "changed", [{"LC_ALL": "POSIX"}, *map(long, ({"LANG": "C"}, {"LANG": ""}))]
)
def test_plain_c_is_read_in(start: Start, changed: dict[str, str]) -> None:
    with start(**changed) as terminal:
        terminal.wait_for("Have you seen it?")
        assert "──" in terminal.screen


def cpu_seconds() -> float:
    """The processor time of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
