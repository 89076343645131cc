"""What an edit of a script has changed: in a story, beats that have another id; in a view, all."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.script.model import Beat, Story
from perfection_tui.view import wording
from perfection_tui.view.horizon import BeatView, Opened, View, beat_ids

Value = TypeVar("Value")


class Edit(Struct, frozen=True):
    """What reads otherwise in a view than it did: moments by id, and pages by their names.

    `turned` are those of the moments that read otherwise only once they are turned over.
    """

    moments: Sequence[str]
    turned: Sequence[str]
    pages: Sequence[str]


def edit_between(before: View, after: View) -> Edit:
    """What of a view reads otherwise than before. Moments that are new are among it."""
    was, now = _moments(before), _moments(after)
    moments = [id_ for id_, told in now.items() if was.get(id_) != told]
    changed = [field for field in _PAGES if getattr(before, field) != getattr(after, field)]
    pages = list(dict.fromkeys(_PAGES[field] for field in changed))
    if _cards(before) != _cards(after):
        pages.append(wording.CONTENTS)
    turned = [id_ for id_ in moments if id_ in was and _as_before(now[id_], was[id_]) == was[id_]]
    return Edit(moments, turned, pages)


def _as_before(moment: BeatView, before: BeatView) -> BeatView:
    """A moment with what stands behind its belief as it was before."""
    behind = ("truths", "unresolved", "through", "note")
    return replace(moment, **{field: getattr(before, field) for field in behind})


_PAGES = {
    "title": wording.ABOUT,
    "about": wording.ABOUT,
    "advisory": wording.ABOUT,
    "detailed_advisory": wording.ABOUT,
    "people": wording.PEOPLE,
    "knowledge": wording.KNOWLEDGE,
    "events": wording.EVENTS,
    "clues": wording.CLUES,
    "coda": wording.REMAINS,
}


def _cards(view: View) -> list[tuple[str, str]]:
    """What the chapters say of themselves."""
    return [(chapter.title, chapter.teaser) for chapter in view.chapters]


def _moments(view: View) -> dict[str, BeatView]:
    """Every moment by id, without what it has of others: its number, and trust carried over."""
    beats = [beat for chapter in view.chapters for beat in chapter.beats]
    trusted: list[Mapping[str, int]] = [{}, *(beat.trust for beat in beats)]
    return {
        beat.id: replace(beat, number=0, turns_over=(), trust=_news(earlier, beat.trust))
        for earlier, beat in zip(trusted, beats, strict=False)
    }


def _news(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    return {person: level for person, level in after.items() if before.get(person) != level}


def renamed(before: Story, after: Story, *, whole: bool) -> dict[str, str]:
    """The new ids of beats that have one, by the old: found by chapter, and by what is told there.

    A new id is one that the story did not have before: a hidden beat that was there all along
    never passes for an open one. Beats that are alike are paired in their order, so that a later
    one, which may be hidden, never decides what an earlier one is called now.
    `whole`: nothing is hidden, and title and place are enough where they tell beats apart.
    """
    key = _called if whole else _told
    gone, new = _keyed(before, key, without=after), _keyed(after, key, without=before)
    return {
        old: now
        for key_, ids in gone.items()
        if not whole or len(ids) == len(new.get(key_, ())) == 1
        for old, now in zip(ids, new.get(key_, ()), strict=False)
    }


def _called(beat: Beat) -> tuple[object, ...]:
    return beat.title, beat.place


def _told(beat: Beat) -> tuple[object, ...]:
    """What somebody is told who has just come to a beat."""
    return *_called(beat), beat.belief, *(each.truth for each in beat.truths if each.at == beat.id)


def _keyed(
    story: Story, key: Callable[[Beat], tuple[object, ...]], *, without: Story
) -> dict[tuple[object, ...], list[str]]:
    """The ids of beats that another story does not have, by what one is found again by."""
    others = frozenset(beat_ids(without))
    found: dict[tuple[object, ...], list[str]] = {}
    for chapter in story.chapters:
        for beat in chapter.beats:
            if beat.id not in others:
                found.setdefault((chapter.id, *key(beat)), []).append(beat.id)
    return found


def opened_renamed(opened: Opened, new_ids: Mapping[str, str]) -> Opened:
    """What is open, by the new ids of beats."""
    return replace(opened, beats=frozenset(new_ids.get(beat, beat) for beat in opened.beats))


def entries_renamed(entries: Mapping[str, Value], new_ids: Mapping[str, str]) -> dict[str, Value]:
    """What belongs to each of some beats, by their new ids; what had one before gives way."""
    moved = {new_ids[beat]: value for beat, value in entries.items() if beat in new_ids}
    return {**{beat: each for beat, each in entries.items() if beat not in new_ids}, **moved}


def found_again(item: int, before: Sequence[str], now: Sequence[str]) -> int:
    """The place of an item of a list in another one, by the ids in both; else the nearest place."""
    if item < len(before) and before[item] in now:
        return now.index(before[item])
    return max(0, min(item, len(now) - 1))
