"""Lines in and lines out, whatever stands at either end."""

import os
import re
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO
from unicodedata import combining, normalize

from perfection_tui.export.columns import WIDTH, Lines, broken, literal
from perfection_tui.script.characters import visible, width

PROMPT = "> "

LONGEST_LINE = 4_096
"""The longest line that is taken for something typed, in characters."""

LEAST_BESIDE = 24
"""The columns that the words of a table need beside its other cells; with fewer they go under
them."""

_LEAD = re.compile(r" *(?:.*\S {2,})?(?=\S)")
"""What a line's words stand behind: blanks, and in a row of a table the cells before the last."""

# Drawn by the reading screen; a locale that has not all of these cannot show it.
_DRAWN = "╭─╮│╰╯┏━┓┃┗┛●◉○◀·’…"

_NEAREST = str.maketrans(
    dict(zip("‘’“”„«»–—·×øł", '\'\'"""""---xol', strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe"}
)


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

    def write(self, lines: Lines) -> None:
        """Write lines, and an empty one behind them, in characters that the sink has."""
        if self._columns < WIDTH:
            lines = narrowed(lines, self._columns)
        shown = [fitting for line in lines for fitting in written_in(line, self._encoding)]
        self._put("\n".join([*shown, "", ""]))

    def ask(self) -> str | None:
        """What is typed at the prompt, without blanks around it; None at the end of input."""
        self._put(PROMPT)
        line = self._source.readline(LONGEST_LINE) if self._source else ""
        # A line without an end is the last one, or is nothing that anybody typed.
        if not line or (len(line) == LONGEST_LINE and not line.endswith("\n")):
            self._put("\n")
            return None
        typed = line.strip()
        echo = visible(typed)[: (WIDTH - len(PROMPT)) // 2]
        echoed = "".join(written_in(echo, self._encoding)) + "\n" if self._echoes else ""
        self._put(f"{echoed}\n")
        return typed

    @property
    def _columns(self) -> int:
        """How wide the terminal is; where there is none, no line is too long."""
        with suppress(OSError, ValueError):
            if self._sink.isatty():
                return os.get_terminal_size(self._sink.fileno()).columns or WIDTH
        return WIDTH

    def _put(self, text: str) -> None:
        self._sink.write(text)
        self._sink.flush()


def narrowed(lines: Lines, columns: int) -> Lines:
    """Lines set again for a narrow terminal, which would break them within words.

    A line goes on in the next one where the first word of that had no more room in it and that
    is as far in at least. A row of a table keeps its cells apart.
    """
    texts: list[Lines] = []
    for line in lines:
        word = next(iter(line.split()), "")
        before = texts[-1][-1] if texts else ""
        full = word and width(f"{before} {word}") > WIDTH
        lead = _lead(line)
        goes_on = full and not lead.strip() and width(lead) >= width(_lead(before))
        texts[len(texts) - bool(goes_on) :] = [[*(texts[-1] if goes_on else ()), line]]
    return [each for text in texts for each in _set_again(text, columns)]


def _set_again(text: Lines, columns: int) -> Lines:
    """The lines of one text in so many columns, as far in as they were."""
    lead = _lead(text[0])
    cells = re.split(" {2,}", lead.strip()) if lead.strip() else []
    squeezed = cells and columns - width(lead) < LEAST_BESIDE
    if not squeezed and all(width(line) <= columns for line in text):
        return text
    words = " ".join([text[0][len(lead) :], *text[1:]]).split()
    if squeezed:
        return ["  ".join(cells), *(f"    {line}" for line in broken(words, columns - 4))]
    indent = _lead(text[1]) if len(text) > 1 else " " * width(lead)
    first, *rest = broken(words, max(1, columns - max(width(lead), width(indent))))
    return [lead + first, *(indent + line for line in rest)]


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found[0] if found else ""


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def written_in(line: str, encoding: str) -> Lines:
    """A line in characters of an encoding; it may take two where those are longer."""
    if _has(line, encoding):
        return [line]
    plain = "".join(each if _has(each, encoding) else _nearest(each, encoding) for each in line)
    return [plain] if width(plain) <= WIDTH else literal(plain, _indent(plain))


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
