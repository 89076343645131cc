"""The types of the records as a walk meets them: bare, with a noun and a placeholder for each."""

from msgspec import inspect
from msgspec.json import schema_components
from msgspec.structs import replace

from perfection_tui.script.model import Story

ALONE = {"Insight": "at"}
"""The records in whose place the value of one of their keys may stand alone, and which key."""


RECORDS: dict[type, dict[str, inspect.Field]] = {}
"""The fields of every record by their names, the keys in a script."""


def _bare(type_: inspect.Type) -> inspect.Type:
    """A type without its descriptions and without the `None` of what is optional, to its leaves.

    The records in it are noted.
    """
    if isinstance(type_, inspect.Metadata):
        return _bare(type_.type)
    if isinstance(type_, inspect.UnionType):
        return _bare(next(each for each in type_.types if not isinstance(each, inspect.NoneType)))
    if isinstance(type_, inspect.StructType):
        fields = tuple(replace(field, type=_bare(field.type)) for field in type_.fields)
        RECORDS[type_.cls] = {field.name: field for field in fields}
        return replace(type_, fields=fields)
    if isinstance(type_, inspect.VarTupleType):
        return replace(type_, item_type=_bare(type_.item_type))
    if isinstance(type_, inspect.DictType):
        key_type, value_type = _bare(type_.key_type), _bare(type_.value_type)
        return replace(type_, key_type=key_type, value_type=value_type)
    return type_


SCRIPT = _bare(inspect.type_info(Story))
"""The type of a whole script."""


NOUNS = {each.__name__: f"a {each.__name__.lower()}" for each in RECORDS} | {
    "Story": "a script",
    "About": "`about`",
    "Advisory": "`advisory`",
    "Event": "an event",
    "Insight": "an insight",
    "Mistake": "a wrong idea",
    "Answer": "a question",
}
"""What a record is called in a problem."""


def placeholder(type_: inspect.Type) -> object:
    """What stands in for a value that could not be read; no script can hold it."""
    if isinstance(type_, inspect.StructType):
        required = (field for field in type_.fields if field.required)
        return type_.cls(**{field.name: placeholder(field.type) for field in required})
    if isinstance(type_, inspect.VarTupleType):
        return ()
    if isinstance(type_, inspect.DictType):
        return {}
    if isinstance(type_, inspect.BoolType):
        return False
    return "" if isinstance(type_, inspect.StrType) else 0


FIELDS: dict[str, list[str]] = {}
"""Every key that a script may have, with the nouns of the records that have it."""

KEYED: set[str] = set()
"""The keys below which there are keys again."""

LISTED: set[str] = set()
"""The keys below which there is a list."""

for record, fields in RECORDS.items():
    for key, field in fields.items():
        FIELDS.setdefault(key, []).append(NOUNS[record.__name__])
        if isinstance(field.type, (inspect.StructType, inspect.DictType)):
            KEYED.add(key)
        elif isinstance(field.type, inspect.VarTupleType):
            LISTED.add(key)


def description(record: type, key: str) -> str:
    """What the schema says of a field of a record."""
    _, records = schema_components((record,))
    return str(records[record.__name__]["properties"][key].get("description", ""))
