"""A script that is edited while the app reads it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from perfection_tui.script.read import ScriptFile, read_story
from tests.opened import horizon_of
from tests.piloting import Piloted, reading_app
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
        await self.app.settle()


@asynccontextmanager
async def editing(
    path: Path, script: str = LAMP, said: str = "all", **options: Any
) -> AsyncIterator[Edited]:
    """The app on a script in a file, live unless said otherwise, open as far as is `said`."""
    path.write_text(script, "utf-8")
    story = read_story(path)
    options = {"live": True, "script": LookedAt(path), **options}
    async with reading_app(story, horizon_of(story, said), **options) as app:
        yield Edited(app, options["script"], options["live"])
