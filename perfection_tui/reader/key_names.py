"""The names of keys: as they are typed into one's own settings, and as a terminal has them."""

import re
import unicodedata
from string import punctuation

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
