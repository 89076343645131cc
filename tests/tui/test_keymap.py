"""Keys of one's own: they work, and the key line, the help and the palette name them."""

from __future__ import annotations

import pytest
from textual.keys import _character_to_key

from perfection_tui.reader.settings import Settings, is_key, key_name
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.tui import commands
from perfection_tui.tui.keymap import Keymap, key_shown, key_typed
from perfection_tui.tui.launch import CHOICE
from tests.piloting import reading_app

STORY = read_story(library.find("open-window"))
OWN = Settings(keys={"turn": "x", "contents": "f5", "leave": "Q"})


async def test_a_key_of_ones_own_works_and_the_one_before_does_not() -> None:
    async with reading_app(STORY, settings=OWN) as app:
        await app.press("t")
        assert not app.reading.turned
        await app.press("x")
        assert app.reading.turned
        await app.press("f5")
        assert app.page == "ContentsPage"


async def test_the_key_line_and_the_help_name_it() -> None:
    async with reading_app(STORY, settings=OWN) as app:
        assert "x turn over" in app.text
        assert "F5 contents" in app.text
        assert "t turn over" not in app.text
        await app.press("question_mark")
        assert "x Turn this moment over" in app.text


async def test_the_palette_names_it() -> None:
    async with reading_app(STORY, settings=OWN) as app:
        await app.press("ctrl+p", *"contents")
        assert "F5" in app.text


async def test_ctrl_q_leaves_whatever_else_does() -> None:
    assert Keymap(OWN.keys).textual["leave"] == "Q,ctrl+q,ctrl+c"


async def test_the_row_of_the_key_line_under_the_digits_goes_to_chapters_too() -> None:
    async with reading_app(STORY) as app:
        await app.press("é")
        assert app.reading.stop.chapter == 1
        await app.press("ampersand")
        assert app.reading.stop.chapter == 0


async def test_what_is_wrong_is_told_once_on_the_screen() -> None:
    wrong = ["config.yaml, line 2: there is no command “trun”.", "another"]
    async with reading_app(STORY, wrong=wrong) as app:
        assert app.notices[0] == (
            "config.yaml, line 2: there is no command “trun”. (1 more) "
            "perfection-tui config tells all of it."
        )


async def test_settings_say_how_a_story_opens_that_was_never_read() -> None:
    own = Settings(theme="score", both=False, notes_first=True)
    async with reading_app(STORY, settings=own, size=(120, 40)) as app:
        assert app.app.theme == "score"
        assert app.reading.notes_first
        assert not app.app.screen.has_class("-both")


@pytest.mark.parametrize("sign", "?/[]-_é&'\"(@\\+#")
def test_signs_are_called_as_textual_calls_them(sign: str) -> None:
    assert is_key(sign)
    assert key_name(sign) == _character_to_key(sign)
    assert key_typed(key_name(sign)) == sign


def test_keys_stand_on_the_screen_as_they_stand_on_keyboards() -> None:
    shown = [key_shown(each) for each in ("left", "pageup", "slash", "ctrl+x", "f5", "space", "T")]
    assert shown == ["←", "PgUp", "/", "Ctrl+X", "F5", "Space", "T"]


def test_every_default_can_be_typed_into_the_file() -> None:
    for keys in CHOICE.keys.values():
        for key in keys.split(","):
            assert is_key(key_typed(key))


def test_no_two_commands_of_the_reading_have_one_key() -> None:
    keys = [key for each in commands.READING for key in each.keys.split(",")]
    assert len(keys) == len(set(keys))
