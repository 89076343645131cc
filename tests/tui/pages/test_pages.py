"""Pages where no session can say it: a folder of stories, a page not laid out, no room to save."""

from functools import partial
from pathlib import Path

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.start import _take
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.horizon import NOTHING, after_chapter
from tests.piloting import cover_app, reading_app
from tests.script.scripts import LAMP


async def test_a_reader_is_told_once_that_nothing_can_be_saved(film: Story, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    progress = Progress(tmp_path / "blocked" / "film.json")
    async with reading_app(film, NOTHING, progress=progress) as app:
        unread = "What was saved cannot be read: not a directory."
        assert app.notices == [f"{unread} What you do here is not saved."]
        await app.press("w", "down", "enter", "enter")
        assert app.reading.story.horizon == after_chapter(film, "mission")


async def test_a_folder_is_shown_first_and_its_broken_script_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LAMP.replace("title:", "tittle:", 1))
    (tmp_path / "b.yaml").write_text(LAMP)
    owl_creek = read_story(library.find("owl-creek"))
    async with cover_app(owl_creek, shelf=Shelf(partial(_take, Options()), tmp_path)) as app:
        assert app.page == "ShelfPage"
        assert "a.yaml Cannot be read: PT" in app.text
        await app.press("enter")
        assert app.page == "ShelfPage"
        assert app.notices[-1].startswith("perfection-tui check ")
        await app.press("down", "enter")
        assert app.page == "Cover"


async def test_a_key_that_comes_before_a_page_is_laid_out_does_nothing(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        app.app.action_about()
        # It is the screen at hand already, and nothing is on it.
        assert not app.app.screen.children
        assert not await app.app.run_action("screen.scroll_text(1)")
        await app.settle()
        assert await app.app.run_action("screen.scroll_text(1)", app.app.screen)
