"""Runs of words by which a text is known again, whatever marks stand between and around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import View

LONGEST = 5
"""So many words in a row are too many for two texts to share by chance."""

_WORD = re.compile(r"[^\W_]+")


class Runs:
    """What a text, or several, is known by: every run of five words, and shorter texts whole."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs: set[str] = set()
        self._short: set[str] = set()
        for text in texts:
            words = _WORD.findall(text)
            self._runs.update(_five(words))
            # Of single words only names tell anything.
            if 1 < len(words) < LONGEST or (len(words) == 1 and _is_name(words[0])):
                self._short.add(f" {' '.join(words)} ")

    @classmethod
    def of(cls, record: Story | View) -> Runs:
        """What the texts of a story or a view are known by."""
        return cls(_texts(msgspec.to_builtins(record)))

    def found_in(self, text: str) -> set[str]:
        """Those of the runs that stand in a text."""
        words = _WORD.findall(text)
        written = f" {' '.join(words)} "
        return self._runs & set(_five(words)) | {each for each in self._short if each in written}

    def hidden_from(self, view: View) -> Runs:
        """Those that the view does not hold, be it with other capitals: `The` is not a secret."""
        held = "\n".join(_texts(msgspec.to_builtins(view)))
        return self.without([held, held.lower()])

    def without(self, others: Iterable[str]) -> Runs:
        """Those that stand in none of some other texts."""
        left = Runs(())
        left._runs, left._short = set(self._runs), set(self._short)
        for text in others:
            found = left.found_in(text)
            left._runs -= found
            left._short -= found
        return left


def _five(words: list[str]) -> Iterator[str]:
    return (" ".join(words[at : at + LONGEST]) for at in range(len(words) - LONGEST + 1))


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 2


def _texts(source: object) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, dict):
        for value in source.values():
            yield from _texts(value)
    elif isinstance(source, list | tuple):
        for value in source:
            yield from _texts(value)
