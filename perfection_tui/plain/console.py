"""Lines in and lines out, whatever stands at either end; and lists, with answers by number."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO, TypeVar
from unicodedata import combining, normalize

from perfection_tui.export.columns import WIDTH, Lines, apart, literal, room_beside, wrapped
from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.watched import WatchedAnswer
from perfection_tui.script.characters import visible, width
from perfection_tui.view.address import index
from perfection_tui.view.phrases import one_line

PROMPT = "> "

LONGEST_LINE = 4_096
"""The longest line that is taken for something typed, in characters."""

# Drawn by the reading screen; a locale that has not all of these cannot show it.
_DRAWN = "╭─╮│╰╯┏━┓┃┗┛●◉○◀·’…"

_NEAREST = str.maketrans(
    dict(zip("‘’“”„«»–—·×øł", '\'\'"""""---xol', strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe"}
)

_SAID = {"all": "all of it", "none": "nothing yet", "nothing": "nothing yet"}
"""How the command line says an answer, and what stands alone in one."""

Offered = TypeVar("Offered", bound="CoverAnswer | WatchedAnswer")


def why_plain() -> str:
    """Why a screen cannot be drawn on this terminal, in a sentence; empty where it can."""
    if os.environ.get("TERM", "").lower() in ("dumb", "unknown"):
        return "This terminal cannot draw a screen, so the story is read line by line."
    if sys.__stderr__ and sys.__stderr__.isatty() and not _has(_DRAWN, sys.__stderr__.encoding):
        return "This locale cannot show the screen, so the story is read line by line."
    return ""


class Console:
    """Writes lines and asks for them. What was typed is echoed where no terminal does that."""

    def __init__(self, source: TextIO | None, sink: TextIO) -> None:
        if isinstance(source, TextIOWrapper):
            # Bytes that are no text are dropped, and reading goes on.
            source.reconfigure(errors="ignore")
        self._source, self._sink = source, sink
        self._encoding = sink.encoding or "ascii"
        self._echoes = not (source and source.isatty())

    def write(self, *blocks: Lines) -> None:
        """Write blocks of lines, an empty one behind each, in characters that the sink has."""
        shown = [fitting for line in apart(blocks) for fitting in written_in(line, self._encoding)]
        self._put("\n".join([*shown, "", ""]))

    def say(self, *sentences: str) -> None:
        """Say some sentences; empty ones are none."""
        if words := " ".join(filter(None, sentences)):
            self.write(wrapped(words))

    def ask(self) -> str:
        """What is typed at the prompt, without blanks around it. Raises EOFError at its end."""
        self._put(PROMPT)
        line = self._source.readline(LONGEST_LINE) if self._source else ""
        # A line without an end is the last one, or is nothing that anybody typed.
        if not line or (len(line) == LONGEST_LINE and not line.endswith("\n")):
            self._put("\n")
            raise EOFError
        typed = line.strip()
        echo = visible(typed)[: (WIDTH - len(PROMPT)) // 2]
        echoed = "".join(written_in(echo, self._encoding)) + "\n" if self._echoes else ""
        self._put(f"{echoed}\n")
        return typed

    @property
    def columns(self) -> int:
        """How wide the terminal is; where there is none, no line is too long."""
        with suppress(OSError, ValueError):
            if self._sink.isatty():
                return os.get_terminal_size(self._sink.fileno()).columns or WIDTH
        return WIDTH

    def _put(self, text: str) -> None:
        self._sink.write(text)
        self._sink.flush()


def written_in(line: str, encoding: str) -> Lines:
    """A line in characters of an encoding; it may take two where those are longer."""
    if _has(line, encoding):
        return [line]
    plain = "".join(each if _has(each, encoding) else _nearest(each, encoding) for each in line)
    indent = plain[: len(plain) - len(plain.lstrip())]
    return [plain] if width(plain) <= room_beside(0) else literal(plain, indent)


def _nearest(character: str, encoding: str) -> str:
    """What stands for a character that an encoding lacks: its letter, or a question mark."""
    plain = character.translate(_NEAREST)
    if plain == character:
        plain = "".join(each for each in normalize("NFKD", character) if not combining(each))
    return plain if _has(plain, encoding) else "?"


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def numbered(texts: Iterable[str], sign: str = " ") -> Lines:
    """Texts as they are, each under its number; `sign` stands behind that."""
    lines = []
    for number, text in enumerate(texts, 1):
        lines += literal(text, "    ", first=f"{number:>2}{sign} ")
    return lines


def answer_lines(answers: Sequence[Offered]) -> Lines:
    """Answers by number, each with what it does."""
    return numbered(
        f"{each.label} ({each.effect})" if each.effect else each.label for each in answers
    )


def answer(typed: str, answers: Sequence[Offered]) -> Offered | None:
    """The answer that something typed means: its number, its words, or its chapter."""
    wanted = one_line(typed).casefold()
    if 0 <= index(wanted) < len(answers):
        return answers[index(wanted)]
    wanted = _SAID.get(wanted, wanted)
    for each in answers:
        label = each.label.casefold()
        if wanted in (label, label.removeprefix("to the end of "), label.partition(":")[0]):
            return each
    return None
