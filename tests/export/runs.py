"""Runs of words by which a text is known again, whatever marks stand between and around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from perfection_tui.horizon import View
from perfection_tui.script.model import Story

LONGEST = 5
"""So many words in a row are too many for two texts to share by chance."""

_WORD = re.compile(r"[^\W_]+")

Run = tuple[str, ...]


def runs_of(text: str) -> set[Run]:
    """Every run of up to `LONGEST` words of a text."""
    words = _WORD.findall(text)
    return {
        tuple(words[start : start + length])
        for length in range(1, LONGEST + 1)
        for start in range(len(words) - length + 1)
    }


def hidden_runs(story: Story, view: View) -> set[Run]:
    """The runs by which the texts of a story are known that the view does not hold."""
    visible = set().union(*(runs_of(text) for text in _texts(msgspec.to_builtins(view))))
    return {run for text in _texts(msgspec.to_builtins(story)) for run in _known_by(text)} - visible


def _known_by(text: str) -> Iterator[Run]:
    words = _WORD.findall(text)
    length = min(LONGEST, len(words))
    # Of single words only names tell anything.
    if length > 1 or (words and words[0][0].isupper() and len(words[0]) > 2):
        yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _texts(source: object) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, dict):
        for value in source.values():
            yield from _texts(value)
    elif isinstance(source, list | tuple):
        for value in source:
            yield from _texts(value)
