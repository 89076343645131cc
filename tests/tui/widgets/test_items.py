"""The list of a page: what is seen of it, how it scrolls, what can be selected."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import MouseScrollDown

from perfection_tui.tui.widgets.items import Items
from perfection_tui.tui.widgets.setting import item_lines
from perfection_tui.tui.widgets.sheet import Sheet


class Page(App[None]):
    """A list of items of two lines each, eight rows high."""

    CSS = "Items { height: 9; width: 24; }"

    def __init__(self, count: int = 1000) -> None:
        super().__init__()
        self._count = count
        self.drawn: set[int] = set()

    def compose(self) -> ComposeResult:
        yield Items()

    def on_mount(self) -> None:
        self.show(0)

    def show(self, lit: int) -> None:
        self.items.show(lambda _: Sheet(self._count, self._draw), lit)

    def _draw(self, item: int) -> Sequence[Content]:
        self.drawn.add(item)
        return item_lines(item, [Content(f"item {item}"), Content("and more")])

    @property
    def items(self) -> Items:
        return self.query_one(Items)

    @property
    def seen(self) -> list[str]:
        return [
            self.items.render_line(y).text.strip() for y in range(self.items.content_size.height)
        ]


async def test_it_opens_where_the_lit_item_is_seen_and_draws_no_more() -> None:
    app = Page()
    async with app.run_test():
        app.drawn.clear()
        app.show(500)
        assert app.seen[-3:] == ["item 500", "and more", "↑↓ more"]
        assert len(app.drawn) <= 8


async def test_it_scrolls_with_the_wheel_as_far_as_it_goes_and_says_so() -> None:
    app = Page(4)
    async with app.run_test() as pilot:
        assert app.seen[-1] == "↓ more"
        app.items.post_message(MouseScrollDown(app.items, 0, 0, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.seen[:2] == ["", "item 1"]
        app.items.scroll_rows(50)
        assert app.seen[-3:] == ["item 3", "and more", "↑ back"]
        app.items.scroll_rows(-50)
        assert app.seen[0] == "item 0"


async def test_what_is_selected_is_what_was_seen() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.show(500)
        await pilot.pause()
        await pilot.mouse_down(app.items, offset=(2 + 2, 6))
        await pilot.mouse_up(app.items, offset=(2 + 2, 7))
        await pilot.pause()
        assert app.screen.get_selected_text() == "em 500\nand"


async def test_it_takes_the_colours_of_another_theme() -> None:
    app = Page()
    async with app.run_test() as pilot:
        before = app.items.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert app.items.render_line(0) != before
