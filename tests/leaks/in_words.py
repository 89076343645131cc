"""A real story with every text replaced by one word that says from when it may be known."""

from collections.abc import Iterator
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


def retold(story: Story) -> Story:
    """The whole story in words, with words wherever it could have some and has none."""
    tree = msgspec.to_builtins(story)
    _fill(tree)
    serial = count(1)
    table = Table(tree, END)
    for part, fields, known in table.known():
        for field in fields:
            if field in part:
                part[field] = _worded(part[field], known, serial)
    for kind, revealed in REVEALED.items():
        for each in tree[kind]:
            each["id"] = named(each["id"], table.since(each[revealed]))
    ids = {beat: named(beat, place) for beat, place in table.place.items()}
    return msgspec.convert(_renamed(tree, ids), Story)


def _fill(tree: dict[str, Any]) -> None:
    """Give everything a text that an author may leave out, and take away what says addresses."""
    tree["about"] |= {"author": "-", "licence": "-", "sources": []}
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


def _worded(text: Any, known: int, serial: Iterator[int]) -> Any:
    """The same with a word of its own for every text."""
    if isinstance(text, str):
        return said(f"n{next(serial):04d}", known)
    if isinstance(text, list | tuple):
        return [_worded(each, known, serial) for each in text]
    if isinstance(text, dict):
        # Among the keys only the names of facts are text.
        return {
            _worded(key, known, serial) if key[0].isupper() else key: _worded(each, known, serial)
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
