"""Notices: a line at the top of the screen, one at a time, until the next key."""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual.content import Content
from textual.screen import Screen

from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import plain

NOTHING_ON = "Nothing is on “{}” here. ? lists the keys."


class Notice(Line):
    """A line that takes the place of the header; see `app.tcss`."""

    DEFAULT_CSS = """
    Notice {
        dock: top;
        padding: 0 2;
        background: $panel;
        display: none;
    }
    """


class Notices:
    """What the reader is to be told, one after the other, and none twice."""

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        self._shown: tuple[Screen[object], str] | None = None

    def tell(self, screen: Screen[object], notice: str) -> None:
        """Tell it now, or once the reader has pressed a key at what is told now."""
        if notice not in (*self._waiting, self._shown and self._shown[1]):
            self._waiting.append(notice)
        if self._shown is None:
            self._tell_next(screen)

    def take_away(self, screen: Screen[object]) -> None:
        """Take away what is told now, and tell the next on the screen there is."""
        if self._shown is None:
            return
        shown_on, self._shown = self._shown[0], None
        shown_on.remove_class("-notice")
        if self._waiting:
            self._tell_next(screen)

    def _tell_next(self, screen: Screen[object]) -> None:
        notice = self._waiting.popleft()
        self._shown = screen, notice
        if not screen.query(Notice):
            screen.mount(Notice())
        screen.query_one(Notice).show(lambda _: _drawn(notice))
        screen.add_class("-notice")


def answer_unbound(screen: Screen[Any], event: events.Key) -> None:
    """Say so where something was typed that no key of a screen is."""
    if event.is_printable and event.character and event.key not in screen.active_bindings:
        screen.notify(NOTHING_ON.format(event.character), markup=False)


def _drawn(notice: str) -> Content:
    return plain(notice, "$accent")
