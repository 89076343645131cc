"""The JSON Schema of a script, for editors: made from the records, and as strict as the reader.

An editor sees a script after YAML has made numbers, booleans and nulls of some
of its texts. The reader takes a text as it was typed, so a text may be any of
these here. What no schema can say (ids that exist, truths in film order) is
left to `perfection-tui check`.

Language servers for YAML propose `true`, `null` and the like wherever `type`
allows them, and no writer wants them in a text: where a value may be more than
one thing, `if` says so. What else they read (`defaultSnippets`, `errorMessage`)
is explained at https://github.com/redhat-developer/yaml-language-server.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

import msgspec

from perfection_tui.script.model import BEFORE, ID, LANGUAGE, PROSE, TRUST_WORDS, Story
from perfection_tui.script.plot import beats
from perfection_tui.script.shapes import ALONE

Schema: TypeAlias = dict[str, object]

_REF = "#/definitions/{name}"
_BLANKS = r"[ \t\n]*"

_TEXT = "A text belongs here. `>-`, and the text on the lines below, is always safe."
_ID = "An id has small letters, digits and single hyphens, as in `the-last-piece`."
_LANGUAGE = "The tag of a language belongs here: `en`, `de`, `pt-BR`."
_MARK = "One or two letters or digits."
_FORMAT = "The format is 1. A newer one needs a newer perfection-tui."
_TRUTH_VALUE = "`true` or `false`."
_LIST = "A list belongs here: each entry on a line of its own, behind `- `."
_KEYS = "Keys belong here, each on a line of its own, two blanks further in."

# Four blanks: behind `- ` of a list two of them lead to the key itself.
_BELOW = {"label": ">-", "description": "A text on the lines below.", "body": ">-\n    $1"}
_KEYS_BELOW = {"label": "keys", "description": "Keys on the lines below.", "body": "\n  $1"}


def schema_text(story: Story | None = None) -> str:
    """The schema as a file of its own; of no story, as in `story/story.schema.json`."""
    return json.dumps(schema(story), indent=2, ensure_ascii=False) + "\n"


def schema(story: Story | None = None) -> Schema:
    """The schema of a script, in draft 7, which every editor knows.

    Of a story, it proposes the ids of that story wherever one is named. It
    takes others as well: the next one may be written before its beat is.
    """
    return _Maker(_proposals(story) if story else {}).schema()


Proposals: TypeAlias = Mapping[str, Mapping[str, str]]
"""The ids to propose, each with a word on it, by what they name: `beats`, `people`, `since`."""


def _proposals(story: Story) -> Proposals:
    moments = {beat.id: beat.title for _, beat in beats(story) if beat.id}
    return {
        "beats": moments,
        "since": {BEFORE: "Before the story began.", **moments},
        "people": {id_: person.name for id_, person in story.people.items()},
    }


class _Maker:
    """Makes the schema of scripts, with these proposals."""

    def __init__(self, proposals: Proposals) -> None:
        self._proposals = proposals

    def schema(self) -> Schema:
        """All of it."""
        _, records = msgspec.json.schema_components((Story,), ref_template=_REF)
        definitions = {name: self._record(record) for name, record in records.items()}
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "A story script for perfection-tui",
            **definitions.pop("Story"),
            "definitions": definitions,
        }

    def _record(self, record: Schema) -> Schema:
        fields = cast(dict[str, Schema], record["properties"])
        required = cast(list[str], record["required"])
        optional = fields.keys() - set(required)
        alone = ALONE.get(str(record["title"]))
        kind = self._text(fields[alone], ["object"]) if alone else {"type": "object"}
        return {
            "description": record["description"],
            **kind,
            "properties": {
                name: self._field(name, field, name in optional) for name, field in fields.items()
            },
            "required": required,
            "additionalProperties": False,
        }

    def _field(self, name: str, field: Schema, optional: bool) -> Schema:
        """What a field may hold; one that may be left out may also be left empty."""
        described = _described(field)
        if "anyOf" in field:  # `... | None`
            field = cast(list[Schema], field["anyOf"])[0]
        if name in PROSE:
            field = {**field, "prose": True}
        return described | self._value(field, optional)

    def _value(self, value: Schema, optional: bool = False) -> Schema:
        empty = ("null",) if optional else ()
        if "$ref" in value:
            return _reference(str(value["$ref"]), optional)
        if "enum" in value:
            return _format()
        if value["type"] == "array":
            return self._list(value) | _only(_LIST, "array", *empty)
        if value["type"] == "object":
            return self._keys(value) | {"type": ["object", *empty], "errorMessage": _KEYS}
        if value["type"] == "boolean":
            return _truth_value(empty)
        return _number(value) if value["type"] == "integer" else self._text(value, empty)

    def _list(self, value: Schema) -> Schema:
        least = {"minItems": value["minItems"]} if "minItems" in value else {}
        return {"items": self._value(cast(Schema, value["items"]))} | least

    def _keys(self, value: Schema) -> Schema:
        key = {"type": "string"} | cast(Schema, value["propertyNames"])
        entry = self._value(cast(Schema, value["additionalProperties"]))
        proposed = self._proposals.get(str(key.get("names")), {})
        # A reference takes no description beside it.
        entries = {
            id_: entry if "$ref" in entry else {"description": words} | entry
            for id_, words in proposed.items()
        }
        return ({"properties": entries} if entries else {}) | {
            "propertyNames": _pattern(key),
            "additionalProperties": entry,
        }

    def _text(self, value: Schema, others: Sequence[str]) -> Schema:
        """A text as typed, what YAML makes of one (a number, a boolean), or one of other types."""
        limit = cast(int, value["maxLength"])
        if limit < len("false"):
            # So short a text is no boolean, and a number only within these bounds.
            return {
                "pattern": rf"^{_BLANKS}\S{{1,{limit}}}{_BLANKS}$",
                "minimum": 0,
                "maximum": 10**limit - 1,
            } | _one(_MARK, "string", "integer", *others)
        if value.get("pattern") == LANGUAGE:
            return _pattern(value) | _one(_LANGUAGE, "string", *others)
        if "pattern" in value:
            typed = _one(_ID, "string", "integer", "boolean", *others)
            return _pattern(value) | {"minimum": 0} | typed | self._proposed(value)
        kinds = ("string", "number", "boolean", *others)
        if "prose" in value:
            return _pattern(value) | _only(_TEXT, *kinds) | {"defaultSnippets": [_BELOW]}
        return _pattern(value) | _one(_TEXT, *kinds)

    def _proposed(self, value: Schema) -> Schema:
        proposed = self._proposals.get(str(value.get("names")), {})
        snippets = [
            {"label": id_, "description": words, "body": id_} for id_, words in proposed.items()
        ]
        return {"defaultSnippets": snippets} if snippets else {}


def _described(field: Schema) -> Schema:
    """A field's description; where it shows what is typed, as Markdown, too."""
    words = cast(str, field["description"])
    described: Schema = {"description": words}
    return {**described, "markdownDescription": words} if "`" in words else described


