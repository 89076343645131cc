"""Text that is drawn anew for the width it has."""

from collections.abc import Callable
from functools import cache

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

Draw = Callable[[int], Content]
"""Draws something in at most so many cells."""


PRESSED_AT = "{x}"
"""Stands in an action for the cell that was clicked, counted from the left of the widget."""


def pressable(text: Content, action: str, *, around: bool = False) -> Content:
    """Text that runs an action when it is clicked.

    `around`: parts of it that run actions of their own keep them.

    Textual's own `@click` would take the colours of a link, and would let any
    text that reached a widget as markup call actions.
    """
    stylize = text.stylize_before if around else text.stylize
    return stylize(_pressing(action))


# With what is kept of the keys at the foot and of the marks of the track, a step takes 5 % less.
@cache
def _pressing(action: str) -> Style:
    """The style of what runs an action. Kept: a screen has dozens, the next one most of them."""
    return Style.from_meta({"press": action})


class Drawn(Widget):
    """A text that is asked for anew whenever the width changes."""

    # As Textual has it, a new size of what is drawn lays out the whole screen once more: after
    # each layout, and for each text of another length. A step took 7.9 ms of the processor for 6.7.
    virtual_size: reactive[Size] = reactive(Size(0, 0))

    twice = True
    """Whether the second click of a double one runs something, too: not where that is an answer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.draw: Draw = lambda _: Content("")
        self.drawn: tuple[int, Content] | None = None
        """What was drawn last, and for which width."""

    def text_in(self, width: int) -> Content:
        """The text as it is in a width, however small."""
        # Textual asks even where there is no room at all, and wrapping into nothing fails.
        width = max(1, width)
        if self.drawn is None or self.drawn[0] != width:
            self.drawn = (width, self.draw(width))
        return self.drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """The rows that the text takes in a width."""
        return self.text_in(width).get_height(self.styles.get_rules(), max(1, width))

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the text that was clicked, if it has one."""
        if action := event.style.meta.get("press"):
            event.stop()
            if event.chain > 1 and not self.twice:
                return
            at = event.get_content_offset_capture(self)
            await self.run_action(action.replace(PRESSED_AT, str(at.x)))


class Line(Drawn):
    """A text that is as high as it needs to be."""

    DEFAULT_CSS = "Line { width: 100%; height: auto; }"

    def show(self, draw: Draw) -> None:
        """Show what `draw` makes of the width there is, now and after every resize."""
        before, self.draw, self.drawn = self.drawn, draw, None
        width, height = self.content_size
        if not width:
            # Not displayed, or not yet: it is laid out and drawn when it comes to be.
            return
        text = self.text_in(width)
        if before is None or before[0] != width or not text.is_same(before[1]):
            # A layout of the whole screen is worth avoiding for each step of a cursor.
            self.refresh(layout=text.get_height(self.styles.get_rules(), width) != height)

    def render(self) -> Content:
        """Draw the text in the width there is."""
        return self.text_in(self.content_size.width)
