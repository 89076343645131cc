"""An app that ends when it has to and tells nothing of its state when it fails.

Every private name of Textual that is touched stands here, in `driver` and in `received`.
Textual 8.2.8's `App._handle_exception` and `_fatal_error` print a traceback
with all local variables, hidden text of the story among them, and a run that
ended so returns 0. tests/tui/terminal/test_guard.py fails when Textual changes a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App, ReturnType
from textual.filter import LineFilter

from perfection_tui import crash
from perfection_tui.tui.terminal.lacking import PlainSigns, has_few_signs

if TYPE_CHECKING:
    from rich.console import RenderableType

    from perfection_tui.tui.terminal.guard import Guard


class GuardedApp(App[ReturnType]):
    """An app that `launch` runs. Without a guard, as in tests, it only keeps quiet about errors."""

    guard: Guard | None = None
    """What watches over this run."""

    crash: str | None = None
    """What to tell of the error that ended this run."""

    def exit(
        self,
        result: ReturnType | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, within bounds."""
        self.before_leaving()
        if self.guard:
            self.guard.leave(return_code)
        super().exit(result, return_code, message)

    def before_leaving(self) -> None:
        """Do what is to be done before the app leaves."""

    def go_on(self, result: ReturnType) -> None:
        """Return this to `launch`, which has another app to go on with."""
        super().exit(result)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line passes through."""
        few = [PlainSigns()] if has_few_signs() else []
        return [*super().get_line_filters(), *few]

    def panic(self, *_: object) -> None:
        """Leave without a word: what Textual would print may hold anything."""
        self.failed(RuntimeError())
        self._close_messages_no_wait()

    def failed(self, error: BaseException) -> None:
        """Note what is to be told of an error that ends this run; the first one counts."""
        if self.crash is None:
            self.crash = crash.record(error)
        if self.guard:
            self.guard.leave(1)

    def _handle_exception(self, error: Exception) -> None:
        self.failed(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()
