"""The cover: what it says, what it asks, and how a story is begun from it."""

from pathlib import Path

import pytest
from textual import events

from perfection_tui.reader.opening import NOT_OPEN
from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.tui.app import NOT_HERE
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.horizon import NOTHING, after_chapter, everything
from tests.piloting import NARROW, SMALL, Piloted, cover_app, flat, reading_app

TINY = (30, 8)


async def test_that_content_notes_come_first_is_kept_as_soon_as_it_is_said(film: Story) -> None:
    progress = Progress(None)
    async with cover_app(film, progress=progress) as app:
        await app.press("a", "n")
        assert progress.saved.notes_first
        await app.press("n")
        assert not progress.saved.notes_first


async def test_it_tells_the_premise_what_the_story_contains_and_the_way_for_who_is_in_a_hurry(
    film: Story,
) -> None:
    async with cover_app(film) as app:
        assert "T H E P E R F E C T I O N" in app.text
        assert "Film in four parts, read twice" in app.text
        assert "Mission ── Detour ── Home ── Duet" in app.text
        assert flat(film.about.premise.split("\n\n")[0]) in app.text
        assert (
            "Contains sexual violence, self-harm, gore, drug use. "
            "a tells you more and can put such notes before their moments."
        ) in app.text
        assert "t turns the one into the other; o and m tell it in a minute." in app.text
        assert "I have seen it show me each moment, then its truth" in app.text
        await app.press("1", "o", "m")
        assert app.page == "OrderPage"
        assert "m all events" in app.text


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


async def test_nothing_opens_until_it_is_answered(film: Story) -> None:
    async with cover_app(film) as app:
        await app.press("enter")
        assert app.page == "Cover"
        assert app.notices == ["Choose with a number from 1 to 3, or with ↓ and Enter."]
        await app.press("9", "a")
        assert app.page == "AboutPage"
        await app.press("escape", "3", "escape")
        assert "Have you seen it?" in app.text
        await app.press("escape")
        assert app.page == "Cover"
        assert app.reading.horizon == NOTHING
        await app.press("1")
        opens_all(film, app)


def opens_all(film: Story, app: Piloted) -> None:
    assert app.page == "ReadingScreen"
    assert app.reading.horizon == everything(film)
    assert flat(film.chapters[0].beats[0].belief) in app.text


async def test_an_answer_can_be_gone_to_by_arrows_and_by_letters(film: Story) -> None:
    async with cover_app(film) as app:
        await app.press("j", "down", "up", "enter")
        opens_all(film, app)


async def test_who_has_not_is_told_it_one_moment_at_a_time(film: Story) -> None:
    first, second = film.chapters[0].beats[:2]
    async with cover_app(film) as app:
        await app.click("#items", offset=(3, 1))
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == NOTHING
        assert "→ begins" in app.text
        await app.press("right")
        assert flat(first.belief) in app.text
        await app.press("right")
        assert flat(second.belief) in app.text
        assert app.reading.open_beats == (first.id, second.id)


@pytest.mark.parametrize(("key", "chapter"), [("1", None), ("3", "detour")])
async def test_who_is_watching_is_asked_how_far(film: Story, key: str, chapter: str | None) -> None:
    async with cover_app(film) as app:
        await app.press("3")
        assert "How far have you watched?" in app.text
        assert app.reading.horizon == NOTHING
        await app.press(key)
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == (after_chapter(film, chapter) if chapter else NOTHING)
        assert not app.reading.unfold


async def test_who_is_midway_through_a_chapter_steps_on_to_where_they_are(film: Story) -> None:
    async with cover_app(film) as app:
        await app.press("3")
        assert "Midway through a chapter? Say the one before, and step on from there." in app.text
        await app.press("2", "2", "enter", "enter", "right", "right")
        assert app.reading.open_beats[-1] == film.chapters[1].beats[2].id


@pytest.mark.parametrize(
    ("chapter", "words"),
    [
        (None, "Spoiler-free: nothing is open yet but the chapters’ titles."),
        ("mission", "Spoiler-free: open to the end of Mission."),
        ("duet", "All of it is open to you."),
    ],
)
async def test_it_does_not_ask_what_has_been_said_already(
    film: Story, chapter: str | None, words: str
) -> None:
    horizon = after_chapter(film, chapter) if chapter else NOTHING
    async with reading_app(film, horizon, cover=True) as app:
        assert "Have you seen it?" not in app.text
        assert words in app.text
        await app.press("enter")
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == horizon


async def test_to_go_on_stands_first_and_opens_nothing_more(film: Story, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    async with cover_app(film, progress=Progress(path)) as app:
        await app.press("2", "right", "right", "right", "t", "q")
    async with cover_app(film, progress=Progress(path)) as app:
        assert "A first viewing: the story opens as you step forward." in app.text
        assert "1 Go on at “What now?” (Mission 3)" in app.text
        assert "2 From the beginning" in app.text
        assert "3 I have watched further" in app.text
        await app.press("enter")
        assert app.reading.stop.beat == film.chapters[0].beats[2].id
        assert app.reading.turned
        assert len(app.reading.open_beats) == 3
        await app.press("right")
        assert len(app.reading.open_beats) == 4


async def test_who_has_watched_further_can_say_so_at_once(film: Story, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    async with cover_app(film, progress=Progress(path)) as app:
        await app.press("3")
        await app.press("2", "right", "right", "q")
    async with cover_app(film, progress=Progress(path)) as app:
        await app.press("3")
        await app.press("3")
        assert app.reading.horizon == after_chapter(film, "mission")
        assert "This opens more of the story, and what has been read cannot be unread." in app.text
        await app.press("enter")
        assert app.reading.horizon == after_chapter(film, "detour")
        assert app.reading.stop.beat == film.chapters[0].beats[2].id


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


@pytest.mark.parametrize(("key", "told"), [("2", 1), ("1", 0)])
async def test_a_moment_asked_for_that_is_not_open_is_said_to_be_so(
    film: Story, key: str, told: int
) -> None:
    async with cover_app(film, place=(3, 5)) as app:
        await app.press(key)
        assert app.notices == [NOT_OPEN][:told]
        assert app.app.screen.has_class("-notice") == bool(told)


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
