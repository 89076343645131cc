"""The schema that editors are given says what the reader says, wherever a schema can."""

import json
import re
from collections.abc import Callable

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped] # it comes without types

from perfection_tui.script import library
from perfection_tui.script.json_schema import schema, schema_text
from perfection_tui.script.model import PROSE
from perfection_tui.script.source import LIBYAML
from tests.script.scripts import changed, read
from tests.script.test_told import CASES

LOADER = yaml.CBaseLoader if LIBYAML else yaml.BaseLoader
VALIDATOR = Draft7Validator(schema())

# How YAML 1.2, which editors follow, reads a plain scalar.
CORE: dict[str, Callable[[str], object]] = {
    r"|~|null|Null|NULL": lambda _: None,
    r"true|True|TRUE": lambda _: True,
    r"false|False|FALSE": lambda _: False,
    r"[-+]?[0-9]+": int,
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?": float,
}


def as_an_editor_sees_it(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_an_editor_sees_it(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_an_editor_sees_it(value) for value in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if not node.style:
        for pattern, make in CORE.items():
            if re.fullmatch(pattern, node.value):
                return make(node.value)
    return node.value


def fits(script: str) -> bool:
    """Whether an editor would underline nothing."""
    node = yaml.compose(script, LOADER)
    assert node is not None
    return bool(VALIDATOR.is_valid(as_an_editor_sees_it(node)))


def agreed_on(script: str) -> bool:
    """Whether the reader finds every key and value to fit just where an editor does.

    Whatever the rules say; and what is no YAML is nothing that they could agree on.
    """
    codes = {problem.code[:3] for problem in read(script).problems}
    return "PT1" in codes or fits(script) is ("PT2" not in codes)


def test_the_schema_in_the_repository_is_the_schema_of_the_records() -> None:
    written = (library.folder() / "story.schema.json").read_text("utf-8")
    assert written == schema_text(), "run: perfection-tui schema > story/story.schema.json"


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(schema())


def test_every_field_has_a_description_and_prose_is_begun_below_its_key() -> None:
    found = json.loads(schema_text())
    for record in (found, *found["definitions"].values()):
        assert record["description"]
        for name, field in record["properties"].items():
            assert field["description"].endswith(".")
            bodies = [snippet["body"] for snippet in field.get("defaultSnippets", [])]
            assert (bodies == [">-\n    $1"]) is (name in PROSE), name


@pytest.mark.parametrize("name", library.bundled())
def test_the_bundled_stories_fit(name: str) -> None:
    assert fits(library.find(name).read_text("utf-8"))


def test_schema_and_reader_agree_on_broken_scripts() -> None:
    assert [case.name for case in CASES if not agreed_on(case.script)] == []


PLACES = {
    "a text": ("title: The Lamp", "title: {}"),
    "an optional text": ("through: ann", "place: {}"),
    "an entry": ("coda: []", "advisory:\n  general:\n    - {}"),
    "a mark": ("mark: A", "mark: {}"),
    "an id": ("id: night", "id: {}"),
    "a number": ("{ann: 1}", "{{ann: {}}}"),
    "the format": ("format: 1", "format: {}"),
    "a list": ("coda: []", "coda: {}"),
    "a set of keys": ("coda: []", "advisory: {}"),
    "facts": ("kind: short story", "kind: play\n  facts: {}"),
    "an insight": (
        "coda: []",
        "knowledge:\n  - id: a\n    fact: A.\n    revealed_at: dark\n    known_by:\n      ann: {}",
    ),
    "a key": ("kind: short story", "kind: play\n  facts: {{{}: x}}"),
}

VALUES = [
    *("dark", "The Dark", "no", "12:30", "1_000", "true", "1", "-1", "2", "3", "-3", "+1", "007"),
    *("1.5", "99", "100", "1e3", "2024-01-01", "'1'", "'-2'", "'3'", "' dark '", "' '", "''"),
    *("É", "ab", "abc", "'a-'", "-a", "[a]", "[]", "{a: b}", "{}", "x" * 90, '"dark\\n"', ""),
]

# What no schema can say: what else a mark may not be, and how a number was typed.
UNSAYABLE = {
    *(("a mark", "-1"), ("a mark", "-3"), ("a mark", "+1"), ("a mark", "007")),
    *(("an id", "1e3"), ("an id", "007"), ("an id", "+1"), ("an insight", "+1")),
    ("the format", "+1"),
}


@pytest.mark.parametrize("place", PLACES)
def test_schema_and_reader_agree_on_values(place: str) -> None:
    old, new = PLACES[place]
    scripts = {value: changed(old, new.format(value)) for value in VALUES}
    disagreed = {(place, value) for value, script in scripts.items() if not agreed_on(script)}
    assert disagreed <= UNSAYABLE
