"""A walk through the whole app that writes down everything it holds after every key.

Not only what is displayed: what a widget holds can be selected, copied, read
out or exported, hidden or not.
"""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from textual.command import CommandList
from textual.widget import Widget

from perfection_tui.reader.opening import Start
from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.tui import commands, sitting
from perfection_tui.view.horizon import Horizon
from tests.piloting import Piloted, cover_app, held, reading_app

# A place is saved once one has stayed there for a while, which in a walk is chance.
sitting.SETTLED = 3600.0

SIZES = ((120, 40), (80, 24), (40, 12))

LEAVES = {commands.LEAVE.id, commands.CLOSE.id}
"""Commands that a walk does not take on its way."""

Step = tuple[str, str]
"""What was done, and what the app then held."""

Steps = AsyncIterator[Step]

QUERIES = ("kw", "kw9")
"""What is typed into every box there is."""


def holdings(app: Piloted) -> str:
    """Everything that the app holds: every widget of every screen, one to a line."""
    lines = [
        f"clipboard {app.app.clipboard!r}",
        f"title {app.app.title!r} {app.app.sub_title!r}",
        f"notices {app.app.notices!r}",
    ]
    for screen in app.app.screen_stack:
        lines.append(f"screen {type(screen).__name__} {sorted(screen.classes)}")
        for widget in screen.walk_children(Widget):
            # Toasts vanish when they will; what they say is among the notices.
            if type(widget).__name__.startswith("Toast"):
                continue
            what = f"{type(widget).__name__}#{widget.id or ''} {sorted(widget.classes)}"
            # What has no room on the screen still has the size at which it was last laid out.
            size = widget.virtual_size if widget.region else None
            where = f"{widget.region} {size} {widget.display}"
            lines.append(f"{what} {where} {held(widget)!r} {widget.tooltip!r}")
    return "\n".join(lines)


async def pressed(app: Piloted, *keys: str) -> Step:
    """Press keys; which, and what the app then holds."""
    await app.press(*keys)
    return " ".join(keys), holdings(app)


async def settled(app: Piloted) -> str:
    """What the app holds once what was looked for is found, or said not to be there."""
    lists = app.app.screen.query(CommandList)
    # That nothing matches is said after a while.
    await app.until(lambda: all(each.option_count for each in lists), "what is offered")
    await app.settle()
    return holdings(app)


async def search(app: Piloted) -> Steps:
    """Look in the palette and in the story for what may be there and for what may not."""
    for query in QUERIES:
        await app.press("ctrl+p", *query)
        yield query, await settled(app)
        await app.press("escape", "escape")
        await app.press("slash", *["backspace"] * 8, *query)
        yield f"/{query}", await settled(app)
        yield await pressed(app, "enter", "n", "N")
        await app.press("escape", "escape")


async def use_all(app: Piloted) -> Steps:
    """Use everything from several places, in every size."""
    for place in (["right", "T"], ["end"]):
        yield await pressed(app, *place)
        for command in commands.READING:
            if command.keys and command.id not in LEAVES:
                yield await pressed(app, command.keys.split(",")[0])
                if app.page != "ReadingScreen":
                    yield await pressed(app, "down", "t", "right", "y")
                    yield await pressed(app, "G")
                    await app.press("escape", "escape")
    for size in SIZES:
        await app.resize(*size)
        yield await pressed(app, "t")
    yield await pressed(app, "a", "d", "n", "escape", "home")


async def walked(story: Story, horizon: Horizon, state: Path) -> Steps:
    """A walk from the cover on, and what is saved at its end."""
    progress = Progress(state)
    async with reading_app(story, horizon, SIZES[0], place=None, progress=progress) as app:
        yield "cover", holdings(app)
        # Everything is opened, and that taken back, then closed, and that taken back.
        await app.press("enter", "w", f"{len(story.chapters) + 1}")
        if app.page != "ReadingScreen":
            await app.press("enter")
        await app.press("right", "T", "u", "T")
        # While all of it was open, all of it could be told of, and was.
        app.notices.clear()
        yield await pressed(app, "w", "home", "enter", "2", "u", "u", "u")
        for part in (use_all(app), search(app)):
            async for step in part:
                yield step
        yield "screenshot", app.app.export_screenshot()
    yield "saved", state.read_text() if state.exists() else ""


async def glanced(story: Story, horizon: Horizon, state: Path) -> Steps:
    """A short look from the middle: both sides, and every page once."""
    async with reading_app(story, horizon, SIZES[0], progress=Progress(state)) as app:
        yield await pressed(app, "right", "T")
        for keys in ("c", "a", "w", "p y", "p t y", "slash", "left_square_bracket", "end"):
            yield await pressed(app, *keys.split())
            await app.press("escape")


async def searched(story: Story, horizon: Horizon, state: Path) -> Steps:
    """A look into the palette."""
    async with reading_app(story, horizon, SIZES[0], progress=Progress(state)) as app:
        async for step in search(app):
            yield step


async def told(
    story: Story,
    horizon: Horizon,
    state: Path,
    *,
    unfold: bool,
    sizes: Sequence[tuple[int, int]] = (SIZES[0], SIZES[2]),
) -> Steps:
    """A reading in one of its ways, from where it was left to the edge, and its next start.

    `unfold`: a first viewing. Of what it opens no step is taken: the horizon stays.
    """
    begun = reading_app(
        story, horizon, SIZES[0], place=None, unfold=unfold, progress=Progress(state)
    )
    async with begun as app:
        yield "cover", holdings(app)
        yield await pressed(app, "enter")
        for size in sizes:
            await app.resize(*size)
            yield await pressed(app, "home")
            async for step in read_on(app):
                yield step
        on = [] if unfold else ["right right", "enter", "left right"]
        chapters = [f"{chapter} t f s" for chapter in range(1, len(story.chapters) + 2)]
        pages = ["w", "escape", "c", "escape", "a", "escape", "question_mark", "escape"]
        for keys in (*on, *chapters, *pages, "w 1 2 u u", "u", "end q"):
            yield await pressed(app, *keys.split())
    for start in (Start(), Start(as_before=True), Start(unfold=True)):
        async with cover_app(story, SIZES[1], progress=Progress(state), start=start) as app:
            yield f"{start}", holdings(app)
            for key in ("3", "escape", "enter"):
                yield await pressed(app, key)
    yield "saved", state.read_text()


async def read_on(app: Piloted) -> Steps:
    """Look at each open moment: first sight, truth, what was believed next, all of a replay."""
    at_last = False
    while not at_last:
        for key in ("t", "t", "f"):
            yield await pressed(app, key)
        while app.reading.replay:
            yield await pressed(app, "right")
        at_last = app.reading.stop == app.reading.stops.last_open
        if not at_last:
            await app.press("right")
