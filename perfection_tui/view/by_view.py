"""Tables made of a view once, and not at each key; another view makes others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from perfection_tui.view.horizon import View

Table = TypeVar("Table")


def by_view(make: Callable[[View], Table]) -> Callable[[View], Table]:
    """Gives out what `make` makes of a view, as long as it is asked about that very view.

    The last view is kept with its table, so that no other object can pass for it.
    What was made of another view is never given out, and let go at the next.
    """
    made: tuple[View, Table] | None = None

    def table(view: View) -> Table:
        nonlocal made
        if made is None or made[0] is not view:
            made = (view, make(view))
        return made[1]

    return table
