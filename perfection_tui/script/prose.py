"""How the text of a script is read: paragraphs, blanks, and `*emphasis*`."""

from __future__ import annotations

import re

EMPHASIS = re.compile(r"\*(?![\s*])([^*\n]*[^*\s])\*")
"""A stretch of emphasised text within one paragraph; group 1 is what the stars enclose."""

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits of any script."""

_BLANKS = re.compile(r"[ \t]+")


def tidy(text: str, *, literal: bool) -> str:
    r"""Text as the program keeps it: one blank between words, `\n\n` between paragraphs.

    In a `literal` block (`|`) every line break still stands as typed. In every
    other style YAML has already folded single breaks away, and each one that is
    left was a blank line.
    """
    if not ("\n" in text or "\t" in text or "  " in text) and text == text.strip(" "):
        return text
    paragraphs: list[str] = []
    words: list[str] = []
    indented = True
    for line in text.split("\n"):
        found = [word for word in _BLANKS.split(line) if word]
        starts_indented = line[:1] in (" ", "\t")
        # Folding leaves the breaks around an indented line alone: those are single.
        if words and (not found or not (literal or indented or starts_indented)):
            paragraphs.append(" ".join(words))
            words = []
        words += found
        indented = starts_indented
    if words:
        paragraphs.append(" ".join(words))
    return "\n\n".join(paragraphs)


def stray_stars(text: str) -> int:
    """How many stars of `text` open or close nothing, so that they show as typed."""
    return EMPHASIS.sub("", text).count("*")
