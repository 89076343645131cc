"""Waiting for a script that cannot be read yet: its problems, and the editor to mend them in."""

from pathlib import Path

import pytest

from perfection_tui.reader.editing import NO_EDITOR
from perfection_tui.reader.settings import Settings
from perfection_tui.script.read import ScriptFile
from perfection_tui.tui.sitting import Setup
from perfection_tui.tui.waiting import ENTER_TELLS, WaitingApp
from perfection_tui.tui.widgets.scroll import Scroll
from tests.script.scripts import BROKEN
from tests.tui.conftest import Editor


@pytest.fixture
def script(path: Path) -> ScriptFile:
    path.write_text(BROKEN, "utf-8")
    return ScriptFile(path)


def waiting(script: ScriptFile, *, in_words: bool) -> WaitingApp:
    setup = Setup(script=script, settings=Settings(theme="score"))
    return WaitingApp(script.read().problems, setup, in_words=in_words)


def words(app: WaitingApp) -> str:
    return app.query_one(Scroll).render().plain


async def test_it_is_mended_at_its_first_problem(script: ScriptFile, editor: Editor) -> None:
    async with waiting(script, in_words=True).run_test() as pilot:
        assert pilot.app.theme == "score"
        await pilot.press("E")
        assert editor.opened == [["vi", "+12", str(script.path)]]


async def test_who_is_not_told_its_words_is_told_them_before_an_editor_opens(
    script: ScriptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    app = waiting(script, in_words=False)
    async with app.run_test() as pilot:
        assert ENTER_TELLS.format(in_words="Enter") in words(app)
        assert "drak" not in words(app)
        await pilot.press("E")
        assert "drak" in words(app)
        assert NO_EDITOR not in words(app)
        await pilot.press("E")
        assert NO_EDITOR in words(app)