def _only(message: str, *types: str) -> Schema:
    """That a value is of one of some types; which they are is no proposal."""
    return {
        "errorMessage": message,
        "if": {"not": {"type": list(types)}},
        "then": {"type": types[0], "errorMessage": message},
    }


def _one(message: str, *types: str) -> Schema:
    """That a value on its key's line is of some types; `anyOf` makes editors write the colon."""
    return {"errorMessage": message, "anyOf": [_only(message, *types)]}


def _reference(record: str, optional: bool) -> Schema:
    if not optional:
        return {"$ref": record}
    filled = {"if": {"not": {"type": "null"}}, "then": {"$ref": record}}
    return filled | {"defaultSnippets": [_KEYS_BELOW]}


def _format() -> Schema:
    return {
        "errorMessage": _FORMAT,
        "if": {"type": "string"},
        "then": {"const": "1", "errorMessage": _FORMAT},
        "else": {"const": 1, "errorMessage": _FORMAT},
        "defaultSnippets": [{"label": "1", "body": 1}],
    }


def _truth_value(empty: Sequence[str]) -> Schema:
    return {
        "pattern": f"^{_BLANKS}([Tt]rue|[Ff]alse){_BLANKS}$",
        "defaultSnippets": [{"label": "true", "body": True}],
    } | _only(_TRUTH_VALUE, "boolean", "string", *empty)


def _number(value: Schema) -> Schema:
    """A whole number, or a text that is one."""
    low, high = cast(int, value["minimum"]), cast(int, value["maximum"])
    texts = "|".join(f"{number:+}".replace("+", r"\+?") for number in range(low, high + 1))
    message = f"A whole number from {low}, {TRUST_WORDS[low]}, to {high}, {TRUST_WORDS[high]}."
    return {
        "type": ["integer", "string"],
        "minimum": low,
        "maximum": high,
        "pattern": f"^{_BLANKS}({texts}){_BLANKS}$",
        "errorMessage": message,
        "defaultSnippets": [
            {"label": f"{level} {words}", "body": level}
            for level, words in reversed(TRUST_WORDS.items())
        ],
    }


def _pattern(value: Schema) -> Schema:
    """How a text is written, which may have blanks around it."""
    pattern = cast(str, value.get("pattern", r"\S"))
    within = pattern.replace("^", f"^{_BLANKS}").replace("$", f"{_BLANKS}$")
    told = {ID: _ID, LANGUAGE: _LANGUAGE}.get(pattern, _TEXT)
    return {"pattern": within, "maxLength": value["maxLength"], "errorMessage": told}
