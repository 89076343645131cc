"""Which keys the reading screen names at its foot, the most useful first."""

from __future__ import annotations

from perfection_tui.reader.reading import Reading
from perfection_tui.tui.widgets.key_line import KeyHint

NARROWEST_PAIR = 60
"""The width below which two sides would be too narrow to read."""


def reading_hints(
    reading: Reading, *, both: bool, width: int, found: str = "", problems: str = ""
) -> list[KeyHint]:
    """The keys for where the reading stands; `both`: both sides are shown, in `width` cells.

    `found`: how far a search has come. `problems`: how many the script has. Empty: none.
    """
    forward = KeyHint("→", "next", "screen.forward", reading.can_go_forward)
    turn = KeyHint("t", "turn back" if reading.turned else "turn over", "screen.turn")
    watched = KeyHint("w", "watched", "screen.open('watched')")
    if reading.asks_first:
        first = [
            KeyHint("Enter", "read it", "screen.enter"),
            KeyHint("→", "pass over", "screen.forward", reading.can_go_forward),
        ]
    else:
        first = [forward]
        if reading.can_turn or not reading.unfold:
            first.append(turn if reading.can_turn else watched)
    if found:
        first.insert(0, KeyHint("n", f"next found ({found})", "screen.found(1)"))
        first.append(KeyHint("Esc", "end search", "screen.end_search"))
    if problems:
        first.append(KeyHint("r", problems, "app.reload"))
    if reading.newly_told:
        first.append(KeyHint("f", "newly told", "screen.newly_told"))
    sides = KeyHint("s", "one side" if both else "both sides", "screen.sides")
    chapters = min(len(reading.view.chapters), 9)
    return [
        *first,
        KeyHint("c", "contents", "screen.open('contents')"),
        KeyHint("←", "back", "screen.back", reading.can_go_back),
        *([KeyHint("u", "return", "screen.return")] if reading.can_return else []),
        KeyHint("o", "order", "screen.open('order')"),
        KeyHint("p", "people", "screen.open('people')"),
        KeyHint("e", "evidence", "screen.open('evidence')"),
        KeyHint("v", "verdict", "screen.open('verdict')"),
        KeyHint("/", "find", "screen.open('find')"),
        *([KeyHint(f"1-{chapters}", "chapter", "screen.open('contents')")] if chapters > 1 else []),
        *([sides] if reading.can_turn and width >= NARROWEST_PAIR else []),
        *([watched] if reading.can_turn and not reading.unfold else []),
        KeyHint("a", "about", "app.about"),
        KeyHint("q", "leave", "app.leave"),
        KeyHint("?", "keys", "app.keys"),
    ]
