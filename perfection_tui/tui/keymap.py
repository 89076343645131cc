"""The keys of one's own: which they are for Textual, and how they are called on the screen."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace
from textual.content import Content
from textual.keys import format_key

from perfection_tui.tui import commands
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import plain

ALWAYS_LEAVE = "ctrl+q,ctrl+c"
"""What leaves whatever else does: nobody is to be shut in by a slip in a file."""

_NAMES = {
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "delete": "Delete",
}
"""Keys that are not called as Textual shows them."""

_NAMED = re.compile(r"\{(\w+)\}")
"""A command by its id, as words of ours name its key: `{turn} turns it over`."""


class Keymap:
    """The keys of one's own by command; of any other command those of the table."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own

    @cached_property
    def textual(self) -> Mapping[str, str]:
        """What Textual takes."""
        leave = {"leave": f"{self._own['leave']},{ALWAYS_LEAVE}"} if "leave" in self._own else {}
        return {**self._own, **leave}

    def shown(self, command: commands.Command) -> str:
        """The keys of a command as they stand on the screen."""
        own = self._own.get(command.id)
        return " ".join(map(key_shown, own.split(","))) if own else command.shown

    def said(self, words: str) -> str:
        """Words of ours with the first key of each command that they name."""
        return _NAMED.sub(lambda found: self._first(found[1]), words)

    def drawn(self, words: str, style: str = "") -> Content:
        """Words of ours, the keys that they name drawn as keys and the rest in a style."""
        stretches = _NAMED.split(words)
        return Content("").join(
            plain(self._first(each), "bold $accent") if at % 2 else plain(each, style)
            for at, each in enumerate(stretches)
        )

    def hints(self, hints: Sequence[KeyHint]) -> list[KeyHint]:
        """Hints with the keys of the commands that they name."""
        return [replace(each, key=self.said(each.key)) for each in hints]

    def _first(self, command: str) -> str:
        return self.shown(commands.BY_ID[command]).split()[0]


def key_shown(key: str) -> str:
    """A key as it stands on the screen: `Ctrl+X`, `→`, `?`."""
    *modifiers, last = key.split("+")
    shown = last if len(last) == 1 else _NAMES.get(last) or format_key(last)
    name = shown.capitalize() if len(shown) > 1 and last not in _NAMES else shown
    if modifiers:
        name = name.upper() if len(name) == 1 else name
    return "+".join([*map(str.capitalize, modifiers), name])
