"""Whatever a terminal sends: what can be read is read, the rest is dropped, and reading goes on."""

import random
import tracemalloc

import pytest
from textual import events
from textual.message import Message

from perfection_tui.tui.terminal.received import MOST_PASTED, Received

UNREADABLE = {
    "no UTF-8": b"\xff",
    "an unfinished letter, then another key": b"\xc3",
    "a Latin-1 letter": b"\xe9",
    "a key beyond Unicode": b"\x1b[1114112~",
    "a key of a million digits": b"\x1b[" + b"9" * 20 + b"u",
    "a key with half a report": b"\x1b[1:2;3:4;5:6u",
    "a size of nothing": b"\x1b[48;0;0;0;0t",
    "a size beyond all screens": b"\x1b[48;99999;99999;1;1t",
    "the mouse as bytes, beyond column 95": b"\x1b[M \xc8\x21",
    "the mouse as bytes": b"\x1b[M !!",
}


def read(*pieces: bytes) -> list[Message]:
    received = Received()
    return [message for piece in pieces for message in received.feed(piece)]


def told(messages: list[Message]) -> list[str]:
    return [each.key if isinstance(each, events.Key) else type(each).__name__ for each in messages]


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_dropped_and_the_next_key_counts(name: str) -> None:
    keys = told(read(UNREADABLE[name] + b"t"))
    # Of a key that cannot be read Textual may read the rest.
    assert (keys[-1:] if name.startswith("a key") else keys) == ["t"]


def test_a_report_and_a_letter_may_come_in_pieces() -> None:
    report = b"\x1b[M \xc8\xc8"
    for at in range(1, len(report)):
        assert told(read(report[:at], report[at:] + b"t")) == ["t"], at
    assert told(read("é".encode()[:1], "é".encode()[1:])) == ["é"]


def test_the_mouse_is_reported_in_cells_where_the_terminal_knows_no_pixels() -> None:
    size, moved = read(b"\x1b[48;10;20;0;0t", b"\x1b[<0;7;5M")
    assert isinstance(size, events.Resize)
    assert (size.size, size.pixel_size) == ((20, 10), None)
    assert isinstance(moved, events.MouseDown)
    assert (moved.x, moved.y) == (6, 4)


def test_the_mouse_is_reported_in_pixels_where_it_knows_them() -> None:
    _, pressed = read(b"\x1b[48;10;20;100;200t", b"\x1b[<0;71;51M")
    assert isinstance(pressed, events.MouseDown)
    assert (pressed.x, pressed.y) == (7, 5)


def test_an_escape_alone_is_a_key_once_time_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received()
    monkeypatch.setattr("textual._parser.get_time", lambda: 0.0)
    assert list(received.feed(b"\x1b")) == []
    monkeypatch.setattr("textual._parser.get_time", lambda: 10.0)
    assert told(list(received.tick())) == ["escape"]


@pytest.mark.parametrize(
    "text",
    ["a", "", "two\nlines", "\x07\x1b]0;owned\x07", "\x1b", "\x1b[", "é" * 3000, "\x1b[<1;2;3M"],
)
def test_a_paste_is_one_message_whatever_stands_in_it(text: str) -> None:
    sent = b"\x1b[200~" + text.encode() + b"\x1b[201~t"
    pasted, key = read(sent)
    assert isinstance(pasted, events.Paste)
    assert (pasted.text, told([key])) == (text, ["t"])
    for at in (2, 4, 5, 7, len(sent) - 3):
        assert told(read(sent[:at], sent[at:])) == ["Paste", "t"]


def test_a_paste_that_never_ends_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received()
    assert list(received.feed(b"\x1b[200~half")) == []
    assert list(received.tick()) == []
    monkeypatch.setattr("perfection_tui.tui.terminal.received.PASTE_WAIT", -1.0)
    [pasted] = received.tick()
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "half"
    assert told(list(received.feed(b"t"))) == ["t"]


@pytest.mark.parametrize("at", range(7))
def test_of_a_paste_of_megabytes_only_the_beginning_is_kept(at: int) -> None:
    piece, end = "é".encode() * 2**15 + b"x", b"\x1b[201~t"
    received = Received()
    tracemalloc.start()
    try:
        begun = [*received.feed(b"\x1b[200~a")]
        begun += [message for _ in range(64) for message in received.feed(piece)]
        # What is not kept is not searched again either.
        assert tracemalloc.get_traced_memory()[1] < 5 * len(piece)
    finally:
        tracemalloc.stop()
    pasted, key = [*received.feed(b"x" + end[:at]), *received.feed(end[at:])]
    assert begun == []
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "a" + "é" * (MOST_PASTED // 2 - 1)
    assert told([key]) == ["t"]


def test_no_bytes_at_all_end_it() -> None:
    chance = random.Random(18)
    pieces = [b"\x1b[", b"\x1b[<", b"\x1b[M", b"\x1b[48;", b"\x1b[?", b";", b":", b"u", b"t", b"~"]
    received = Received()
    for _ in range(3000):
        sent = b"".join(
            chance.choice([chance.choice(pieces), chance.randbytes(2)]) for _ in range(6)
        )
        list(received.feed(sent))
        list(received.tick())
    # Whatever paste or report was begun is over: another key is read.
    assert told(list(received.feed(b"\x1b[201~" + b"x" * 40)))[-1] == "x"
