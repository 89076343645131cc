"""An app that ends when it has to and tells nothing of its state when it fails.

Here and in `driver` stands every private name of Textual that is touched.
Textual 8.2.8's `App._handle_exception` and `_fatal_error` print a traceback
with all local variables, hidden text of the story among them, and a run that
ended so returns 0. tests/test_terminal.py fails when Textual changes a name.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from textual.app import App
from textual.filter import LineFilter

from perfection_tui import crash
from perfection_tui.tui.terminal.plain_signs import PlainSigns, has_few_signs

if TYPE_CHECKING:
    from rich.console import RenderableType

    from perfection_tui.tui.terminal.guard import Guard
    from perfection_tui.tui.terminal.tty import Tty

Result = TypeVar("Result")


class GuardedApp(App[Result]):
    """An app for `run`. Without a guard, as in tests, it only keeps quiet about its errors."""

    guard: Guard | None = None
    """What watches over this run."""

    crash: str | None = None
    """What to tell of the error that ended this run."""

    def exit(
        self,
        result: Result | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, within bounds."""
        if self.guard:
            self.guard.leave(return_code)
        super().exit(result, return_code, message)

    def go_on(self, result: Result) -> None:
        """Return this to `run`, which has another app to go on with."""
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


Next: TypeAlias = "Callable[[Any], GuardedApp[Any]]"
"""Makes the app that goes on with what the one before it has returned."""


def run(app: GuardedApp[Any], tty: Tty | None, then: Next | None = None) -> int:
    """Run the app on this terminal and return the exit code, whatever happens.

    `tty` is what `held` yields: None only where terminals are none of ours. `then` is for
    an app that goes on.
    """
    if tty is None:
        result = app.run()
        if then and result is not None:
            return run(then(result), tty)
        code = app.return_code or 0
    else:
        from perfection_tui.tui.terminal.guard import Guard

        with Guard(tty) as guard:
            app = asyncio.run(_run_on(app, guard, then))
        code = guard.code
    if app.crash:
        crash.tell(app.crash)
    return code


async def _run_on(app: GuardedApp[Any], guard: Guard, then: Next | None) -> GuardedApp[Any]:
    """Run the app, and the one that it goes on with; returns the last of them."""
    result = await _run(app, guard)
    if then is None or result is None or guard.leaving:
        return app
    return await _run_on(then(result), guard, None)


async def _run(app: GuardedApp[Any], guard: Guard) -> object:
    from perfection_tui.tui.terminal.driver import GuardedDriver

    app.driver_class, app.guard = GuardedDriver, guard
    threading.excepthook = lambda failure: _failed(app, guard, failure.exc_value)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: _failed(app, guard, context.get("exception")))
    guard.ask_to_leave = lambda: loop.call_soon_threadsafe(lambda: app.exit(return_code=guard.code))
    return None if guard.leaving else await app.run_async()


def _failed(app: GuardedApp[Any], guard: Guard, error: BaseException | None) -> None:
    """End the app after an error outside of its own handlers. Once it leaves, nothing counts."""
    if error and not guard.leaving:
        app.failed(error)
        guard.ask_to_leave()
