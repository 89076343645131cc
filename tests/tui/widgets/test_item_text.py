"""A text of items: what is seen of it, how it scrolls, what can be selected."""

from collections.abc import Sequence

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.message import Message

from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.typesetting import item_lines


class Page(App[None]):
    """Items of two lines each, an empty one between them, in eight rows and a last for more."""

    CSS = "ItemText { height: 9; width: 24; }"

    def __init__(self) -> None:
        super().__init__()
        self.drawn: set[int] = set()

    def compose(self) -> ComposeResult:
        yield ItemText()

    def show(self, count: int, kept: int) -> None:
        self.text.show_rows(Blocks(count, self._draw), kept)

    def _draw(self, item: int) -> Sequence[Content]:
        self.drawn.add(item)
        return item_lines(item, [Content(f"item {item}"), Content("and more")])

    @property
    def text(self) -> ItemText:
        return self.query_one(ItemText)

    @property
    def seen(self) -> list[str]:
        return [self.text.render_line(y).text.strip() for y in range(self.text.size.height)]


async def test_a_long_one_is_drawn_as_far_as_the_reader_comes() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.show(1000, 0)
        await pilot.pause()
        assert app.seen[:4] == ["item 0", "and more", "", "item 1"]
        assert len(app.drawn) < 10
        app.text.scroll_relative(y=30, animate=False)
        await pilot.pause()
        app.text.scroll_relative(y=30, animate=False)
        await pilot.pause()
        assert len(app.drawn) < 40
        app.show(1000, 500)
        await pilot.pause()
        assert app.seen[-2:] == ["item 500", "and more"]
        assert app.text.edge == "↑↓ more"
        app.show(1000, 999)
        await pilot.pause()
        assert app.seen[-2:] == ["item 999", "and more"]
        assert app.text.edge == "↑ back"


async def test_what_is_selected_is_what_was_seen() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.show(1000, 500)
        await pilot.pause()
        await pilot.mouse_down(app.text, offset=(2 + 2, 6))
        await pilot.mouse_up(app.text, offset=(2 + 2, 7))
        await pilot.pause()
        assert app.screen.get_selected_text() == "em 500\nand"


async def test_rows_that_were_drawn_before_there_was_more_room_are_drawn_in_it() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.show(3, 0)
        app.text.styles.width = 6
        await pilot.pause()
        assert app.seen[:2] == ["ite", "and"]
        app.text.styles.width = 24
        await pilot.pause()
        assert app.seen[:2] == ["item 0", "and more"]


class Early(ItemText):
    """A text that is painted before it is told of its size, as on a page that opens."""

    def check_message_enabled(self, message: Message) -> bool:
        return not isinstance(message, events.Resize)

    def on_mount(self) -> None:
        self.show_rows(Blocks(40, lambda item: [Content(f"item {item}")]), 20)


class Opening(Page):
    def compose(self) -> ComposeResult:
        yield Early()


async def test_the_item_that_is_kept_is_in_the_first_frame() -> None:
    app = Opening()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "item 20" in app.seen
