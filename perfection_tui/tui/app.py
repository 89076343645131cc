"""The application: it puts the screens together and does nothing else."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.settings import Choice, Settings
from perfection_tui.script.changes import ScriptFile
from perfection_tui.script.problems import ScriptError
from perfection_tui.themes import THEMES
from perfection_tui.tui import commands
from perfection_tui.tui.keymap import Keymap
from perfection_tui.tui.terminal.running import run
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.notice import Notices

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.timer import Timer

    from perfection_tui.reader.opening import Question
    from perfection_tui.reader.shelf import Shelf, Shelved
    from perfection_tui.script.model import Story
    from perfection_tui.script.problems import Problem
    from perfection_tui.tui.pages.bookmarks_page import BookmarksPage
    from perfection_tui.tui.pages.cover import Cover
    from perfection_tui.tui.pages.verdict_page import VerdictPage
    from perfection_tui.tui.palette import Commands
    from perfection_tui.tui.reading.desk import Desk
    from perfection_tui.tui.reading.reading_screen import ReadingScreen
    from perfection_tui.tui.reading.rereading import Rereading
    from perfection_tui.tui.terminal.tty import Tty

NOT_HERE = "That works on another page than this one."

COPIED = "Copied."
NO_CLIPBOARD = "This terminal has no clipboard. perfection-tui export writes the story down."
WITHOUT_CLIPBOARD = ("linux", "dumb", "vt100", "vt220")
"""Terminals, as TERM names them, that are known to take nothing. Of others nobody can tell."""

SETTLED = 1.0
"""Seconds that a reader stays at a place before it is saved; leaving saves it at once."""


def _commands() -> type[Commands]:
    from perfection_tui.tui.palette import Commands

    return Commands


class PerfectionApp(ThemedApp[None]):
    """Reads one story: from its cover, or at once where the place is known."""

    # Textual loads no stylesheet for the screen an app opens on. That may be the reading.
    CSS_PATH = ["app.tcss", "reading/reading_screen.tcss"]  # noqa: RUF012
    COMMANDS: ClassVar = {_commands}
    COMMAND_PALETTE_BINDING = commands.PALETTE.keys
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.LEAVE.binding,
        Binding("ctrl+z", "stop_for_now", show=False),
    ]
    TITLE = "perfection-tui"

    def __init__(
        self,
        opening: Opening,
        *,
        theme: str | None = None,
        motion: bool = True,
        script: ScriptFile | None = None,
        live: bool = False,
        shelf: Shelf | None = None,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        wrong: Sequence[str] = (),
    ) -> None:
        """Begin a reading as `opening` has it, on its cover if that asks anything.

        `theme`: the one asked for; None: the last one used, or the first.
        `motion`: let things move.
        `script`: where the story comes from and can be read again; `live`: that
        is done by itself whenever it changes.
        `shelf`: the other stories; if it is of a folder, it is shown first.
        `settings`: how the reader wants it; `wrong`: what in them is, to be told once.
        """
        super().__init__(theme or settings.theme or opening.progress.saved.theme or "")
        self._settings, self._wrong = settings, wrong
        self.own_keys = Keymap(settings.keys)
        self.set_keymap(self.own_keys.textual)
        self._take_up(opening, script)
        motion = motion and settings.motion
        self._motion = motion and self.animation_level != "none"
        self._live, self._shelf = live, shelf
        if not motion:
            self.animation_level = "none"
        self._place_timer: Timer | None = None
        self._leaving = False
        self._notices = Notices()

    def _take_up(self, opening: Opening, script: ScriptFile | None) -> None:
        """Turn to a story."""
        self._opening, self._reading, self._keeper = opening, opening.reading, opening.keeper
        self._reading.notes_first = self._reading.notes_first or self._settings.notes_first
        self._script = script
        self._made: ReadingScreen | None = None

    @property
    def _reading_screen(self) -> ReadingScreen:
        """The screen of the story at hand, made when it is first needed."""
        if self._made is None:
            from perfection_tui.tui.reading.reading_screen import ReadingScreen

            self._made = ReadingScreen(
                self._reading, motion=self._motion, script=self._script, live=self._live
            )
            saved = self._opening.progress.saved.pair
            self._made.pair = self._settings.both if saved is None else saved
        return self._made

    def on_mount(self) -> None:
        """Show the story, and the shelf before it if that is of a folder."""
        self._show_story()
        if self._shelf and self._shelf.folder:
            self.action_shelf()
        if self._wrong:
            more = f" ({len(self._wrong) - 1} more)" if len(self._wrong) > 1 else ""
            told = f"{self._wrong[0]}{more} perfection-tui config tells all of it."
            self.notify(told, markup=False)

    def _show_story(self) -> None:
        """Show the cover, if there is anything to ask, or else the reading."""
        question = self._opening.question
        self.push_screen(self._cover(question) if question else self._reading_screen)
        self._tell()

    def _cover(self, question: Question) -> Cover:
        from perfection_tui.tui.pages.cover import Cover

        return Cover(self._reading.edition, question)

    def on_ready(self) -> None:
        """With the first frame out, look for garbage again, but not among what it was made of."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_cover_answered(self, answered: Cover.Answered) -> None:
        """Ask on, or turn from the cover to the reading."""
        # Another page may have been asked for right after the answer; it is not to be lost.
        if self._opening.begun or self.screen is not answered.cover:
            return
        if answered.answer:
            self._opening.take(answered.answer)
        else:
            self._opening.back()
        question = self._opening.question
        self.switch_screen(self._cover(question) if question else self._reading_screen)
        self._tell()

    def on_reading_screen_horizon_changed(self, changed: ReadingScreen.HorizonChanged) -> None:
        """Remember how far the story is open now."""
        self._keeper.horizon(changed.how)
        self._tell()

    def on_rereading_exchanged(self, exchanged: Rereading.Exchanged) -> None:
        """Where it was said that all of the story was watched, keep saying so of what is new."""
        self._keeper.exchanged(exchanged.chapters)
        self._tell()

    def on_verdict_page_voted(self, vote: VerdictPage.Voted) -> None:
        """Keep a vote."""
        self._keeper.vote(vote.beat, vote.person, vote.level)
        self._tell()

    def on_desk_bookmarked(self, bookmark: Desk.Bookmarked) -> None:
        """Keep a bookmark."""
        self._bookmark(bookmark.beat, bookmark.line)

    def on_bookmarks_page_removed(self, removed: BookmarksPage.Removed) -> None:
        """Take a bookmark off its moment."""
        self._bookmark(removed.beat, None)

    def _bookmark(self, beat: str, line: str | None) -> None:
        self._keeper.bookmark(beat, line)
        self._reading_screen.show()
        self._tell()

    def on_reading_screen_moved(self) -> None:
        """Remember the place once the reader has stayed there for a moment."""
        self._keeper.moved()
        if self._place_timer:
            self._place_timer.stop()
        self._place_timer = self.set_timer(SETTLED, self._remember_place)

    def _remember_place(self) -> None:
        """Save where the reader is and how they read, if that is not what is saved."""
        # The timer may come back once the app has closed.
        if self._opening.begun and self.is_running and not self._leaving:
            self._keeper.place(pair=self._reading_screen.pair, theme=self.theme)
            self._tell()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, with the place saved."""
        self._remember_place()
        # A timer may still come due while the screens are being closed.
        self._leaving = True
        super().exit(result, return_code, message)

    def _tell(self) -> None:
        """Tell the reader, once, what is wrong with what was saved."""
        for notice in self._opening.notices():
            self.notify(notice, markup=False)

    def notify(self, message: str, **_: object) -> None:
        """Tell the reader something in a line that goes with the next key."""
        self._notices.tell(self.screen, message)

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to take a text, and say so: it answers nothing."""
        super().copy_to_clipboard(text)
        self.notify(NO_CLIPBOARD if os.environ.get("TERM") in WITHOUT_CLIPBOARD else COPIED)

    async def on_event(self, event: events.Event) -> None:
        """Take away what is told before a key does anything."""
        # What has been forwarded comes by here a second time.
        if isinstance(event, (events.Key, events.MouseDown)) and not event.is_forwarded:
            self._notices.take_away(self.screen)
        await super().on_event(event)

    def action_about(self) -> None:
        """Tell about the story."""
        from perfection_tui.tui.pages.about_page import AboutPage

        page = AboutPage(self._reading.edition, notes_first=self._reading.notes_first)
        self.push_screen(page, self._set_notes_first)

    def _set_notes_first(self, notes_first: bool | None) -> None:
        self._reading.notes_first = bool(notes_first)
        if self._opening.begun:
            self._reading_screen.show()

    def action_reload(self) -> None:
        """Read the script again."""
        if self._opening.begun:
            self._reading_screen.reload()

    def action_command_palette(self) -> None:
        """Find a command by name."""
        from perfection_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_keys(self) -> None:
        """Show all keys."""
        from perfection_tui.tui.pages.keys_page import KeysPage

        self.push_screen(KeysPage(self._reading.edition), self._run_on_screen)

    def _run_on_screen(self, action: str | None) -> None:
        """Run what was chosen in the help on the screen that it lay over."""
        if action:
            self.call_later(self._run_here, action)

    async def _run_here(self, action: str) -> None:
        if not await self.run_action(action, self.screen):
            self.notify(NOT_HERE)

    def action_shelf(self) -> None:
        """Show the stories there are."""
        from perfection_tui.tui.pages.shelf_page import ShelfPage

        if self._shelf and not isinstance(self.screen, ShelfPage):
            page = ShelfPage(self._reading.edition, self._shelf.stories())
            self.push_screen(page, self.open_story)

    @property
    def stories_to_open(self) -> Sequence[Shelved]:
        """The stories on the shelf that can be read."""
        stories = self._shelf.stories() if self._shelf else []
        return [each for each in stories if not each.broken]

    def open_story(self, chosen: str | None) -> None:
        """Go to the cover of a story from the shelf, with the place in this one saved."""
        if chosen is None or self._shelf is None:
            return
        try:
            taken = self._shelf.take(chosen)
        except ScriptError:
            # It stood there whole a moment ago.
            self.notify("That story cannot be read any more.")
            return
        self._remember_place()
        self._take_up(*taken)
        # Below all pages lies an empty screen, from the start.
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._show_story()

    def action_theme(self) -> None:
        """Change to the next theme."""
        names = self.themes
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_stop_for_now(self) -> None:
        """Go back to the shell, until that goes on with this job."""
        if self.guard:
            os.kill(os.getpid(), signal.SIGTSTP)

    def action_leave(self) -> None:
        """Leave."""
        self.exit()


