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


def nearest(stop: Stop, before: View, after: View, among: Sequence[Stop]) -> Stop:
    """The nearest of `among`, the stops of `after`, to a stop of `before` that is not among them.

    For a beat, what follows the beat that it followed, so that one with a new id
    is found again, or that beat itself: whichever keeps to the chapter. Judged by
    the two views alone, it tells nothing of what is hidden.
    """
    if stop.kind == "coda":
        return among[-1]
    chapter_id = before.chapters[stop.chapter].id
    chapter = next((i for i, each in enumerate(after.chapters) if each.id == chapter_id), None)
    if stop.beat:
        last = _last_before(stop.beat, before, among)
        near = [among[at] for at in (last + 1, last) if 0 <= at < len(among)]
        return min(near, key=lambda each: (each.chapter != chapter, each.kind != "beat"))
    if chapter is None:
        return next((each for each in among if each.chapter >= stop.chapter), among[-1])
    return next((each for each in reversed(among) if each.chapter <= chapter), among[0])


def _last_before(beat: str, before: View, among: Sequence[Stop]) -> int:
    """Where the last beat that came before a beat stands in `among` now; -1 for none."""
    found = {each.beat: at for at, each in enumerate(among) if each.beat}
    last = -1
    for earlier in (each.id for chapter in before.chapters for each in chapter.beats):
        if earlier == beat:
            break
        last = found.get(earlier, last)
    return last
