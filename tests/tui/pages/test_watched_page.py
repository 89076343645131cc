"""What the reader has watched: said on a page, remembered, taken back, and unfolded."""

from pathlib import Path

from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.view.horizon import NOTHING, Horizon, after_chapter
from tests.piloting import reading_app
from tests.reader.test_replacing import tale


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
