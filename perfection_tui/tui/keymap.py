"""The keys of one's own: which they are for Textual, and how they are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace
from textual.keys import format_key

from perfection_tui.reader.settings import is_key
from perfection_tui.tui import commands
from perfection_tui.tui.widgets.key_line import KeyHint

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

    def hints(self, hints: Sequence[KeyHint]) -> list[KeyHint]:
        """Hints that name the keys of one's own."""
        return [self._hint(each) for each in hints]

    def _hint(self, hint: KeyHint) -> KeyHint:
        command = self._by_action.get(hint.action.removeprefix("screen."))
        return replace(hint, key=self.shown(command).split()[0]) if command else hint

    @cached_property
    def _by_action(self) -> Mapping[str, commands.Command]:
        """The commands that have keys of one's own, by what they run."""
        own = [commands.BY_ID[each] for each in self._own]
        return {each.action or each.id: each for each in own}


def key_shown(key: str) -> str:
    """A key as it stands on the screen: `Ctrl+X`, `→`, `?`."""
    *modifiers, last = key.split("+")
    shown = last if len(last) == 1 else _NAMES.get(last) or format_key(last)
    name = shown.capitalize() if len(shown) > 1 and last not in _NAMES else shown
    if modifiers:
        name = name.upper() if len(name) == 1 else name
    return "+".join([*map(str.capitalize, modifiers), name])


def key_typed(key: str) -> str:
    """A key as it is typed into one's own settings: `?` for `question_mark`."""
    return key if is_key(key) else format_key(key)
