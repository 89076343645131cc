"""How the screens look, held by pictures that can be read: one text file for each.

A row of a picture is a row of the screen, and after it how its cells are drawn, so that a
word that changes changes one line. `python -m tests.looks` draws them again after a change
that is meant.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from perfection_tui.script.read import read_story
from perfection_tui.themes import THEMES
from perfection_tui.tui.app import PerfectionApp
from tests.opened import horizon_of
from tests.piloting import NARROW, SMALL, WIDE, cover_app, reading_app

FOLDER = Path(__file__).parent
FERRY = FOLDER / "ferry.yaml"

MARKS = ("bold", "dim", "italic", "underline", "reverse", "strike")


class Look(Struct, frozen=True):
    """What to draw: a size, the keys that lead there, and how the program was started.

    `watched`: as far as what is open. `cover`: nothing has been said yet.
    """

    size: tuple[int, int]
    keys: Sequence[str] = ()
    watched: str = "all"
    cover: bool = False


LOOKS = {
    "cover": Look(NARROW, cover=True),
    "belief": Look(NARROW),
    "truth-small": Look(SMALL, ["t"]),
    "both-sides": Look(WIDE, ["t"]),
    "edge": Look(NARROW, ["end", "right"], watched="a-voice"),
    "contents": Look(NARROW, ["c"], watched="the-cry"),
    "find": Look(WIDE, ["slash", *"lamp"]),
    "people": Look(NARROW, ["p"]),
    "evidence": Look(NARROW, ["e"]),
    "order": Look(WIDE, ["o"]),
    "main-events": Look(NARROW, ["o", "m"]),
    "knowledge": Look(NARROW, ["p", "t"]),
    "verdict": Look(WIDE, ["v"]),
    "watched": Look(NARROW, ["w"]),
}
"""The screens that tell most, by the names of their files."""


async def drawn(look: Look) -> str:
    """The picture of what the program shows."""
    story = read_story(FERRY)
    horizon = horizon_of(story, look.watched)
    begun = cover_app if look.cover else partial(reading_app, horizon=horizon)
    async with begun(story, size=look.size) as app:
        await app.press(*look.keys)
        return picture(app.app)


def picture(app: PerfectionApp) -> str:
    """The screen row by row: its text, and behind a bar how many cells of it have which style."""
    # Textual tells what is on a screen in no public way, but as a drawing in SVG.
    strips = app.screen._compositor.render_strips()
    variables = app.get_css_variables() | {"text": app.theme_variables["foreground"]}
    names = {variables[name].lower(): name for name in THEMES[app.theme]}
    return "".join(f"{strip.text}▏{_styles(strip, names)}".rstrip() + "\n" for strip in strips)


def _styles(strip: Strip, names: Mapping[str, str]) -> str:
    """The runs of a row. Nothing is said of plain text, nor of what is plain up to the end."""
    cells = [
        _style(character, segment.style or Style(), names)
        for segment in strip
        for character in segment.text
    ]
    runs = [(style, len(list(run))) for style, run in groupby(_blanks_joined(cells))]
    told = [f"{count} {style}".strip() for style, count in runs]
    return ", ".join(told if runs[-1][0] else told[:-1])


def _style(character: str, style: Style, names: Mapping[str, str]) -> tuple[str | None, str]:
    """How a cell is drawn, and on what; of a blank only the latter can be seen."""
    ground = _name(style.bgcolor, names)
    on = "" if ground == "background" else f"on {ground}"
    if character == " " and not (style.underline or style.reverse):
        return None, on
    marks = [mark for mark in MARKS if getattr(style, mark)]
    colour = _name(style.color, names)
    return " ".join([*marks, *([] if colour == "text" else [colour])]), on


def _blanks_joined(cells: Iterable[tuple[str | None, str]]) -> Iterator[str]:
    """The styles of cells in words. Blanks between two words of one style have it, too."""
    runs = [(style, ground, len(list(run))) for (style, ground), run in groupby(cells)]
    before: tuple[str | None, str] = (None, "")
    for at, (style, ground, count) in enumerate(runs):
        after = runs[at + 1][:2] if at + 1 < len(runs) else (None, "")
        if style is None and before == after and ground == after[1]:
            style = after[0]
        before = (style, ground)
        yield from [" ".join(filter(None, before))] * count


def _name(colour: Color | None, names: Mapping[str, str]) -> str:
    """What the theme calls a colour, or the colour itself."""
    return names.get(colour.name, colour.name) if colour else ""
