"""Waiting for the app by its state: until it has nothing left to do.

Textual's pilot waits by time, twice after each key: until the process has used less than a
thousandth of a second in twenty. That is long where the machine is idle, and nothing sure where
it is busy. Whether something is ready to run is known to the loop, if by a private name.
"""

from __future__ import annotations

import asyncio

import pytest

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


# This fails where Textual has them no more.
for user in ("textual.app", "textual.pilot"):
    pytest.MonkeyPatch().setattr(f"{user}.wait_for_idle", rest)
