"""What opens a script in somebody's own editor."""

from pathlib import Path

import pytest

from perfection_tui.reader.editing import NO_EDITOR, editor, editor_command, why_not_edited
from perfection_tui.script import library
from perfection_tui.script.read import line_of
from tests.script.scripts import BROKEN, LAMP


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.yaml"
    path.write_text(LAMP, "utf-8")
    return path


@pytest.mark.parametrize(
    ("chosen", "opened"),
    [
        ("vim", ["vim", "+27", "{}"]),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+27", "{}"]),
        ("hx", ["hx", "{}:27"]),
        ("code --wait", ["code", "--wait", "--goto", "{}:27"]),
        ("something-else", ["something-else", "{}"]),
    ],
)
def test_every_editor_is_asked_in_its_own_way(
    script: Path, chosen: str, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", chosen)
    assert editor_command(script, 27) == [each.format(script) for each in opened]


def test_visual_comes_before_editor() -> None:
    assert editor({"VISUAL": "hx", "EDITOR": "vi"}) == ["hx"]
    assert editor({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    assert editor({"EDITOR": "'vi"}) == []


def test_the_line_of_an_id_is_found_even_in_a_broken_script_and_is_else_the_first(
    script: Path,
) -> None:
    script.write_text(BROKEN, "utf-8")
    assert BROKEN.split("\n")[line_of(script, "people", "ann") - 1] == "  ann:"
    assert line_of(script, "beats", "gone") == 1
    script.write_text("a: b: c", "utf-8")
    assert line_of(script, "beats", "dark") == 1


def test_what_came_with_the_program_is_not_opened_and_nothing_without_an_editor(
    script: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert why_not_edited(script) == NO_EDITOR
    monkeypatch.setenv("VISUAL", "vi")
    assert why_not_edited(script) == ""
    monkeypatch.setattr(library, "_PACKAGE", tmp_path)
    assert why_not_edited(script) == (f"It came with the program: copy {script} to change it.")
