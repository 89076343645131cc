"""What of a reading is kept for the next time, and how a reading is taken up again."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from typing import Literal

from perfection_tui.reader.marks import printable, vote
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Opened

How = Literal["step", "word", "taken back"]
"""How a reader has opened or closed something."""


class Keeper:
    """Keeps what the reader says and does in one reading, and where they are."""

    def __init__(self, reading: Reading, progress: Progress, kept: Opened | None = None) -> None:
        """Let the reading be as it was left: how it is read, its bookmarks and its votes.

        `kept`: what is open by what was kept so far, which may be more than is open now.
        """
        self._reading, self._progress, self._kept = reading, progress, kept
        self._before: list[tuple[Opened | None, Saved]] = []
        self._last_beat: str | None = None
        saved = progress.saved
        reading.notes_first = saved.notes_first
        # A first viewing is for the beliefs.
        reading.keep_turned = saved.keep_turned and not reading.unfold
        reading.bookmarks = {beat: printable(line) for beat, line in saved.bookmarks.items()}
        reading.take_up_unvisited(saved.unvisited)
        reading.votes = {beat: dict(votes) for beat, votes in saved.votes.items()}

    def horizon(self, how: How) -> None:
        """Keep how far the story is open, by a step or a word of the reader, or one taken back.

        What is open for this run only may be less than what is kept. A step in it keeps that,
        and a word that is taken back leaves what was kept before it.
        """
        kept, opened = self._kept, self._reading.opened
        if how == "step" and kept and (kept.all_of_it or opened.beats <= kept.beats):
            return
        if how == "taken back" and self._before:
            self._kept, saved = self._before.pop()
            self._progress.change(**{name: getattr(saved, name) for name in (*HOW_FAR, *FORMER)})
            return
        if how == "word":
            self._before.append((kept, self._progress.saved))
        self._keep(opened)

    def _keep(self, opened: Opened) -> None:
        reading = self._reading
        self._kept = opened
        chapters = [chapter.id for chapter in reading.view.chapters] if opened.all_of_it else []
        self._progress.change(
            open=tuple(sorted(opened.beats)),
            end=opened.end,
            seen_all=tuple(chapters),
            unfold=reading.unfold,
            unvisited=dict(reading.unvisited),
            **FORMER,
        )

    def exchanged(self, chapters: frozenset[str]) -> None:
        """Where it was said that all of these chapters were watched, say so of what is new."""
        said = set(self._progress.saved.seen_all)
        if chapters <= said and self._reading.opened.all_of_it:
            self._keep(self._reading.opened)

    def vote(self, beat: str, person: str, level: int | None) -> None:
        """Keep a vote; None takes it back."""
        vote(self._reading.votes, beat, person, level)
        self._progress.set_entry("votes", beat, self._reading.votes.get(beat))

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
        reading, saved = self._reading, self._progress.saved
        now = {
            "keep_turned": saved.keep_turned if reading.unfold else reading.keep_turned,
            "notes_first": reading.notes_first,
            **looks,
        }
        # What is open for this run only is no place to go on at.
        if self._last_beat in reading.open_beats and self._is_kept_open(self._last_beat):
            turned = reading.turned or reading.replay is not None
            unvisited = dict(reading.unvisited)
            now |= {"place": self._last_beat, "turned": turned, "unvisited": unvisited}
        if any(getattr(saved, name) != value for name, value in now.items()):
            self._progress.change(**now)

    def _is_kept_open(self, beat: str | None) -> bool:
        kept = self._kept
        return kept is not None and (kept.all_of_it or beat in kept.beats)


HOW_FAR = ("open", "end", "seen_all", "unfold", "unvisited")
"""What is kept of how far the story is open."""

FORMER = {
    name: getattr(Saved(), name) for name in ("watched", "watched_end", "unfolded", "unfolded_end")
}
"""What version 1 kept, gone. Whatever is said anew takes its place."""


def kept_open(story: Story, saved: Saved) -> Opened | None:
    """How much of a story was open when something was last kept; None: nothing was said.

    Version 1 kept what was watched apart from what a first viewing had opened. Where it has
    both, only what is in both is open, so that no start opens more than it did.
    """
    if saved.open is not None:
        chapters = {chapter.id for chapter in story.chapters}
        # Who has seen all of it has not seen a chapter that was added since.
        seen_all = bool(saved.seen_all) and chapters.issubset(saved.seen_all)
        return Opened(frozenset(saved.open), saved.end, seen_all)
    unfolded = Opened(frozenset(saved.unfolded), saved.unfolded_end)
    if saved.watched is None:
        return unfolded if saved.unfolded else None
    watched = _watched(story, saved.watched, saved.watched_end)
    if not saved.unfolded:
        return watched
    return Opened(watched.beats & unfolded.beats, watched.end and unfolded.end)


def kept_unfolding(saved: Saved) -> bool:
    """Whether the reader was in a first viewing when something was last kept."""
    return saved.unfold or bool(saved.unfolded)


def _watched(story: Story, chapters: Collection[str], end: bool) -> Opened:
    """What version 1 opened to somebody who had watched these chapters."""
    seen = list(takewhile(lambda chapter: chapter.id in chapters, story.chapters))
    beats = frozenset(beat.id for chapter in seen for beat in chapter.beats)
    return Opened(beats, end, all_of_it=end and len(seen) == len(story.chapters))
