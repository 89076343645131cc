"""What the reader has watched: said on a page, remembered, taken back, and unfolded."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Stop
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, after_chapter, everything
from tests.piloting import flat, reading_app


async def test_opening_more_asks_once(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("w", "down", "enter")
        assert app.page == "WatchedPage"
        assert "what has been read cannot be unread. Enter again opens it." in app.text
        assert app.reading.horizon == NOTHING
        await app.press("enter")
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == after_chapter(film, "mission")
        assert flat(film.chapters[0].beats[0].belief) in app.text


async def test_another_answer_asks_again(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("w", "down", "enter", "down", "enter")
        assert app.reading.horizon == NOTHING
        await app.press("enter")
        assert app.reading.horizon == after_chapter(film, "detour")


async def test_closing_does_not_ask(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("w", "up", "enter")
        assert app.reading.horizon == after_chapter(film, "home")


async def test_escape_leaves_everything_as_it_was(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("w", "down", "enter", "escape")
        assert app.reading.horizon == NOTHING


async def test_it_can_be_taken_back_at_once(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("2", "right", "w", "home", "enter")
        assert app.reading.horizon == NOTHING
        assert app.reading.stop == Stop("card", 1)
        assert app.notices == ["Open: nothing yet u takes it back."]
        await app.press("u")
        assert app.reading.horizon == everything(film)
        assert app.reading.stop.beat == film.chapters[1].beats[1].id


async def test_what_was_said_is_remembered_and_so_is_taking_it_back(
    film: Story, tmp_path: Path
) -> None:
    path = tmp_path / "film.json"
    async with reading_app(film, NOTHING, progress=Progress(path)) as app:
        await app.press("w", "down", "enter", "enter")
        assert Progress(path).saved.watched == ("mission",)
        await app.press("u")
        assert Progress(path).saved.watched == ()


@pytest.mark.parametrize(
    ("keys", "watched"),
    [
        (["enter"], ("mission", "detour", "home", "duet")),
        (["j", "enter"], ()),
        (["j", "j", "enter"], ("mission",)),
    ],
)
async def test_the_covers_answer_is_remembered(
    film: Story, tmp_path: Path, keys: list[str], watched: tuple[str, ...]
) -> None:
    path = tmp_path / "film.json"
    async with reading_app(film, NOTHING, cover=True, ask=True, progress=Progress(path)) as app:
        await app.press(*keys)
    assert Progress(path).saved.watched == watched


async def test_a_reader_is_told_once_that_nothing_can_be_saved(film: Story, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    progress = Progress(tmp_path / "blocked" / "film.json")
    async with reading_app(film, NOTHING, progress=progress) as app:
        assert "What was saved cannot be read: not a directory." in app.notices
        await app.press("w", "down", "enter", "enter")
        assert app.reading.horizon == after_chapter(film, "mission")


async def test_a_place_asked_for_is_gone_to_once_the_cover_is_answered(film: Story) -> None:
    async with reading_app(film, NOTHING, ask=True, place=(2, 3)) as app:
        await app.press("enter")
        assert app.reading.stop.beat == film.chapters[2].beats[3].id
    async with reading_app(film, NOTHING, ask=True, place=(2, 3)) as app:
        await app.press("j", "enter")
        assert app.reading.stop == Stop("card", 2)
    async with reading_app(film, NOTHING, ask=True, place=(2, 99)) as app:
        await app.press("enter")
        assert app.reading.stop.beat == film.chapters[2].beats[0].id


async def test_a_first_viewing_opens_as_one_steps_forward(film: Story, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    progress = Progress(path)
    async with reading_app(film, NOTHING, cover=True, unfold=True, progress=progress) as app:
        assert "A first viewing: the story opens as you step forward." in app.text
        await app.press("enter")
        assert "→ begins" in app.text
        await app.press("right", "right")
        first, second = film.chapters[0].beats[:2]
        assert flat(second.belief) in app.text
        assert "2" in app.text.split(second.title)[1]
        assert Progress(path).saved.unfolded == (first.id, second.id)
        await app.press("4", "end", "c", "end", "enter", "w")
        assert app.page == "ReadingScreen"
        assert app.reading.open_beats == (first.id, second.id)
        assert Progress(path).saved.watched is None


async def test_a_reveal_is_announced_with_a_key_that_goes_there(film: Story) -> None:
    async with reading_app(film, after_chapter(film, "mission"), unfold=True) as app:
        await app.press("end")
        while app.reading.stop.beat != "the-rewind":
            assert not app.notices
            await app.press("right")
        assert "Eight earlier moments can now be turned over. f goes there." in app.notices
        assert "f newly told" in app.text
        await app.press("f")
        assert app.reading.stop.beat == app.reading.view.beat("the-rewind").opens[0]
        await app.press("u")
        assert app.reading.stop.beat == "the-rewind"
