"""The types of the records as a walk meets them: bare, with a noun and a placeholder for each."""

from __future__ import annotations

from msgspec import inspect
from msgspec.structs import replace

from perfection_tui.script.model import Story

NOUNS = {
    "Story": "a script",
    "About": "`about`",
    "Advisory": "`advisory`",
    "Source": "a source",
    "Person": "a person",
    "Chapter": "a chapter",
    "Beat": "a beat",
    "Revision": "a revision",
    "Truth": "a truth",
    "Clue": "a clue",
    "Event": "an event",
    "Mistake": "a mistake",
    "Fact": "a fact",
    "Answer": "a question",
}
"""What a record is called in a problem."""


def _bare(type_: inspect.Type) -> inspect.Type:
    """A type without its descriptions and without the `None` of what is optional, to its leaves."""
    if isinstance(type_, inspect.Metadata):
        return _bare(type_.type)
    if isinstance(type_, inspect.UnionType):
        return _bare(next(each for each in type_.types if not isinstance(each, inspect.NoneType)))
    if isinstance(type_, inspect.StructType):
        fields = tuple(replace(field, type=_bare(field.type)) for field in type_.fields)
        return replace(type_, fields=fields)
    if isinstance(type_, inspect.VarTupleType):
        return replace(type_, item_type=_bare(type_.item_type))
    if isinstance(type_, inspect.DictType):
        key_type, value_type = _bare(type_.key_type), _bare(type_.value_type)
        return replace(type_, key_type=key_type, value_type=value_type)
    return type_


SCRIPT = _bare(inspect.type_info(Story))
"""The type of a whole script."""


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
