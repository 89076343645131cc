"""One story on the screen: its cover, its reading screen, and its place, kept now and then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from textual.app import App
from textual.screen import Screen

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Saved
from perfection_tui.reader.settings import Settings
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script.read import ScriptFile

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from textual.timer import Timer

    from perfection_tui.tui.reading.live_cover import LiveCover
    from perfection_tui.tui.reading.reading_screen import ReadingScreen
    from perfection_tui.tui.reading.rereading import Rereading

SETTLED = 1.0
"""Seconds that a reader stays at a place before it is saved; leaving saves it at once."""


class Setup(Struct, frozen=True, kw_only=True):
    """How a script is read on a screen.

    `script`: where the story comes from and can be read again; `live`: that is done by itself
    whenever it changes.
    `theme`: the one asked for; None: the one of the settings, the last one used, or the first.
    `motion`: let things move.
    `shelf`: the other stories; if it is of a folder, it is shown first.
    `settings`: how the reader wants it; `notice`: what is wrong in them, to be told once.
    """

    script: ScriptFile
    theme: str | None = None
    motion: bool = True
    live: bool = False
    shelf: Shelf | None = None
    settings: Settings = Settings()
    notice: str = ""

    def theme_of(self, saved: Saved) -> str | None:
        """The theme of a story, of which so much is saved; None: it has none of its own."""
        return self.theme or self.settings.theme or saved.theme


class Sitting:
    """One story that is read in an app, from its cover on until another one is opened."""

    def __init__(self, app: App[Any], opening: Opening, setup: Setup, script: ScriptFile) -> None:
        """`script`: where the story comes from; see `Setup`."""
        self._app, self.opening, self._setup, self.script = app, opening, setup, script
        self.reading, self.keeper = opening.reading, opening.keeper
        own, saved = setup.settings, opening.progress.saved
        self._pair = saved.pair if own.both is None else own.both
        self.keeper.begin(notes_first=own.notes_first, pair=self._pair, theme=app.theme)
        self._place_timer: Timer | None = None
        self._live_cover: LiveCover | None = None
        self._left = False

    @cached_property
    def reading_screen(self) -> ReadingScreen:
        """The screen of the story, made when it is first needed."""
        from perfection_tui.tui.reading.reading_screen import ReadingScreen

        return ReadingScreen(self.reading, self.keeper, self._reread(), self._pair)

    def make_screen(self) -> Screen[Any]:
        """A new cover, if there is anything to ask, or else the reading screen."""
        edition, question = self.reading.edition, self.opening.question
        if question is None:
            return self.reading_screen
        if not self._setup.live:
            from perfection_tui.tui.pages.cover import Cover

            return Cover(edition, question)
        from perfection_tui.tui.reading.live_cover import LiveCover

        self._live_cover = LiveCover(edition, question, self._reread(stays=True))
        return self._live_cover

    def _reread(self, *, stays: bool = False) -> Rereading:
        from perfection_tui.tui.reading.rereading import Rereading

        live = self._setup.live
        return Rereading(self.reading, self.keeper, self.script, live=live, stays=stays)

    @property
    def rereading(self) -> Rereading | None:
        """What reads the script again for the screen at hand; None: nothing does."""
        if self.opening.begun:
            return self.reading_screen.rereading
        return self._live_cover.rereading if self._live_cover else None

    def exchanged(self) -> None:
        """Let the cover say and ask what it has to, now that the script says something else."""
        cover = None if self.opening.begun else self._live_cover
        if cover and cover.view != self.reading.view:
            cover.take_up(self.reading.edition, self.opening.ask_anew())

    def set_notes_first(self, notes_first: bool) -> None:
        """Show content notes before their moments, or not."""
        self.keeper.keep_notes_first(notes_first)
        if self.opening.begun:
            self.reading_screen.show()

    def moved(self) -> None:
        """Save the place once the reader has stayed there for a moment."""
        self.tell()
        self.keeper.moved()
        if self._place_timer:
            self._place_timer.stop()
        self._place_timer = self._app.set_timer(SETTLED, self.save_place)

    def leave(self) -> None:
        """Save the place for the last time."""
        self.save_place()
        # The timer may still come due while the screens are being closed.
        self._left = True

    def save_place(self) -> None:
        """Save where the reader is and how they read, if that is not what is saved."""
        # The timer may come back once the app has closed.
        if self.opening.begun and self._app.is_running and not self._left:
            self.keeper.keep_place(pair=self.reading_screen.pair, theme=self._app.theme)
            self.tell()

    def tell(self) -> None:
        """Tell the reader, once, what is wrong with what was saved."""
        for notice in self.opening.notices():
            self._app.notify(notice, title=notice)
