"""What is typed at the screen and what is seen then: the files of `sessions`, line by line.

A session is a sentence, and indented lines below it. The first word of a line is a method of
`AtTheScreen`, which says what the rest of it means.
"""

import json
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack
from functools import partial, reduce
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.widgets import Input

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.start import _take
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.settings import Settings
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests.bench.story import script
from tests.looks import picture
from tests.opened import horizon_of, keep
from tests.piloting import Piloted, cover_app, flat, reading_app
from tests.script.scripts import BROKEN, LAMP, LISTED, LONGER
from tests.tui.conftest import Editor
from tests.tui.reading.editing import Edited, editing

SCRIPTS = {"lamp": LAMP, "longer": LONGER, "listed": LISTED, "long": script(200)}
NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", "?": "question_mark"}
SIZES = r"\d+x\d+(?: and \d+x\d+)+"


def sessions() -> Iterator[Any]:
    """Every session; one that names several sizes for each of them."""
    for file in sorted((Path(__file__).parent / "sessions").glob("*.txt")):
        for session in re.split(r"\n+(?=\S)", file.read_text("utf-8").strip()):
            sizes = re.search(SIZES, session)
            for size in sizes[0].split(" and ") if sizes else [""]:
                name, *lines = re.sub(SIZES, size, session).split("\n")
                id_ = f"{file.stem}: {name} {size}".strip()
                yield pytest.param([line.strip() for line in lines if line.strip()], id=id_)


def keys(said: str) -> Iterator[str]:
    """Keys by name, `right*3` for one that is pressed three times, and a word in quotes."""
    for each in re.findall(r'"[^"]*"|\S+', said):
        name, _, times = each.partition("*")
        if each.startswith('"'):
            yield from each.strip('"')
        else:
            yield from [NAMES.get(name, name)] * int(times or 1)


def size_of(said: str) -> tuple[int, int]:
    columns, _, rows = said.partition("x")
    return int(columns), int(rows)


