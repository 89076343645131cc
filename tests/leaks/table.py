"""The table of what may be known from when, read once more from a script's own tree.

Nothing of the program is imported: a mistake of its own cannot hide here.
"""

from collections.abc import Iterator
from typing import Any

Known = tuple[dict[str, Any], tuple[str, ...], int]
"""A part of the tree, the fields of it that may be known, and after how many moments."""


class Table:
    """When each text of one script may be known. `end`: what stands for all of it watched."""

    def __init__(self, tree: dict[str, Any], end: int | None = None) -> None:
        self._tree = tree
        self._beats = [beat for chapter in tree["chapters"] for beat in chapter["beats"]]
        self.place = {beat["id"]: number for number, beat in enumerate(self._beats, 1)}
        """The moments in film order, counted from 1, by their ids."""
        self._end = len(self._beats) if end is None else end

    def since(self, *moments: str | None) -> int:
        """After how many moments all of these have come; before any, 0."""
        return max(self.place.get(each or "before", 0) for each in moments)

    def known(self) -> Iterator[Known]:
        """Every text of the script, in its fields."""
        tree = self._tree
        yield tree, ("title", "about", "advisory"), 0
        for chapter in tree["chapters"]:
            yield chapter, ("title", "teaser"), 0
        for beat in self._beats:
            own = self.since(beat["id"])
            yield beat, ("title", "place", "belief", "care"), own
            yield from self._told(beat, own)
        for person in tree.get("people", {}).values():
            own = self.since(person.get("introduced_at"))
            yield person, ("name", "played_by", "belief", "also"), own
            yield from self._told(person, own)
        for clue in tree.get("clues", ()):
            yield clue, ("detail", "meaning", "also"), self.since(clue["pays_off_at"])
        for event in tree.get("events", ()):
            yield event, ("when", "what"), self.since(event["revealed_at"])
        for fact in tree.get("knowledge", ()):
            yield fact, ("fact", "also"), self.since(fact["revealed_at"])
            for who, mistake in fact.get("taken_for", {}).items():
                comes_in = tree["people"][who].get("introduced_at")
                moments = (fact["revealed_at"], mistake["at"], comes_in)
                yield mistake, ("belief",), self.since(*moments)
        for answer in tree.get("coda", ()):
            yield answer, ("question", "answer"), self._end

    def _told(self, told: dict[str, Any], own: int) -> Iterator[Known]:
        for revision in told.get("revisions", ()):
            yield revision, ("belief",), self.since(revision["at"])
        last = own
        for truth in told["truths"]:
            last = self.since(truth["at"]) if "at" in truth else own
            yield truth, ("truth", "care"), last
        yield told, ("note",), last