CHOICE = Choice(
    themes=tuple(THEMES),
    keys={each.id: each.keys for each in commands.BY_ID.values() if each.rebindable},
    together=[each.id for each in commands.READING],
)
"""What a reader can set."""


class Setup(Struct, frozen=True, kw_only=True):
    """How a script is read on a screen; see `PerfectionApp`."""

    script: ScriptFile
    theme: str | None
    motion: bool
    live: bool
    shelf: Shelf
    settings: Settings
    wrong: Sequence[str]

    def app(self, opening: Opening) -> PerfectionApp:
        """The app that reads on from this opening."""
        return PerfectionApp(
            opening,
            theme=self.theme,
            motion=self.motion,
            script=self.script,
            live=self.live,
            shelf=self.shelf,
            settings=self.settings,
            wrong=self.wrong,
        )


def read(opening: Opening, tty: Tty | None, setup: Setup) -> int:
    """Read a story on this terminal. Returns the exit code."""
    return run(setup.app(opening), tty)


def wait(
    problems: Sequence[Problem],
    tty: Tty | None,
    setup: Setup,
    opened: Callable[[Story], Opening],
    *,
    in_words: bool,
) -> int:
    """Tell the problems of a script until it can be read, and read it. Returns the exit code."""
    from perfection_tui.tui.waiting import WaitingApp

    app = WaitingApp(setup.script, problems, theme=setup.theme or "", in_words=in_words)
    return run(app, tty, lambda story: setup.app(opened(story)))
