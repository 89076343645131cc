"""A sound story that says the same thing in every text it has."""

import itertools
from collections.abc import Callable
from functools import cache

import msgspec
from msgspec.structs import replace

from perfection_tui.script import library
from perfection_tui.script.model import Source, Story
from perfection_tui.script.read import read_story

IDS = {
    *("at", "beats", "by", "format", "id", "introduced_at", "known_by", "language", "mark"),
    *("pays_off_at", "planted_at", "revealed_at", "through", "trust"),
}
"""The fields that hold ids, numbers or the tag of a language, wherever they stand."""


def saying(payload: str) -> Story:
    """Owl Creek with `payload` for every text, each with a number of its own behind it.

    Its sources say no address on the web: in those one is a link.
    """
    count = itertools.count(1)
    told = msgspec.convert(_told(_owl_creek(), lambda: f"{payload} {next(count)}"), Story)
    sources = tuple(
        Source(
            title=each.title.replace("://", ":"),
            note=each.note and each.note.replace("://", ":"),
        )
        for each in told.about.sources
    )
    return replace(told, about=replace(told.about, sources=sources))


@cache
def _owl_creek() -> object:
    return msgspec.to_builtins(read_story(library.find("owl-creek")))


def _told(value: object, text: Callable[[], str], *, ids: bool = False) -> object:
    if isinstance(value, str):
        return value if ids else text()
    if isinstance(value, list | tuple):
        # The `beats` of a chapter are beats; those of an event are ids.
        return [_told(each, text, ids=ids and isinstance(each, str)) for each in value]
    if isinstance(value, dict):
        return {
            # Among the keys only the names of facts are text.
            (text() if key[0].isupper() else key): _told(each, text, ids=ids or key in IDS)
            for key, each in value.items()
        }
    return value
