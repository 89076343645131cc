"""A script that is edited while the app reads it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from perfection_tui.script.model import Story
from perfection_tui.script.read import ScriptFile, read_story
from perfection_tui.tui.reading.rereading import Reloader
from perfection_tui.view.horizon import Horizon, everything
from tests.piloting import NARROW, Piloted, reading_app
from tests.script.scripts import LAMP


class LookedAt(ScriptFile):
    """A script's file that counts how often somebody has looked whether it has changed."""

    looks = 0

    def has_changed(self) -> bool:
        changed = super().has_changed()
        self.looks += 1
        return changed


class Edited:
    """A running app, and the file that it reads."""

    def __init__(self, app: Piloted, script: LookedAt, live: bool) -> None:
        self.app, self.script, self._live = app, script, live

    async def save(self, script: str | None) -> None:
        """Write the file, or take it away, and wait until what is live has taken that in."""
        if script is None:
            self.script.path.unlink()
        else:
            self.script.path.write_text(script, "utf-8")
        await self.settle()

    async def settle(self) -> None:
        """Wait until the file has been looked at and read, whoever wanted that."""
        # One look may be going on, one sees the change, the next one finds it at rest.
        looks = self.script.looks + 3
        while self._live and self.script.looks < looks:
            await self.app.pilot.pause(0.005)
        await self._take_in()

    async def reload(self) -> None:
        """Press r and wait until the file is read."""
        await self.app.press("r")
        await self._take_in()

    async def _take_in(self) -> None:
        workers = self.app.app.workers
        while any(isinstance(each.node, Reloader) and not each.is_finished for each in workers):
            await self.app.pilot.pause(0.005)
        await self.app.settle()


@asynccontextmanager
async def editing(
    path: Path,
    script: str = LAMP,
    horizon: Callable[[Story], Horizon] = everything,
    size: tuple[int, int] = NARROW,
    **options: Any,
) -> AsyncIterator[Edited]:
    """The app on a script in a file, live unless said otherwise."""
    path.write_text(script, "utf-8")
    story = read_story(path)
    options = {"live": True, "script": LookedAt(path), **options}
    async with reading_app(story, horizon(story), size, **options) as app:
        yield Edited(app, options["script"], options["live"])
