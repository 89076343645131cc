"""Waiting for a script that is still to be written, or to be mended, before it can be read."""

from collections.abc import Sequence
from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.content import Content

from perfection_tui.reader.editing import why_not_edited
from perfection_tui.script.library import TELLS_IN_WORDS
from perfection_tui.script.model import Story
from perfection_tui.script.problems import Problem, counted
from perfection_tui.tui import commands
from perfection_tui.tui.pages.problems_page import BY_PLACE, place_list, problem_list
from perfection_tui.tui.reading.rereading import Reloader
from perfection_tui.tui.sitting import Setup
from perfection_tui.tui.terminal.outside import open_editor
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.key_line import KeyHint, Keymap, key_line
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain

WAITING = "The story opens as soon as the script can be read."

NO_FILE_YET = "There is no such file yet."

ENTER_TELLS = f"{{in_words}} {TELLS_IN_WORDS}"


class WaitingApp(ThemedApp[Story]):
    """Tells the problems of a script until it has none, and returns the story; None: it was left.

    `in_words`: the reader may be told what the script says. Else they are asked first.
    """

    CSS_PATH = "app.tcss"
    CSS = "WaitingApp Scroll { height: 1fr; max-width: 110; padding: 1 2 0 2; }"
    BINDINGS = commands.bound(commands.IN_WORDS, commands.EDIT, *commands.SCROLLING)
    ENABLE_COMMAND_PALETTE = False

    _text = getters.query_one(Scroll)

    def __init__(self, problems: Sequence[Problem], setup: Setup, *, in_words: bool) -> None:
        super().__init__(setup.theme or setup.settings.theme, Keymap(setup.settings.keys))
        self._script, self._problems, self._in_words = setup.script, tuple(problems), in_words
        self._why_not = ""

    def compose(self) -> ComposeResult:
        """Lay out the header, the problems and the keys."""
        yield Line(id="header")
        yield Scroll()
        yield Line(id="keys")
        yield Reloader(self._script, live=True)

    def on_mount(self) -> None:
        """Tell the problems."""
        self._show()

    def on_reloader_reread(self, reread: Reloader.Reread) -> None:
        """Go on to the story once there is one."""
        self._problems = reread.report.problems
        if reread.report.story:
            self.go_on(reread.report.story)
        else:
            self._show()

    @property
    def _has_no_file(self) -> bool:
        return self._problems[0].code == "PT101"

    def _show(self) -> None:
        page = plain("  Waiting" if self._has_no_file else "  Problems", "$accent")
        name = plain(self._script.path.name, "bold") + page
        self.query_one("#header", Line).show(lambda width: name.truncate(width))
        self._text.show(self._words)
        first = KeyHint("{edit}", "edit it", stays=True)
        if self._could_say_more:
            first = KeyHint("{in_words}", "tell it in words", stays=True)
        hints = [first, KeyHint("{leave}", "leave", stays=True)]
        self.query_one("#keys", Line).show(partial(key_line, self.own_keys, hints))

    def _words(self, width: int) -> Content:
        wrong = NO_FILE_YET if self._has_no_file else counted(self._problems)
        head = plain(wrong, "bold $truth") + LINE + plain(WAITING)
        if self._why_not:
            head = plain(self.own_keys.said(self._why_not), "$accent") + BLANK_LINE + head
        if self._has_no_file:
            return head
        if not self._could_say_more:
            return BLANK_LINE.join([head, problem_list(self._problems, width)])
        tells = self.own_keys.offered(ENTER_TELLS, "$muted")
        lead = plain(f"{BY_PLACE} ", "$muted") + tells
        return BLANK_LINE.join([head, lead, place_list(self._problems)])

    @property
    def _could_say_more(self) -> bool:
        """Whether there are words of the script that are not told."""
        return not self._in_words and any(problem.line for problem in self._problems)

    def action_in_words(self) -> None:
        """Tell the problems in the words of the script."""
        self._in_words = True
        self._show()

    def action_edit(self) -> None:
        """Open the script in an editor, at the first problem; tell of that first, in words."""
        if self._could_say_more:
            self.action_in_words()
            return
        path = self._script.path
        self._why_not = why_not_edited(path) or open_editor(self, path, self._problems[0].line)
        self._show()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll by some lines."""
        self._text.scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll down or up by a page."""
        self._text.page(direction)
