"""Lines in and out: what is typed, what is echoed, and characters that a locale lacks."""

import io
import sys

import pytest

from perfection_tui.export.columns import WIDTH
from perfection_tui.plain.console import LONGEST_LINE, Console, answer, written_in
from perfection_tui.reader.watched import watched_answers
from tests.making import whole
from tests.reader.tales import tale


class Terminal(io.StringIO):
    """Somebody typing at a terminal."""

    def isatty(self) -> bool:
        return True


def test_what_comes_through_a_pipe_is_echoed_so_that_what_was_said_reads_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = Console(io.StringIO("  turn \nnext\x1b[2J\n"), sys.stdout)
    assert console.ask() == "turn"
    assert console.ask() == "next\x1b[2J"
    with pytest.raises(EOFError):
        console.ask()
    assert capsys.readouterr().out == "> turn\n\n> next\\x1b[2J\n\n> \n"


def test_a_terminal_echoes_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert Console(Terminal("turn\n"), sys.stdout).ask() == "turn"
    assert capsys.readouterr().out == "> \n"


@pytest.mark.parametrize(
    "source", [io.StringIO("\0" * LONGEST_LINE * 2), None], ids=["what nobody typed", "nothing"]
)
def test_it_is_the_end_of_input(source: io.StringIO | None) -> None:
    with pytest.raises(EOFError):
        Console(source, sys.stdout).ask()


@pytest.mark.parametrize(
    ("line", "encoding", "said"),
    [
        ("Anton’s “café” – Łódź…", "utf-8", ["Anton’s “café” – Łódź…"]),
        ("Anton’s “café” – Łódź…", "ascii", ['Anton\'s "cafe" - ?odz...']),
        ("Anton’s café…", "latin-1", ["Anton's café..."]),
        ("Anton’s café…", "cp1252", ["Anton’s café…"]),
        ("琴", "ascii", ["?"]),
        ("’" * 3, "no such encoding", ["???"]),
    ],
)
def test_what_an_encoding_lacks_is_said_otherwise(
    line: str, encoding: str, said: list[str]
) -> None:
    assert written_in(line, encoding) == said


def test_a_line_that_grows_by_that_is_set_again() -> None:
    lines = written_in("  " + "ab… " * 17, "ascii")
    assert len(lines) == 2
    assert all(len(line) <= WIDTH and line.startswith("  ab...") for line in lines)


@pytest.mark.parametrize("typed", [b"quit", b"\xff\xfequit\n"])
def test_a_last_line_needs_no_end_and_bytes_that_are_no_text_are_dropped(typed: bytes) -> None:
    source = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8", errors="strict")
    assert Console(source, sys.stdout).ask() == "quit"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("1", "Nothing yet"), ("none", "Nothing yet"), ("nothing yet", "Nothing yet")),
        *(("2", "To the end of One"), ("TWO", "To the end of Two")),
        *(("to the end of two", "To the end of Two"), ("4", "All of it"), ("all", "All of it")),
        *(("0", None), ("5", None), ("three", None), ("to the end", None), ("", None)),
    ],
)
def test_an_answer_is_its_number_its_words_or_its_chapter(typed: str, meant: str | None) -> None:
    found = answer(typed, watched_answers(whole(tale("a b c"))))
    assert (found.label if found else None) == meant
