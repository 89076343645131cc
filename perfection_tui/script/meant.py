"""What a writer meant by a key or a value that cannot stand where it is, told as help."""

import re
from collections.abc import Collection, Mapping

from msgspec import inspect

from perfection_tui.script.model import BEFORE, PROSE
from perfection_tui.script.shapes import FIELDS, KEYED, LISTED, description
from perfection_tui.script.tree import FieldPath, Mark, Node, ScriptLines, indent_of

TYPOGRAPHIC = "“”„‟«»‘’‚‹›"
"""Quotes that are none to YAML."""

BEAT_OR_BEFORE = f"name a beat by its `id`, or `{BEFORE}` for before the story"
"""What belongs where it is said since when somebody knows something."""

_IN_BRACKETS = "a text that begins with a bracket needs quotes"

FACTS = ("about", "facts")
"""Where keys are the writer's own: one may be called as a field is, and is none."""

_WITHIN_SENTENCES = {"kind", "general", "care"}
_COLON = "a colon and a blank make YAML read a key; "

_ARROW = r"(->|=>)(?:\s|$)"
_LAST_BACKSLASH = r"(?<!\\)\\(?:\n\n|$)"
_KEY = r"(- truth|[a-z_]+):(?:\s|$)"


def _list_of(key: str, entry: str) -> tuple[str, str]:
    return key, f"write `{key}:`, and below it, indented, {entry}"


SLIPS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("a beat", "truth"): _list_of("truths", "`- truth: …`"),
    ("a person", "truth"): _list_of("truths", "`- at: …` and `truth: …`"),
    ("a beat", "revision"): _list_of("revisions", "`- at: …` and `belief: …`"),
    ("a person", "revision"): _list_of("revisions", "`- at: …` and `belief: …`"),
    ("a person", "id"): ("", "the id of a person is the key above"),
    **{
        ("a script", word): ("people", "did you mean `people`?")
        for word in ("person", "persons", "character", "characters", "cast")
    },
}
"""Keys that people write, by record: the one that they mean, and how to write it."""


def stray(text: str, path: FieldPath) -> tuple[int, str, str] | None:
    """Where a text begins or ends as if with a sign, that, and what to do since it is none there.

    An arrow for `>-`, a backslash behind a last line, one quote of a pair, a full stop.
    """
    if text.startswith(("->", "=>")) and (arrow := re.match(_ARROW, text)):
        return 0, arrow[1], "a long text begins below its key, and `>-` stands behind that"
    if "\\" in text and (last := re.search(_LAST_BACKSLASH, text)):
        return (
            last.start(),
            "\\",
            "a backslash keeps a line break, and after this line there is none",
        )
    opens = text.startswith('"')
    halves = '"' in text and text.count('"') % 2 and opens != text.endswith('"')
    # Where a speech has paragraphs, each of them opens with a quote.
    if halves and "\n" not in text:
        return 0 if opens else len(text) - 1, '"', 'write the other `"` as well, or delete this one'
    if text.endswith(".") and _WITHIN_SENTENCES & {*path[-2:]} and path[:2] != FACTS:
        return len(text) - 1, ".", "this is read within a sentence; write no full stop"
    return None


def is_since(path: FieldPath) -> bool:
    """Whether it is said at `path` since when somebody knows something: `before` has a meaning."""
    return ("known_by" in path or "taken_for" in path) and path[-1] != "revealed_at"


def is_of_a_person(id_: str, path: FieldPath) -> bool:
    """Whether an id at `path`, or the key there, names a person; else it names a beat."""
    by_person = bool({"trust", "known_by", "taken_for"} & {*path}) and id_ == path[-1]
    return by_person or names_a_person(path)


def names_a_person(path: FieldPath) -> bool:
    """Whether the value of the field at `path` names a person; else it names a beat."""
    # Somebody who knows something may have any id, and stands there as a key.
    return path[-1] in ("by", "through") and not is_since(path)


def where_it_belongs(key: str, absent: Collection[str]) -> str:
    """Where a key belongs that another record has, and this one has nothing like it."""
    nouns = FIELDS.get(key, [])
    if len(nouns) != 1 or any(name.startswith(key) for name in absent):
        return ""
    edge = ", at the left edge" if nouns[0] == "a script" else ""
    return f"it is a key of {nouns[0]}{edge}"


def belongs_below(line: str, key: str) -> bool:
    """Whether a line, which stands below a key and further in, can be part of what that holds.

    A key that the same record has cannot: it is in the wrong column, and belongs beside.
    """
    if line.startswith("- "):
        return key in LISTED
    beside = {*FIELDS.get(line.partition(":")[0], ())}.intersection(FIELDS.get(key, ()))
    return key in KEYED and not beside


def is_a_person(node: Node, noun: str) -> bool:
    """Whether what stands below an unknown key, or nothing, is a person in the wrong column."""
    is_whole = {"name", "belief"} <= node.entries.keys() and noun in ("a script", "a person")
    return is_whole or (noun == "a person" and node.is_blank)


def other_key(type_: inspect.StructType, near: str, instead: str) -> tuple[str, str]:
    """The key that is meant by an unknown one, if that is clear, and what to write.

    `near`: one that is written like it; `instead`: the only one that is missing.
    """
    if near:
        return near, f"did you mean `{near}`?"
    if instead:
        return instead, f"`{instead}` is missing; if this is meant to be it, call it so"
    return "", f"its keys are {', '.join(field.name for field in type_.fields)}"


