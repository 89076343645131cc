"""What goes by the ids of beats, where an edited script gives some of them new ones."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from perfection_tui.reader.progress import Saved
from perfection_tui.view.horizon import Opened
from perfection_tui.view.stops import Stop

Value = TypeVar("Value")

# `ids` are, in what follows, the new ids by the old ones.


def stop(stop: Stop, ids: Mapping[str, str]) -> Stop:
    """A place to stand."""
    return replace(stop, beat=ids.get(stop.beat, stop.beat)) if stop.beat else stop


def opened(opened: Opened, ids: Mapping[str, str]) -> Opened:
    """What is open."""
    return replace(opened, beats=frozenset(ids.get(beat, beat) for beat in opened.beats))


def entries(entries: Mapping[str, Value], ids: Mapping[str, str]) -> dict[str, Value]:
    """What belongs to each of some beats; what had the new id before gives way."""
    moved = {ids[beat]: value for beat, value in entries.items() if beat in ids}
    return {**{beat: each for beat, each in entries.items() if beat not in ids}, **moved}


def saved(saved: Saved, ids: Mapping[str, str]) -> Saved:
    """All that is saved."""
    opened = saved.open
    return replace(
        saved,
        open=None if opened is None else tuple(sorted(ids.get(beat, beat) for beat in opened)),
        unfolded=tuple(ids.get(beat, beat) for beat in saved.unfolded),
        place=ids.get(saved.place or "", saved.place),
        unvisited=entries(saved.unvisited, ids),
        bookmarks=entries(saved.bookmarks, ids),
        votes=entries(saved.votes, ids),
    )
