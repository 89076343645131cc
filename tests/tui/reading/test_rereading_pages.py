"""Pages over the reading while the script is edited: some go on with it, the others let it wait."""

from pathlib import Path

import pytest

from perfection_tui.reader.editing import BUNDLED
from perfection_tui.script import library
from perfection_tui.script.read import ScriptFile, read_story
from perfection_tui.view.horizon import Horizon
from tests.leaks.walking import holdings
from tests.piloting import NARROW, WIDE, cover_app
from tests.tui.pages.listing import listing
from tests.tui.reading.editing import editing


async def test_an_edit_beyond_the_horizon_moves_nothing_on_any_page(path: Path) -> None:
    seen = listing([1, 2, 3, 4])
    async with editing(path, seen, lambda _: Horizon("m2")) as edited:
        await edited.app.press("right")
        for keys, size in [
            *((keys, NARROW) for keys in ("ot", "omt", "pt", "et", "v", "a")),
            ("ot", WIDE),
        ]:
            await edited.app.resize(*size)
            await edited.app.press(*keys, "down")
            before = holdings(edited.app)
            for beyond in (seen.replace("Told 4", "Else"), listing([1, 2, 5, 6, 7])):
                await edited.save(beyond)
                assert holdings(edited.app) == before, keys
            await edited.app.press("escape")
            assert edited.app.page == "ReadingScreen"


async def test_what_was_told_on_a_covered_page_is_told_again_after_the_news(path: Path) -> None:
    async with editing(path, live=False) as edited:
        app = edited.app
        app.app.notify("Older.")
        app.app.action_about()
        await app.settle()
        app.app.notify("Newer.")
        await app.settle()
        assert "Newer." in app.text
        await app.press("f12")
        assert "Older." in app.text
        await app.press("f12")
        assert "er." not in app.text.split("What it contains")[0]


async def test_over_the_cover_it_is_said_why_a_bundled_story_cannot_be_edited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = library.find("the-perfection")
    monkeypatch.setattr(library, "_PACKAGE", path.parent)
    async with cover_app(read_story(path), script=ScriptFile(path)) as app:
        await app.press("a", "E")
        assert app.notices == [BUNDLED]
