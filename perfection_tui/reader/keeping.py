"""What of a reading is kept for the next time, and how a reading is taken up again."""

from collections.abc import Callable, Collection, Mapping
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.reader.progress import Progress, Saved, entered
from perfection_tui.reader.reading import Reading
from perfection_tui.script.characters import typed
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import entries_renamed, opened_renamed
from perfection_tui.view.horizon import Opened

Result = TypeVar("Result")

Deed = Literal["step", "word", "taken back"]
"""What a reader does that opens or closes something."""

OPEN_FIELDS = ("open", "end", "seen_all", "unfold", "times_said")
"""What is kept of how far the story is open."""

_Votes = dict[str, dict[str, int]]

LONGEST_BOOKMARK = 200
"""The longest line on a bookmark, in characters."""


class _Statement(Struct, frozen=True):
    """What the reader said of how far they have watched.

    `saved`: what was saved until then, `known`: what this reading took to be kept until then,
    `after`: how much is kept since.
    """

    saved: Saved
    known: Opened | None
    after: Opened


class KeptOpen:
    """How far a story is kept open, by one reading of it.

    Another copy of the program may open or close something meanwhile: each adds or takes away
    what was done in it alone. Where the two cannot both hold, less is open.
    """

    def __init__(self, reading: Reading, progress: Progress) -> None:
        self._reading, self._progress = reading, progress
        # That may be more than is open now.
        self._kept = self._opened_by(progress.saved)
        self._open = reading.story.opened
        self._statements: list[_Statement] = []

    def holds(self, beat: str | None) -> bool:
        """Whether a beat is open by what is kept, here or elsewhere."""
        kept = self._opened_by(self._progress.saved)
        return kept is not None and (kept.all_of_it or beat in kept.beats)

    def keep(self, deed: Deed) -> None:
        """Keep what the reader has opened or closed, by a step, by a word or by one taken back."""
        before, self._open, known = self._open, self._reading.story.opened, self._kept
        if deed == "step":
            self._amend(lambda saved: self._stepped(saved, before))
            # What was stepped on since a word goes with it where it is taken back.
            if self._statements:
                word = self._statements[-1]
                self._statements[-1] = replace(word, after=_both(word.after, self._open))
        elif deed == "taken back" and self._statements:
            word = self._statements.pop()
            self._amend(lambda saved: self._taken_back(saved, word))
            self._kept = word.known
        else:
            saved = self._amend(lambda saved: self._said(saved, before))
            self._statements.append(_Statement(saved, known, self._kept or self._open))

    def exchanged(self, chapters: frozenset[str], new_ids: Mapping[str, str]) -> None:
        """Go by the new ids that beats have in an edited story, by their old ones.

        Where it was said that all of these `chapters` were watched, say so of what is new.
        """
        self._open = self._reading.story.opened
        self._kept = self._kept and opened_renamed(self._kept, new_ids)
        self._statements = []

        def amended(saved: Saved) -> Saved:
            """What is saved, by the new ids and with what is new."""
            saved = _renamed(saved, new_ids)
            says_all = chapters.issubset(saved.seen_all) and self._open.all_of_it
            return replace(saved, seen_all=self._chapters) if says_all else saved

        # Most edits change neither, and then there may be nothing to save at all.
        if new_ids or chapters != frozenset(self._chapters):
            self._progress.amend(amended)

    def _stepped(self, saved: Saved, before: Opened) -> Saved:
        """What is saved once the reader has stepped on from what was open before.

        What is open for this run only may be less than what is kept: a step in it keeps that.
        """
        kept = self._opened_by(saved)
        if kept is None:
            return self._saved_with(saved, self._open)
        # What the step leads on from may have been closed elsewhere meanwhile.
        leads_on = kept == self._kept or before.beats <= kept.beats
        if not leads_on or kept.covers(self._open):
            return saved
        return self._saved_with(saved, _both(kept, self._open))

    def _said(self, saved: Saved, before: Opened) -> Saved:
        """What is saved once the reader has said how far they have watched.

        A word that only opens more, as far as they can know, leaves open what is by now.
        """
        kept, known, now = self._opened_by(saved), self._kept, self._open
        adds = known is not None and now.covers(known) and not before.covers(now)
        said = self._saved_with(saved, _both(kept, now) if kept and adds else now)
        return replace(said, times_said=saved.times_said + 1)

    def _taken_back(self, saved: Saved, word: _Statement) -> Saved:
        """What is saved once a word is taken back: what was before it.

        Where another one was said elsewhere since, nothing opens again, and what it opened closes.
        """
        kept, now = self._opened_by(saved) or Opened(), self._open
        if kept == word.after and saved.times_said == word.saved.times_said + 1:
            return replace(saved, **{name: getattr(word.saved, name) for name in OPEN_FIELDS})
        if not kept.all_of_it or word.after.all_of_it:
            beats = kept.beats - (word.after.beats - now.beats)
            kept = Opened(beats, kept.end and (now.end or not word.after.end))
        return replace(self._saved_with(saved, kept), times_said=saved.times_said + 1)

    def _amend(self, change: Callable[[Saved], Saved]) -> Saved:
        """Change what is saved, and return what was until then."""
        found = self._progress.amend(change)
        if self._progress.saved is not found:
            self._kept = self._opened_by(self._progress.saved)
        return found

    @property
    def _chapters(self) -> tuple[str, ...]:
        return tuple(chapter.id for chapter in self._reading.view.chapters)

    def _opened_by(self, saved: Saved) -> Opened | None:
        """How much is open by what is saved."""
        return kept_open(saved, self._chapters)

    def _saved_with(self, saved: Saved, opened: Opened) -> Saved:
        """What is saved where so much is open, in the way of this reading."""
        return replace(
            saved,
            open=tuple(sorted(opened.beats)),
            end=opened.end,
            seen_all=self._chapters if opened.all_of_it else (),
            unfold=self._reading.story.unfold and not opened.all_of_it,
        )


