"""The application: it puts screens together, hands on what they report, and shows notices."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual import events

from perfection_tui.reader.opening import Opening
from perfection_tui.script.problems import ScriptError
from perfection_tui.tui import commands
from perfection_tui.tui.screens import take_late
from perfection_tui.tui.sitting import Setup, Sitting
from perfection_tui.tui.terminal.lacking import whether_copied
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.key_line import Keymap
from perfection_tui.tui.widgets.notice import ANSWER, Notices

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from perfection_tui.tui.pages.cover import Cover

NOTHING_ON = "Nothing is on “{}” here. {keys} lists the keys."
NOT_HERE = "That works on another page than this one."
NOT_ANY_MORE = "That story cannot be read any more."


class PerfectionApp(ThemedApp[None]):
    """Reads one story: from its cover, or at once where the place is known."""

    # Textual loads no stylesheet for the screen an app opens on. That may be the reading.
    CSS_PATH = ["app.tcss", "reading/reading_screen.tcss"]  # noqa: RUF012
    BINDINGS = commands.bound(commands.PALETTE, commands.STOP)

    def __init__(self, opening: Opening, setup: Setup) -> None:
        """Begin a reading as `opening` has it, on its cover if that asks anything."""
        super().__init__(setup.theme_of(opening.progress.saved), Keymap(setup.settings.keys))
        if not setup.motion:
            self.animation_level = "none"
        self._setup, self._notices = setup, Notices()
        self.shelf = setup.shelf
        """The other stories, if there are any."""
        self.sitting = Sitting(self, opening, setup, setup.script)
        self._acted = False

    def on_mount(self) -> None:
        """Show the story, and the shelf before it if that is of a folder."""
        self._show_story()
        if self.shelf and self.shelf.folder:
            self.action_shelf()
        if notice := self._setup.notice:
            self.notify(notice, title=notice)

    def _show_story(self) -> None:
        self.push_screen(self.sitting.make_screen())
        self.sitting.tell()

    def on_ready(self) -> None:
        """Look for garbage again, but not among what the first frame is made of."""
        # To go through all of that takes a fifth of the time to the first frame: 377 ms with this
        # and 452 without, medians of twelve starts in turn.
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_cover_answered(self, answered: Cover.Answered) -> None:
        """Ask on, or turn from the cover to the reading."""
        # Another page may have been asked for right after the answer; it is not to be lost.
        if self.screen is answered.cover and not self.sitting.opening.begun:
            self.sitting.opening.take(answered.answer)
            self.switch_screen(self.sitting.make_screen())
            self.sitting.tell()

    def on_rereading_exchanged(self) -> None:
        """Let the cover follow the script."""
        self.sitting.exchanged()

    def on_reading_screen_moved(self) -> None:
        """Keep the place."""
        self.sitting.moved()

    def before_leaving(self) -> None:
        """Save the place."""
        self.sitting.leave()

    def notify(self, message: str, *, title: str = "", **_: object) -> None:
        """Tell the reader something in a line that goes with the next key.

        `title`: its subject, empty for an answer to a key; what is told of that next takes its
        place.
        """
        self._notices.tell(self.screen, message, title or ANSWER)

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to take a text, and say so."""
        super().copy_to_clipboard(text)
        self.notify(whether_copied())

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, and note whether there was one."""
        named = action if isinstance(action, str) else action[1]
        self.sitting.reading.notice_command(named.rpartition(".")[2])
        self._acted = await super().run_action(action, default_namespace, namespaces)
        return self._acted

    async def on_event(self, event: events.Event) -> None:
        """Take away what is told before a key does anything; say so of a key that nothing is on."""
        # A screen has it first; what none of its widgets has taken comes back here.
        comes_back = event.is_forwarded
        if isinstance(event, (events.Key, events.MouseDown)) and not comes_back:
            self._notices.take_away(self.screen)
        if isinstance(event, events.Key) and comes_back and take_late(self.screen, event):
            return
        self._acted = False
        await super().on_event(event)
        if comes_back and not self._acted and isinstance(event, events.Key):
            self.sitting.reading.notice_command("")
            if event.character and event.is_printable:
                self.notify(self.own_keys.said(NOTHING_ON).replace("{}", event.character))

    def action_about(self) -> None:
        """Tell about the story."""
        from perfection_tui.tui.pages.about_page import AboutPage

        reading = self.sitting.reading
        keep = self.sitting.set_notes_first
        self.push_screen(AboutPage(reading.edition, reading.notes_first, keep))

    def action_reload(self) -> None:
        """Read the script again."""
        if rereading := self.sitting.rereading:
            rereading.read()
        else:
            self.notify(NOT_HERE)

    def action_edit(self) -> None:
        """Open the script in an editor."""
        from perfection_tui.reader.editing import why_not_edited

        if rereading := self.sitting.rereading:
            rereading.edit()
        else:
            self.notify(why_not_edited(self.sitting.script.path) or NOT_HERE)

    def action_command_palette(self) -> None:
        """Find a command by name."""
        from perfection_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.own_keys, self.shelf, self.open_story))

    def action_keys(self) -> None:
        """Show all keys, and run what is chosen there on the screen below."""
        from perfection_tui.tui.pages.keys_page import KeysPage
        from perfection_tui.tui.pages.page import Page

        own = self.screen.own_commands if isinstance(self.screen, Page) else []
        self.push_screen(KeysPage(self.sitting.reading.edition, own), self._run_below)

    def _run_below(self, action: str | None) -> None:
        if action:
            self.call_later(self._run, action)

    async def _run(self, action: str) -> None:
        if not await self.run_action(action, self.screen):
            self.notify(NOT_HERE)

    def action_shelf(self) -> None:
        """Show the stories there are."""
        from perfection_tui.tui.pages.shelf_page import ShelfPage

        if self.shelf and not isinstance(self.screen, ShelfPage):
            self.sitting.save_place()
            page = ShelfPage(self.sitting.reading.edition, self.shelf.stories())
            self.push_screen(page, self.open_story)

    def open_story(self, chosen: str | None) -> None:
        """Go on with a story from the shelf, by what is typed for it; this one keeps its place."""
        if chosen is None or self.shelf is None:
            return
        try:
            opening, script = self.shelf.take(chosen)
        except ScriptError:
            # It stood there whole a moment ago.
            self.notify(NOT_ANY_MORE)
            return
        self.sitting.leave()
        theme = self._setup.theme_of(opening.progress.saved)
        self.theme = theme if theme in self.themes else self.theme
        self.sitting = Sitting(self, opening, self._setup, script)
        # Below all pages lies an empty screen, from the start.
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._show_story()