def swallowed(node: Node, absent: Collection[str], lines: ScriptLines) -> dict[str, Mark]:
    """Where keys that a record lacks are read as part of one of its long texts."""
    found: dict[str, Mark] = {}
    for entry in node.entries.values():
        sign = entry.value.mark
        if ":" not in entry.value.text or lines.char(sign) not in (">", "|"):
            continue
        for number in range(sign.line + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.strip() and indent_of(line) < entry.mark.column:
                break
            begun = re.match(_KEY, line.lstrip())
            name = begun[1].replace("- truth", "truths") if begun else ""
            if name in absent:
                found.setdefault(name, Mark(number, indent_of(line) + 1))
    return found


def missing(type_: inspect.StructType, name: str, swallowed: Mapping[str, Mark]) -> str:
    """What belongs under a key that a record lacks, or where it has been read as something else."""
    if name in swallowed:
        line = swallowed[name].line
        return f"line {line} is read as part of the text above it; `{name}:` begins further left"
    field = next(each for each in type_.fields if each.name == name)
    if isinstance(field.type, inspect.LiteralType):
        return f"write `{name}: {field.type.values[0]}`"
    if isinstance(field.type, inspect.StructType):
        needed = ", ".join(f"`{each.name}`" for each in field.type.fields if each.required)
        return f"write `{name}:`, and below it, indented, {needed}"
    words = description(type_.cls, name).removesuffix(".")
    return words[0].lower() + words[1:]


def other_kind(
    node: Node, type_: inspect.Type, path: FieldPath, lines: ScriptLines
) -> tuple[str, str]:
    """What belongs at `path` instead of what stands there, and how to write it."""
    if isinstance(type_, inspect.VarTupleType):
        return "a list", _as_list(node, type_.item_type)
    if isinstance(type_, inspect.StructType):
        keys = ", ".join(field.name for field in type_.fields)
        needed = [field.name for field in type_.fields if field.required]
        first = f"begin it with `{needed[0]}:`; " if len(needed) == 1 else ""
        return "a set of keys", f"{first}its keys are {keys}"
    if isinstance(type_, inspect.DictType):
        return "a set of keys", _as_keys(node, path)
    if isinstance(type_, inspect.StrType):
        if node.kind == "list" and type_.pattern and isinstance(path[-1], str):
            return "a text", f"name one: `{path[-1]}: {_first(node) or '…'}`"
        return "a text", _as_text(node, path, lines)
    if isinstance(type_, inspect.BoolType):
        return "`true` or `false`", "write `true`, or remove the line"
    return "a whole number", "write a number, such as 1"


def no_quote(text: str) -> str:
    """What to do where a text begins with a quote that is none to YAML, if it does."""
    if text[:1] not in TYPOGRAPHIC or not text:
        return ""
    return f"{text[0]} is no quote to YAML; put ' or \" around the text as well"


def below(key: str | None) -> str:
    """How to write a long text under its key."""
    return f"write `>-` after `{key}:`, and the text below it, further in"


def _as_text(node: Node, path: FieldPath, lines: ScriptLines) -> str:
    begins = lines[node.mark.line - 1][node.mark.column - 1 :]
    if begins[:1] in ("[", "{"):
        return _IN_BRACKETS
    if node.kind == "list":
        return "write it without the `- `"
    in_quotes = no_quote(begins) or "put the text in quotes"
    return _COLON + (below(str(path[-1])) if path[-1] in PROSE else in_quotes)


def _as_list(node: Node, item: inspect.Type) -> str:
    if _first(node).lower() in ("no", "none", "nothing"):
        return "leave the key out where there is nothing"
    if isinstance(item, inspect.StructType):
        key = next(field.name for field in item.fields if field.required)
        return f"begin each entry on a line of its own, with `- `, as in `- {key}: …`"
    return "begin each entry on a line of its own, with `- `"


def _as_keys(node: Node, path: FieldPath) -> str:
    if path[-1] == "known_by" and (who := _first(node)):
        return f"write since when each of them knows it: `{{{who}: before}}`, or the `id` of a beat"
    if node.kind == "list" and not node.flow:
        keys = [each for each in node.items if each.kind == "keys"]
        if keys and (id_ := keys[0].below("id").text):
            return f"write `{id_}:` in place of `- id: {id_}`"
        if len(keys) == len(node.items):
            return "write its `key: value` lines without the `- `"
        return f"write a key for each, with a value: `{_first(node) or '…'}: …`"
    return "write its `key: value` lines below it, indented, or in braces: `{a: b}`"


def _first(node: Node) -> str:
    """The text, or the first of those that a list holds; empty where there is none."""
    items = node.items if node.kind == "list" else [node]
    return next((each.text for each in items if each.kind == "text"), "")


def is_torn(above: Node, below: Node, type_: inspect.Type) -> bool:
    """Whether two entries of a list are one, with a `- ` before each of its keys."""
    if not isinstance(type_, inspect.StructType) or above.entries.keys() & below.entries.keys():
        return False
    needed = {field.name for field in type_.fields if field.required}
    lacks_above, lacks_below = needed - above.entries.keys(), needed - below.entries.keys()
    return bool(above.entries and lacks_below and lacks_above & below.entries.keys())


def is_cut_off(above: Node, below: Node) -> bool:
    """Whether an entry is its first line alone, the others standing below the next one's own."""
    return len(above.entries) == 1 and bool(below.repeated)
