"""Keys of one's own: they work, and the key line, the help and the palette name them."""

import ast
import re
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from perfection_tui.cli.config import template
from perfection_tui.reader.key_names import is_key, key_name, typed_as
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.settings import Settings, read
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui import commands
from perfection_tui.tui.commands import choice
from perfection_tui.tui.keymap import Keymap, key_shown
from perfection_tui.tui.pages.watched_page import WatchedPage
from perfection_tui.view.horizon import after_chapter
from tests.piloting import WIDE, cover_app, reading_app

PACKAGE = Path(commands.__file__).parent.parent

STORY = read_story(library.find("open-window"))
OWN = Settings(keys={"turn": "x", "contents": "f5", "leave": "Q"})


async def test_a_key_of_ones_own_works_and_is_named_and_the_one_before_does_not() -> None:
    async with reading_app(STORY, settings=OWN) as app:
        assert "x turn over" in app.text
        assert "F5 contents" in app.text
        assert "t turn over" not in app.text
        await app.press("t")
        assert not app.reading.turned
        await app.press("x")
        assert app.reading.turned
        await app.press("f5")
        assert app.page == "ContentsPage"
        await app.press("escape", "question_mark")
        assert "x Turn this moment over" in app.text
        await app.press("escape", "ctrl+p", *"cont")
        assert "Contents F5" in app.text


EVERYTHING = Settings(
    keys={
        "turn": "f2",
        "evidence": "f3",
        "verdict": "f4",
        "order": "f6",
        "main": "f7",
        "shelf": "f8",
        "first": "f9",
        "find": "f11",
        "about": "ctrl+a",
        "detail": "ctrl+d",
        "notes_first": "ctrl+n",
        "bookmark": "ctrl+b",
        "replay": "ctrl+r",
        "leave": "ctrl+x",
        "watched": "ctrl+w",
        "enter": "ctrl+e",
        "keys": "f1",
        "go": "ctrl+g",
    }
)


async def test_sentences_name_them(film: Story) -> None:
    async with cover_app(film, settings=EVERYTHING) as app:
        assert "F2 turns the one into the other; F6 and F7 tell it in a minute." in app.text
        assert "Ctrl+A tells you more" in app.text
        await app.press("escape")
        assert app.notices[-1] == "Nothing is open here that could be closed. Ctrl+X leaves."
        await app.press("z")
        assert app.notices[-1] == "Nothing is on “z” here. F1 lists the keys."
    reveal = next(at for at, each in enumerate(film.chapters[1].beats) if each.id == "the-rewind")
    async with reading_app(film, settings=EVERYTHING, place=(1, reveal), size=(120, 60)) as app:
        assert "face down F2 turn it over" in app.text
        await app.press("n")
        assert app.notices[-1] == "Nothing is being looked for. F11 looks for words."
        await app.press("f2")
        assert "Ctrl+R see them again" in app.text
        assert "Seven clues pay off here. F3 see them" in app.text
        await app.press("B")
        assert "On the reading screen, Ctrl+B sets one." in app.text
        await app.press("escape", "ctrl+a")
        assert "Ctrl+N changes that." in app.text
        assert "press Ctrl+D only if you would rather know." in app.text


async def test_at_the_edge_and_on_the_frame_they_are_named(film: Story) -> None:
    settings = EVERYTHING
    async with reading_app(film, after_chapter(film, "mission"), settings=settings) as app:
        await app.press("end", "right")
        assert "Ctrl+W I have watched further" in app.text
        assert "Ctrl+E tell me the next moment" in app.text
        await app.press("ctrl+e")
        assert app.notices[-1].endswith("Ctrl+E again begins.")
    async with reading_app(film, settings=settings) as app:
        assert "F2 turns it over" in app.text


async def test_a_pages_own_key_and_the_digits_can_be_others(film: Story) -> None:
    own = Settings(keys={"evidence": "Q", "number_2": "f2", "scroll_down": "z", "palette": "f5"})
    async with reading_app(film, settings=own) as app:
        await app.press("Q")
        assert app.page == "EvidencePage"
        await app.press("Q", "f2")
        assert app.page == "ReadingScreen"
        assert app.reading.stop.chapter == 1
        await app.press("w")
        page = app.app.screen
        assert isinstance(page, WatchedPage)
        await app.press("home", "z")
        assert page.highlighted == 1
        await app.press("escape", "f5")
        assert app.page == "Palette"


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


async def test_ctrl_q_leaves_whatever_else_does() -> None:
    assert Keymap(OWN.keys).textual["leave"] == "Q,ctrl+q,ctrl+c"


async def test_what_is_wrong_is_told_once_on_the_screen() -> None:
    wrong = ["config.yaml, line 2: there is no command “trun”.", "another"]
    async with reading_app(STORY, wrong=wrong) as app:
        assert app.notices[0] == (
            "config.yaml, line 2: there is no command “trun”. (1 more) "
            "perfection-tui config tells all of it."
        )


async def test_settings_say_how_a_story_opens_and_are_no_choice_for_it_but_come_before_one(
    tmp_path: Path,
) -> None:
    progress = Progress(tmp_path / "state.json")
    own = Settings(theme="score", both=False, notes_first=True)
    async with reading_app(STORY, progress=progress, settings=own, size=WIDE) as app:
        assert app.app.theme == "score"
        assert app.reading.notes_first
        assert not app.app.screen.has_class("-both")
        await app.press("right", "q")
    saved = Progress(tmp_path / "state.json").saved
    assert (saved.theme, saved.pair, saved.notes_first) == (None, None, False)
    async with reading_app(STORY, progress=progress, size=WIDE) as app:
        await app.press("s", "q")
    assert progress.saved.pair is False
    own = Settings(both=True)
    async with reading_app(STORY, progress=progress, settings=own, size=WIDE) as app:
        assert app.app.screen.has_class("-both")


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
    own, wrong = read(file, choice())
    assert wrong == []
    assert own.keys == dict(choice().keys)


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
        ("palette: t", "t is the key of turn. Give turn another one as well."),
        ("order: ctrl+z", "ctrl+z is the key of stop. Give stop another one as well."),
        ("order: m", "m is the key of main. Give main another one as well."),
        ("detail: n", "n is the key of notes_first. Give notes_first another one as well."),
        ("number_2: v", "v is the key of verdict. Give verdict another one as well."),
    ],
)
def test_a_key_of_what_is_bound_everywhere_or_of_a_number_is_told(
    tmp_path: Path, line: str, clash: str
) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"keys:\n  {line}\n", "utf-8")
    own, wrong = read(file, choice())
    assert (own.keys, wrong) == ({}, [f"config.yaml, line 2: {clash}"])
