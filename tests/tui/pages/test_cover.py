"""The cover: what it says, what it asks, and how a story is begun from it."""

from __future__ import annotations

import pytest
from textual import events

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, after_chapter, everything
from tests.piloting import SMALL, flat, reading_app


async def test_it_tells_the_premise_the_chapters_and_what_the_story_contains(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        assert "T H E P E R F E C T I O N" in app.text
        assert "Film in four parts, read twice" in app.text
        assert "Mission ── Detour ── Home ── Duet" in app.text
        assert flat(film.about.premise.split("\n\n")[0]) in app.text
        assert "Contains sexual violence, self-harm, gore, drug use. a tells you more." in app.text


@pytest.mark.parametrize("size", [(80, 24), SMALL, (30, 8)])
async def test_the_advisory_is_on_the_screen_in_every_size(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, NOTHING, size, cover=True, ask=True) as app:
        advisory = app.app.screen.query_one("#contains")
        assert advisory.region.height > 0
        assert app.app.screen.region.contains_region(advisory.region)


async def test_enter_on_a_first_run_shows_everything(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        await app.press("enter")
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == everything(film)
        assert flat(film.chapters[0].beats[0].belief) in app.text


@pytest.mark.parametrize(
    ("downs", "chapter"), [(1, None), (2, "mission"), (3, "detour"), (4, "home")]
)
async def test_each_answer_opens_what_it_says(film: Story, downs: int, chapter: str | None) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        await app.press(*["j"] * downs, "enter")
        expected = after_chapter(film, chapter) if chapter else NOTHING
        assert app.reading.horizon == expected


async def test_an_answer_can_be_clicked(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        await app.pilot.click("Choices", offset=(3, 1))
        await app.pilot.pause()
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == NOTHING


@pytest.mark.parametrize(
    ("chapter", "words"),
    [
        (None, "Spoiler-free: nothing is open yet but the chapters’ titles."),
        ("mission", "Spoiler-free: open through Mission."),
        ("duet", "All of it is open to you."),
    ],
)
async def test_it_does_not_ask_what_has_been_said_already(
    film: Story, chapter: str | None, words: str
) -> None:
    horizon = after_chapter(film, chapter) if chapter else NOTHING
    async with reading_app(film, horizon, cover=True, ask=False) as app:
        assert "How much of it have you seen?" not in app.text
        assert words in app.text
        await app.press("enter")
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == horizon


async def test_nothing_lies_behind_it_until_it_is_answered(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        await app.press("escape")
        assert app.page == "Cover"


async def test_about_opens_from_it_and_leads_back(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        await app.press("a")
        assert app.page == "About"
        await app.press("escape")
        assert app.page == "Cover"


async def test_a_page_asked_for_right_after_the_answer_is_not_lost(film: Story) -> None:
    async with reading_app(film, NOTHING, cover=True, ask=True) as app:
        for key in ("enter", "a"):
            app.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await app.pilot.pause()
        await app.pilot.pause()
        assert app.page == "About"
        await app.press("escape")
        assert app.page == "Cover"
        await app.press("enter")
        assert app.page == "ReadingScreen"
