"""The reading screen where a session cannot say it: what it holds, copies and has yet to tell."""

import asyncio

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widget import Widget

from perfection_tui.script.model import Story
from perfection_tui.tui.reading.stage import Side
from perfection_tui.tui.terminal.lacking import COPIED, NO_CLIPBOARD
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.wording import TRUTH_HEADINGS
from tests.piloting import SMALL, flat, held, reading_app


async def test_a_beat_opens_on_its_belief_and_holds_no_word_of_its_truth(film: Story) -> None:
    first = film.chapters[0].beats[0]
    async with reading_app(film) as app:
        everything_held = flat(" ".join(map(held, app.app.screen.walk_children(Widget))))
        assert flat(first.belief)[:40] in everything_held
        assert flat(first.truths[0].truth)[:40] not in everything_held


async def test_what_was_marked_by_dragging_is_copied_by_ctrl_c_and_it_says_so(film: Story) -> None:
    async with reading_app(film) as app:
        app.app.screen.text_select_all()
        await app.press("ctrl+c")
        assert film.chapters[0].beats[0].title in app.app.clipboard
        assert app.notices == [COPIED]


async def test_a_lack_of_clipboard_is_told(film: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with reading_app(film) as app:
        await app.press("y")
        assert app.notices == [NO_CLIPBOARD]


async def test_each_key_shows_the_next_notice_and_of_several_answers_the_last(film: Story) -> None:
    async with reading_app(film) as app:
        for notice, title in (("One.", "1"), ("Two.", ""), ("Two!", ""), ("One.", "1")):
            app.app.notify(notice, title=title)
        await app.settle()
        for seen in (["Two!"], ["One."], []):
            assert [each for each in ("One.", "Two.", "Two!") if each in app.text] == seen
            await app.press("f12")


async def test_a_notice_of_several_lines_covers_the_header_and_moves_nothing(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("end")
        leaf = app.app.screen.query_one("#leaf")
        region = leaf.region
        await app.press("right")
        assert [app.where(each)[1] for each in ("This is the end.", "other stories.")] == [0, 2]
        assert leaf.region == region


async def test_a_rewind_that_begins_again_is_over_once(film: Story) -> None:
    async with reading_app(film) as app:
        truth = app.app.screen.query_one("#truth", Side)
        at_rest = len(asyncio.all_tasks())
        truth.rewind()
        truth.rewind()
        await app.until(lambda: truth.border_title == TRUTH_HEADINGS[0], "the heading to be back")
        await app.settle()
        assert len(asyncio.all_tasks()) == at_rest


@pytest.mark.parametrize(("key", "over"), [("", "#track"), ("w", "#keys"), ("p", "#header")])
async def test_the_wheel_scrolls_wherever_the_mouse_is(film: Story, key: str, over: str) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press(*key)
        line, text = app.app.screen.query_one(over), app.app.screen.query(Scroll)
        for turned, moved in ((MouseScrollDown, True), (MouseScrollUp, False)):
            line.post_message(turned(line, 1, 0, 0, 0, 0, False, False, False))
            await app.settle()
            assert any(each.scroll_offset.y for each in text) == moved
