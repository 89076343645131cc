"""How words are put together: numbers, plurals, series, and texts without their marks."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TypeVar

from perfection_tui.script.prose import stretches

Part = TypeVar("Part")

_AFTER_NOUN = frozenset(["after", "based", "by", "for", "from", "in", "of", "on", "with"])
"""What the words behind a noun begin with, as in `play in three acts`."""

_PLURAL = r"(?:[^ius’']s|children|men|people)$"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def emphasis_removed(text: str) -> str:
    """A script's text for places that hold no styles."""
    return "".join(stretch for stretch, _ in stretches(text)) if "*" in text else text


def one_line(text: str) -> str:
    """A script's text without its marks and its line breaks."""
    return " ".join(emphasis_removed(text).split())


def capital(text: str) -> str:
    """A text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def is_description(name: str) -> bool:
    """Whether somebody’s name is a description, as `The teachers` is, and `The Joker` is not."""
    article, _, rest = name.partition(" ")
    return article in ("The", "A", "An") and rest[:1].islower()


def within_sentence(name: str) -> str:
    """Somebody’s name where no sentence begins: there a description has a small letter."""
    return name[:1].lower() + name[1:] if is_description(name) else name


def is_plural(name: str) -> bool:
    """Whether somebody’s name is a description of several: `The teachers`."""
    return is_description(name) and bool(re.search(_PLURAL, as_far_as_noun(name)[-1]))


def as_far_as_noun(text: str) -> list[str]:
    """The words of a description as far as its noun; it ends at a sign, too."""
    words = re.split(r"[^\w\s'’-]", text)[0].split()
    return words[:1] + list(takewhile(lambda word: word not in _AFTER_NOUN, words[1:]))


def series(things: Sequence[Part]) -> list[Part | str]:
    """Things as they stand in a sentence: `A, B and C`."""
    parts: list[Part | str] = []
    for at, thing in enumerate(things, 1):
        parts += [thing, "" if at == len(things) else " and " if at == len(things) - 1 else ", "]
    return parts


def number_word(count: int) -> str:
    """A number in words as far as ten, in figures from there."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def count_of(count: int, thing: str) -> str:
    """So many of a thing, in words."""
    return f"one {thing}" if count == 1 else f"{number_word(count)} {thing}s"