def kept_open(saved: Saved, chapters: Collection[str]) -> Opened | None:
    """How much of a story of these chapters, by id, is kept open; None: nothing was said."""
    if saved.open is None:
        return None
    # Who has seen all of it has not seen a chapter that was added since.
    seen_all = bool(saved.seen_all) and set(chapters).issubset(saved.seen_all)
    return Opened(frozenset(saved.open), saved.end, seen_all)


def _both(one: Opened, other: Opened) -> Opened:
    return Opened(one.beats | other.beats, one.end or other.end, one.all_of_it or other.all_of_it)


def _renamed(saved: Saved, new_ids: Mapping[str, str]) -> Saved:
    """All that is saved, by the new ids of beats, which are given by the old ones."""
    opened = saved.open
    return replace(
        saved,
        open=None if opened is None else tuple(sorted(new_ids.get(beat, beat) for beat in opened)),
        place=new_ids.get(saved.place or "", saved.place),
        unvisited=entries_renamed(saved.unvisited, new_ids),
        bookmarks=entries_renamed(saved.bookmarks, new_ids),
        votes=entries_renamed(saved.votes, new_ids),
    )


def printable(line: str) -> str:
    """A line without anything that a terminal could take for more than text."""
    return typed(line).strip()[:LONGEST_BOOKMARK]


def bookmarked(edition: Edition, bookmarks: Mapping[str, str]) -> list[Moment]:
    """The open moments among those that bookmarks, lines by beat, are on; in film order."""
    return [moment for moment in edition.moments if moment.beat.id in bookmarks]


def cast_vote(votes: _Votes, beat: str, person: str, level: int | None) -> _Votes:
    """Votes by beat, with one for somebody so far (-2 to 2) at a beat; None takes it back."""
    return entered(votes, beat, entered(votes.get(beat, {}), person, level) or None)


