"""Which characters a script may hold, and how to show those that cannot be seen."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width, name

MAX_MARKS = 4
"""How many combining marks, joiners among them, may stand on one letter."""

JOINER = "\u200d"
"""The one invisible character that passes: it builds letters in some scripts, and emoji."""

_KINDS = {
    "Cc": "a control character",
    "Cf": "an invisible format character",
    "Cn": "a character Unicode has not assigned",
    "Co": "a private-use character",
    "Cs": "half of a surrogate pair",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}

_WIDE_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_UNUSUAL = re.compile(r"[^\x20-\x7e\n\t]+")

# What YAML cannot hold at all, and what some of its parsers take for a line break
# or the start of a file: after either, no line or column could be trusted.
_RAW = r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


def wide_encoding(data: bytes) -> str | None:
    """What a file is saved as whose letters take two or four bytes each."""
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            return encoding
    # Without a mark, every second byte of plain text is NUL, or three of four; but so they may be
    # in what is no text at all.
    start = data[:400]
    if start.count(0) * 5 < len(start) * 2:
        return None
    encodings = ("UTF-32-LE", "UTF-32-BE", "UTF-16-LE", "UTF-16-BE")
    return next((each[:6] for each in encodings if _is_text(start, each)), None)


def _is_text(start: bytes, encoding: str) -> bool:
    """Whether bytes are the beginning of a text in an encoding."""
    try:
        text = getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(each.isprintable() or each.isspace() for each in text)


def are_harmless(text: str) -> bool:
    """Whether a file of this text can have no fault, but for characters written as escapes."""
    # To ask each of its texts takes a twentieth of reading it, and hardly any file has one.
    unusual = set(text.encode().translate(None, _USUAL).decode())
    return not any(category(each) in _KINDS or category(each)[0] == "M" for each in unusual)


def raw_faults(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which lines hold characters that no YAML file may hold, and where; both from 1."""
    for number, line in enumerate(lines, 1):
        yield from ((number, each.start() + 1) for each in re.finditer(_RAW, line))


def fault(text: str) -> tuple[int, bool] | None:
    """The first character of `text` that a script may not hold.

    Gives its index, and whether it is one combining mark too many rather than
    a character that is never allowed.
    """
    if text.isascii() and text.isprintable():
        return None
    for run in _UNUSUAL.finditer(text):
        marks = 0
        for index in range(run.start(), run.end()):
            kind = category(text[index])
            if text[index] == JOINER or kind[0] == "M":
                marks += 1
                if marks > MAX_MARKS:
                    return index, True
            elif kind in _KINDS:
                return index, False
            else:
                marks = 0
    return None


def has_visible(text: str) -> bool:
    """Whether there is anything in `text` to see."""
    return any(category(character)[0] in "LNPS" for character in text)


def name_of(character: str) -> str:
    """A character by code point, and by name or kind: `U+202E (right-to-left override)`."""
    known = name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({known})" if known else "")


def kind(character: str) -> str:
    """What sort of character this is, for a sentence that refuses it."""
    return _KINDS[category(character)]


def visible(text: str) -> str:
    """`text` with everything that cannot be printed, and piled-up marks, as escapes."""
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if category(character)[0] == "M" else 0
        fine = character.isprintable() and marks <= MAX_MARKS
        shown.append(character if fine else escaped(character))
    return "".join(shown)


def typed(text: str) -> str:
    """One line of what somebody typed or pasted: whatever cannot be seen is left out.

    Every blank becomes a plain one; a joiner stays, as it may in a script.
    """
    kept = (each for each in text if each.isprintable() or each.isspace() or each == JOINER)
    return "".join(" " if each.isspace() else each for each in kept)


def escaped(character: str) -> str:
    r"""A character as Python and YAML would write it: `\x1b`, `\u200b`."""
    return character.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """How many columns of a terminal `text` fills; it holds printable characters only."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def shortened(text: str, columns: int) -> str:
    """A printable text in at most so many columns, with an ellipsis where it was longer."""
    if width(text) <= columns:
        return text
    kept = text[: columns - 1]
    while width(kept) >= columns:
        kept = kept[:-1]
    return f"{kept}…"


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
