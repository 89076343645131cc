"""The classes that a screen has by its size, in time for its first layout."""

from typing import Any

from textual.screen import Screen


def fit(screen: Screen[Any]) -> None:
    """Give a screen the classes of its breakpoints; to be called while it is composed.

    Textual gives them only once it has laid the screen out and painted it, so that
    what they change would be seen to jump.
    """
    width, height = screen.app.size
    for breakpoints, cells in (
        (screen.HORIZONTAL_BREAKPOINTS, width),
        (screen.VERTICAL_BREAKPOINTS, height),
    ):
        reached = [name for least, name in sorted(breakpoints or ()) if cells >= least]
        screen.add_class(*reached[-1:], update=False)
