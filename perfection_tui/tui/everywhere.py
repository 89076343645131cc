"""What can be opened over every screen: about the story, the keys, the palette, the stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfection_tui.script.problems import ScriptError

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from perfection_tui.reader.shelf import Shelf, Shelved
    from perfection_tui.tui.app import PerfectionApp
    from perfection_tui.tui.palette import Commands

NOT_HERE = "That works on another page than this one."
NOT_ANY_MORE = "That story cannot be read any more."


def palette_commands() -> type[Commands]:
    """What the palette finds commands with."""
    from perfection_tui.tui.palette import Commands

    return Commands


class Everywhere:
    """Opens the pages that are the same on every screen of an app, and goes where they lead."""

    def __init__(self, app: PerfectionApp, shelf: Shelf | None) -> None:
        """`shelf`: the other stories, if there are any."""
        self._app, self._shelf = app, shelf

    def about(self) -> None:
        """Tell about the story."""
        from perfection_tui.tui.pages.about_page import AboutPage

        sitting = self._app.sitting
        page = AboutPage(sitting.reading.edition, notes_first=sitting.reading.notes_first)
        self._app.push_screen(page, sitting.set_notes_first)

    def palette(self) -> None:
        """Find a command by name."""
        from perfection_tui.tui.palette import Palette

        if not isinstance(self._app.screen, Palette):
            self._app.push_screen(Palette(id="--command-palette"))

    def keys(self) -> None:
        """Show all keys, and run what is chosen there on the screen below."""
        from perfection_tui.tui.pages.keys_page import KeysPage
        from perfection_tui.tui.pages.page import Page

        below = self._app.screen
        own = below.own_commands if isinstance(below, Page) else []
        self._app.push_screen(KeysPage(self._app.sitting.reading.edition, own), self._run_below)

    def _run_below(self, action: str | None) -> None:
        if action:
            self._app.call_later(self._run, action)

    async def _run(self, action: str) -> None:
        if not await self._app.run_action(action, self._app.screen):
            self._app.notify(NOT_HERE)

    def shelf(self) -> None:
        """Show the stories there are."""
        from perfection_tui.tui.pages.shelf_page import ShelfPage

        if self._shelf and not isinstance(self._app.screen, ShelfPage):
            page = ShelfPage(self._app.sitting.reading.edition, self._shelf.stories())
            self._app.push_screen(page, self.open_story)

    @property
    def stories(self) -> Sequence[Shelved]:
        """The stories on the shelf that can be read."""
        stories = self._shelf.stories() if self._shelf else []
        return [each for each in stories if not each.broken]

    def open_story(self, chosen: str | None) -> None:
        """Go on with a story from the shelf, by what is typed for it."""
        if chosen is None or self._shelf is None:
            return
        try:
            self._app.sit_down(*self._shelf.take(chosen))
        except ScriptError:
            # It stood there whole a moment ago.
            self._app.notify(NOT_ANY_MORE)
