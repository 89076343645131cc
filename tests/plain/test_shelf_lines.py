"""A folder in lines: its stories by number, and the one that was typed."""

import io
from pathlib import Path

import pytest

from perfection_tui.plain.session import choose
from perfection_tui.reader.shelf import Shelved, shelved
from tests.script.scripts import LAMP

SHELF = [
    Shelved("a.yaml", "a.yaml", where="Cannot be read: PT201 in line 3.", broken=True),
    Shelved("b.yaml", "The Lamp", "Short story", "Not begun."),
]


def _typed(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))


def test_a_story_is_chosen_by_its_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, "0\n1\n2\n")
    assert choose(SHELF) == "b.yaml"
    said = capsys.readouterr().out
    assert " 2  The Lamp (Short story)\n    Not begun." in said
    assert "Type a number from 1 to 2." in said
    assert "perfection-tui check a.yaml says what is wrong with it." in said


@pytest.mark.parametrize("typed", ["", "\n"])
def test_nothing_typed_leaves(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    _typed(monkeypatch, typed)
    assert choose(SHELF) is None


def test_a_folder_without_stories_says_so_and_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lamp.txt").write_text(LAMP)
    _typed(monkeypatch, "1\n")
    assert choose(shelved(tmp_path)) is None
    assert "No story lies here" in capsys.readouterr().out
