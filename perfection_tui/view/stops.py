"""The places to stand in a view, and where each of them is in an edited story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import View


class Stop(Struct, frozen=True):
    """A place to stand: a beat, the card of a chapter not (wholly) open, or the coda.

    `chapter` counts from 0; `beat` is the beat's id, None on a card and in the coda.
    """

    kind: Literal["beat", "card", "coda"]
    chapter: int
    beat: str | None = None


def stops(view: View) -> list[Stop]:
    """Every place to stand in a view: the open moments in film order, and what comes after them.

    That is the coda, or a card for each chapter that is not open to its end. The first of
    the cards stands where what is open ends.
    """
    found = [
        Stop("beat", index, beat.id)
        for index, chapter in enumerate(view.chapters)
        for beat in chapter.beats
    ]
    found += [
        Stop("card", index) for index, chapter in enumerate(view.chapters) if not chapter.whole
    ]
    if view.complete and view.coda:
        found.append(Stop("coda", len(view.chapters)))
    return found


def counterpart(stop: Stop, before: View, story: Story) -> Stop | None:
    """The same place in an edited story, found by id; None if it is gone. It may not be open."""
    if stop.kind == "coda":
        return Stop("coda", len(story.chapters))
    chapter_id = before.chapters[stop.chapter].id
    for index, chapter in enumerate(story.chapters):
        if stop.beat and any(beat.id == stop.beat for beat in chapter.beats):
            return Stop("beat", index, stop.beat)
        if not stop.beat and chapter.id == chapter_id:
            return Stop("card", index)
    return None


def nearest(stop: Stop, before: View, after: View, places: Sequence[Stop]) -> Stop:
    """The nearest of `places`, the stops of `after`, to a stop of `before` that is not among them.

    For a beat, what follows the beat that it followed, so that one with a new id
    is found again, or that beat itself: whichever keeps to the chapter. Judged by
    the two views alone, it tells nothing of what is hidden.
    """
    if stop.kind == "coda":
        return places[-1]
    chapter_id = before.chapters[stop.chapter].id
    chapter = next((i for i, each in enumerate(after.chapters) if each.id == chapter_id), None)
    if stop.beat:
        last = _last_before(stop.beat, before, places)
        near = [places[at] for at in (last + 1, last) if 0 <= at < len(places)]
        return min(near, key=lambda place: (place.chapter != chapter, place.kind != "beat"))
    if chapter is None:
        return next((place for place in places if place.chapter >= stop.chapter), places[-1])
    return next((place for place in reversed(places) if place.chapter <= chapter), places[0])


def _last_before(beat: str, before: View, places: Sequence[Stop]) -> int:
    """Where the last beat that came before a beat stands among `places` now; -1 for none."""
    found = {place.beat: at for at, place in enumerate(places) if place.beat}
    last = -1
    for each in (each.id for chapter in before.chapters for each in chapter.beats):
        if each == beat:
            break
        last = found.get(each, last)
    return last
