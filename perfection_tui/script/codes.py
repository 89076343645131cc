"""The codes that problems have, each with its severity and its wording from `codes.txt`."""

from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """A problem's sentence, and what a writer does about it.

    `help` is the short of that where it needs words to fill in, or other ones.
    """

    sentence: str
    mend: str
    help: str = ""

    @property
    def in_short(self) -> str:
        """What to do, as it stands below the sentence."""
        first = self.mend.partition(". ")[0].removesuffix(".")
        return self.help or first[0].lower() + first[1:]


def severity_of(code: str) -> Severity:
    """How much a code of the table matters."""
    return "warning" if code.startswith("PT4") else "error"


def _table() -> dict[str, Code]:
    """What stands in `codes.txt`: a block for each code, and comments between them."""
    blocks = Path(__file__).with_name("codes.txt").read_text("utf-8").strip().split("\n\n")
    lines = (block.splitlines() for block in blocks if not block.startswith("#"))
    return {code: Code(*wording) for code, *wording in lines}


CODES = _table()
"""Each code with its wording. Words in braces are filled in, shortened and made printable."""
