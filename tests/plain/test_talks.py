"""What is typed line by line and what is said to it: the file `talks.txt`.

A talk is a sentence, and indented lines below it. A line that begins with `>` is typed; the
lines after it are parts of what is said to that, in this order. `all` stands before all that is
said, and `never` before what is not. What comes before the first line that is typed says how it
begins, what comes after `then` how it ends.
"""

import json
import re
from pathlib import Path

import msgspec
import pytest

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from tests.opened import horizon_of, keep, opened
from tests.plain.talking import said_by, words

FILE = Path(__file__).with_name("talks.txt")
TALKS = re.split(r"\n+(?=\S)", FILE.read_text("utf-8").strip())


def begun(story: Story, lines: list[str]) -> Opening:
    """A reading that begins as these lines say."""
    progress = Progress(None)
    for line in lines:
        if line.startswith("kept "):
            _, field, value = line.split(" ", 2)
            keep(progress, **{field: json.loads(value)})
    options = ", ".join(line for line in lines if not line.startswith("kept ")).split(", ")
    horizon = next((each[8:] for each in options if each.startswith("open to ")), "all")
    place = next((each[3:] for each in options if each.startswith("at ")), "1/1")
    chapter, number = map(int, place.split("/"))
    if "asked" in options:
        opening = Opening(story, progress)
    else:
        unfold = "unfold" in options
        opening = opened(story, horizon_of(story, horizon), progress, unfold=unfold)
    if "on the cover" not in options:
        opening.begin_at(chapter - 1, number - 1)
    return opening


def asked(told: str, lines: list[str], film: Story, opening: Opening) -> None:
    """Ask whether these lines are so of what was told, and of how it ended."""
    told, at = words(told), 0
    for line in filter(None, lines):
        first, _, rest = line.partition(" ")
        if first == "all":
            assert told == rest
        elif first == "never":
            assert rest not in told
        elif first == "then":
            ends(film, opening, rest)
        else:
            at = told.find(line, at)
            assert at >= 0, f"not said: {line}\n{told}"


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.split("\n")[0])
def test_talk(film: Story, talk: str) -> None:
    head, *turns = (each.split("\n") for each in re.split(r"\n +>", talk))
    turns = [[line.strip() for line in each] for each in turns]
    start = [line.strip() for line in head[1:]]
    opening = begun(film, [line for line in start if begins(line)])
    cover, *said = said_by(opening, *(typed for typed, *_ in turns)).split("\n> ")
    asked(cover, [line for line in start if not begins(line)], film, opening)
    for told, (_, *lines) in zip(said, turns, strict=False):
        # What is typed is echoed before what is said to it.
        asked(told.partition("\n")[2], lines, film, opening)


def begins(line: str) -> bool:
    """Whether a line says how a talk begins."""
    return line.startswith(("open to ", "kept ", "asked", "on the cover"))


def ends(story: Story, opening: Opening, line: str) -> None:
    """Ask whether it is so in the end."""
    if line.startswith("open to "):
        assert opening.reading.story.horizon == horizon_of(story, line[8:])
    else:
        _, field, value = line.split(" ", 2)
        saved = getattr(opening.progress.saved, field)
        assert msgspec.json.decode(msgspec.json.encode(saved)) == json.loads(value)
