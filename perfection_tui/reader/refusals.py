"""Why a move cannot be made where the reader is, in a sentence: no key is silent."""

from perfection_tui.reader import offers
from perfection_tui.reader.reading import Reading
from perfection_tui.view.horizon import View
from perfection_tui.view.phrases import count_of

COMES_LATER = "This chapter comes later."
BEHIND_NOTE = "This moment stands behind its content note."
NO_MOMENT = "There is no moment here to turn over."
NOT_JUMPED = "You have not jumped from anywhere."
NO_REVEAL = "Nothing earlier is turned over here."
TURN_FIRST = "Turn this moment over first."


def why_not(reading: Reading, move: str) -> str:
    """Why this move cannot be made now; empty where it can, or is none that ever fails.

    Commands are named in it as `offers` does.
    """
    match move:
        case "forward" if not reading.can_go_forward:
            if reading.stop.kind != "card":
                return f"This is the end. {offers.at_the_end(reading)}"
            ends = f"What is open to you ends here. {offers.WAYS_ON}"
            return ends if reading.at_edge else COMES_LATER
        case "back" if not reading.can_go_back:
            return "This is the beginning."
        case "turn" if not reading.can_turn:
            return BEHIND_NOTE if reading.asks_first else NO_MOMENT
        case "return" if not reading.can_return:
            return NOT_JUMPED
        case "replay" if not (reading.can_replay or reading.replay):
            if reading.beat is None or not reading.beat.turns_over:
                return NO_REVEAL
            return why_not(reading, "turn") or TURN_FIRST
        case "bookmark" if not reading.beat:
            return "There is no moment here to put a bookmark on."
        case "copy" if reading.asks_first:
            return BEHIND_NOTE
        case "copy" if not reading.beat:
            return "There is no moment here to copy."
    return ""


def no_chapter(view: View) -> str:
    """Why there is no such chapter."""
    count = len(view.chapters)
    return f"There {'is' if count == 1 else 'are'} {count_of(count, 'chapter')}."
