"""What of a reading is kept for the next time, and how a reading is taken up again."""

from collections.abc import Mapping

from msgspec.structs import replace

from perfection_tui.reader.kept_open import How, KeptOpen
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.reading import Reading
from perfection_tui.script.characters import typed
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import Opened
from perfection_tui.view.moment import Moment

LONGEST_BOOKMARK = 200
"""The longest line on a bookmark, in characters."""


def printable(line: str) -> str:
    """A line without anything that a terminal could take for more than text."""
    return typed(line).strip()[:LONGEST_BOOKMARK]


def bookmarked(edition: Edition, bookmarks: Mapping[str, str]) -> list[Moment]:
    """The open moments among those that bookmarks, lines by beat, are on; in film order."""
    return [moment for moment in edition.moments if moment.beat.id in bookmarks]


def cast_vote(votes: dict[str, dict[str, int]], beat: str, person: str, level: int | None) -> None:
    """Trust somebody so far (-2 to 2) at a beat, among votes by beat; None takes the vote back."""
    cast = votes.setdefault(beat, {})
    if level is None:
        cast.pop(person, None)
    else:
        cast[person] = level
    if not cast:
        del votes[beat]


class Keeper:
    """Keeps what the reader says and does in one reading, and where they are.

    Only what is new in it: another copy of the program may keep something meanwhile.
    """

    def __init__(self, reading: Reading, progress: Progress, kept: Opened | None = None) -> None:
        """Let the reading be as it was left: how it is read, its bookmarks and its votes.

        `kept`: what is open by what was kept so far, which may be more than is open now.
        """
        self._reading, self._progress = reading, progress
        self._kept_open = KeptOpen(reading, progress, kept)
        self._last_beat: str | None = None
        saved = progress.saved
        self._settled: dict[str, object] = {
            name: getattr(saved, name) for name in ("place", "turned", "keep_turned", "notes_first")
        }
        reading.notes_first = saved.notes_first
        # A first viewing is for the beliefs.
        reading.keep_turned = saved.keep_turned and not reading.unfold
        reading.bookmarks = {beat: printable(line) for beat, line in saved.bookmarks.items()}
        reading.visits.take_up(saved.unvisited)
        reading.votes = {beat: dict(votes) for beat, votes in saved.votes.items()}

    def begin(self, *, notes_first: bool = False, **looks: object) -> None:
        """Read as the reader's settings have it. That is no choice made here, and is not kept."""
        self._reading.notes_first = self._reading.notes_first or notes_first
        self._settled |= {"notes_first": self._reading.notes_first, **looks}

    def notes_first(self, shown: bool) -> None:
        """Show content notes before their moments, or not, and keep that at once."""
        self._reading.notes_first = shown
        if new := self._new({"notes_first": shown}):
            self._progress.amend(lambda saved: replace(saved, notes_first=shown))
            self._settled |= new

    def horizon(self, how: How) -> None:
        """Keep how far the story is open, by a step or a word of the reader, or one taken back."""
        self._kept_open.keep(how)

    def exchanged(self, chapters: frozenset[str], ids: Mapping[str, str]) -> None:
        """Keep all by the new ids that beats have in an edited story, by their old ones.

        Where it was said that all of these `chapters` were watched, say so of what is new.
        """
        self._last_beat = ids.get(self._last_beat or "", self._last_beat)
        self._kept_open.exchanged(chapters, ids)

    def vote(self, beat: str, person: str, level: int | None) -> None:
        """Keep a vote; None takes it back."""
        cast_vote(self._reading.votes, beat, person, level)

        def amended(saved: Saved) -> Saved:
            """What is saved, with that vote and all others."""
            votes = {each: dict(cast) for each, cast in saved.votes.items()}
            cast_vote(votes, beat, person, level)
            return replace(saved, votes=votes)

        self._progress.amend(amended)

    def bookmark(self, beat: str, line: str | None) -> None:
        """Keep a bookmark with its line on a moment; None takes it off."""
        if line is None:
            self._reading.bookmarks.pop(beat, None)
        else:
            self._reading.bookmarks[beat] = line
        self._progress.set_entry("bookmarks", beat, line)

    def moved(self) -> None:
        """Notice where the reader is, in a replay at its reveal; `place` keeps it."""
        replay, beat = self._reading.replay, self._reading.beat
        if beat:
            self._last_beat = replay.reveal if replay else beat.id

    def place(self, **looks: object) -> None:
        """Keep where the reader is and how they read, `looks` included, where that is new."""
        self.moved()
        reading, beat = self._reading, self._last_beat
        now = {"notes_first": reading.notes_first, **looks}
        # A first viewing is for the beliefs, and says nothing of other readings.
        if not reading.unfold:
            now["keep_turned"] = reading.keep_turned
        new = self._new(now)
        # What is open for this run only is no place to go on at.
        if beat in reading.open_beats and self._kept_open.holds(beat):
            left = {"place": beat, "turned": reading.turned or reading.replay is not None}
            new |= left if self._new(left) else {}

        def amended(saved: Saved) -> Saved:
            """What is saved, with that and with what has been visited."""
            return replace(saved, **new, unvisited=reading.visits.unvisited_with(saved.unvisited))

        if new or amended(self._progress.saved) != self._progress.saved:
            self._progress.amend(amended)
            self._settled |= new

    def _new(self, now: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in now.items() if self._settled.get(name) != value}
