"""Reading on a terminal, from the start to the exit code: a story, or a script that is none yet."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from perfection_tui import crash
from perfection_tui.tui.app import PerfectionApp
from perfection_tui.tui.terminal.guarded import GuardedApp

if TYPE_CHECKING:
    from perfection_tui.reader.opening import Opening
    from perfection_tui.script.model import Story
    from perfection_tui.script.problems import Problem
    from perfection_tui.tui.sitting import Setup
    from perfection_tui.tui.terminal.guard import Guard
    from perfection_tui.tui.terminal.tty import Tty

Next: TypeAlias = "Callable[[Any], GuardedApp[Any]]"
"""Makes the app that goes on with what the one before it has returned."""


def read(opening: Opening, tty: Tty | None, setup: Setup) -> int:
    """Read a story on this terminal. Returns the exit code."""
    return _run(PerfectionApp(opening, setup), tty)


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

    app = WaitingApp(problems, setup, in_words=in_words)
    return _run(app, tty, lambda story: PerfectionApp(opened(story), setup))


def _run(app: GuardedApp[Any], tty: Tty | None, then: Next | None = None) -> int:
    """Run the app on this terminal and return the exit code, whatever happens.

    `tty` is what `terminal.held` yields: None only where terminals are none of ours. `then` is
    for an app that goes on.
    """
    if tty is None:
        result = app.run()
        if then and result is not None:
            return _run(then(result), tty)
        code = app.return_code or 0
    else:
        from perfection_tui.tui.terminal.guard import Guard

        with Guard(tty) as guard:
            app = asyncio.run(_run_on(app, guard, then))
        code = guard.code
    if app.crash:
        crash.to_stderr(app.crash)
    return code


async def _run_on(app: GuardedApp[Any], guard: Guard, then: Next | None) -> GuardedApp[Any]:
    """Run the app, and the one that it goes on with; returns the last of them."""
    result = await _run_guarded(app, guard)
    if then is None or result is None or guard.leaving:
        return app
    return await _run_on(then(result), guard, None)


async def _run_guarded(app: GuardedApp[Any], guard: Guard) -> object:
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
