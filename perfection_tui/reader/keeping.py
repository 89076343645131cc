"""What of a reading is kept for the next time, and how a reading is taken up again."""

from __future__ import annotations

from perfection_tui.reader.marks import printable
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading


class Keeper:
    """Keeps what the reader says and does in one reading, and where they are."""

    def __init__(self, reading: Reading, progress: Progress) -> None:
        """Let the reading be as it was left: how it is read, its bookmarks and its votes."""
        self._reading, self._progress = reading, progress
        self._last_beat: str | None = None
        saved = progress.saved
        reading.notes_first = saved.notes_first
        # A first viewing is for the beliefs.
        reading.keep_turned = saved.keep_turned and not reading.unfold
        reading.bookmarks = {beat: printable(line) for beat, line in saved.bookmarks.items()}
        reading.votes = {beat: dict(votes) for beat, votes in saved.votes.items()}

    def horizon(self) -> None:
        """Keep how far the story is open, by what was said or, in a first viewing, stepped on."""
        reading = self._reading
        if reading.unfold:
            opened = reading.opened
            self._progress.change(unfolded=tuple(sorted(opened.beats)), unfolded_end=opened.end)
        else:
            self._progress.change(watched=reading.open_chapters, watched_end=reading.view.complete)

    def exchanged(self, chapters: frozenset[str]) -> None:
        """Where it was said that all of these chapters were watched, say so of what is new."""
        said = set(self._progress.saved.watched or ())
        if chapters <= said and not self._reading.spoiler_free:
            self.horizon()

    def vote(self, beat: str, person: str, level: int | None) -> None:
        """Keep a vote; None takes it back."""
        self._reading.vote(beat, person, level)
        self._progress.set_entry("votes", beat, self._reading.votes.get(beat))

    def bookmark(self, beat: str, line: str | None) -> None:
        """Keep a bookmark with its line on a moment; None takes it off."""
        if line is None:
            self._reading.bookmarks.pop(beat, None)
        else:
            self._reading.bookmarks[beat] = line
        self._progress.set_entry("bookmarks", beat, line)

    def moved(self) -> None:
        """Notice where the reader is; `place` keeps it."""
        if self._reading.beat:
            self._last_beat = self._reading.beat.id

    def place(self, **looks: object) -> None:
        """Keep where the reader is and how they read, `looks` included, where that is new."""
        self.moved()
        reading, saved = self._reading, self._progress.saved
        now = {
            "place": self._last_beat if self._last_beat in reading.open_beats else saved.place,
            "turned": reading.turned,
            "keep_turned": saved.keep_turned if reading.unfold else reading.keep_turned,
            "notes_first": reading.notes_first,
            **looks,
        }
        if any(getattr(saved, name) != value for name, value in now.items()):
            self._progress.change(**now)
