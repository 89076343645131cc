"""What the monkey does to a terminal: drawn by chance, and the same again from the same seed."""

from random import Random
from typing import NamedTuple

from tests.e2e.terminal import KEYS

LETTERS = "abcefghjklmnoprstuvwxyBEGNT0123456789[]/?"
"""The letters that are bound somewhere, and some that are not; never those that leave."""

LEAVES = {"q", "ctrl+c", "ctrl+q", "ctrl+z"}
OPENS = {*LEAVES, *"wE\r0123456789", "enter", "ctrl+p"}
"""What may open more, answer, leave, or run something by its name: not for a guarded monkey."""

SIZES = ((80, 24), (120, 40), (40, 12), (30, 8), (200, 60), (100, 30), (50, 20), (10, 3), (1, 1))

BROKEN = (
    *(b"\xff", b"\xc3", b"\xe9", b"\xf0\x9f", b"\x00", b"\x80\x81"),
    *(b"\x1b[1114112~", b"\x1b[1:2;3:4;5:6u", b"\x1b[48;10;20;0;0t", b"\x1b[48;0;0;0;0t"),
    *(b"\x1b[M \xc8\xc8", b"\x1b[M", b"\x1b[<", b"\x1b[", b"\x1bO", b"\x1b]52;c;", b"\x1bP+r"),
    *(b"\x1b[<0;-1;-1M", b"\x1b[<99;9999;9999M", b"\x1b[?2026;9$y", b"\x1b[I", b"\x1b[O"),
)
"""Input that is no text, and reports that mean nothing or are cut short."""

PASTED = ("", "a", "the hand", "\n\n\n", "[bold]x[/]", "\x07\x1b]0;owned\x07", "x" * 3000, "é界🎻")


class Act(NamedTuple):
    """One thing done: bytes typed, a size taken, or something that happens to the script's file."""

    kind: str
    data: bytes = b""
    size: tuple[int, int] = (80, 24)


def acts(chance: Random, number: int, *, guarded: bool) -> list[Act]:
    """So many things to do."""
    return [_act(chance, guarded=guarded) for _ in range(number)]


def _act(chance: Random, *, guarded: bool) -> Act:
    roll = chance.random()
    if roll < 0.55:
        return Act("type", _key(chance, guarded=guarded))
    if roll < 0.70:
        keys = [_key(chance, guarded=guarded) for _ in range(chance.randint(2, 12))]
        return Act("type", b"".join(keys))
    if roll < 0.80 and not guarded:
        return Act("type", _mouse(chance))
    if roll < 0.85:
        return Act("type", _wheel(chance))
    if roll < 0.90:
        return Act("resize", size=chance.choice(SIZES))
    if roll < 0.94:
        return Act("type", b"\x1b[200~" + chance.choice(PASTED).encode() + b"\x1b[201~")
    if roll < 0.98:
        return Act("type", chance.choice(BROKEN))
    return Act("edit" if chance.random() < 0.7 else "stop", chance.randbytes(8))


def _key(chance: Random, *, guarded: bool) -> bytes:
    while True:
        key = chance.choice([*LETTERS, *KEYS])
        if key not in LEAVES and not (guarded and key in OPENS):
            return KEYS.get(key) or key.encode()


def _mouse(chance: Random) -> bytes:
    column, row = chance.randint(1, 130), chance.randint(1, 45)
    down = b"\x1b[<0;%d;%dM" % (column, row)
    return down + b"\x1b[<0;%d;%dm" % (column, row) * chance.randint(0, 2)


def _wheel(chance: Random) -> bytes:
    way, column, row = chance.choice((64, 65)), chance.randint(1, 99), chance.randint(1, 30)
    return b"\x1b[<%d;%d;%dM" % (way, column, row)
