"""Draws the pictures of README from the real app: `python -m tests.pictures`.

They are public and give nothing away: a moment with both sides open is of the
story that `perfection-tui new` writes; The Perfection shows only its cover.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from perfection_tui.cli import new
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.app import PerfectionApp
from perfection_tui.view.horizon import NOTHING, Horizon, everything

FOLDER = Path(__file__).parent.parent / ".github"

FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Textual's pictures ask a server for their font; ours take what the reader has."""


async def draw(
    name: str,
    story: Story,
    size: tuple[int, int],
    *keys: str,
    horizon: Horizon | None = None,
    cover: bool = False,
    theme: str = "stage",
) -> None:
    """Draw what the app shows after some keys."""
    reading = Reading(story, everything(story) if horizon is None else horizon)
    place = None if cover else (0, 0)
    app = PerfectionApp(
        Opening(reading, Progress(None), ask=cover, at=place), theme=theme, motion=False
    )
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        picture = FONT_FACES.sub("", app.export_screenshot(title="perfection-tui"))
    (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


async def main() -> None:
    """Draw all of them."""
    FOLDER.mkdir(exist_ok=True)
    example = read_story(new.TEMPLATE)
    film = read_story(library.find(library.DEFAULT))
    await draw("both-sides", example, (112, 37), "t")
    await draw("both-sides-light", example, (112, 37), "t", theme="score")
    await draw("cover", film, (80, 24), horizon=NOTHING, cover=True)
    await draw("one-side", example, (80, 24))


if __name__ == "__main__":
    asyncio.run(main())
