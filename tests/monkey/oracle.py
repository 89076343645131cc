"""What a reader may not see of a script, worked out from its YAML alone.

Nothing of the program is imported: a mistake of its own cannot hide here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.e2e.terminal import copied_in

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
        tree = yaml.safe_load(script.read_text("utf-8"))
        beats = [beat for chapter in tree["chapters"] for beat in chapter["beats"]]
        self._film = {beat["id"]: number for number, beat in enumerate(beats, 1)}
        self._watched = watched
        hidden: set[tuple[str, ...]] = set()
        visible: set[tuple[str, ...]] = set()
        for text, since in self._texts(tree, beats):
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

    def _at(self, id_: str | None) -> int:
        return self._film[id_] if id_ else 0

    def _texts(self, tree: Any, beats: Sequence[Any]) -> Iterator[tuple[str, int]]:
        """Every text, and how many moments somebody has watched who may see it."""
        end = len(beats)
        yield from _all((tree["title"], tree["about"], tree.get("advisory")), 0)
        for chapter in tree["chapters"]:
            yield from _all((chapter["title"], chapter["teaser"]), 0)
        for beat in beats:
            own = self._film[beat["id"]]
            yield from _all((beat["title"], beat.get("place"), beat["belief"]), own)
            yield from _all(beat.get("care"), own)
            yield from self._told(beat, own)
        for person in tree.get("people", {}).values():
            since = self._at(person.get("introduced_at"))
            yield from _all((person["name"], person.get("played_by"), person["belief"]), since)
            yield from _all(person.get("also"), since)
            yield from self._told(person, since)
        for clue in tree.get("clues", ()):
            paid = self._at(clue["pays_off_at"])
            yield from _all((clue["detail"], clue["meaning"], clue.get("also")), paid)
        for event in tree.get("events", ()):
            yield from _all((event["when"], event["what"]), self._at(event["revealed_at"]))
        for fact in tree.get("knowledge", ()):
            since = self._at(fact["revealed_at"])
            yield from _all((fact["fact"], fact.get("also")), since)
            for mistake in fact.get("taken_for", {}).values():
                at = 0 if mistake["at"] == "before" else self._at(mistake["at"])
                yield from _all(mistake["belief"], max(since, at))
        yield from _all(tree.get("coda"), end)

    def _told(self, told: Any, own: int) -> Iterator[tuple[str, int]]:
        for revision in told.get("revisions", ()):
            yield from _all(revision["belief"], self._at(revision["at"]))
        last = own
        for truth in told["truths"]:
            last = self._at(truth["at"]) if "at" in truth else own
            yield from _all((truth["truth"], truth.get("care")), last)
        yield from _all(told.get("note"), last)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row of a text, case set aside."""
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "").replace("'", ""))]
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _tells(run: tuple[str, ...]) -> bool:
    return sum(len(word) > 4 for word in run) > 1


def _all(part: Any, since: int) -> Iterator[tuple[str, int]]:
    if isinstance(part, str):
        yield part, since
    elif isinstance(part, Mapping):
        yield from _all(list(part.values()), since)
    elif isinstance(part, Sequence):
        for each in part:
            yield from _all(each, since)
