"""The cover: what it says, what it asks, and how a story is begun from it."""

import pytest
from textual import events

from perfection_tui.script.model import Story
from perfection_tui.tui.app import NOT_HERE
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.horizon import after_chapter
from tests.piloting import NARROW, SMALL, Piloted, cover_app, reading_app

TINY = (30, 8)


@pytest.mark.parametrize("size", [NARROW, SMALL, TINY])
async def test_advisory_question_and_answers_are_whole_in_every_size(
    film: Story, size: tuple[int, int]
) -> None:
    async with cover_app(film, size) as app:
        screen = app.app.screen
        for part in ("#contains", "#question", "#items"):
            region = screen.query_one(part).region
            assert region.height > 0
            assert screen.region.contains_region(region)
        assert screen.query_one("#items").max_scroll_y == 0
        assert "I have not: tell it to me" in app.text
        assert "↓" not in app.text
        assert "THEPERFECTION" in app.text.upper().replace(" ", "")


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_answers_are_seen_in_every_size_however_long_the_question_is(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, after_chapter(film, "mission"), size, cover=True) as app:
        for key in ("2", "5"):
            await app.press(key)
            choices = app.app.screen.query_one("#items")
            assert choices.region.height >= 2
            assert app.app.screen.region.contains_region(choices.region)


@pytest.mark.parametrize("size", [NARROW, SMALL])
async def test_what_it_contains_comes_first_and_what_was_asked_for_is_seen(
    film: Story, size: tuple[int, int]
) -> None:
    def seen(app: Piloted) -> str:
        text = app.app.screen.query_one(Scroll)
        return " ".join("".join(each.text for each in text.render_lines(text.size.region)).split())

    async with cover_app(film, size) as app:
        await app.press("a")
        assert seen(app).startswith("What it contains")
        await app.press("end", "n")
        assert "Content notes are shown before" in seen(app)
        await app.press("end", "d")
        assert app.app.screen.query_one(Scroll).scroll_offset.y == 0
        if size == NARROW:
            assert "What it contains, in detail" in seen(app)


async def test_a_page_asked_for_right_after_the_answer_is_not_lost(film: Story) -> None:
    async with cover_app(film) as app:
        for key in ("1", "a"):
            app.app.post_message(events.Key(key, key))
        await app.settle()
        await app.settle()
        assert app.page == "AboutPage"
        await app.press("escape")
        assert app.page == "Cover"
        await app.press("1")
        assert app.page == "ReadingScreen"


async def test_what_works_on_the_story_alone_says_so(film: Story) -> None:
    async with cover_app(film) as app:
        for action in ("edit", "reload"):
            await app.app.run_action(f"app.{action}")
            await app.settle()
        assert app.notices == [NOT_HERE, NOT_HERE]
