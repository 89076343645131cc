"""What the schema does in an editor, seen in the language server that most of them use."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfection_tui.cli import new
from perfection_tui.script import library
from perfection_tui.script.json_schema import schema_text
from perfection_tui.script.read import read_story
from tests.npm import installed
from tests.script.editing import CURSOR, Editor
from tests.script.scripts import changed
from tests.script.test_told import Case, cases

pytestmark = pytest.mark.long

SERVER = "yaml-language-server@1.25.0"
MODELINE = f"# yaml-language-server: $schema=./{new.SCHEMA}\n"
SAID = Path(__file__).with_name("editor.txt")
NOTHING_ELSE = "nothing else"
OWN = "# yaml-language-server: $schema=./own.schema.json\n"
"""The first line of a script whose schema knows the ids of the template."""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor")
    server = installed(SERVER, folder) / "yaml-language-server/bin/yaml-language-server"
    (folder / new.SCHEMA).write_text(schema_text(), "utf-8")
    own = schema_text(read_story(new.TEMPLATE))
    (folder / "own.schema.json").write_text(own, "utf-8")
    editor = Editor(["node", str(server), "--stdio"], folder)
    yield editor
    editor.close()


@pytest.mark.parametrize("path", [new.TEMPLATE, *library.bundled().values()], ids=lambda p: p.stem)
def test_it_underlines_nothing_in_a_sound_script(editor: Editor, path: Path) -> None:
    script = path.read_text("utf-8")
    script = script if script.startswith(MODELINE) else MODELINE + script
    assert editor.underlined(script) == []


@pytest.mark.parametrize("case", cases(SAID), ids=lambda case: case.name)
def test_it_says_and_proposes_what_stands_in_editor_txt(editor: Editor, case: Case) -> None:
    script, wanted = MODELINE + case.script, case.answer.split("\n")
    if CURSOR in script:
        found = editor.proposed(script).items()
        proposed = [f"{label}: {json.dumps(text)}" for label, text in found]
        assert wanted == [*proposed, NOTHING_ELSE] or set(wanted) <= set(proposed)
    else:
        (told,) = editor.underlined(script)
        assert told.startswith(case.answer)


def test_what_it_begins_behind_a_dash_is_deeper_than_its_key(editor: Editor) -> None:
    layer = "- at: dark\n            truth: It burns for her."
    text = editor.proposed(MODELINE + changed(layer, f"- {CURSOR}"))
    written = text["truth"].replace("\n", "\n" + " " * 10) + "She is there."
    script = MODELINE + changed(layer, f"- {written}")
    assert editor.underlined(script) == []
    assert "truth: >-\n" + " " * 14 + "She" in script


def test_every_key_of_the_template_is_explained(editor: Editor) -> None:
    script = new.TEMPLATE.read_text("utf-8")
    made = json.loads(schema_text())
    described: dict[str, set[str]] = {}
    for record in (made, *made["definitions"].values()):
        for name, field in record["properties"].items():
            described.setdefault(name, set()).add(field["description"])
    for name, descriptions in described.items():
        found = re.search(rf"(?m)^(?: |- |\{{)*({name}):", script)
        if found is None:
            assert name in UNUSED, f"the template has no {name}"
            continue
        pointed = script[: found.start(1)] + CURSOR + script[found.start(1) :]
        said = editor.explained(pointed)
        # That of a record goes on where that of its field ends.
        assert any(each.rstrip(".") in said for each in descriptions), name


UNUSED = {"sources", "author", "licence", "played_by", "unresolved", "by", "also", "mark"}
"""What the template does without."""


TELLING = new.TEMPLATE.read_text("utf-8").replace(MODELINE, OWN)
"""The template, in an editor that knows its ids."""

MOMENTS = {"a-black-dress", "paid-in-coins", "nobody-lives-here", "the-last-piece"}
PROPOSED = {
    "at: the-last-piece": MOMENTS,
    "introduced_at: a-black-dress": MOMENTS,
    "planted_at: paid-in-coins": MOMENTS,
    "pays_off_at: the-last-piece": MOMENTS,
    "revealed_at: the-last-piece": MOMENTS,
    "through: tuner": {"tuner", "woman"},
}
"""What is proposed, with their titles, in the place of an id."""


@pytest.mark.parametrize("typed", PROPOSED)
def test_the_ids_of_a_story_are_proposed(editor: Editor, typed: str) -> None:
    assert typed in TELLING
    begun = typed.partition(" ")[0] + " " + CURSOR
    proposed = editor.proposed(re.sub(rf"{typed}\b.*", begun, TELLING, count=1))
    assert set(proposed) == PROPOSED[typed]


def test_people_are_proposed_where_their_ids_are_keys(editor: Editor) -> None:
    for typed in ("trust: {", "known_by: {", "taken_for:                # who has it wrong"):
        begun = f"{typed.partition(':')[0]}: {{t{CURSOR}}}\n#"
        assert "tuner" in editor.proposed(TELLING.replace(typed, begun, 1)), typed
    typed = "known_by: {woman: before"
    since = editor.proposed(TELLING.replace(typed, f"known_by: {{woman: {CURSOR}", 1))
    assert since["before"] == "before"
    assert since["the-last-piece"] == "the-last-piece"


def test_no_id_is_underlined_be_it_new(editor: Editor) -> None:
    assert editor.underlined(TELLING) == []
    assert editor.underlined(TELLING.replace("at: the-last-piece", "at: a-new-one")) == []
