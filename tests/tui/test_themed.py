"""Every theme can be read, by the contrast of WCAG 2.2, where there are sixteen colours, too."""

import os
from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.widgets import Input

from perfection_tui.script.model import Story
from perfection_tui.themes import SIXTEEN, THEMES
from perfection_tui.tui.terminal.lacking import SIGNS
from tests.piloting import reading_app

LEAST = {"stage": 4.5, "score": 4.5, "contrast": 7.0, SIXTEEN: 4.5}

NAMES = ("black", "white", "bright_white", "bright_cyan", "bright_red", "bright_yellow")
XTERM = ("#000000", "#e5e5e5", "#ffffff", "#00ffff", "#ff0000", "#ffff00")
LINUX_CONSOLE = ("#000000", "#aaaaaa", "#ffffff", "#55ffff", "#ff5555", "#ffff55")
"""What terminals draw for those of the sixteen colours that we use."""


def contrast(one: str, other: str) -> float:
    dark, light = sorted(_luminance(Color.parse(each)) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("palette", [XTERM, LINUX_CONSOLE], ids=["xterm", "console"])
@pytest.mark.parametrize("name", THEMES)
def test_what_is_written_stands_out_on_its_ground(name: str, palette: Sequence[str]) -> None:
    drawn = dict(zip(map("ansi_{}".format, NAMES), palette, strict=True))
    colours = {key: drawn.get(value, value) for key, value in THEMES[name].items()}
    for behind in ("background", "surface", "panel"):
        for written in ("text", "belief", "truth", "muted", "faint", "accent"):
            found = contrast(colours[written], colours[behind])
            assert found >= LEAST[name], (written, behind, found)
    # What is highlighted is drawn the other way round, what is selected on the accent.
    assert contrast(colours["background"], colours["text"]) >= LEAST[name]
    assert contrast(colours["background"], colours["accent"]) >= LEAST[name]


def test_body_text_stands_out_the_most() -> None:
    for name, least in (("stage", 14), ("score", 14), ("contrast", 18)):
        assert contrast(THEMES[name]["text"], THEMES[name]["background"]) >= least


async def test_sixteen_colours_may_be_all(film: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    async with reading_app(film, theme="score") as app:
        assert app.app.theme == SIXTEEN
        assert app.app.native_ansi_color
        assert all(value.startswith("ansi_") for value in THEMES[SIXTEEN].values())
        # The cursor is a block of another colour than what is behind it.
        await app.press("slash")
        cursor = app.app.screen.query_one(Input).get_component_rich_style("input--cursor")
        assert not cursor.reverse
        assert cursor.color != cursor.bgcolor


def test_every_plain_sign_is_as_wide_as_what_it_stands_for() -> None:
    assert all(cell_len(chr(sign)) == cell_len(chr(plain)) for sign, plain in SIGNS.items())
    assert "◀◀ ╭─┏━ “Hand”…".translate(SIGNS) == '<< ┌─╔═ "Hand"~'


async def test_the_console_has_plain_signs(film: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "TERM", "linux")
    async with reading_app(film) as app:
        await app.press("t")
        picture = app.app.export_screenshot()
    assert "◉" not in picture
    assert "╔" in picture
