"""A real story with other texts: each a word that says from when it may be known, if not given."""

from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec

from perfection_tui.script.model import Story
from tests.leaks.table import Table
from tests.making import END, NEVER, film_order, known_from, named, said

REVEALED = {"clues": "pays_off_at", "events": "revealed_at", "knowledge": "revealed_at"}
"""What has an id that no view tells before some moment, and which field names that."""


def beyond(told: str, story: Story, watched: int) -> list[int]:
    """From when each word that was told may be known which may not be known after so many beats."""
    limit = END if watched == len(film_order(story)) else watched
    return [known for known in known_from(told) if known > limit]


Word = Callable[[int, int], str]
"""Makes a text of its number, and of after how many beats it may be known."""


def retold(story: Story, word: Word = lambda n, known: said(f"n{n:04d}", known)) -> Story:
    """The whole story in words, with words wherever it could have some and has none."""
    tree = msgspec.to_builtins(story)
    _fill(tree)
    serial = count(1)

    def words(known: int) -> Callable[[str], str]:
        return lambda _: word(next(serial), known)

    table = Table(tree, END)
    for part, fields, known in table.known():
        for field in fields:
            if field in part:
                part[field] = _changed(part[field], words(known))
    for kind, revealed in REVEALED.items():
        for each in tree[kind]:
            each["id"] = named(each["id"], table.since(each[revealed]))
    ids = {beat: named(beat, place) for beat, place in table.place.items()}
    return msgspec.convert(_changed(tree, lambda text: ids.get(text, text)), Story)


def _fill(tree: dict[str, Any]) -> None:
    """Give everything a text that an author may leave out."""
    tree["about"] |= {"author": "-", "licence": "-"}
    tree["advisory"] |= {"general": ["-"], "detailed": ["-"]}
    beats = [beat for chapter in tree["chapters"] for beat in chapter["beats"]]
    for beat in beats:
        beat["sources"] = [said("sources", NEVER)]
    people = list(tree["people"].values())
    for each in (*people, *tree["clues"], *tree["knowledge"]):
        each["also"] = ["-"]
    for each in (*people, *beats):
        for truth in each["truths"]:
            truth["care"] = ["-"]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_changed(each, change) for each in value]
    if isinstance(value, dict):
        # Among the keys only the names of facts are text.
        return {
            change(key) if key[0].isupper() else key: _changed(each, change)
            for key, each in value.items()
        }
    return value
