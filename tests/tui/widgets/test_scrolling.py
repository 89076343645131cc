"""Text that scrolls, of one piece or of items: what is seen of it, and what can be selected."""

from collections.abc import Sequence

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.message import Message

from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.typesetting import item_lines

LONG = Content("\n".join(f"line {n}" for n in range(30)))


class Page(App[None]):
    """One text in eight rows; below one of items a row says that there is more."""

    CSS = """
    #text { height: 8; width: 20; border: none; }
    ItemText { height: 9; width: 24; }
    """

    def __init__(self, text: Scroll) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield self.text

    @property
    def seen(self) -> list[str]:
        return [self.text.render_line(y).text.strip() for y in range(self.text.size.height)]


class Items(ItemText):
    """Items of two lines each, an empty one between them."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_for: set[int] = set()

    def show_items(self, count: int, kept: int) -> None:
        self.show_rows(Blocks(count, self._item_of), kept)

    def _item_of(self, item: int) -> Sequence[Content]:
        self.asked_for.add(item)
        return item_lines(item, [Content(f"item {item}"), Content("and more")])


async def test_a_text_that_changes_stays_where_it_was_and_in_sight() -> None:
    app = Page(Scroll(id="text"))
    async with app.run_test() as pilot:
        app.text.show_text(LONG)
        app.text.scroll_to(y=10, animate=False)
        await pilot.pause()
        app.text.change(lambda _: LONG.stylize("bold"))
        assert app.text.scroll_offset.y == 10
        app.text.change(lambda _: Content("short"))
        assert app.seen[0] == "short"


async def test_another_text_lays_nothing_out_again() -> None:
    app = Page(Scroll(id="text"))
    async with app.run_test() as pilot:
        app.text.show_text(Content("short"))
        await pilot.pause()
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.text, laid_out.append)
        app.text.show_text(LONG)
        await pilot.pause()
        assert app.seen[0] == "line 0"
        assert laid_out == []


async def test_what_is_selected_is_what_was_seen() -> None:
    app = Page(Scroll(id="text"))
    async with app.run_test() as pilot:
        app.text.show_text(Content("a paragraph of words that wraps\nand another"))
        app.text.scroll_to(y=1, animate=False)
        await pilot.pause()
        first = app.seen[0]
        await pilot.mouse_down(app.text, offset=(0, 0))
        await pilot.mouse_up(app.text, offset=(len(first) - 1, 0))
        await pilot.pause()
        assert app.screen.get_selected_text() == first


async def test_items_are_drawn_as_far_as_the_reader_comes() -> None:
    app = Page(items := Items())
    async with app.run_test() as pilot:
        items.show_items(1000, 0)
        await pilot.pause()
        assert app.seen[:4] == ["item 0", "and more", "", "item 1"]
        assert len(items.asked_for) < 10
        for _ in range(2):
            items.scroll_relative(y=30, animate=False)
            await pilot.pause()
        assert len(items.asked_for) < 40
        for kept, edge in ((500, "↑↓ more"), (999, "↑ back")):
            items.show_items(1000, kept)
            await pilot.pause()
            assert app.seen[-2:] == [f"item {kept}", "and more"]
            assert items.edge == edge


async def test_what_is_selected_of_items_is_what_was_seen() -> None:
    app = Page(items := Items())
    async with app.run_test() as pilot:
        items.show_items(1000, 500)
        await pilot.pause()
        await pilot.mouse_down(items, offset=(2 + 2, 6))
        await pilot.mouse_up(items, offset=(2 + 2, 7))
        await pilot.pause()
        assert app.screen.get_selected_text() == "em 500\nand"


async def test_rows_that_were_drawn_before_there_was_more_room_are_drawn_in_it() -> None:
    app = Page(items := Items())
    async with app.run_test() as pilot:
        items.show_items(3, 0)
        items.styles.width = 6
        await pilot.pause()
        assert app.seen[:2] == ["ite", "and"]
        items.styles.width = 24
        await pilot.pause()
        assert app.seen[:2] == ["item 0", "and more"]


class Early(Items):
    """Items that are painted before they are told of their size, as on a page that opens."""

    def check_message_enabled(self, message: Message) -> bool:
        return not isinstance(message, events.Resize)

    def on_mount(self) -> None:
        self.show_items(40, 20)


async def test_the_item_that_is_kept_is_in_the_first_frame() -> None:
    app = Page(Early())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "item 20" in app.seen
