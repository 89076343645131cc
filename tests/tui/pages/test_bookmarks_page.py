"""Bookmarks, votes and the way back in: what is kept from one sitting to the next."""

from pathlib import Path

import pytest

from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import after_chapter, everything
from perfection_tui.view.stops import Stop
from tests.opened import keep
from tests.piloting import cover_app, reading_app


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "film.json"


async def test_a_bookmark_is_set_with_a_line_of_ones_own(film: Story, path: Path) -> None:
    async with reading_app(film, progress=Progress(path)) as app:
        await app.press("2", "right", "b")
        assert app.page == "BookmarkPage"
        assert film.chapters[1].beats[1].title in app.text
        await app.press("e", "n", "v", "y", "question_mark", "enter")
        assert app.page == "ReadingScreen"
        assert "bookmarked" in app.text
    assert Progress(path).saved.bookmarks == {"the-bus": "envy?"}


async def test_a_bookmark_can_be_let_be_needs_no_line_and_can_get_another(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("b", "x", "escape")
        assert app.reading.bookmarks == {}
        await app.press("b", "enter")
        assert app.reading.bookmarks == {"free-at-last": ""}
        await app.press("b", "o", "enter", "b", "k", "enter")
        assert app.reading.bookmarks == {"free-at-last": "ok"}


async def test_the_list_leads_to_them_and_removes_them(film: Story, path: Path) -> None:
    async with reading_app(film, progress=Progress(path)) as app:
        await app.press("3", "b", "h", "enter", "1", "right", "b", "enter", "4", "B")
        assert app.page == "BookmarksPage"
        lines = "The missing years Mission 2 no line of your own Three months later Home 1 h"
        assert lines in app.text
        await app.press("down", "enter")
        assert app.reading.stop.beat == "three-months-later"
        await app.press("B", "d", "escape", "B")
        assert "The missing years" not in app.text
        await app.press("d")
        assert "No moment that is open to you has a bookmark." in app.text
    assert Progress(path).saved.bookmarks == {}


async def test_one_beyond_what_is_open_is_kept_and_not_shown_and_none_gives_orders(
    film: Story, path: Path
) -> None:
    progress = Progress(path)
    orders = "two\x1b]52;c;x\x07 of\u202e them"
    keep(progress, bookmarks={"the-rewind": "so that was it", "the-night": orders})
    async with reading_app(film, after_chapter(film, "mission"), progress=progress) as app:
        await app.press("B")
        assert "two]52;c;x of them" in app.text
        assert "so that was it" not in app.text
        await app.press("d")
    assert Progress(path).saved.bookmarks == {"the-rewind": "so that was it"}


async def test_two_copies_keep_each_others_bookmarks(film: Story, path: Path) -> None:
    other = Progress(path)
    async with reading_app(film, progress=Progress(path)) as app:
        other.set_entry("bookmarks", "the-night", "from elsewhere")
        await app.press("b", "enter")
    assert Progress(path).saved.bookmarks == {"the-night": "from elsewhere", "free-at-last": ""}


async def test_one_goes_on_where_one_left_as_one_read(film: Story, path: Path) -> None:
    async with reading_app(film, progress=Progress(path)) as app:
        await app.press("2", "right", "t", "s", "v", "1", "escape")
        votes = app.reading.votes
        assert votes
        app.app.action_theme()
        await app.press("q")
    saved = Progress(path).saved
    assert (saved.place, saved.turned, saved.pair, saved.theme) == ("the-bus", True, True, "score")
    async with reading_app(film, cover=True, progress=Progress(path)) as app:
        assert "1 Go on at “The bus” (Detour 2)" in app.text
        assert app.app.theme == "score"
        await app.press("enter")
        assert app.reading.stop.beat == "the-bus"
        assert app.reading.turned
        assert app.app.screen.has_class("-both")
        assert app.reading.votes == votes


async def test_one_can_begin_at_the_beginning_instead(film: Story, path: Path) -> None:
    progress = Progress(path)
    keep(progress, place="the-bus", turned=True)
    async with reading_app(film, cover=True, progress=progress) as app:
        await app.press("down", "enter")
        assert app.reading.stop == app.reading.stops[0]
        assert not app.reading.turned


async def test_a_place_beyond_what_is_open_is_not_offered(film: Story, path: Path) -> None:
    progress = Progress(path)
    keep(progress, place="the-bus")
    horizon = after_chapter(film, "mission")
    async with reading_app(film, horizon, cover=True, progress=progress) as app:
        assert "The bus" not in app.text
        assert "Begin" in app.text


async def test_leaving_from_the_cover_saves_nothing(film: Story, path: Path) -> None:
    async with cover_app(film, progress=Progress(path)) as app:
        await app.press("q")
    assert not path.exists()


async def test_a_card_has_no_bookmark_and_the_moment_before_it_is_kept(
    film: Story, path: Path
) -> None:
    horizon = after_chapter(film, "mission")
    async with reading_app(film, horizon, progress=Progress(path)) as app:
        await app.press("right", "4", "b")
        assert app.page == "ReadingScreen"
        assert app.reading.stop == Stop("card", 3)
        await app.press("left", "left", "left", "right", "q")
    assert Progress(path).saved.place == "the-mark"


async def test_a_theme_that_there_is_not_is_passed_over(film: Story, path: Path) -> None:
    progress = Progress(path)
    keep(progress, theme="no-such-theme")
    async with reading_app(film, everything(film), progress=progress) as app:
        assert app.app.theme == "stage"


def test_nothing_of_it_is_saved_without_a_path() -> None:
    progress = Progress(None)
    progress.set_entry("bookmarks", "a", "b")
    progress.set_entry("bookmarks", "a", None)
    assert progress.saved == Saved()
