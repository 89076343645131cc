"""Keys as the screen has them: what they are called, and the line at the foot that names them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from textual.content import Content
from textual.keys import format_key

from perfection_tui.tui import commands
from perfection_tui.tui.widgets.line import pressable
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

    def offered(self, words: str, style: str = "") -> Content:
        """Words of ours drawn that name a key; a click on them does what it does."""
        return pressable(self.drawn(words, style), clicked(words))

    def _first(self, command: str) -> str:
        return self.shown(commands.BY_ID[command]).split()[0]


def off_page(words: str) -> str:
    """Words of ours, said elsewhere than where a command works: the key of its page goes first."""

    def led_to(found: re.Match[str]) -> str:
        """A command, and the one before it that opens its page."""
        page = commands.BY_ID[found[1]].page
        return f"{{{page.id}}} and then {found[0]}" if page else found[0]

    return _NAMED.sub(led_to, words)


def clicked(words: str) -> str:
    """The action of the command that words of ours name last, as a click on a screen runs it."""
    does = commands.BY_ID[_NAMED.findall(words)[-1]].does
    return does if does.startswith("app.") else f"screen.{does}"


def key_shown(key: str) -> str:
    """A key as it stands on the screen: `Ctrl+X`, `→`, `?`."""
    *modifiers, last = key.split("+")
    shown = last if len(last) == 1 else _NAMES.get(last) or format_key(last)
    name = shown.capitalize() if len(shown) > 1 and last not in _NAMES else shown
    if modifiers:
        name = name.upper() if len(name) == 1 else name
    return "+".join([*map(str.capitalize, modifiers), name])


class KeyHint(Struct, frozen=True):
    """The key of a command, as in `{turn}`, what it does here, and whether it works now.

    `action`: what a click runs; left out, what the key runs, the last one where there are several.
    `stays`: there is always room for it.
    What does not work says why, to a click as to the key.
    """

    key: str
    label: str
    action: str = ""
    works: bool = True
    stays: bool = False

    @property
    def runs(self) -> str:
        """The action that a click runs."""
        return self.action or clicked(self.key)


@lru_cache
def _hint(keys: Keymap, hint: KeyHint) -> Content:
    """A hint as it stands in the line. Kept: from one moment to the next hardly any changes."""
    key, label = ("bold $accent", "$foreground") if hint.works else ("$faint", "$faint")
    words = plain(keys.said(hint.key), key) + plain(f" {hint.label}", label)
    return pressable(words, hint.runs)


def key_line(keys: Keymap, hints: Sequence[KeyHint], width: int) -> Content:
    """As many of `hints` as fit in `width` cells, in order, those that stay always among them."""
    gap = 3 if width >= 100 else 2
    drawn = [(_hint(keys, hint), hint.stays) for hint in hints]
    room = width + gap - sum(hint.cell_length + gap for hint, stays in drawn if stays)
    fitting = []
    for hint, stays in drawn:
        room -= 0 if stays else hint.cell_length + gap
        if stays or room >= 0:
            fitting.append(hint)
    return Content(" " * gap).join(fitting).truncate(width)
