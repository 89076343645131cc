"""What a reader may not see of a script, worked out from its YAML alone.

Nothing of the program is imported: a mistake of its own cannot hide here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.e2e.terminal import copied_in
from tests.leaks.table import Table

RUN = 4
"""So many words in a row that stand in nothing visible give a hidden text away."""

_WORD = re.compile(r"[^\W_]+")
_STYLE = re.compile(r"\x1b\[[0-9;:]*m")
# What stands in a title is text, too; only what it begins and ends with goes.
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|[@-Z\\-_])|\x07")
_RULE = re.compile(r"[^\w\s.,;:!?'\"“”‘’()…–—-]+")

Runs = frozenset[tuple[str, ...]]


class Oracle:
    """The hidden runs of words of one script for somebody who has watched so many moments."""

    def __init__(self, script: Path, watched: int) -> None:
        hidden: set[tuple[str, ...]] = set()
        visible: set[tuple[str, ...]] = set()
        for part, fields, since in Table(yaml.safe_load(script.read_text("utf-8"))).known():
            for text in _texts([part.get(field) for field in fields]):
                (visible if since <= watched else hidden).update(runs(text))
        # Runs of small words, such as `at the end of`, are anybody's.
        self.hidden: Runs = frozenset(each for each in hidden - visible if _tells(each))

    def seen_in(self, text: str) -> list[str]:
        """The hidden runs of words in what was shown, written or copied, line by line."""
        text = "\n".join([_ESCAPE.sub("\n", _STYLE.sub("", text)), *copied_in(text)])
        found = {
            run
            for line in text.split("\n")
            for part in _RULE.split(line)
            for run in runs(part)
            if run in self.hidden
        }
        return sorted(" ".join(run) for run in found)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row of a text, case set aside."""
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "").replace("'", ""))]
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _tells(run: tuple[str, ...]) -> bool:
    return sum(len(word) > 4 for word in run) > 1


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping | list):
        for each in part.values() if isinstance(part, Mapping) else part:
            yield from _texts(each)