class Keeper:
    """Keeps what the reader says and does in one reading, and where they are.

    Only what is new in it: another copy of the program may keep something meanwhile.
    """

    def __init__(self, reading: Reading, progress: Progress) -> None:
        """Let the reading be as it was left: how it is read, its bookmarks and its votes."""
        self._reading, self._progress = reading, progress
        self._kept_open = KeptOpen(reading, progress)
        self._last_beat: str | None = None
        saved = progress.saved
        self._settled: dict[str, object] = {
            name: getattr(saved, name) for name in ("place", "turned", "keep_turned")
        }
        reading.notes_first = saved.notes_first
        # A first viewing is for the beliefs.
        reading.keep_turned = saved.keep_turned and not reading.story.unfold
        reading.bookmarks = {beat: printable(line) for beat, line in saved.bookmarks.items()}
        reading.story.visits.take_up(saved.unvisited)
        reading.votes = saved.votes

    def begin(self, *, notes_first: bool = False, **looks: object) -> None:
        """Read as the reader's settings have it. That is no choice made here, and is not kept."""
        self._reading.notes_first = self._reading.notes_first or notes_first
        self._settled |= looks

    def keep_notes_first(self, shown: bool) -> None:
        """Show content notes before their moments, or not, and keep that at once."""
        self._reading.notes_first = shown
        self._progress.amend(lambda saved: replace(saved, notes_first=shown))

    def make(self, move: Callable[[], Result], deed: Deed = "step") -> Result:
        """Make a move of the reading, and keep how far the story is open if that has changed."""
        before = self._reading.how_far
        result = move()
        if self._reading.how_far != before:
            self.keep_horizon(deed)
        return result

    def keep_horizon(self, deed: Deed) -> None:
        """Keep how far the story is open, by a step or a word of the reader, or one taken back."""
        self._kept_open.keep(deed)

    def exchanged(self, chapters: frozenset[str], new_ids: Mapping[str, str]) -> None:
        """Keep all by the new ids that beats have in an edited story, by their old ones.

        Where it was said that all of these `chapters` were watched, say so of what is new.
        """
        self._last_beat = new_ids.get(self._last_beat or "", self._last_beat)
        self._kept_open.exchanged(chapters, new_ids)

    def vote(self, beat: str, person: str, level: int | None) -> None:
        """Keep a vote; None takes it back."""
        self._reading.votes = cast_vote(self._reading.votes, beat, person, level)
        self._progress.amend(
            lambda saved: replace(saved, votes=cast_vote(saved.votes, beat, person, level))
        )

    def bookmark(self, beat: str, line: str | None) -> None:
        """Keep a bookmark with its line on a moment; None takes it off."""
        if line is None:
            self._reading.bookmarks.pop(beat, None)
        else:
            self._reading.bookmarks[beat] = line
        self._progress.amend(
            lambda saved: replace(saved, bookmarks=entered(saved.bookmarks, beat, line))
        )

    def moved(self) -> None:
        """Notice where the reader is, in a replay at its reveal; `keep_place` keeps it."""
        replay, beat = self._reading.replay, self._reading.beat
        if beat:
            self._last_beat = replay.reveal if replay else beat.id

    def keep_place(self, **looks: object) -> None:
        """Keep where the reader is and how they read, `looks` included, where that is new."""
        self.moved()
        reading, beat = self._reading, self._last_beat
        now = dict(looks)
        # A first viewing is for the beliefs, and says nothing of other readings.
        if not reading.story.unfold:
            now["keep_turned"] = reading.keep_turned
        new = self._new(now)
        # What is open for this run only is no place to go on at.
        if beat in reading.story.open_beats and self._kept_open.holds(beat):
            left = {"place": beat, "turned": reading.turned_over or reading.replay is not None}
            new |= left if self._new(left) else {}

        def amended(saved: Saved) -> Saved:
            """What is saved, with that and with what has been visited."""
            return replace(
                saved, **new, unvisited=reading.story.visits.unvisited_with(saved.unvisited)
            )

        if new or amended(self._progress.saved) != self._progress.saved:
            self._progress.amend(amended)
            self._settled |= new

    def _new(self, now: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in now.items() if self._settled.get(name) != value}
