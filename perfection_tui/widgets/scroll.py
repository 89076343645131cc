"""Text that scrolls when it has to, and says so on its lower edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from perfection_tui.widgets.line import Draw, Line

Find = Callable[[str], Sequence[tuple[int, int]]]
"""Finds stretches of a text: where each starts and ends."""


class Scroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A column of text. It never takes the focus: the screen's keys scroll it.

    The lower edge tells whether there is more above or below, followed by `hint`.
    """

    DEFAULT_CSS = """
    Scroll {
        scrollbar-size-vertical: 0;
        border-bottom: blank;
        border-subtitle-color: $accent;
    }
    """

    hint: reactive[str] = reactive("")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._words = Line()
        self._sought: Find | None = None
        super().__init__(self._words, id=id)

    @property
    def can_scroll_on(self) -> bool:
        """Whether there is text below what is shown."""
        return self.scroll_offset.y < self.max_scroll_y

    @property
    def can_scroll_back(self) -> bool:
        """Whether there is text above what is shown."""
        return self.scroll_offset.y > 0

    def show(self, draw: Draw) -> None:
        """Show another text, from its beginning."""
        self._sought = None
        self._words.show(draw)
        self.scroll_home(animate=False, force=True, immediate=True)

    def change(self, draw: Draw) -> None:
        """Show a text that differs only in how it looks, from where the reader has scrolled to."""
        self._words.show(draw)

    def bring(self, top: int, bottom: int) -> None:
        """Scroll as little as it takes to see the rows from `top` to just before `bottom`.

        Where they do not all fit, the first of them are seen.
        """
        at, height = self.scroll_offset.y, self.scrollable_content_region.height
        if bottom > at + height:
            at = bottom - height
        self.scroll_to(y=min(at, top), animate=False, force=True, immediate=True)

    def bring_first(self, spans: Find) -> None:
        """Scroll to the first of the stretches that `spans` finds in the text, if there is one."""
        self._sought = spans
        self._bring_sought()

    def _bring_sought(self) -> None:
        width = self.scrollable_content_region.width
        if self._sought is None or not width:
            # Not laid out: it is brought with the first size there is.
            return
        text = self._words.render()
        found = self._sought(text.plain)
        self._sought = None
        if found:
            start = found[0][0]
            # The whole word: cut short, it might still stand on the line before.
            word = len(text.plain[start:].split(maxsplit=1)[0])
            row = len(text[: start + word].wrap(width)) - 1
            self.bring(row, row + 1)

    def show_text(self, text: Content) -> None:
        """Show another text that is the same in every width, from its beginning."""
        self.show(lambda _: text)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how much there is once the text has moved."""
        super().watch_scroll_y(old_value, new_value)
        self._say()

    def watch_virtual_size(self) -> None:
        """Say how much there is once the text has another length."""
        self._say()

    def watch_hint(self) -> None:
        """Say the new hint."""
        self._say()

    def on_resize(self, _: events.Resize) -> None:
        """Say how much there is in the new room."""
        self._say()
        self._bring_sought()

    def _say(self) -> None:
        more = {
            (False, False): "",
            (False, True): "↓ more",
            (True, True): "↑↓ more",
            (True, False): "↑ back",
        }[self.can_scroll_back, self.can_scroll_on]
        self.border_subtitle = Content("  ·  ".join(filter(None, (more, self.hint))))
