"""Why a move cannot be made where the reader is, in a sentence: no key is silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perfection_tui.reader.reading import Reading
from perfection_tui.view.phrases import count_of

THE_END = "This is the end."
OPEN_ENDS_HERE = "What is open to you ends here."
COMES_LATER = "This chapter comes later."
BEHIND_NOTE = "This moment stands behind its content note."

TELLS_NEXT = "From here on, stepping forward opens the story. {enter} again begins."
"""What is asked, once, before a first viewing begins at the edge."""


def why_not(reading: Reading, move: str) -> str:
    """Why this move cannot be made now; empty where it can, or is none that ever fails."""
    return _REASONS[move](reading) if move in _REASONS else ""


def no_chapter(reading: Reading) -> str:
    """Why there is no such chapter."""
    count = len(reading.view.chapters)
    return f"There {'is' if count == 1 else 'are'} {count_of(count, 'chapter')}."


def _forward(reading: Reading) -> str:
    if reading.can_go_forward:
        return ""
    if reading.stop.kind != "card":
        return THE_END
    return OPEN_ENDS_HERE if reading.at_edge else COMES_LATER


def _back(reading: Reading) -> str:
    return "" if reading.can_go_back else "This is the beginning."


def _turn(reading: Reading) -> str:
    if reading.can_turn:
        return ""
    if reading.asks_first:
        return BEHIND_NOTE
    return "There is no moment here to turn over."


def _return(reading: Reading) -> str:
    return "" if reading.can_return else "You have not jumped from anywhere."


def _replay(reading: Reading) -> str:
    if reading.can_replay or reading.replay:
        return ""
    if reading.beat is None or not reading.beat.turns_over:
        return "Nothing earlier is turned over here."
    return _turn(reading) or "Turn this moment over first."


def _bookmark(reading: Reading) -> str:
    return "" if reading.beat else "There is no moment here to put a bookmark on."


def _copy(reading: Reading) -> str:
    if reading.asks_first:
        return BEHIND_NOTE
    return "" if reading.beat else "There is no moment here to copy."


_REASONS: Mapping[str, Callable[[Reading], str]] = {
    "forward": _forward,
    "back": _back,
    "turn": _turn,
    "return": _return,
    "replay": _replay,
    "bookmark": _bookmark,
    "copy": _copy,
}
