"""Text that scrolls: what is seen of it, how it is laid out, what can be selected."""

from textual.app import App, ComposeResult
from textual.content import Content

from perfection_tui.tui.widgets.scroll import Scroll

LONG = Content("\n".join(f"line {n}" for n in range(30)))


class Page(App[None]):
    """One text, eight rows high."""

    CSS = "Scroll { height: 8; width: 20; border: none; }"

    def compose(self) -> ComposeResult:
        yield Scroll()

    @property
    def text(self) -> Scroll:
        return self.query_one(Scroll)

    @property
    def seen(self) -> list[str]:
        return [self.text.render_line(y).text.rstrip() for y in range(self.text.size.height)]


async def test_another_text_starts_at_its_beginning_and_a_changed_one_where_it_was() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.text.show_text(LONG)
        app.text.scroll_to(y=10, animate=False)
        await pilot.pause()
        app.text.change(lambda _: LONG.stylize("bold"))
        assert app.text.scroll_offset.y == 10
        app.text.change(lambda _: Content("short"))
        assert app.seen[0] == "short"
        app.text.show_text(LONG)
        app.text.scroll_to(y=10, animate=False)
        app.text.show_text(LONG + Content("!"))
        assert app.seen[0] == "line 0"


async def test_another_text_lays_nothing_out_again() -> None:
    app = Page()
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
    app = Page()
    async with app.run_test() as pilot:
        app.text.show_text(Content("a paragraph of words that wraps\nand another"))
        app.text.scroll_to(y=1, animate=False)
        await pilot.pause()
        first = app.seen[0]
        await pilot.mouse_down(app.text, offset=(0, 0))
        await pilot.mouse_up(app.text, offset=(len(first) - 1, 0))
        await pilot.pause()
        assert app.screen.get_selected_text() == first


async def test_it_takes_the_colours_of_another_theme() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.text.show_text(LONG)
        await pilot.pause()
        before = app.text.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert app.text.render_line(0) != before
