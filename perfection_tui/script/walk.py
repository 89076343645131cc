"""From the tree of a script to its records: a walk along their types that misses no problem.

Where a value cannot be used a placeholder takes its place, so that the rest is
still looked at and list indexes and ids keep their meaning; the field is then
known to be broken, and nobody complains about it twice.

A bare empty value counts as left out where a field may be left out. Somebody
who typed `null` or `~` is asked what was meant.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import cast

from msgspec import inspect

from perfection_tui.script import meant, traps
from perfection_tui.script.characters import has_visible, name_of
from perfection_tui.script.defaults import STAND_INS
from perfection_tui.script.model import BEFORE, ID, LANGUAGE, PROSE, TRUST_WORDS, Story
from perfection_tui.script.plot import Kind, Named
from perfection_tui.script.problems import CODES, Proof
from perfection_tui.script.prose import stray_star
from perfection_tui.script.shapes import ALONE, NOUNS, RECORDS, SCRIPT, placeholder
from perfection_tui.script.suggest import Suggestions, id_like
from perfection_tui.script.tree import (
    FieldPath,
    MapEntry,
    Mark,
    Node,
    locate,
    named_people,
    titled_beats,
)

_TRUTH_VALUES: Mapping[str, object] = {"True": True, "true": True, "False": False, "false": False}

_MATCHES = {pattern: re.compile(pattern).search for pattern in (ID, LANGUAGE)}
"""By the pattern of an id or a language, what looks whether a text is one."""

_NUMBER = re.compile(r"[+-]?[0-9]+")
_NEWER = re.compile(r"\+?0*([2-9]|[1-9][0-9]+)")

_BEAT_ID = ("chapters", None, "beats", None, "id")

_NEEDED = "write something there; it cannot be left out"
_HASH = "a `#` after a blank begins a comment; put the text in quotes"
_STAR = re.compile(r"\*")
_HAS_HASH = r"[:-]\s+#"
_JOINED_HASH = re.compile(r":\s+#[^\s#!-]")
_MINUS = r"[–−]([0-9]+)"


class Walk:
    """One walk over one tree: its problems, and which fields are broken."""

    def __init__(self, proof: Proof, root: Node, *, unfinished: bool = False) -> None:
        """`unfinished`: of what has no belief or truth yet is only warned."""
        self._proof, self._unfinished = proof, unfinished
        self.suggestions = Suggestions()
        self.newer = False
        self.lost: set[Kind] = set()
        self.named: list[Named] = []
        self._root = root
        self._broken: set[FieldPath] = set()
        self._ids: dict[bool, dict[str, str]] = {}

    def story(self) -> Story:
        """The story, with placeholders where the script does not say."""
        version = self._root.below("format")
        self.newer = bool(_NEWER.fullmatch(version.text))
        if self.newer:
            # What else is wrong by format 1 says nothing about a script of a later one.
            self._proof.add("PT211", version.mark, ("format",), value=version.text)
            return cast(Story, placeholder(SCRIPT))
        return cast(Story, self._value(self._root, SCRIPT, ()))

    def is_broken(self, path: FieldPath) -> bool:
        """Whether the field at `path`, or one that it is part of, is already complained about."""
        return any(path[:length] in self._broken for length in range(1, len(path) + 1))

    def _break(self, path: FieldPath, type_: inspect.Type) -> object:
        """Mark a field as broken, and give what stands in its place."""
        self._broken.add(path)
        if len(path) <= len(_BEAT_ID) and all(
            wanted in (None, step) for wanted, step in zip(_BEAT_ID, path, strict=False)
        ):
            self.lost.add("beats")
        if path == ("people",):
            self.lost.add("people")
        return placeholder(type_)

    def _value(self, node: Node, type_: inspect.Type, path: FieldPath) -> object:
        wanted, read = _READERS[type(type_)]
        if node.kind == wanted and not node.nothing:
            return read(self, node, type_, path)
        return self._unfit(node, type_, path)

    def _unfit(self, node: Node, type_: inspect.Type, path: FieldPath) -> object:
        """Tell of what is no value of its type, unless it may stand alone, or is told already."""
        if isinstance(type_, inspect.StructType) and (key := ALONE.get(type_.cls.__name__)):
            return type_.cls(**{key: self._value(node, RECORDS[type_.cls][key].type, path)})
        if node.nothing and node.text:
            self._proof.add("PT205", node.mark, path, value=node.text)
        elif node.nothing:
            mark = locate(self._root, path, key=True)
            hashed = re.search(_HAS_HASH, self._proof.lines.at(mark))
            hint = _HASH if hashed else _NEEDED if isinstance(path[-1], str) else ""
            self._proof.add("PT204", mark, path, hint)
        elif node.kind != "refused":
            wanted, hint = meant.other_kind(node, type_, path, self._proof.lines)
            self._proof.add("PT203", node.mark, path, hint, wanted=wanted, kind=node.in_words)
        return self._break(path, type_)

    def _text(self, node: Node, type_: inspect.StrType, path: FieldPath) -> object:
        if not self._is_text(node.text, node.mark, type_, path):
            return self._break(path, type_)
        if type_.pattern == ID:
            self._note(node.text, path)
        return _set(node.text, path)

    def _note(self, id_: str, path: FieldPath) -> None:
        """Note an id that names something: neither one of its own nor `before` the story."""
        names = id_ != BEFORE if meant.is_since(path) else path[-1] != "id"
        if names:
            kind: Kind = "people" if meant.names_a_person(path) else "beats"
            self.named.append(Named(path, id_, kind))

    def _record(self, node: Node, type_: inspect.StructType, path: FieldPath) -> object:
        fields = RECORDS[type_.cls]
        unknown = [key for key in node.entries if key not in fields]
        if "at" in unknown and "truth" in unknown:
            # It belongs to the truth, which is told of.
            unknown.remove("at")
        if "id" in fields and len(unknown) == len(node.entries) == 1:
            return self._id_alone(unknown[0], node, type_, path)
        absent = [name for name in fields if name not in node.entries]
        lacking = [name for name in absent if fields[name].required]
        # One key too many where one is missing: most often that one is meant.
        instead = lacking[0] if len(unknown) == len(lacking) == 1 else ""
        swallowed = meant.swallowed(node, absent, self._proof.lines)
        misspelt = {self._unknown_key(key, node, type_, absent, instead, path) for key in unknown}
        values, unwritten = self._written(node, fields, path)
        for name in [*(absent if misspelt or swallowed or not node.whole else lacking), *unwritten]:
            field, is_told = fields[name], name in misspelt or not node.whole
            if field.required and not is_told:
                values[name] = self._missing(name, node, type_, path, swallowed)
            elif field.required:
                values[name] = self._break((*path, name), field.type)
            elif is_told:
                self._break((*path, name), field.type)
            elif name in swallowed:
                self._proof.add("PT412", swallowed[name], (*path, name), key=name)
        for name in node.repeated & fields.keys():
            self._break((*path, name), fields[name].type)
        return type_.cls(**values)

    def _id_alone(self, id_: str, node: Node, type_: inspect.StructType, path: FieldPath) -> object:
        """Tell of an id that is written as a key, and of nothing else."""
        hint = f"write `- id: {id_}`, and its other keys in the column of `id`"
        words = {"key": id_, "noun": NOUNS[type_.cls.__name__]}
        self._proof.add("PT201", node.mark, (*path, id_), hint, **words)
        return self._break(path, type_)

    def _written(
        self, node: Node, fields: Mapping[str, inspect.Field], path: FieldPath
    ) -> tuple[dict[str, object], list[str]]:
        """What the fields of a record hold, and which of them are yet to be written."""
        values: dict[str, object] = {}
        unwritten: list[str] = []
        for name, entry in node.entries.items():
            field = fields.get(name)
            if field is None:
                continue
            if self._unfinished and name in STAND_INS and entry.value.is_blank:
                unwritten.append(name)
            elif field.required or not self._is_left_out(entry, path, name):
                values[name] = self._value(entry.value, field.type, (*path, name))
        return values, unwritten

    def _missing(
        self,
        name: str,
        node: Node,
        type_: inspect.StructType,
        path: FieldPath,
        swallowed: Mapping[str, Mark],
    ) -> object:
        """Tell of a key that a record lacks, and give what stands in while it is to be written."""
        stand_in = STAND_INS.get(name) if self._unfinished and name not in swallowed else None
        words = {"key": name, "noun": NOUNS[type_.cls.__name__].split()[-1]}
        hint = meant.missing(type_, name, swallowed)
        self._proof.add("PT411" if stand_in else "PT202", node.mark, (*path, name), hint, **words)
        nothing = self._break((*path, name), RECORDS[type_.cls][name].type)
        return stand_in or nothing

    def _is_left_out(self, entry: MapEntry, path: FieldPath, name: str) -> bool:
        """Whether nothing stands under an optional key; what a comment took away is told."""
        if not entry.value.is_blank:
            return False
        line = self._proof.lines[entry.mark.line - 1]
        if comment := _JOINED_HASH.match(line, entry.mark.column - 1 + len(name)):
            mark = Mark(entry.mark.line, line.index("#", comment.start()) + 1)
            self._proof.add("PT404", mark, (*path, name))
        return True

    def _unknown_key(
        self,
        key: str,
        node: Node,
        type_: inspect.StructType,
        absent: list[str],
        instead: str,
        path: FieldPath,
    ) -> str | None:
        """Tell of a key that does not belong here, and say which one must have been meant."""
        entry, noun, place = node.entries[key], NOUNS[type_.cls.__name__], (*path, key)
        if traps.follows_sign(entry.mark, self._proof.lines) and not entry.value.is_blank:
            return None
        if node.flow and entry.value.is_blank:
            joined = self._not_parted(key, node, place)
            return joined[1] if joined else None
        name, hint = meant.SLIPS.get((noun, key), ("", ""))
        near = self.suggestions.near(key, absent) or ""
        # With a name and a belief below it, `mary` is no misspelt `mark`.
        is_slip = entry.value.is_blank and bool(hint or near)
        if meant.is_a_person(entry.value, noun) and not is_slip:
            hint = "if this is a person, write the id below `people:`, indented like the others"
            self.lost.add("people")
        elif not hint:
            hint = meant.where_it_belongs(key, absent)
        if not hint:
            name, hint = meant.other_key(type_, near, instead)
        self._proof.add("PT201", entry.mark, place, hint, key=key, noun=noun)
        return name or None

    def _not_parted(self, key: str, node: Node, path: FieldPath) -> re.Match[str] | None:
        """Tell of what stands between braces and has no value; of a key joined to it, say which."""
        mark = node.entries[key].mark
        joined = re.match(traps.JOINED_COLON, key)
        if joined:
            self._proof.add("PT216", mark, path, key=key, pair=traps.parted(joined))
        elif key == next(iter(node.entries)):
            hint = "between braces stand a key, a colon, a blank and a value"
            self._proof.add("PT204", mark, path, hint, field=f"The value of `{key}`")
        else:
            typographic = any(each in "”“»«’‘" for each in key[-1:])
            hint = "typographic quotes are none to YAML; put the text in ' or \"" * typographic
            self._proof.add("PT213", mark, path, hint, key=key)
        return joined

    def _list(self, node: Node, type_: inspect.VarTupleType, path: FieldPath) -> tuple[object, ...]:
        if len(node.items) < (type_.min_length or 0):
            self._proof.add("PT210", locate(self._root, path, key=True), path)
            self._break(path, type_)
        for above, below in pairwise(node.items):
            if meant.is_torn(above, below, type_.item_type):
                self._proof.add("PT217", below.mark, path)
                self._break(path, type_)
                return ()
        cut = {each for each, pair in enumerate(pairwise(node.items)) if meant.is_cut_off(*pair)}
        return tuple(
            self._break((*path, index), type_.item_type)
            if index in cut
            else self._value(item, type_.item_type, (*path, index))
            for index, item in enumerate(node.items)
        )

    def _mapping(
        self, node: Node, type_: inspect.DictType, path: FieldPath
    ) -> dict[object, object]:
        # Every key of a script is a text.
        key_type = cast(inspect.StrType, type_.key_type)
        are_people = path == ("people",)
        values: dict[object, object] = {}
        for key, entry in node.entries.items():
            place = (*path, key)
            if node.flow and entry.value.is_blank:
                self._not_parted(key, node, place)
                self._break(path, type_)
                continue
            if not self._is_text(key, entry.mark, key_type, place):
                self.lost.update(["people"] if are_people else [])
            elif key_type.pattern == ID and not are_people:
                self.named.append(Named(place, key, "people", key=True))
            values[key] = self._value(entry.value, type_.value_type, place)
        return values

    def _is_text(self, text: str, mark: Mark, type_: inspect.StrType, path: FieldPath) -> bool:
        """Whether `text` may stand at `path`; if not, that is told."""
        limit, pattern = type_.max_length, type_.pattern
        short = limit is None or len(text) <= limit
        if pattern and short and _MATCHES[pattern](text):
            # An id, as most texts are, or a language: no sign that is looked for below fits.
            return True
        if not has_visible(text):
            signs = self._proof.lines.char(mark) in (">", "|")
            self._proof.add("PT204", mark, path, traps.FURTHER_IN * signs)
        elif not short:
            words = {"limit": f"{limit:,}", "length": f"{len(text):,}"}
            self._proof.add("PT209", mark, path, **words)
        elif pattern == LANGUAGE:
            self._proof.add("PT215", mark, path, value=text)
        elif pattern:
            self._proof.add("PT208", mark, path, self._like_an_id(text, path), value=text)
        else:
            star = stray_star(text) if "*" in text and path[-1] != "mark" else -1
            if star >= 0:
                place, _ = self._proof.lines.nth(_STAR, text[:star].count("*"), mark)
                self._proof.add("PT401", place, path)
            if stray := meant.stray(text, path):
                at, sign, hint = stray
                found = re.compile(re.escape(sign))
                place, _ = self._proof.lines.nth(found, text[:at].count(sign), mark)
                self._proof.add("PT413", place, path, hint, sign=sign)
            return True
        return False

    def _like_an_id(self, text: str, path: FieldPath) -> str:
        """What to write for a text that cannot be an id: one that there is, where one is named."""
        if path[-1] == "id" or (len(path) == 2 and path[0] == "people"):
            return f"did you mean `{id_like(text)}`?" if id_like(text) else ""
        person = meant.is_of_a_person(text, path)
        if person not in self._ids:
            self._ids[person] = dict((named_people if person else titled_beats)(self._root))
        ids = self._ids[person]
        known = {each for each in ids.values() if _MATCHES[ID](each)} | {BEFORE}
        found = ids.get(text.casefold()) or self.suggestions.near(text, known) or ""
        # One that is no id either is told of where it stands.
        like = found if _MATCHES[ID](found) else id_like(found)
        if like:
            return f"did you mean `{like}`?"
        if not person and meant.is_since(path):
            return meant.BEAT_OR_BEFORE
        return CODES["PT302" if person else "PT301"].in_short

    def _number(self, node: Node, type_: inspect.IntType, path: FieldPath) -> object:
        # Every number of a script has bounds.
        low, high = cast(tuple[int, int], (type_.ge, type_.le))
        if not _NUMBER.fullmatch(node.text):
            hint = f"write a number from {low}, {TRUST_WORDS[low]}, to {high}, {TRUST_WORDS[high]}"
            if minus := re.fullmatch(_MINUS, node.text):
                hint = f"the sign is {name_of(node.text[0])}; write `-{minus[1]}`"
            self._proof.add("PT206", node.mark, path, hint, value=node.text)
            return self._break(path, type_)
        # A number of many digits is out of any range, and slow to make.
        number = int(node.text) if len(node.text) < 10 else None
        if number is None or not low <= number <= high:
            words = {"low": str(low), "high": str(high), "value": node.text}
            self._proof.add("PT207", node.mark, path, **words)
            return self._break(path, type_)
        return number

    def _word(self, node: Node, type_: inspect.Type, path: FieldPath) -> object:
        values, code = _TRUTH_VALUES, "PT214"
        if isinstance(type_, inspect.LiteralType):
            values, code = {str(value): value for value in type_.values}, "PT212"
        if node.text in values:
            return values[node.text]
        self._proof.add(code, node.mark, path, value=node.text)
        return self._break(path, type_)


def _set(text: str, path: FieldPath) -> str:
    """A text as it is kept: prose has paragraphs, and whatever else there is stands in one line."""
    if "\n" not in text:
        return text
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    prose = field in PROSE and path[:2] != meant.FACTS
    return text if prose else " ".join(text.split())


_READERS: Mapping[type[inspect.Type], tuple[str, Callable[..., object]]] = {
    inspect.StrType: ("text", Walk._text),
    inspect.IntType: ("text", Walk._number),
    inspect.BoolType: ("text", Walk._word),
    inspect.LiteralType: ("text", Walk._word),
    inspect.StructType: ("keys", Walk._record),
    inspect.DictType: ("keys", Walk._mapping),
    inspect.VarTupleType: ("list", Walk._list),
}
"""What has to stand where a value of each type belongs, and how it is read."""
