"""Notices: a line at the top of the screen, one at a time, until the next key."""

import re
from collections import deque

from msgspec import Struct
from textual.content import Content
from textual.screen import Screen

from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import wrapped


class Notice(Line):
    """A line over the header; what is read stays where it is. See `app.tcss`."""

    DEFAULT_CSS = """
    Notice { layer: notice; dock: top; padding: 0 2; background: $panel; display: none; }
    """


ANSWER = "a key"
"""The subject of what answers a key: where keys come quickly, the last answer is told alone."""


class _Told(Struct, frozen=True):
    """What is told, and of what: news, or the answer to a key."""

    words: str
    subject: str


class Notices:
    """What the reader is to be told, one after the other, and none twice."""

    def __init__(self) -> None:
        self._waiting: deque[_Told] = deque()
        self._shown: tuple[Screen[object], _Told] | None = None

    def tell(self, screen: Screen[object], words: str, subject: str) -> None:
        """Tell it now, or once the reader has pressed a key at what is told now.

        It takes the place of what was told of its subject before.
        """
        told = _Told(words, subject)
        covered = self._covered(screen)
        self._drop(subject)
        if self._shown and self._shown[1].subject == subject:
            self._take_down()
        if words:
            self._waiting.append(told)
        if covered and covered.subject != subject:
            self._waiting.append(covered)
        self._show_next(screen)

    def take_away(self, screen: Screen[object]) -> None:
        """Take away what is told now, and tell the next on the screen there is.

        An answer that still waits is of a key that is past.
        """
        self._take_down()
        self._drop(ANSWER)
        self._show_next(screen)

    def _drop(self, subject: str) -> None:
        """Tell nothing that waits of a subject."""
        self._waiting = deque(each for each in self._waiting if each.subject != subject)

    def _covered(self, screen: Screen[object]) -> _Told | None:
        """Take down a notice that another screen hides, and return it: nobody has answered it.

        A notice whose own screen has closed is taken down, too, but is out of date: None.
        """
        if self._shown is None or self._shown[0] is screen:
            return None
        was_on, notice = self._shown
        self._take_down()
        return notice if was_on in screen.app.screen_stack else None

    def _take_down(self) -> None:
        if self._shown:
            self._shown[0].remove_class("-notice")
            self._shown = None

    def _show_next(self, screen: Screen[object]) -> None:
        if self._shown or not self._waiting:
            return
        notice = self._waiting.popleft()
        self._shown = screen, notice
        line = next(iter(screen.query(Notice)), None)
        if line is None:
            # A screen that is closing takes none, and does not say so.
            line = Notice()
            screen.mount(line)
        line.show(lambda width: in_few_lines(notice.words, width))
        screen.add_class("-notice")


MOST_LINES = 2
"""Above so many lines a notice goes without the first parts of its paths."""

_FIRST_PART = re.compile(r"(?<!\S)…?/[^/\s]+/")


def in_few_lines(words: str, width: int) -> Content:
    """What is told, with as many of the last parts of each path as there is room for."""
    text, shorter = plain(words, "$accent"), _FIRST_PART.sub("…/", words)
    if shorter == words or len(wrapped(text, width)) <= MOST_LINES:
        return text
    return in_few_lines(shorter, width)
