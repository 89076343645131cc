"""How the slow parser is given a script's text: in pieces, and no farther than it should go."""

import re

MAX_GAP = 250_000
"""How much source may go by between two keys or values: room for the longest
text with every character escaped, and a bound on the work of the slow parser."""

_TABS = re.compile(r"(?<=[^\s-])[ \t]*\t[ \t]*")


class Feed:
    """Hands the slow parser its text in pieces, and ends it when one node takes too many.

    `reached` is how far the events have come, whichever parser makes them.
    """

    def __init__(self, text: str) -> None:
        # libyaml alone takes tabs between texts for blanks, and no text keeps one. To look for
        # them takes 23 ms of a megabyte, a sixth of all that it takes to parse it.
        self._text = _TABS.sub(lambda found: " " * len(found[0]), text) if "\t" in text else text
        self._given = 0
        self.reached = 0

    def read(self, size: int = 4096, /) -> str:
        """The next piece of the text, as PyYAML asks a file for it."""
        if self._given - self.reached > MAX_GAP:
            raise TooFar
        piece = self._text[self._given : self._given + size]
        self._given += len(piece)
        return piece


class TooFar(Exception):  # noqa: N818 - as `_Stop`
    """Too much source went by without a key or a value."""
