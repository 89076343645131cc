"""How the text of a script is read: paragraphs, kept line breaks, blanks, `*emphasis*`, words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits of any script."""

# Emphasis never reaches beyond its paragraph.
_EMPHASIS = re.compile(r"\*(?![\s*])((?:[^*\n]|\n(?!\n))*[^*\s])\*")

_BLANKS = re.compile(r"[ \t]+")
_BACKSLASH = re.compile(r"\\")

_KEPT = "\r"
"""Stands for a kept line break until paragraphs are parted; no text of a script has one."""

_KEPT_BREAK = re.compile(f" ?{_KEPT} ?")

PHRASE = 5
"""So many words in a row, common ones set aside, are a telling phrase."""

REPEATED = 0.6
"""A text that holds so much of another one's vocabulary says the same…"""

LEAST_REPEATED = 4
"""…if that makes at least so many words."""

_SENTENCE_ENDS = frozenset(".!?…:\n")


def with_kept_breaks(text: str, lines: Sequence[str]) -> str:
    """Text that YAML has read from these lines, marked where a backslash keeps a line break.

    It does if text stands before it and on the next line.
    """
    kept = [
        at == len(line) - 1 and bool(line[:at].strip()) and line[at - 1] != "\\" and bool(after)
        for line, after in pairwise([*map(str.strip, lines), ""])
        for at in _places(line)
    ]
    marked = list(text)
    # YAML keeps every backslash, so that the first in the text is the first in the lines.
    for at, keeps in zip(_places(text), kept, strict=False):
        if keeps:
            marked[at] = _KEPT
    return "".join(marked)


def _places(text: str) -> list[int]:
    return [found.start() for found in _BACKSLASH.finditer(text)]


def tidy(text: str, *, literal: bool) -> str:
    r"""Text as the program keeps it: one blank between words, `\n\n` between paragraphs.

    `\n` alone is a line break that a backslash keeps.
    In a `literal` block (`|`) every line break still stands as typed. In every
    other style YAML has already folded single breaks away, and each one that is
    left was a blank line.
    """
    untidy = "\n" in text or "\t" in text or "  " in text or _KEPT in text
    if not untidy and text == text.strip(" "):
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
    return _KEPT_BREAK.sub("\n", "\n\n".join(paragraphs))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """A text without the stars of its emphasis, in stretches, and whether each is emphasised."""
    end = 0
    for match in _EMPHASIS.finditer(text):
        yield text[end : match.start()], False
        yield match[1], True
        end = match.end()
    yield text[end:], False


def stray_star(text: str) -> int:
    """Where the first star stands that opens or closes nothing, and shows as typed; else -1."""
    at = 0
    for stretch, emphasised in stretches(text):
        if "*" in stretch:
            return at + stretch.index("*")
        at += len(stretch) + 2 * emphasised
    return -1


@cache
def common_words() -> frozenset[str]:
    """Words that tell nothing by themselves, in the language that scripts are mostly written in."""
    return frozenset(WORD.findall(Path(__file__).with_name("common_words.txt").read_text("utf-8")))


class Words:
    """The words of a text, in composed form, and those that are left without common ones."""

    def __init__(self, text: str) -> None:
        self._text = normalize("NFC", text)
        self.all: list[str] = WORD.findall(self._text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends."""
        return [each.span() for each in WORD.finditer(self._text)]

    @cached_property
    def telling(self) -> dict[int, str]:
        """The words that are left once common ones are set aside, by number, without their case."""
        folded, common = enumerate(map(str.casefold, self.all)), common_words()
        return {
            number: word
            for number, word in folded
            if len(self.all[number]) > 1 and word not in common
        }

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The telling words, each once."""
        return frozenset(self.telling.values())

    @cached_property
    def phrases(self) -> list[tuple[str, ...]]:
        """The telling phrases, one for each of the telling words but the last few."""
        folded = list(self.telling.values())
        return [tuple(folded[i : i + PHRASE]) for i in range(len(folded) - PHRASE + 1)]

    def quoted(self, first: int, last: int) -> str:
        """What stands from one of the words to another, in one line."""
        return " ".join(self._text[self._spans[first][0] : self._spans[last][1]].split())

    def starts_sentence(self, number: int) -> bool:
        """Whether a word would have a capital in any case."""
        if not number:
            return True
        between = self._text[self._spans[number - 1][1] : self._spans[number][0]]
        return not _SENTENCE_ENDS.isdisjoint(between)

    def say(self, what: "Words") -> bool:
        """Whether they hold nearly all of the telling words of another text."""
        shared = len(what.vocabulary & self.vocabulary)
        return shared >= max(LEAST_REPEATED, REPEATED * len(what.vocabulary))
