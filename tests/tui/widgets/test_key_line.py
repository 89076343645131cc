"""Keys of one's own: they work, and the key line, the help and the palette name them."""

import ast
import re
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from perfection_tui.cli.config import template
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.settings import Settings, in_a_line, is_key, key_name, read, typed_as
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.tui import commands
from perfection_tui.tui.reading.hall import Hall
from perfection_tui.tui.widgets.key_line import Keymap, key_shown
from tests.opened import keep
from tests.piloting import WIDE, reading_app

PACKAGE = Path(commands.__file__).parent.parent

STORY = read_story(library.find("open-window"))


def test_every_key_that_a_sentence_names_is_that_of_a_command() -> None:
    named = {
        each
        for file in PACKAGE.glob("tui/**/*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for each in re.findall(r"{(\w+)}", node.value)
    } - {"x"}
    assert len(named) > 20
    assert named <= set(commands.BY_ID)


def test_ctrl_q_leaves_whatever_else_does() -> None:
    assert Keymap({"leave": "Q"}).textual["leave"] == "Q,ctrl+q,ctrl+c"


async def test_what_is_wrong_is_told_once_on_the_screen() -> None:
    wrong = ["config.yaml, line 2: there is no command “trun”.", "another"]
    async with reading_app(STORY, notice=in_a_line(wrong)) as app:
        assert app.notices[0] == (
            "config.yaml, line 2: there is no command “trun”. (1 more) "
            "perfection-tui config tells all of it."
        )


async def test_settings_say_how_a_story_opens_before_its_own_and_are_not_kept_there() -> None:
    progress = Progress(None)
    keep(progress, pair=True, theme="contrast")
    own = Settings(theme="score", both=False, notes_first=True)
    async with reading_app(STORY, progress=progress, settings=own, size=WIDE) as app:
        assert app.app.theme == "score"
        assert app.reading.notes_first
        assert not app.app.screen.query_one(Hall).has_class("-both")
        await app.press("right", "q")
    saved = progress.saved
    assert (saved.theme, saved.pair, saved.notes_first) == ("contrast", True, False)


@pytest.mark.parametrize("sign", "?/[]-_é&'\"(@\\+#")
def test_signs_are_called_as_textual_calls_them(sign: str) -> None:
    assert is_key(sign)
    assert key_name(sign) == _character_to_key(sign)
    assert typed_as(key_name(sign)) == sign


def test_keys_stand_on_the_screen_as_they_stand_on_keyboards() -> None:
    shown = [key_shown(each) for each in ("left", "pageup", "slash", "ctrl+x", "f5", "space", "T")]
    assert shown == ["←", "PgUp", "/", "Ctrl+X", "F5", "Space", "T"]


def test_every_line_of_the_file_that_is_written_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(template().replace("\n  # ", "\n  "), "utf-8")
    own, wrong = read(file, commands.choice())
    assert wrong == []
    assert own.keys == dict(commands.choice().keys)


def test_no_two_commands_of_the_reading_have_one_key() -> None:
    keys = [key for each in commands.READING for key in each.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_what_works_everywhere_is_run_in_the_app_wherever_it_is_asked_for() -> None:
    assert all(each.does.startswith("app.") for each in commands.EVERYWHERE)


@pytest.mark.parametrize(
    ("line", "clash"),
    [
        ('turn: "1"', "1 is the key of number_1. Give number_1 another one as well."),
        ("leave: t", "t is the key of turn. Give turn another one as well."),
        ("order: ctrl+z", "ctrl+z is the key of stop. Give stop another one as well."),
        ("order: m", "m is the key of main. Give main another one as well."),
        ("detail: n", "n is the key of notes_first. Give notes_first another one as well."),
        ("number_2: v", "v is the key of verdict. Give verdict another one as well."),
    ],
)
def test_a_key_of_two_commands_is_told(tmp_path: Path, line: str, clash: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"keys:\n  {line}\n", "utf-8")
    own, wrong = read(file, commands.choice())
    assert (own.keys, wrong) == ({}, [f"config.yaml, line 2: {clash}"])
