"""Which keys the reading screen names at its foot, the most useful first."""

from collections.abc import Sequence

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.replay import Replay
from perfection_tui.script.problems import Problem, counted
from perfection_tui.tui.pages.page import HELP_HINT, PAGES
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.view.wording import see_again

NARROWEST_PAIR = 60
"""The width below which two sides would be too narrow to read."""

_AT_THE_END = (KeyHint("{first}", "read again"), KeyHint("{shelf}", "other stories"))
_ALWAYS = (
    KeyHint("{about}", "about"),
    KeyHint("{leave}", "leave"),
    KeyHint("{palette}", "find a command"),
    HELP_HINT,
)


def reading_hints(
    reading: Reading, *, both: bool, width: int, found: str, problems: Sequence[Problem]
) -> list[KeyHint]:
    """The keys for where the reading stands; `both`: both sides are shown, in `width` cells.

    `found`: how far a search has come, if there is one. `problems`: those of the script.
    """
    if reading.replay:
        return _replay_hints(reading, reading.replay)
    watched = KeyHint("{watched}", "how far")
    back = KeyHint("{back}", "back", works=reading.can_go_back)
    returns = KeyHint("{return}", "return")
    first = _first_hints(reading, watched, returns if reading.can_return else back)
    if found:
        first.insert(0, KeyHint("{next_found}", f"next found ({found})"))
        first.append(KeyHint("{end_search}", "end search"))
    if problems:
        first.append(KeyHint("{reload}", counted(problems)))
    if reading.beat and reading.can_replay:
        first.append(KeyHint("{replay}", see_again(len(reading.beat.turns_over))))
    sides = KeyHint("{sides}", "one side" if both else "both sides")
    chapters = min(len(reading.view.chapters), 9)
    numbers = f"{{number_1}}-{{number_{chapters}}}"
    others = [
        KeyHint("{contents}", "contents"),
        back,
        *([returns] if reading.can_return else []),
        *PAGES,
        *([KeyHint(numbers, "chapter", "screen.open('contents')")] if chapters > 1 else []),
        *([sides] if reading.can_turn and width >= NARROWEST_PAIR else []),
        watched,
        *_ALWAYS,
    ]
    return [*first, *(each for each in others if each not in first)]


def _first_hints(reading: Reading, watched: KeyHint, back: KeyHint) -> list[KeyHint]:
    """The keys that lead on from here, before any that are everywhere."""
    forward = KeyHint("{forward}", "next", works=reading.can_go_forward)
    if reading.asks_first:
        return [
            KeyHint("{enter}", "read it"),
            KeyHint("{forward}", "pass over", works=reading.can_go_forward),
        ]
    if reading.can_turn:
        moment = reading.moment
        turns = "turn back" if reading.turned_over else "turn over"
        works = reading.turned or bool(moment and moment.two_sided)
        turn = [KeyHint("{turn}", turns)] if works else []
        return [forward, *turn] if reading.can_go_forward else [*turn, *_AT_THE_END]
    if reading.at_edge and not reading.story.unfold:
        return [KeyHint("{enter}", "next moment"), watched]
    if reading.stop.kind == "coda":
        return list(_AT_THE_END)
    return [forward if reading.at_edge else back, watched]


def _replay_hints(reading: Reading, replay: Replay) -> list[KeyHint]:
    """The keys in a replay."""
    reveal = reading.edition.moment(replay.reveal).title
    goes_on = f"back to {reveal}" if replay.at_end else "next"
    return [
        KeyHint("{forward}", goes_on if replay.turned else "turn it over"),
        KeyHint("{end_search}", "end replay"),
        KeyHint("{back}", "back"),
        HELP_HINT,
    ]
