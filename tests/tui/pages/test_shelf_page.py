"""The shelf as a page: one goes to another story from it, and the place in this one is kept."""

from functools import partial
from pathlib import Path

import pytest

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.start import _take
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from tests.piloting import cover_app, reading_app
from tests.script.scripts import LAMP


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


OWL = read_story(library.find("owl-creek"))


def _shelf(folder: Path | None = None) -> Shelf:
    return Shelf(partial(_take, Options()), folder)


async def test_it_leads_to_another_story_and_back_to_where_that_was_left_in_its_colours() -> None:
    async with reading_app(OWL, shelf=_shelf(), place=(1, 1)) as app:
        await app.press("S")
        assert app.page == "ShelfPage"
        assert "An Occurrence at Owl Creek Bridge" in app.text
        assert "Not begun." in app.text
        await app.press("down", "enter")
        assert app.page == "Cover"
        assert "THEOPENWINDOW" in app.text.replace(" ", "")
        await app.press("1", "right", "ctrl+t")
        assert app.page == "ReadingScreen"
        assert app.app.sitting.reading.view.title == "The Open Window"
        assert len(app.app.screen_stack) == 2
        here, chosen = app.app.sitting.reading.beat, app.app.theme
        assert here is not None
        await app.press("S")
        assert f"You left at “{here.title}”" in app.text
        await app.press("home", "enter", "ctrl+t")
        assert app.page == "Cover"
        assert app.app.theme != chosen
        await app.press("S", "down", "enter")
        assert app.app.theme == chosen
        await app.press("enter")
        assert app.app.sitting.reading.beat == here


async def test_a_folder_is_shown_first_and_its_broken_script_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LAMP.replace("title:", "tittle:", 1))
    (tmp_path / "b.yaml").write_text(LAMP)
    async with cover_app(OWL, shelf=_shelf(tmp_path)) as app:
        assert app.page == "ShelfPage"
        assert "a.yaml Cannot be read: PT" in app.text
        await app.press("enter")
        assert app.page == "ShelfPage"
        assert app.notices[-1].startswith("perfection-tui check ")
        await app.press("down", "enter")
        assert app.page == "Cover"


async def test_escape_changes_nothing() -> None:
    async with reading_app(OWL, shelf=_shelf()) as app:
        before = app.app.sitting.reading
        await app.press("S", "escape")
        assert app.page == "ReadingScreen"
        assert app.app.sitting.reading is before
