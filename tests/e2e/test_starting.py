"""The installed program in a terminal: where it opens, when it refuses, and how it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, long

LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?7h")
"""Alternate screen left, cursor shown, mouse and paste off, lines wrapping."""


@pytest.mark.parametrize("key", ["ctrl+c", *map(long, ("q", "ctrl+q"))])
def test_leaving_gives_the_terminal_back(program: Path, env: dict[str, str], key: str) -> None:
    with Terminal([program], env=env) as terminal:
        terminal.wait_for("Have you seen it?")
        terminal.press(key)
        assert terminal.wait_for_exit() == 0
        for sequence in LEFT:
            opposite = sequence[:-1] + (b"l" if sequence.endswith(b"h") else b"h")
            assert terminal.raw.rfind(sequence) > terminal.raw.rfind(opposite)


def test_standard_output_may_go_anywhere_and_does_not_change_the_size(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    script = 'exec "$0" --watched all --at 1 >out'
    command: list[str | Path] = ["/bin/sh", "-c", script, program]
    with Terminal(command, env=env, size=(120, 40), cwd=tmp_path) as terminal:
        terminal.wait_for("What actually happened")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert (tmp_path / "out").read_bytes() == b""


@pytest.mark.parametrize(
    ("flags", "shown"),
    [
        (["--watched", "all", "--at", "2/3"], "3 of "),
        (["--spoiler-free", "--at", "home/99"], "Chapter 1"),
    ],
)
def test_at_opens_there_without_the_cover(
    program: Path, env: dict[str, str], flags: list[str], shown: str
) -> None:
    with Terminal([program, *flags], env=env) as terminal:
        terminal.wait_for(shown)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_the_theme_asked_for_is_the_theme_shown(program: Path, env: dict[str, str]) -> None:
    for theme, background in (("stage", b"48;2;18;17;22m"), ("score", b"48;2;248;244;236m")):
        command: list[str | Path] = [program, "--theme", theme]
        with Terminal(command, env=env | {"COLORTERM": "truecolor"}) as terminal:
            terminal.wait_for("Have you seen it?")
            assert background in terminal.raw


@pytest.mark.parametrize("kind", ["xterm", "linux"])
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


def test_no_variable_of_textuals_ends_it_or_leaves_a_picture_of_the_screen(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    variables = {
        "TEXTUAL_DRIVER": "no.such:Driver",
        "TEXTUAL_COLOR_SYSTEM": "none such",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path / "pictures"),
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_DEBUG": "1",
    }
    command: list[str | Path] = [program, "--watched", "all", "--at", "1"]
    (tmp_path / "here").mkdir()
    with Terminal(command, env=env | variables, cwd=tmp_path / "here") as terminal:
        terminal.wait_for("1 of ")
        terminal.turn_to("right")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert not list((tmp_path / "here").iterdir())
    assert not (tmp_path / "pictures").exists()
    assert not (tmp_path / "log").exists()
