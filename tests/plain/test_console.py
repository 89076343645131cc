"""Lines in and out: what is typed, what is echoed, and characters that a locale lacks."""

import io

import pytest

from perfection_tui.export.columns import WIDTH
from perfection_tui.plain.console import LONGEST_LINE, Console, written_in


class Terminal(io.StringIO):
    """Somebody typing at a terminal."""

    def isatty(self) -> bool:
        return True


def sink() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def written(to: io.TextIOWrapper) -> str:
    to.seek(0)
    return to.read()


def test_what_comes_through_a_pipe_is_echoed_so_that_what_was_said_reads_whole() -> None:
    out = sink()
    console = Console(io.StringIO("  turn \nnext\x1b[2J\n"), out)
    assert console.ask() == "turn"
    assert console.ask() == "next\x1b[2J"
    with pytest.raises(EOFError):
        console.ask()
    assert written(out) == "> turn\n\n> next\\x1b[2J\n\n> \n"


def test_a_terminal_echoes_by_itself() -> None:
    out = sink()
    assert Console(Terminal("turn\n"), out).ask() == "turn"
    assert written(out) == "> \n"


def test_a_last_line_without_an_end_still_counts() -> None:
    assert Console(io.StringIO("quit"), sink()).ask() == "quit"


def test_a_line_that_nobody_typed_is_the_end_of_input() -> None:
    with pytest.raises(EOFError):
        Console(io.StringIO("\0" * LONGEST_LINE * 2), sink()).ask()


def test_no_input_at_all_is_the_end_of_input() -> None:
    with pytest.raises(EOFError):
        Console(None, sink()).ask()


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


def test_bytes_that_are_no_text_are_dropped_and_reading_goes_on() -> None:
    source = io.TextIOWrapper(io.BytesIO(b"\xff\xfenext\n"), encoding="utf-8", errors="strict")
    assert Console(source, io.StringIO()).ask() == "next"