class AtTheScreen:
    """Somebody at the screen, who does and sees what the lines of a session say."""

    app: Piloted
    edited: Edited
    story: Story

    def __init__(self, folder: Path, editor: Editor) -> None:
        self._path, self._editor = folder / "lamp.yaml", editor
        self._state = folder / "state.json"
        self.stack = AsyncExitStack()

    async def given(self, said: str) -> None:
        """Something is kept, before or by another copy: a field, and its value in JSON."""
        field, _, value = said.partition(" ")
        keep(Progress(self._state), **{field: json.loads(value)})

    async def start(self, said: str) -> None:
        """Start the program on all of the film, on another story, or otherwise than that."""
        await self.stack.aclose()
        options: dict[str, Any] = {"progress": Progress(self._state)}
        horizon, name = "all", "the-perfection"
        for each in said.split(", "):
            first, _, rest = each.partition(" ")
            if re.fullmatch(r"\d+x\d+", first):
                options["size"] = size_of(first)
            elif first == "at":
                options["place"] = tuple(int(number) - 1 for number in rest.split("/"))
            elif first == "open":
                horizon = rest.removeprefix("to ")
            elif first == "shelf":
                options["shelf"] = Shelf(partial(_take, Options()))
            elif first == "cover":
                options["place"] = None
            elif first in ("unfold", "live", "asked"):
                options[first] = True
            elif first == "keys":
                options["settings"] = Settings(keys=dict(pair.split("=") for pair in rest.split()))
            elif first:
                name = first
        await self._begin(name, horizon, options)

    async def _begin(self, name: str, horizon: str, options: dict[str, Any]) -> None:
        if name in SCRIPTS:
            options = {"live": False, **options}
            started = editing(self._path, SCRIPTS[name], horizon, **options)
            self.edited = await self.stack.enter_async_context(started)
            self.app, self.story = self.edited.app, read_story(self._path)
            self._script = SCRIPTS[name]
            return
        self.story = read_story(library.find(name))
        if options.pop("asked", False):
            app = cover_app(self.story, **options)
        else:
            app = reading_app(self.story, horizon_of(self.story, horizon), **options)
        self.app = await self.stack.enter_async_context(app)

    async def press(self, said: str) -> None:
        await self.app.press(*keys(said))

    async def together(self, said: str) -> None:
        """Press keys that arrive in one read, as over a slow connection."""
        await self.app.together(*keys(said))

    async def find(self, said: str) -> None:
        await self.app.press("slash")
        self.app.app.screen.query_one(Input).value = said
        await self.app.settle()

    async def click(self, said: str) -> None:
        """Click on words that are on the screen."""
        await self.app.click(said)

    async def double(self, said: str) -> None:
        """Click twice on them, at once."""
        await self.app.click(said, times=2)

    async def size(self, said: str) -> None:
        await self.app.resize(*size_of(said))

    async def go(self, said: str) -> None:
        """Be at a beat, as by a jump."""
        self.app.reading.jump(self.app.reading.stops.of_beat(said))

    async def save(self, said: str) -> None:
        """Save the script as it was at first, with `this -> that`, or broken; or it is gone."""
        script = BROKEN if said == "broken" else self._script
        for each in said.split(" ; ") if "->" in said else ():
            old, _, new = each.replace("\\n", "\n").partition(" ->")
            assert old in script, old
            script = script.replace(old, new[1:])
        await self.edited.save(None if said == "gone" else script)

    async def mend(self, _: str) -> None:
        """Press E, mend the script in the editor, and come back."""
        self._editor.edits = lambda: self._path.write_text(self._script, "utf-8")
        await self.app.press("E")
        await self.edited.settle()

    async def edited_at(self, said: str) -> None:
        """What stands on the line at which the editor was opened since this was asked last."""
        lines = self._path.read_text("utf-8").split("\n")
        opened = [lines[int(command[1]) - 1].strip() for command in self._editor.opened]
        assert opened == ([said] if said else [])
        self._editor.opened.clear()

    async def see(self, said: str) -> None:
        """The words are on the screen, or will be once it is scrolled."""
        assert self._words(said) in self.app.text

    async def note(self, _: str) -> None:
        """Note how the screen looks."""
        self._noted = picture(self.app.app)

    async def as_noted(self, _: str) -> None:
        """The screen looks as it did when that was noted."""
        assert picture(self.app.app).splitlines() == self._noted.splitlines()

    async def miss(self, said: str) -> None:
        assert self._words(said) not in self.app.text

    async def count(self, said: str) -> None:
        """So many times the words are there."""
        times, _, words = said.partition(" ")
        assert self.app.text.count(words) == int(times)

    async def show(self, said: str) -> None:
        """The words are in sight."""
        assert self.app.where(said)

    def _words(self, said: str) -> str:
        """The words, with `<belief 1/1>` and the like for those of the story."""
        return re.sub(r"<(\w+)(?: (\d+)(?:/(\d+))?)?>", self._named, said)

    def _named(self, named: re.Match[str]) -> str:
        chapter = self.story.chapters[int(named[2] or 1) - 1]
        beat = chapter.beats[int(named[3] or 1) - 1]
        match named[1]:
            case "teaser":
                return flat(chapter.teaser)
            case "revision":
                return flat(beat.revisions[0].belief)
            case "truth":
                return flat(beat.truths[0].truth)
            case field:
                return flat(getattr(beat, field))

    async def before(self, said: str) -> None:
        """Some words stand before others, parted by |."""
        earlier, _, later = said.partition(" | ")
        assert self.app.text.index(earlier) < self.app.text.index(later)

    async def theme(self, said: str) -> None:
        assert self.app.app.theme == said

    async def page(self, said: str) -> None:
        assert self.app.page == said

    async def stand(self, said: str) -> None:
        """Stand at a beat by its id or as in 2/1, at the card of a chapter, or in the coda."""
        stop = self.app.reading.stop
        chapter, _, number = said.partition("/")
        if number:
            assert stop.beat == self.story.chapters[int(chapter) - 1].beats[int(number) - 1].id
        else:
            assert said in (stop.beat, stop.kind, f"{stop.kind} {stop.chapter + 1}")

    async def turned(self, _: str) -> None:
        assert self.app.reading.turned

    async def unturned(self, _: str) -> None:
        assert not self.app.reading.turned

    async def scrolled(self, said: str) -> None:
        """The belief is scrolled so many lines."""
        assert self.app.app.screen.query_one("#belief").scroll_offset.y == int(said)

    async def told(self, said: str) -> None:
        """All that was told in passing since this was asked last, parted by |."""
        assert self.app.notices == (said.split(" | ") if said else [])
        self.app.notices.clear()

    async def open(self, said: str) -> None:
        """The story is open so far."""
        assert self.app.reading.story.horizon == horizon_of(self.story, said)

    async def has(self, said: str) -> None:
        """The reading has a field of this value, in JSON."""
        assert_field(self.app.reading, said)

    async def kept(self, said: str) -> None:
        """What is kept has a field of this value, in JSON."""
        assert_field(Progress(self._state).saved, said)

    async def copied(self, said: str) -> None:
        """These words are on the clipboard, and no others."""
        assert flat(self.app.app.clipboard) == said


def assert_field(of: object, said: str) -> None:
    field, _, value = said.partition(" ")
    found = reduce(getattr, field.split("."), of)
    assert msgspec.json.decode(msgspec.json.encode(found)) == json.loads(value)


@pytest.mark.parametrize("lines", sessions())
async def test_session(lines: list[str], tmp_path: Path, editor: Editor) -> None:
    somebody = AtTheScreen(tmp_path, editor)
    if not lines[0].startswith(("start", "given")):
        lines = ["start ", *lines]
    async with somebody.stack:
        for line in lines:
            verb, _, said = line.partition(" ")
            try:
                await getattr(somebody, verb)(said)
            except AssertionError as error:
                raise AssertionError(f"{line}\n{error}\n{somebody.app.text}") from error
