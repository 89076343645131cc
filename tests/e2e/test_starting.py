"""The installed program in a terminal: where it opens, how it looks there, and how it leaves."""

from pathlib import Path

import pytest

from tests.e2e.modes import left_on
from tests.e2e.terminal import Terminal

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
        assert "What actually happened" in terminal.screen
        assert SCORE in terminal.raw
        assert STAGE not in terminal.raw
        terminal.turn_to("right")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 0
        assert left_on(terminal.raw) == set()
        assert terminal.attributes == terminal.before
    assert [path.name for path in here.iterdir()] == ["out"]
    assert (here / "out").read_bytes() == b""
    assert not {"pictures", "log"} & {path.name for path in tmp_path.iterdir()}


@pytest.mark.long
@pytest.mark.parametrize("kind", ["linux", "xterm"])
def test_in_sixteen_colours_light_stands_on_dark_and_what_is_highlighted_the_other_way_round(
    program: Path, env: dict[str, str], kind: str
) -> None:
    # What pyte calls brown is yellow, the accent.
    light = ("brightwhite", "white", "brightcyan", "brightred", "brightbrown")
    on_dark = {(colour, "black") for colour in light}
    command: list[str | Path] = [program, "--watched", "all", "--at", "1", "--no-motion"]
    with Terminal(command, env=env | {"TERM": kind}) as terminal:
        terminal.wait_for("1 of ")
        assert {("brightbrown", "black")} <= terminal.colours <= on_dark
        terminal.press("w")
        highlighted = ("black", "brightwhite")
        terminal.wait_until(lambda _: highlighted in terminal.colours, "a highlighted row")
        assert terminal.colours <= {*on_dark, highlighted}
        drawn = terminal.raw.decode()
    assert ("→" in drawn) == (kind == "xterm")
