"""Copying says that it did, whatever was copied; where it cannot be, it says that."""

import pytest

from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.tui.terminal.clipboard import COPIED, NO_CLIPBOARD
from tests.piloting import reading_app

STORY = read_story(library.find("open-window"))


async def test_what_was_marked_by_dragging_is_copied_by_ctrl_c_and_it_says_so() -> None:
    async with reading_app(STORY) as app:
        app.app.screen.text_select_all()
        await app.press("ctrl+c")
        assert STORY.chapters[0].beats[0].title in app.app.clipboard
        assert app.notices == [COPIED]


async def test_a_console_that_takes_no_clipboard_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with reading_app(STORY) as app:
        await app.press("y")
        assert app.notices == [NO_CLIPBOARD]
