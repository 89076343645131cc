"""The cover of a script that is edited while it stands there."""

from pathlib import Path

import pytest

from perfection_tui.reader.editing import SHOWS_ALL
from perfection_tui.view.horizon import NOTHING
from tests.script.scripts import LAMP
from tests.tui.conftest import Editor
from tests.tui.reading.editing import editing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lamp.yaml"


async def test_it_says_what_the_script_says_now_and_can_still_be_answered(path: Path) -> None:
    async with editing(path, cover=True) as edited:
        app = edited.app
        await edited.save(LAMP.replace("A keeper tends", "Nobody tends").replace("short ", ""))
        assert "Nobody tends a lamp." in app.text
        assert "Story in one part, read twice" in app.text
        assert app.notices == []
        await edited.save(LAMP.replace("It goes out.", "It dies."))
        assert (app.page, app.notices) == ("LiveCover", [])
        await app.press("enter")
        assert "The lamp burns for ships." in app.text
        await edited.save(LAMP.replace("burns for ships", "burns for gulls"))
        assert "The lamp burns for gulls." in app.text


async def test_who_is_saying_how_far_is_asked_that_again(path: Path) -> None:
    async with editing(path, horizon=lambda _: NOTHING, cover=True) as edited:
        await edited.app.press("2")
        assert "How far have you read?" in edited.app.text
        await edited.save(LAMP.replace("A keeper", "A mother"))
        assert "A mother tends a lamp." in edited.app.text
        assert "How far have you read?" in edited.app.text
        await edited.app.press("escape")
        assert "How far have you read?" not in edited.app.text


async def test_it_tells_what_is_wrong_until_that_is_mended(path: Path) -> None:
    async with editing(path, cover=True) as edited:
        await edited.save(LAMP.replace("at: dark", "at: drak", 1))
        assert edited.app.page == "ProblemsPage"
        assert "There is no beat `drak`." in edited.app.text
        await edited.save(LAMP.replace("A keeper", "A mother"))
        assert edited.app.page == "LiveCover"
        assert "A mother tends a lamp." in edited.app.text
        await edited.app.press("r")
        assert edited.app.notices == ["The script was read again."]


async def test_what_may_not_be_seen_changes_nothing_on_it(path: Path) -> None:
    async with editing(path, horizon=lambda _: NOTHING, cover=True) as edited:
        await edited.app.press("down")
        before = edited.app.text
        await edited.save(LAMP.replace("It goes out.", "It dies.").replace("Nobody", "Somebody"))
        assert edited.app.text == before
        await edited.save(LAMP.replace("at: dark", "at: drak", 1))
        assert "drak" not in edited.app.text


async def test_the_script_is_edited_from_it(path: Path, editor: Editor) -> None:
    async with editing(path, cover=True) as edited:
        assert "E edit it" in edited.app.text
        await edited.app.press("E")
        assert editor.opened == [["vi", "+19", str(path)]]
    async with editing(path, horizon=lambda _: NOTHING, cover=True) as edited:
        await edited.app.press("E", "a", "escape", "E")
        assert edited.app.notices == [SHOWS_ALL.format(edit="E")] * 2
        await edited.app.press("E")
        assert len(editor.opened) == 2
