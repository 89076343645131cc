"""The application: it puts the screens together and does nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from perfection_tui import commands
from perfection_tui.palette import Commands
from perfection_tui.reading import Reading
from perfection_tui.screens.about import About
from perfection_tui.screens.cover import Cover
from perfection_tui.screens.keys import Keys
from perfection_tui.screens.reading import ReadingScreen
from perfection_tui.screens.watched import Watched
from perfection_tui.themes import OWN_COLOURS, THEMES, textual_theme


class PerfectionApp(App[None]):
    """Reads one story: from its cover, or at once where the place is known."""

    # Textual loads no stylesheet for the screen an app opens on, so that one is named here.
    CSS_PATH = ["app.tcss", "screens/reading.tcss"]  # noqa: RUF012
    COMMANDS: ClassVar = {Commands}
    COMMAND_PALETTE_BINDING = commands.PALETTE.keys
    BINDINGS: ClassVar[list[BindingType]] = [commands.LEAVE.binding]
    TITLE = "perfection-tui"

    def __init__(
        self,
        reading: Reading,
        *,
        ask: bool = True,
        begun: bool = False,
        theme: str = next(iter(THEMES)),
        motion: bool = True,
    ) -> None:
        """Read `reading`.

        `ask`: nothing has said what the reader has watched, so the cover asks.
        `begun`: open on the reading's place instead of the cover.
        `motion`: let things move.
        """
        super().__init__()
        self._reading = reading
        self._ask, self._begun = ask, begun
        self._motion = motion and self.animation_level != "none"
        if not motion:
            self.animation_level = "none"
        for name in THEMES:
            self.register_theme(textual_theme(name))
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Name our own colours to the style sheets before a theme of ours is on."""
        colours = next(iter(THEMES.values()))
        return {name: colours[name] for name in OWN_COLOURS}

    def get_default_screen(self) -> ReadingScreen:
        """Open on the reading; the cover, if there is one, lies on top of it."""
        return ReadingScreen(self._reading, motion=self._motion)

    def on_mount(self) -> None:
        """Lay the cover on top, unless the place is known."""
        if not self._begun:
            self.push_screen(Cover(self._reading.view, ask=self._ask), self._begin)

    def _begin(self, watched: Watched | None) -> None:
        if watched:
            self._reading.open_through(watched.last)
        self._reading_screen.show()

    @property
    def _reading_screen(self) -> ReadingScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, ReadingScreen)  # noqa: S101 - what get_default_screen made
        return screen

    def action_about(self) -> None:
        """Tell about the story."""
        page = About(self._reading.view, notes_first=self._reading.notes_first)
        self.push_screen(page, self._set_notes_first)

    def _set_notes_first(self, notes_first: bool | None) -> None:
        self._reading.notes_first = bool(notes_first)
        self._reading_screen.show()

    def action_keys(self) -> None:
        """Show all keys."""
        self.push_screen(Keys(self._reading.view))

    def action_theme(self) -> None:
        """Change to the next theme."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_leave(self) -> None:
        """Leave."""
        self.exit()


def read(
    reading: Reading,
    *,
    ask: bool,
    begun: bool,
    theme: str = next(iter(THEMES)),
    motion: bool = True,
) -> int:
    """Read a story on this terminal; see `PerfectionApp`. Returns the exit code."""
    app = PerfectionApp(reading, ask=ask, begun=begun, theme=theme, motion=motion)
    app.run()
    return app.return_code or 0
