"""The app under test: started, pressed, and read as what its widgets hold."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.events import Key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList

from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import ScriptFile
from perfection_tui.tui import app as app_module
from perfection_tui.tui.app import PerfectionApp
from perfection_tui.tui.sitting import Setup
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.horizon import Horizon
from tests import sheets as sheets
from tests.opened import opened
from tests.resting import HANGS

WIDE, NARROW, SMALL = (120, 40), (80, 24), (40, 12)


def refuse(text: object) -> Content:
    """Fail where Textual reads a text as markup: a story's could lose words, or run actions."""
    assert isinstance(text, Content), f"{text!r} is read as markup"
    return text


# Whatever app of ours a test looks at hands Textual no bare text.
pytest.MonkeyPatch().setattr(Content, "from_markup", refuse)


class NoticedApp(PerfectionApp):
    """The app, keeping what it told the reader: toasts vanish with time."""

    # Textual looks for stylesheets beside the module of the class.
    CSS_PATH = [Path(app_module.__file__).parent / name for name in PerfectionApp.CSS_PATH]  # noqa: RUF012

    def __init__(self, opening: Opening, setup: Setup) -> None:
        self.notices: list[str] = []
        super().__init__(opening, setup)

    def notify(self, message: str, **options: Any) -> None:
        """Keep a notice and show it."""
        if message:
            self.notices.append(message)
        super().notify(message, **options)


class Piloted:
    """A running app, its reading, and what it shows."""

    def __init__(self, app: NoticedApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.notices = app.notices
        """What the reader has been told in passing, with titles first."""

    @property
    def reading(self) -> Reading:
        """The reading of the story at hand."""
        return self.app.sitting.reading

    async def press(self, *keys: str) -> None:
        """Press keys, each once what the one before did is done; wait until all has settled."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def together(self, *keys: str) -> None:
        """Press keys that arrive in one read, as over a slow connection."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def click(self, words: str, times: int = 1) -> None:
        """Click on words that are on the screen."""
        await self.pilot.click(offset=self.where(words), times=times)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.outer_size == (width, height), "the new size")
        await self.settle()

    async def settle(self) -> None:
        """Wait until all is drawn, and what was to be done once it is drawn is drawn too."""
        await self.until(
            lambda: all(each.is_finished for each in self.app.workers), "the work to be done"
        )
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, seen: Callable[[], bool], what: str) -> None:
        """Wait for a state; `what` says in words which."""
        end = time.monotonic() + HANGS
        while not seen():
            assert time.monotonic() < end, f"waited for {what}"
            await self.pilot.pause(0.005)

    @property
    def page(self) -> str:
        """The name of the class of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """Every word that the screen on top shows or would show if scrolled, in one line."""
        shown = (
            held(widget) for widget in self.app.screen.walk_children(Widget) if displayed(widget)
        )
        return " ".join(" ".join(shown).split())

    def where(self, words: str) -> tuple[int, int]:
        """The cell of the screen on which words begin."""
        # Textual tells what is on a screen in no public way, but as a drawing in SVG.
        for y, strip in enumerate(self.app.screen._compositor.render_strips()):
            if (x := strip.text.find(words)) >= 0:
                return x, y
        raise AssertionError(f"{words!r} is not on the screen")


def displayed(widget: Widget) -> bool:
    """Whether a widget and everything around it is displayed."""
    return all(each.display for each in widget.ancestors_with_self if isinstance(each, Widget))


def held(widget: Widget) -> str:
    """The words that a widget holds, the ones on its border included."""
    edge = widget.edge if isinstance(widget, Scroll) else widget.border_subtitle
    parts = [str(widget.border_title or ""), str(edge or "")]
    if isinstance(widget, OptionList):
        prompts = [widget.get_option_at_index(i).prompt for i in range(widget.option_count)]
        parts += [each.plain if isinstance(each, Content) else str(each) for each in prompts]
    elif isinstance(widget, Input):
        parts.append(widget.value)
    elif not widget.children:
        drawn = widget.render()
        # What is neither is drawn without words: a bar, a blank.
        parts.append(drawn.plain if isinstance(drawn, Content) else "")
        parts.append(drawn if isinstance(drawn, str) else "")
    return " ".join(parts)


def flat(text: str) -> str:
    """A script's text as it stands on a screen: in one line, without emphasis marks."""
    return " ".join(text.replace("*", "").split())


def reading_app(
    story: Story,
    horizon: Horizon | None = None,
    size: tuple[int, int] = NARROW,
    *,
    progress: Progress | None = None,
    unfold: bool = False,
    place: tuple[int, int] | None = (0, 0),
    **options: Any,
) -> AbstractAsyncContextManager[Piloted]:
    """The app on a story, all of it unless said otherwise, at a `place`; None: on its cover."""
    opening = opened(story, horizon, progress, unfold=unfold)
    return piloted(opening, size, place, **options)


def cover_app(
    story: Story,
    size: tuple[int, int] = NARROW,
    *,
    progress: Progress | None = None,
    start: Start | None = None,
    **options: Any,
) -> AbstractAsyncContextManager[Piloted]:
    """The app on its cover, as somebody finds it who starts it; at a `place` where one is given."""
    opening = Opening(story, progress or Progress(None), start or Start())
    return piloted(opening, size, **options)


@asynccontextmanager
async def piloted(
    opening: Opening, size: tuple[int, int], place: tuple[int, int] | None = None, **options: Any
) -> AsyncIterator[Piloted]:
    """The app on an opening, begun at a place where one is given."""
    if place:
        opening.begin_at(*place)
    script = ScriptFile(library.find(library.DEFAULT))
    app = NoticedApp(opening, Setup(**{"script": script, "motion": False, **options}))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Piloted(app, pilot)
