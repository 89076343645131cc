"""A plain reading held in memory: what is typed goes in, and all that it says comes out."""

import io

from perfection_tui.plain.console import Console
from perfection_tui.plain.session import Session
from perfection_tui.plain.typed import VERBS
from perfection_tui.reader.opening import Opening


def every_command(*without: str) -> list[str]:
    """Every command but these, by its word and its letter, alone and with something after it."""
    return [
        word
        for each in VERBS
        if each.word not in without
        for word in (each.word, *each.letters, f"{each.word} 1", f"{each.word} nonsense")
    ]


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def said_by(opening: Opening, *typed: str) -> str:
    """Everything that is said while these lines are typed, the cover first."""
    source = io.StringIO("".join(f"{line}\n" for line in typed))
    sink = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    Session(opening, Console(source, sink), {}).run()
    sink.seek(0)
    return sink.read()
