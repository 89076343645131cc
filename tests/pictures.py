"""Draws the pictures of README from the real app: `python -m tests.pictures`.

They are public and give nothing away: they are of The Open Window, as somebody
sees it who has not come to its last chapter.
"""

import asyncio
import os
import re
from collections.abc import Iterable
from pathlib import Path

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests.opened import horizon_of
from tests.piloting import reading_app

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


REVEAL = "to the first reveal"
"""Stands among keys: it is not known beforehand how many of them lead there."""

MOVING = (
    ((), 3.0),
    (("right", "right"), 3.0),
    (("t",), 5.0),
    ((REVEAL,), 4.0),
    (("f",), 3.0),
    (("right",), 4.0),
    (("escape", "o"), 4.5),
)
"""What the moving picture shows: keys, and for how many seconds what they lead to stays.

One turn; then what a later moment turns over again; and the order of events.
"""

MOVING_SIZE = (100, 24)

STEPPED = """
.frame {{ visibility: hidden; animation: {total}s step-end infinite; }}
@media (prefers-reduced-motion: reduce) {{ .frame {{ animation: none !important; }} }}
"""


async def drawn(
    story: Story, size: tuple[int, int], theme: str, steps: Iterable[Iterable[str]]
) -> list[str]:
    """What the app shows after each of some steps, to somebody who has seen two chapters."""
    shown = []
    async with reading_app(story, horizon_of(story, "tea-is-late"), size, theme=theme) as app:
        for keys in steps:
            if keys == (REVEAL,):
                reveal = next(each for each in app.reading.edition.moments if each.turns_over)
                app.app.screen.action_go_to_beat(reveal.beat.id)  # type: ignore[attr-defined] # the reading screen's
            else:
                await app.press(*keys)
            await app.settle()
            shown.append(FONT_FACES.sub("", app.app.export_screenshot(title="perfection-tui")))
    return shown


def moving(pictures: Iterable[str]) -> str:
    """One picture that shows these one after the other, round and round."""
    total = sum(seconds for _, seconds in MOVING)
    drawn = list(pictures)
    box = re.search(r'viewBox="[^"]*"', drawn[0])
    style, at = [STEPPED.format(total=total)], 0.0
    for number, (_, seconds) in enumerate(MOVING):
        begins, ends = 100 * at / total, 100 * (at + seconds) / total
        at += seconds
        first = "hidden" if number else "visible"
        style.append(
            f"@keyframes f{number} {{ 0% {{ visibility: {first}; }} "
            f"{begins:.2f}% {{ visibility: visible; }} {ends:.2f}% {{ visibility: hidden; }} }}\n"
            f"#f{number} {{ animation-name: f{number}; }}"
        )
    # Of who wants no motion, the moment turned over stands still.
    style.append("@media (prefers-reduced-motion: reduce) { #f2 { visibility: visible; } }")
    groups = [f'<g id="f{n}" class="frame">{each}</g>' for n, each in enumerate(drawn)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box[0] if box else ""}>'
        f"<style>{''.join(style)}</style>{''.join(groups)}</svg>"
    )


async def main() -> None:
    """Draw all of them, in all colours whatever terminal this runs in."""
    os.environ["COLORTERM"] = "truecolor"
    FOLDER.mkdir(exist_ok=True)
    story = read_story(library.find("open-window"))
    for ending, theme in THEMES.items():
        pictures = {
            name: (await drawn(story, size, theme, [keys]))[0]
            for name, (size, keys) in PICTURES.items()
        }
        pictures["moving"] = moving(
            await drawn(story, MOVING_SIZE, theme, [keys for keys, _ in MOVING])
        )
        for name, picture in pictures.items():
            (FOLDER / f"{name}{ending}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
