"""The line of keys at the foot of a screen: what works here now."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import plain


class KeyHint(Struct, frozen=True):
    """A key, what it does, the action a click runs, and whether it works now.

    The key is that of a command, `{turn}`; see `Keymap`. `stays`: there is always room for it.
    What does not work says why, to a click as to the key.
    """

    key: str
    label: str
    action: str
    works: bool = True
    stays: bool = False


def key_line(hints: Sequence[KeyHint], width: int) -> Content:
    """As many of `hints` as fit in `width` cells, in order, those that stay always among them."""
    gap = 3 if width >= 100 else 2
    staying = [_hint(hint) for hint in hints if hint.stays]
    room = width + gap - sum(hint.cell_length + gap for hint in staying)
    fitting = []
    for hint in [_hint(hint) for hint in hints if not hint.stays]:
        room -= hint.cell_length + gap
        if room < 0:
            break
        fitting.append(hint)
    return Content(" " * gap).join([*fitting, *staying]).truncate(width)


def _hint(hint: KeyHint) -> Content:
    key, label = ("bold $accent", "$foreground") if hint.works else ("$faint", "$faint")
    drawn = plain(hint.key, key) + plain(f" {hint.label}", label)
    return pressable(drawn, hint.action)
