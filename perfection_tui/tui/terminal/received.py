"""What a terminal sends, made into messages; what cannot be read is dropped and reading goes on.

Textual 8.2.8 reads in `LinuxDriver.run_input_thread`, where the first byte that is
no UTF-8 and the first report that its parser cannot make sense of end the thread for
good. Its parser is private; tests/tui/terminal/test_received.py fails when it changes.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from time import monotonic

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from perfection_tui.tui.terminal.tty import LARGEST

MOUSE_AS_BYTES = re.compile(rb"\x1b\[M[\x20-\xff]{3}", re.DOTALL)
"""A report of the mouse in the oldest form. Beyond column 95 its bytes are no text."""

PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"

MARK_BEGUN = len(PASTE_ENDS) - 1
"""How many bytes at the end of a piece may be the beginning of the mark that ends a paste."""

MAY_BECOME_THAT = re.compile(rb"\x1b\[(M[\x20-\xff]{0,2}|20{0,2})?\Z", re.DOTALL)

PASTE_WAIT = 1.0
"""Seconds without a byte after which a paste has ended, though nothing said so."""

MOST_PASTED = 1 << 14
"""How many bytes of a paste are kept, more than any field takes; the rest is read and dropped."""

REPLACEMENT = "\ufffd"
"""What stands for bytes that are no text, so that a report they belong to keeps its length."""


class Received:
    """Takes the bytes as they come, in pieces of any size, and yields messages."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._unfinished = b""
        self._pasted: bytearray | None = None
        self._latest = 0.0

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are complete with `data`."""
        self._latest = monotonic()
        data, self._unfinished = self._unfinished + data, b""
        while data:
            if self._pasted is None:
                before, begins, data = data.partition(PASTE_BEGINS)
                yield from self._typed(before, more=bool(begins))
                self._pasted = bytearray() if begins else None
            else:
                pasted, ends, data = data.partition(PASTE_ENDS)
                if not ends:
                    pasted, self._unfinished = pasted[:-MARK_BEGUN], pasted[-MARK_BEGUN:]
                self._pasted += pasted[: MOST_PASTED - len(self._pasted)]
                if ends:
                    yield from self._paste(self._pasted)

    def tick(self) -> Iterator[Message]:
        """The messages that are complete because time has passed, such as a single Escape."""
        if self._pasted is not None and monotonic() - self._latest > PASTE_WAIT:
            self._pasted += self._unfinished
            self._unfinished = b""
            yield from self._paste(self._pasted)
        yield from self._readable(list(self._parser.tick()))

    def _typed(self, data: bytes, *, more: bool) -> Iterator[Message]:
        """The messages of what is no paste; where no `more` follows, its end may be unfinished."""
        data = MOUSE_AS_BYTES.sub(b"", data)
        unfinished = None if more else MAY_BECOME_THAT.search(data)
        complete = unfinished.start() if unfinished else len(data)
        self._unfinished = data[complete:]
        # One by one: what fails takes no more with it than itself.
        for character in self._decode(data[:complete]):
            yield from self._parsed(character)

    def _paste(self, data: bytearray) -> Iterator[Message]:
        """What was pasted, whatever stands in it: Textual's parser looks for reports there, too."""
        self._pasted = None
        yield events.Paste(data.decode("utf-8", "ignore").replace("\x00", ""))

    def _parsed(self, character: str) -> Iterator[Message]:
        try:
            messages = list(self._parser.feed(character))
        except (ArithmeticError, ValueError, LookupError):
            # A parser that has failed stays at its end; another one knows no unfinished report.
            self._parser = XTermParser()
            return
        yield from self._readable(messages)

    def _readable(self, messages: list[Message]) -> Iterator[Message]:
        """Those messages that mean something. A size of nothing is divided by, or laid out."""
        for message in messages:
            if isinstance(message, events.Key) and message.character == REPLACEMENT:
                continue
            if isinstance(message, events.Resize):
                if not _is_size(message.size):
                    self._parser = XTermParser()
                    continue
                if message.pixel_size is not None and not all(message.pixel_size):
                    # The mouse is reported in cells, then: the terminal knows no pixels.
                    self._parser.terminal_pixel_size = message.pixel_size = None
            yield message


def _is_size(size: tuple[int, int]) -> bool:
    return all(0 < reported <= largest for reported, largest in zip(size, LARGEST, strict=True))
