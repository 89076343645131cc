"""What the reader has watched: said on a page, remembered, taken back, and unfolded."""

from pathlib import Path

from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.view.horizon import NOTHING, Horizon, after_chapter, everything
from perfection_tui.view.stops import Stop
from tests.piloting import flat, reading_app
from tests.reader.test_replacing import tale


async def test_opening_more_asks_once_for_each_answer(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("w", "down", "enter")
        assert app.page == "WatchedPage"
        assert "what has been read cannot be unread. Enter again opens it." in app.text
        await app.press("down", "enter")
        assert app.reading.horizon == NOTHING
        await app.press("enter")
        assert app.page == "ReadingScreen"
        assert app.reading.horizon == after_chapter(film, "detour")
        assert flat(film.chapters[0].beats[0].belief) in app.text


async def test_as_far_as_here_closes_what_lies_beyond(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("2", "right", "w")
        assert "3 As far as here: Detour 2" in app.text
        await app.press("3")
        assert app.reading.open_beats[-1] == film.chapters[1].beats[1].id
        assert app.reading.stop.beat == film.chapters[1].beats[1].id
        await app.press("right")
        assert "“Detour” goes on" in app.text


async def test_it_works_in_a_first_viewing_which_it_is_still(film: Story) -> None:
    async with reading_app(film, after_chapter(film, "mission"), unfold=True) as app:
        await app.press("w", "4", "enter")
        assert app.reading.horizon == after_chapter(film, "detour")
        await app.press("end", "right")
        assert app.reading.stop.beat == film.chapters[2].beats[0].id


async def test_escape_leaves_everything_as_it_was_and_so_does_the_same_answer(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        await app.press("w", "down", "enter", "escape")
        assert app.reading.horizon == NOTHING
        await app.press("w", "1")
        assert app.notices == ["That is how far it is open already."]


async def test_it_can_be_taken_back_at_once(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("2", "right", "w", "home", "enter")
        assert app.reading.horizon == NOTHING
        assert app.reading.stop == Stop("card", 0)
        assert app.notices == [
            "Spoiler-free: nothing is open yet but the chapters’ titles. u takes it back."
        ]
        await app.press("u")
        assert app.reading.horizon == everything(film)
        assert app.reading.stop.beat == film.chapters[1].beats[1].id


async def test_what_was_said_is_kept_and_so_is_taking_it_back(film: Story, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    async with reading_app(film, NOTHING, progress=Progress(path)) as app:
        await app.press("w", "down", "enter", "enter")
        assert app.reading.horizon == after_chapter(film, "mission")
        assert len(Progress(path).saved.open or ()) == len(film.chapters[0].beats)
        await app.press("u")
        assert Progress(path).saved.open == ()


async def test_a_word_taken_back_is_kept_as_what_is_open_by_now(tmp_path: Path) -> None:
    path, story = tmp_path / "tale.json", tale("xy", "z")
    async with reading_app(story, Horizon("x"), progress=Progress(path), unfold=True) as app:
        await app.press("w", "3", "enter", "w", "1", "right", "right")
        assert app.reading.open_beats == ("x", "y")
        await app.press("u")
        assert app.reading.open_beats == ("x", "y")
        await app.press("u")
        assert app.reading.open_beats == Progress(path).saved.open == ("x",)


async def test_a_reader_is_told_once_that_nothing_can_be_saved(film: Story, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    progress = Progress(tmp_path / "blocked" / "film.json")
    async with reading_app(film, NOTHING, progress=progress) as app:
        assert "What was saved cannot be read: not a directory." in app.notices
        await app.press("w", "down", "enter", "enter")
        assert app.reading.horizon == after_chapter(film, "mission")


async def test_the_answers_take_the_room_that_they_are_given(film: Story) -> None:
    async with reading_app(film, size=(30, 8)) as app:
        await app.press("w")
        rows = app.app.screen.query_one(ItemText)
        assert rows.row_count > rows.items.count
        assert "All of it" in rows.render_line(rows.size.height - 1).text
        await app.resize(80, 24)
        assert rows.row_count == rows.items.count
        assert "as it is now" in app.text
