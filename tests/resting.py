"""Waiting for the app by its state: until it has nothing left to do.

Textual's pilot waits by time, twice after each key: until the process has used less than a
thousandth of a second in twenty. That is long where the machine is idle, and nothing sure where
it is busy. Whether something is ready to run is known to the loop, if by a private name.

What is drawn meanwhile nobody sees, and drawing was half of the work: the frame in which all has
come to rest is drawn, and no other.
"""

import asyncio
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot

HANGS = 60.0
"""Seconds after which what is waited for will not come: far more than a busy machine takes."""


async def rest(min_sleep: float = 0, max_sleep: float = HANGS) -> None:  # noqa: ARG001 - Textual's
    """Wait until nothing is ready to run."""
    loop = asyncio.get_running_loop()
    end = loop.time() + HANGS
    await asyncio.sleep(0)
    while loop._ready:  # type: ignore[attr-defined]  # see above
        assert loop.time() < end, "the app does not come to rest"
        await asyncio.sleep(0)


async def wait(pilot: Pilot[Any], timeout: float = HANGS) -> bool:  # noqa: ARG001 - Textual's
    """Wait until the screen has been laid out anew, and what was to be done after that is done."""
    await rest()
    pilot.app.screen._on_timer_update()
    await rest()
    return True


def mark(compositor: Compositor, full: bool = False, **options: Any) -> object:
    """Leave what is to be drawn marked, unless the whole picture is asked for."""
    return _draw(compositor, full, **options) if full else None


async def pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Pause as before, and draw all that is marked."""
    await _pause(pilot, delay)
    app = pilot.app
    _draw(app.screen._compositor, screen_stack=app._background_screens)


_draw, _pause = Compositor.render_update, Pilot.pause

# This fails where Textual has them no more.
for name, own in {
    "app.wait_for_idle": rest,
    "pilot.wait_for_idle": rest,
    "pilot.Pilot._wait_for_screen": wait,
    "pilot.Pilot.pause": pause,
    "_compositor.Compositor.render_update": mark,
}.items():
    pytest.MonkeyPatch().setattr(f"textual.{name}", own)
