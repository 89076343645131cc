"""One's own settings, with keys by their names; what is wrong in their file is told by line."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from string import punctuation
from typing import TypeVar

from msgspec import Struct

from perfection_tui.script import source
from perfection_tui.script.characters import visible
from perfection_tui.script.files import read_file
from perfection_tui.script.problems import Proof
from perfection_tui.script.suggest import did_you_mean
from perfection_tui.script.tree import MapEntry, Mark, Node
from perfection_tui.view.phrases import series

Value = TypeVar("Value")

SIDES_BY_NAME: Mapping[str, bool | None] = {"auto": None, "one": False, "both": True}
"""What `sides` may be, and whether both are shown; None: as the width allows."""

BOOLEANS: Mapping[str, bool] = {"true": True, "false": False}

NAMES = ("theme", "sides", "motion", "content_notes_first", "keys")
"""What can be set, as it stands in the file."""

HOW_KEYS_ARE_WRITTEN = (
    "A key is one character, or a name such as space, tab, enter, f5, ctrl+x or alt+x."
)

_NAMED = frozenset(
    [
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("space", "tab", "enter", "escape", "backspace", "comma"),
        *(f"f{number}" for number in range(1, 13)),
    ]
)
"""The keys that are no characters, and the one that stands between keys."""

_MODIFIED = re.compile(r"((?:ctrl|alt|shift)\+)+(.+)")

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What terminals’ keys are called where Unicode has another name for the character."""


class Settings(Struct, frozen=True, kw_only=True):
    """How somebody wants to read. None: as it comes.

    `keys`: by command, each as a list parted by commas.
    """

    theme: str | None = None
    both: bool | None = None
    motion: bool = True
    notes_first: bool = False
    keys: Mapping[str, str] = {}


class Choice(Struct, frozen=True):
    """What can be set: the themes, keys by command, and for each screen which commands share it."""

    themes: Collection[str]
    keys: Mapping[str, str]
    together: Sequence[Collection[str]]


def path() -> Path:
    """Where one's own settings lie."""
    from platformdirs import user_config_path

    return user_config_path("perfection-tui", appauthor=False) / "config.yaml"


def read(file: Path, choice: Choice) -> tuple[Settings, list[str]]:
    """The settings in a file, and what is wrong there in sentences; what is wrong is left out."""
    proof = Proof(file.name)
    data = read_file(file, proof)
    root = source.parse(data, proof) if data is not None else None
    wrong = [
        (f"{file.name}, line {each.line}: " if each.line else "") + _of_settings(each.sentence)
        for each in proof.problems
        # No file, or nothing in it, is nothing set.
        if each.code not in ("PT101", "PT108")
    ]
    settings = _Reader(file.name, choice, wrong)
    return settings.read(root) if root else Settings(), wrong


def _of_settings(sentence: str) -> str:
    """What is said of a script, as it is said of settings."""
    said = sentence.replace("keys such as `format: 1`", "lines such as `theme: auto`")
    return re.sub(r"\b(a|no) script\b", r"\1 settings file", said, flags=re.IGNORECASE)


def in_a_line(wrong: Sequence[str]) -> str:
    """What is wrong in the settings, in a line; empty: nothing."""
    if not wrong:
        return ""
    more = f" ({len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return f"{wrong[0]}{more} perfection-tui config tells all of it."


class _Reader:
    """Reads the keys of one file; whatever is wrong is noted with its line."""

    def __init__(self, name: str, choice: Choice, wrong: list[str]) -> None:
        self._name, self._choice, self._wrong = name, choice, wrong

    def read(self, root: Node) -> Settings:
        """The settings under a root."""
        self._all_known(root, NAMES, "setting")
        themes = {"auto": None, **{name: name for name in self._choice.themes}}
        return Settings(
            theme=self._one_of(root, "theme", themes, None),
            both=self._one_of(root, "sides", SIDES_BY_NAME, None),
            motion=self._one_of(root, "motion", BOOLEANS, True),
            notes_first=self._one_of(root, "content_notes_first", BOOLEANS, False),
            keys=self._keys(root),
        )

    def _tell(self, mark: Mark, *sentences: str) -> None:
        words = " ".join(filter(None, sentences))
        self._wrong.append(f"{self._name}, line {mark.line}: {visible(words)}")

    def _all_known(self, node: Node, known: Collection[str], what: str) -> None:
        for key, entry in node.entries.items():
            if key not in known:
                advice = did_you_mean(key, known)
                self._tell(entry.mark, f"there is no {what} “{key}”.", advice)

    def _one_of(self, root: Node, key: str, values: Mapping[str, Value], default: Value) -> Value:
        entry = root.entries.get(key)
        if entry is None or entry.value.nothing:
            return default
        text = entry.value.text
        if text in values:
            return values[text]
        known = "".join(series([*values])).replace(" and ", " or ")
        self._tell(entry.mark, f"{key} is {known}, not “{text}”.")
        return default

    def _keys(self, root: Node) -> dict[str, str]:
        entry = root.entries.get("keys")
        if entry is None or entry.value.nothing:
            return {}
        if entry.value.kind != "keys":
            self._tell(entry.mark, "below keys stand commands, each with its keys: turn: x, tab")
            return {}
        self._all_known(entry.value, self._choice.keys, "command")
        keys = {}
        for command, each in entry.value.entries.items():
            if command in self._choice.keys and (typed := self._typed(each)):
                keys[command] = typed
        return self._without_clashes(keys, entry.value)

    def _typed(self, entry: MapEntry) -> str:
        """The keys of a command; empty where one of them is none."""
        if entry.value.kind != "text":
            self._tell(entry.mark, "the keys of a command stand behind it, parted by commas.")
            return ""
        keys = [each.strip() for each in entry.value.text.split(",")]
        for key in keys:
            if not is_key(key):
                self._tell(entry.value.mark, f"“{key}” is no key.", HOW_KEYS_ARE_WRITTEN)
                return ""
        return ",".join(map(key_name, keys))

    def _without_clashes(self, keys: dict[str, str], node: Node) -> dict[str, str]:
        """The keys, less those that another command of the same screen has."""
        now = {each: own for each, own in self._choice.keys.items() if each not in keys}
        fine = {}
        for command, typed in keys.items():
            taken = self._taken(command, now)
            if clash := next((key for key in typed.split(",") if key in taken), ""):
                other = taken[clash]
                self._tell(
                    node.entries[command].mark,
                    f"{clash} is the key of {other}. Give {other} another one as well.",
                )
                continue
            fine[command] = now[command] = typed
        return fine

    def _taken(self, command: str, keys: Mapping[str, str]) -> dict[str, str]:
        """Who has which key on the screens where a command works."""
        screens = [each for each in self._choice.together if command in each]
        others = [each for screen in screens for each in screen if each in keys]
        # The first is told: whoever reads knows the keys of the reading first.
        return {key: each for each in reversed(others) for key in keys[each].split(",")}


def is_key(text: str) -> bool:
    """Whether a text names a key."""
    if found := _MODIFIED.fullmatch(text):
        return is_key(found[2])
    return text in _NAMED or (len(text) == 1 and text.isprintable() and not text.isspace())


def key_name(text: str) -> str:
    """A key by the name that it has in a terminal: `?` is `question_mark`."""
    if len(text) != 1 or text.isalnum():
        return text
    name = unicodedata.name(text).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


def typed_as(key: str) -> str:
    """The character that types a key of this name; empty where none does."""
    if len(key) == 1:
        return key
    return next((each for each in punctuation if key_name(each) == key), "")
