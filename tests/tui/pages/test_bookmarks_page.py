"""Bookmarks, votes and the way back in: what is kept from one sitting to the next."""

from pathlib import Path

import pytest

from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import everything
from tests.opened import keep
from tests.piloting import cover_app, reading_app


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "film.json"


async def test_two_copies_keep_each_others_bookmarks(film: Story, path: Path) -> None:
    other = Progress(path)
    async with reading_app(film, progress=Progress(path)) as app:
        other.set_entry("bookmarks", "the-night", "from elsewhere")
        await app.press("b", "enter")
    assert Progress(path).saved.bookmarks == {"the-night": "from elsewhere", "free-at-last": ""}


async def test_leaving_from_the_cover_saves_nothing(film: Story, path: Path) -> None:
    async with cover_app(film, progress=Progress(path)) as app:
        await app.press("q")
    assert not path.exists()


async def test_a_theme_that_there_is_not_is_passed_over(film: Story, path: Path) -> None:
    progress = Progress(path)
    keep(progress, theme="no-such-theme")
    async with reading_app(film, everything(film), progress=progress) as app:
        assert app.app.theme == "stage"
