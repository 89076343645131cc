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


def _known(number: int, known: int) -> str:
    return said(f"n{number:04d}", known)


def retold(story: Story, word: Word = _known) -> Story:
    """The whole story in words, with words wherever it could have some and has none."""
    tree = msgspec.to_builtins(story)
    _fill(tree)
    serial = count(1)
    table = Table(tree, END)
    for part, fields, known in table.known():
        for field in fields:
            if field in part:
                part[field] = _worded(part[field], known, lambda known: word(next(serial), known))
    for kind, revealed in REVEALED.items():
        for each in tree[kind]:
            each["id"] = named(each["id"], table.since(each[revealed]))
    ids = {beat: named(beat, place) for beat, place in table.place.items()}
    return msgspec.convert(_renamed(tree, ids), Story)


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


def _worded(text: Any, known: int, word: Callable[[int], str]) -> Any:
    """The same with a word of its own for every text."""
    if isinstance(text, str):
        return word(known)
    if isinstance(text, list | tuple):
        return [_worded(each, known, word) for each in text]
    if isinstance(text, dict):
        # Among the keys only the names of facts are text.
        return {
            _worded(key, known, word) if key[0].isupper() else key: _worded(each, known, word)
            for key, each in text.items()
        }
    return text


def _renamed(value: Any, ids: dict[str, str]) -> Any:
    """The same with other ids for the moments, wherever they are named."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list | tuple):
        return [_renamed(each, ids) for each in value]
    if isinstance(value, dict):
        return {key: _renamed(each, ids) for key, each in value.items()}
    return value
