"""Lists by number, and what is typed to choose from them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from perfection_tui.export.columns import Lines, literal
from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.watched import Watched
from perfection_tui.view.phrases import one_line

_SAID = {"all": "all of it", "none": "nothing yet", "nothing": "nothing yet"}
"""How the command line says an answer, and what stands alone in one."""

Offered = TypeVar("Offered", bound="CoverAnswer | Watched")


def numbered(texts: Iterable[str], sign: str = " ") -> Lines:
    """Texts as they are, each under its number; `sign` stands behind that."""
    lines = []
    for number, text in enumerate(texts, 1):
        lines += literal(text, "    ", first=f"{number:>2}{sign} ")
    return lines


def index(typed: str) -> int:
    """A number as typed, counted from 0; -1 for what is none, or none that could be meant."""
    return int(typed) - 1 if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def listed(answers: Sequence[Offered]) -> Lines:
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
