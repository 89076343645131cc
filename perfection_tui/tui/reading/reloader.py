"""What reads the script again while it is on the screen. It draws nothing."""

from dataclasses import dataclass
from functools import partial

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from perfection_tui.script.read import Report, ScriptFile

POLL = 0.2
"""Seconds between two looks at the file. It is read at the second that finds it at rest, so
that a change shows within half a second, and a write that pauses for less does not."""


class Reloader(Widget):
    """Reads a script again when it is asked to; and by itself, if it is `live`, on a change."""

    DEFAULT_CSS = "Reloader { display: none; }"

    @dataclass
    class Reread(Message):
        """The script was read again, because the reader `asked` for it or it has changed."""

        report: Report
        asked: bool

    def __init__(self, script: ScriptFile, *, live: bool) -> None:
        super().__init__()
        self._script = script
        self._live = live

    def on_mount(self) -> None:
        """Begin to look."""
        if self._live:
            self.set_interval(POLL, self._look)
            # What was saved since the script was last read, or while another screen read it.
            self.read(asked=False)

    def read(self, *, asked: bool = True) -> None:
        """Read the script, and post what came of it."""
        # A thread, since a long script takes a while and keys must not wait for it.
        self.run_worker(partial(self._read, asked), thread=True, exclusive=True)

    def _look(self) -> None:
        if self._script.has_changed():
            self.read(asked=False)

    def _read(self, asked: bool) -> None:
        report = self._script.read()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Reread(report, asked))
