"""What the schema does in an editor, seen in the language server that most of them use."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfection_tui.cli import new
from perfection_tui.script import library
from perfection_tui.script.json_schema import schema_text
from tests.npm import installed
from tests.script.language_server import CURSOR, Editor
from tests.script.scripts import LAMP, changed, story_of
from tests.script.test_told import Case, cases

pytestmark = pytest.mark.long

SERVER = "yaml-language-server@1.25.0"
MODELINE = f"# yaml-language-server: $schema=./{new.SCHEMA}\n"
OWN = "# yaml-language-server: $schema=./own.schema.json\n"
"""The first line of a script whose schema knows the ids of the lamp script."""

CASES = [
    pytest.param(line, case, id=case.name)
    for line, file in ((MODELINE, "editor.txt"), (OWN, "editor-own.txt"))
    for case in cases(Path(__file__).with_name(file))
]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor")
    server = installed(SERVER, folder) / "yaml-language-server/bin/yaml-language-server"
    (folder / new.SCHEMA).write_text(schema_text(), "utf-8")
    (folder / "own.schema.json").write_text(schema_text(story_of(LAMP)), "utf-8")
    editor = Editor(["node", str(server), "--stdio"], folder)
    yield editor
    editor.close()


@pytest.mark.parametrize("path", [new.TEMPLATE, *library.bundled().values()], ids=lambda p: p.stem)
def test_it_underlines_nothing_in_a_sound_script(editor: Editor, path: Path) -> None:
    script = path.read_text("utf-8")
    script = script if script.startswith(MODELINE) else MODELINE + script
    assert editor.underlined(script) == []


@pytest.mark.parametrize(("line", "case"), CASES)
def test_it_says_and_proposes_what_stands_there(editor: Editor, line: str, case: Case) -> None:
    script, wanted = line + case.script, case.answer.split("\n")
    if CURSOR in script:
        found = editor.proposed(script).items()
        proposed = [f"{label}: {json.dumps(text)}" for label, text in found]
        assert wanted == [*proposed, "nothing else"] or set(wanted) <= set(proposed)
    else:
        told = editor.underlined(script)
        assert [each[: len(case.answer)] for each in told] == [each for each in wanted if each]


def test_what_it_begins_behind_a_dash_is_deeper_than_its_key(editor: Editor) -> None:
    layer = "- at: dark\n            truth: It burns for her."
    text = editor.proposed(MODELINE + changed(layer, f"- {CURSOR}"))
    written = text["truth"].replace("\n", "\n" + " " * 10) + "She is there."
    script = MODELINE + changed(layer, f"- {written}")
    assert editor.underlined(script) == []
    assert "truth: >-\n" + " " * 14 + "She" in script
