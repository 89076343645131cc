"""The application: it puts the screens together and does nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from perfection_tui import commands
from perfection_tui.palette import Commands
from perfection_tui.progress import Progress
from perfection_tui.reading import Reading, Stop
from perfection_tui.screens.about import About
from perfection_tui.screens.cover import Cover
from perfection_tui.screens.keys import Keys
from perfection_tui.screens.reading import ReadingScreen
from perfection_tui.screens.verdict import VerdictPage
from perfection_tui.themes import OWN_COLOURS, THEMES, textual_theme
from perfection_tui.watched import Watched


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
        progress: Progress,
        *,
        ask: bool = True,
        place: tuple[int, int] | None = None,
        theme: str = next(iter(THEMES)),
        motion: bool = True,
    ) -> None:
        """Read `reading`, and save in `progress` what the reader says.

        `ask`: nothing has said what the reader has watched, so the cover asks.
        `place`: the chapter and beat asked for, counted from 0. Where nothing
        needs to be asked, the reading stands there and there is no cover.
        `motion`: let things move.
        """
        super().__init__()
        self._reading, self._progress = reading, progress
        self._ask, self._place = ask, place
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
        if self._ask or self._place is None:
            self.push_screen(
                Cover(self._reading.view, ask=self._ask, unfold=self._reading.unfold), self._begin
            )
        self._tell()

    def _begin(self, watched: Watched | None) -> None:
        if watched:
            self._reading.open_through(watched.last)
            self._remember_watched()
            if self._place:
                self._reading.begin_at(self._nearest(*self._place))
        self._reading_screen.show()

    def _nearest(self, chapter: int, beat: int) -> Stop:
        """The place asked for, or its chapter if that has no such beat."""
        try:
            return self._reading.chapter_stop(chapter, beat)
        except IndexError:
            return self._reading.chapter_stop(chapter)

    def on_reading_screen_horizon_changed(self) -> None:
        """Remember how far the story is open now."""
        if self._reading.unfold:
            self._progress.change(unfolded=self._reading.open_beats)
        else:
            self._remember_watched()
        self._tell()

    def on_verdict_page_voted(self, vote: VerdictPage.Voted) -> None:
        """Keep a vote."""
        self._reading.vote(vote.beat, vote.person, vote.level)

    def _remember_watched(self) -> None:
        self._progress.change(watched=self._reading.open_chapters)

    def _tell(self) -> None:
        """Tell the reader, once, what is wrong with what was saved."""
        for notice in self._progress.notices():
            self.notify(notice, severity="warning", timeout=10, markup=False)

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
    progress: Progress,
    *,
    ask: bool,
    place: tuple[int, int] | None,
    theme: str,
    motion: bool,
) -> int:
    """Read a story on this terminal; see `PerfectionApp`. Returns the exit code."""
    app = PerfectionApp(reading, progress, ask=ask, place=place, theme=theme, motion=motion)
    app.run()
    return app.return_code or 0
