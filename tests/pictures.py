"""Draws the pictures of README from the real app: `python -m tests.pictures`.

They are public and give nothing away: they are of The Open Window, as somebody
sees it who has not come to its last chapter.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from pathlib import Path

from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.watched import Point
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.app import PerfectionApp

FOLDER = Path(__file__).parent.parent / ".github"

FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Textual's pictures ask a server for their font; ours take what the reader has."""

THEMES = {"": "stage", "-light": "score"}
"""What the names of the pictures end with, and the theme in which each is drawn."""

PICTURES = {
    "both-sides": ((112, 26), ("right", "right", "t")),
    "order": ((112, 22), ("o", "down")),
}
"""The pictures by name: how large they are, and the keys that lead there."""


async def draw(
    path: Path, story: Story, size: tuple[int, int], keys: Iterable[str], theme: str
) -> None:
    """Draw what the app shows, after some keys, to somebody who has seen two chapters."""
    opening = Opening(story, Progress(None), Start(to=Point(chapter="tea-is-late")))
    opening.begin_at(0, 0)
    app = PerfectionApp(opening, theme=theme, motion=False)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        picture = FONT_FACES.sub("", app.export_screenshot(title="perfection-tui"))
    path.write_text(picture, encoding="utf-8")


async def main() -> None:
    """Draw all of them."""
    FOLDER.mkdir(exist_ok=True)
    story = read_story(library.find("open-window"))
    for name, (size, keys) in PICTURES.items():
        for ending, theme in THEMES.items():
            await draw(FOLDER / f"{name}{ending}.svg", story, size, keys, theme)


if __name__ == "__main__":
    asyncio.run(main())
