"""The JSON Schema of a script, for editors: made from the records, and as strict as the reader.

An editor sees a script after YAML has made numbers, booleans and nulls of some
of its texts. The reader takes a text as it was typed, so a text may be any of
these here. What no schema can say (ids that exist, truths in film order) is
left to `perfection-tui check`.
"""

from __future__ import annotations

import json
from typing import TypeAlias, cast

import msgspec

from perfection_tui.script.model import LANGUAGE, Story

Schema: TypeAlias = dict[str, object]

_REF = "#/definitions/{name}"
_BLANKS = r"[ \t\n]*"


def schema_text() -> str:
    """The schema as it stands in `story/story.schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """The schema of a script. Draft 7, which every editor knows."""
    _, records = msgspec.json.schema_components((Story,), ref_template=_REF)
    definitions = {name: _record(record) for name, record in records.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A story script for perfection-tui",
        **definitions.pop("Story"),
        "definitions": definitions,
    }


def _record(record: Schema) -> Schema:
    fields = cast(dict[str, Schema], record["properties"])
    required = cast(list[str], record["required"])
    optional = fields.keys() - set(required)
    return {
        "description": record["description"],
        "type": "object",
        "properties": {name: _field(field, name in optional) for name, field in fields.items()},
        "required": required,
        "additionalProperties": False,
    }


def _field(field: Schema, optional: bool) -> Schema:
    """What a field may hold; one that may be left out may also be left empty."""
    if "anyOf" in field:  # `... | None`
        field = cast(list[Schema], field["anyOf"])[0]
    description: Schema = {"description": field["description"]} if "description" in field else {}
    value = _value(field)
    if optional and "$ref" in value:
        value = {"anyOf": [value, {"type": "null"}]}
    elif optional:
        value["type"] = [*_types(value), "null"]
    return description | value


def _types(value: Schema) -> list[str]:
    types = value["type"]
    return [types] if isinstance(types, str) else cast(list[str], types)


def _value(value: Schema) -> Schema:
    if "$ref" in value:
        return {"$ref": value["$ref"]}
    if "enum" in value:
        numbers = cast(list[int], value["enum"])
        return {"enum": [*numbers, *(str(number) for number in numbers)]}
    if value["type"] == "array":
        items = _value(cast(Schema, value["items"]))
        least = {"minItems": value["minItems"]} if "minItems" in value else {}
        return {"type": "array", "items": items} | least
    if value["type"] == "object":
        names = _text({"type": "string"} | cast(Schema, value["propertyNames"]))
        return {
            "type": "object",
            "propertyNames": {key: names[key] for key in ("pattern", "maxLength")},
            "additionalProperties": _value(cast(Schema, value["additionalProperties"])),
        }
    if value["type"] == "boolean":
        return {"type": ["boolean", "string"], "pattern": f"^{_BLANKS}([Tt]rue|[Ff]alse){_BLANKS}$"}
    return _number(value) if value["type"] == "integer" else _text(value)


def _number(value: Schema) -> Schema:
    """A whole number, or a text that is one."""
    low, high = cast(int, value["minimum"]), cast(int, value["maximum"])
    texts = "|".join(f"{number:+}".replace("+", r"\+?") for number in range(low, high + 1))
    return {
        "type": ["integer", "string"],
        "minimum": low,
        "maximum": high,
        "pattern": f"^{_BLANKS}({texts}){_BLANKS}$",
    }


def _text(value: Schema) -> Schema:
    """A text as typed, or what YAML makes of one: a number, a boolean."""
    limit = cast(int, value["maxLength"])
    pattern = cast(str, value.get("pattern", r"\S"))
    pattern = pattern.replace("^", f"^{_BLANKS}").replace("$", f"{_BLANKS}$")
    if limit < len("false"):
        # So short a text is no boolean, and a number only within these bounds.
        return {
            "type": ["string", "integer"],
            "pattern": rf"^{_BLANKS}\S{{1,{limit}}}{_BLANKS}$",
            "minimum": 0,
            "maximum": 10**limit - 1,
        }
    types: Schema = {"type": ["string", "number", "boolean"]}
    if value.get("pattern") == LANGUAGE:
        types = {"type": "string"}
    elif "pattern" in value:  # an id
        types = {"type": ["string", "integer", "boolean"], "minimum": 0}
    return types | {"pattern": pattern, "maxLength": limit}
