"""One side of a beat: what the audience believes, or what actually happened."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.timer import Timer

from perfection_tui.tui.widgets.scroll import Scroll

_REWIND = [(at, mark) for at in ("right", "center", "left") for mark in ("◀◀ ", "◀  ")][:-1]
"""The steps of the rewind: where the heading stands, and what goes before it."""

_STEP = 0.055
"""Seconds a step of the rewind lasts; all of them together stay under 0.3."""


class Side(Scroll):
    """A framed text under a heading in words. A face-down side holds no text at all."""

    DEFAULT_CSS = """
    Side { height: 1fr; width: 1fr; max-width: 78; padding: 0 2; }
    Side { background: $surface; border-title-style: bold; }
    Side.-belief { border: round $belief; border-title-color: $belief; }
    Side.-truth { border: heavy $truth; border-title-color: $truth; }
    Side.-down { background: $background; border: heavy $faint; border-title-color: $muted; }
    Side.-down { color: $muted; text-align: center; content-align: left middle; }
    """

    def __init__(self, headings: Sequence[str], kind: str) -> None:
        """`headings`: the longest first; that is shown for which there is room."""
        super().__init__(id=kind)
        self.add_class(f"-{kind}")
        self._headings, self._heading = headings, headings[0]
        # Before its room is known, too: the first frame has a heading.
        self.border_title = Content(headings[0])
        self._rewinding: Timer | None = None

    def on_resize(self, _: events.Resize) -> None:
        """Take the heading that fits."""
        room = self.size.width
        fitting = [each for each in self._headings if cell_len(each) <= room]
        heading = [*fitting, self._headings[-1]][0]
        if heading != self._heading:
            self._heading = heading
            if self._rewinding is None:
                self.border_title = Content(heading)

    def height_in(self, width: int) -> int:
        """The rows in which all of the text is seen at once in a width, the frame included."""
        return self.get_content_height(self.size, self.size, width) + self.gutter.height

    def turn_up(self, text: Content) -> None:
        """Show this side's text."""
        self._stop_rewind()
        self.remove_class("-down")
        self.show_text(text)

    def turn_down(self, text: Content) -> None:
        """Lay this side face down, with a word on how to turn it up."""
        self._stop_rewind()
        self.add_class("-down")
        self.show_text(text)

    def rewind(self) -> None:
        """Run the heading back along the frame, as the film runs back. The text stays still."""
        self._stop_rewind()
        steps = iter(_REWIND)

        def step() -> None:
            """Put the heading at its next place; behind the last one, where it belongs."""
            place, mark = next(steps, ("", ""))
            if not place:
                self._stop_rewind()
                return
            self.styles.border_title_align = place
            self.border_title = Content(mark + self._heading)

        step()
        self._rewinding = self.set_interval(_STEP, step)

    def _stop_rewind(self) -> None:
        if self._rewinding is not None:
            self._rewinding.stop()
            self._rewinding = None
            self.styles.border_title_align = None
            self.border_title = Content(self._heading)

    async def on_click(self, event: events.Click) -> None:
        """Turn up a side that lies face down."""
        if self.has_class("-down"):
            event.stop()
            await self.run_action("screen.turn")
