"""Where a reader is in a story, and what they can do there.

`Reading` is the only holder of the whole story. It gives out the view at its
horizon and a position in it; screens, plain mode and exports work from those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.horizon import (
    NOTHING,
    BeatView,
    ChapterView,
    Horizon,
    Opened,
    View,
    after_chapter,
    after_edit,
    see,
)
from perfection_tui.view.stops import Stop, counterpart, nearest, stops

__all__ = ["Reading", "Stop"]


class Reading:
    """A reader's position in a story, and the moves they can make from it.

    Positions are only ever within the horizon. A chapter that is not wholly
    open ends on its card, and the story ends on its coda once all of it is open.

    To `unfold` is a first viewing: there are no cards but the very first, and
    stepping forward from the last open beat opens the next one. Nothing else does.
    """

    def __init__(
        self,
        story: Story,
        horizon: Horizon = NOTHING,
        *,
        unfold: bool = False,
        opened: Opened | None = None,
    ) -> None:
        """Read as far as `horizon`, or as far as `opened`, if given, reaches in this story."""
        self._story = story
        self.unfold = unfold
        """Whether stepping forward opens the story."""
        self._newly_told: list[str] = []
        self._see(horizon if opened is None else after_edit(story, opened))
        # What was open when it was last said, or stepped on, what is open: an edit of the
        # script may close some of it, and another edit gives it back.
        self._opened = opened or self._open_now
        self._position = 0
        # Where jumps started; with what was open then, where a word on what was watched was said.
        self._trail: list[tuple[Stop, Opened | None]] = []
        self._accepted: set[str] = set()
        # Whether this beat was turned over since it opened on the side it opens on.
        self._turned_over = False
        self.keep_turned = False
        """Whether beats open with their truth turned up."""
        self.notes_first = False
        """Whether content notes are shown before the beats that carry them."""
        self.bookmarks: dict[str, str] = {}
        """Lines of the reader's own, by beat. Kept beyond the horizon, too."""
        self.votes: dict[str, dict[str, int]] = {}
        """How far the reader trusts people: by beat, then by person. Kept beyond the horizon."""

    @property
    def horizon(self) -> Horizon:
        """How far the reader has watched."""
        return self._horizon

    @property
    def view(self) -> View:
        """All that may be shown."""
        return self._view

    @property
    def edition(self) -> Edition:
        """The same joined up, for whoever shows it; one edition as long as the view is the same."""
        return self._edition

    @property
    def spoiler_free(self) -> bool:
        """Whether there is anything that this reader is not to be told, or may be."""
        return self.unfold or not self._view.complete

    @property
    def open_chapters(self) -> tuple[str, ...]:
        """The chapters that are wholly open, by id."""
        return tuple(chapter.id for chapter in self._view.chapters if chapter.whole)

    @property
    def opened(self) -> Opened:
        """What was open when that was last said, or stepped on; an edit may have closed some."""
        return self._opened

    @property
    def open_beats(self) -> tuple[str, ...]:
        """The beats that are open, by id, in film order."""
        return tuple(self._beats)

    @property
    def stop(self) -> Stop:
        """Where the reader is."""
        return self._stops[self._position]

    @property
    def chapter(self) -> ChapterView:
        """The chapter the reader is in; the last one in the coda."""
        return self._view.chapters[min(self.stop.chapter, len(self._view.chapters) - 1)]

    @property
    def beat(self) -> BeatView | None:
        """The beat the reader is at, or None on a card and in the coda."""
        return self._beats[self.stop.beat] if self.stop.beat else None

    @property
    def moment(self) -> Moment | None:
        """The same, joined up."""
        return self._edition.moment(self.stop.beat) if self.stop.beat else None

    @property
    def turned(self) -> bool:
        """Whether the truth of this beat is turned up."""
        # A truth that may not be told yet is not what a beat should open on.
        opens_turned = self.keep_turned and bool(self.beat and self.beat.truths)
        return self.can_turn and self._turned_over != opens_turned

    @property
    def asks_first(self) -> bool:
        """Whether this beat's content note stands before it, yet unanswered."""
        beat = self.beat
        return bool(self.notes_first and beat and beat.care and beat.id not in self._accepted)

    @property
    def can_go_forward(self) -> bool:
        """Is there anything after this stop?"""
        return self._position < len(self._stops) - 1 or self._can_unfold

    @property
    def can_go_back(self) -> bool:
        """Is there anything before this stop?"""
        return self._position > 0

    @property
    def can_turn(self) -> bool:
        """Is there a beat here to turn over?"""
        return self.stop.kind == "beat" and not self.asks_first

    @property
    def can_return(self) -> bool:
        """Is there a jump, or a word on what was watched, to take back?"""
        return bool(self._trail)

    @property
    def newly_told(self) -> Sequence[str]:
        """Earlier beats that the last step forward told something about, unvisited since, by id."""
        return self._newly_told

    @property
    def stops(self) -> Sequence[Stop]:
        """Every place to stand, in film order."""
        return self._stops

    @property
    def first_stop(self) -> Stop:
        """The first stop there is."""
        return self._stops[0]

    @property
    def last_stop(self) -> Stop:
        """The last stop there is."""
        return self._stops[-1]

    @property
    def last_open_stop(self) -> Stop:
        """The coda, or else the last beat that is open, or else the last card."""
        if self.last_stop.kind == "coda":
            return self.last_stop
        return next((stop for stop in reversed(self._stops) if stop.beat), self.last_stop)

    def forward(self) -> None:
        """Go to the next stop, if there is one; in a first viewing, open it."""
        if self._position < len(self._stops) - 1:
            self._stand_at(self._position + 1)
        elif self._can_unfold:
            self._open_next()

    def back(self) -> None:
        """Go to the stop before, if there is one."""
        if self.can_go_back:
            self._stand_at(self._position - 1)

    def turn(self) -> None:
        """Turn this beat over: belief to truth, truth to belief."""
        if self.can_turn:
            self._turned_over = not self._turned_over

    def turn_to(self, truth: bool) -> None:
        """Turn the truth of this beat up, or its belief."""
        if self.can_turn and self.turned != truth:
            self.turn()

    def keep_truths_turned(self, keep: bool) -> None:
        """Keep truths turned up from here on, or let every beat open on its belief."""
        self.keep_turned = keep
        self._turned_over = False

    def vote(self, beat: str, person: str, level: int | None) -> None:
        """Trust somebody so far (-2 to 2) at a beat; None takes the vote back."""
        votes = self.votes.setdefault(beat, {})
        if level is None:
            votes.pop(person, None)
        else:
            votes[person] = level
        if not votes:
            del self.votes[beat]

    def accept_note(self) -> None:
        """Read this beat, having seen its content note."""
        if self.stop.beat:
            self._accepted.add(self.stop.beat)

    def begin_at(self, stop: Stop) -> None:
        """Stand at a stop of this view from the start. Raises KeyError for others."""
        self._stand_at(self._positions[stop])

    def jump(self, stop: Stop, *, remember: bool = True) -> None:
        """Go to any stop of this view and remember where from. Raises KeyError for others."""
        position = self._positions[stop]
        if position != self._position:
            if remember:
                self._trail.append((self.stop, None))
            self._stand_at(position)

    def jump_to_newly_told(self) -> None:
        """Go to the first of the earlier beats that can newly be turned over, if there is one."""
        if self._newly_told:
            self.jump(self.beat_stop(self._newly_told.pop(0)))

    def return_from_jump(self) -> None:
        """Take back the last jump, or what was last said to have been watched, if there was one."""
        if self._trail:
            stop, opened = self._trail.pop()
            if opened is not None:
                self._opened = opened
                self._see(after_edit(self._story, opened))
            # An edit may have closed the place where something was said; what was said holds.
            self._stand_at(self._positions[self._nearest(stop, ())])

    def chapter_stop(self, chapter: int, beat: int = 0) -> Stop:
        """The stop at a chapter and a beat in it, both counted from 0.

        A beat that is not open leads to the chapter's card, or to the last
        stop of a first viewing, so this tells nothing of how long an unwatched
        chapter is. Raises IndexError for a chapter that is not there, and for a
        beat beyond a chapter that is open whole.
        """
        if not 0 <= chapter < len(self._view.chapters) or beat < 0:
            raise IndexError(chapter)
        seen = self._view.chapters[chapter]
        if beat < len(seen.beats):
            return Stop("beat", chapter, seen.beats[beat].id)
        if seen.whole:
            raise IndexError(beat)
        return self.last_stop if self.unfold else Stop("card", chapter)

    def beat_stop(self, beat: str) -> Stop:
        """The stop of the beat with this id. Raises KeyError where the view has none."""
        for stop in self._stops:
            if stop.beat == beat:
                return stop
        raise KeyError(beat)

    def open(self, horizon: Horizon) -> None:
        """Read as somebody who has watched as far as `horizon`.

        The place is kept if it is still open; if not, the reader stands on the
        card of its chapter. A card that opened gives way to what was behind it.
        """
        here, before = self.stop, self._beats
        self._see(horizon)
        self._opened = self._open_now
        self._trail = [
            (stop, said)
            for stop, said in self._trail
            if said is not None or stop in self._positions
        ]
        self._stand_at(self._positions[self._nearest(here, before)])

    def open_through(self, chapter: str | None) -> None:
        """Read as somebody who has watched through the chapter with this id, or nothing."""
        self.open(after_chapter(self._story, chapter) if chapter else NOTHING)

    def say_watched(self, chapter: str | None) -> None:
        """The same, so that it can be taken back like a jump."""
        here, horizon, opened = self.stop, self._horizon, self._opened
        self.open_through(chapter)
        if self._horizon != horizon:
            self._trail.append((here, opened))

    def replace_story(self, story: Story) -> None:
        """Read on in an edited story, at the same place, with nothing opened by the edit.

        `after_edit` says what stays open. A beat is found again by its id, with the
        side that was turned up; where it is gone, the reader stands at the nearest stop.
        """
        before, here, turned = self._view, self.stop, self.turned
        self._story = story
        self._see(after_edit(story, self._opened))
        self._trail = list(self._trail_in(story, before))
        there = counterpart(here, before, story)
        if there not in self._positions:
            there = nearest(here, before, self._view, self._stops)
        self._stand_at(self._positions[there])
        if there.beat and there.beat == here.beat:
            self.turn_to(turned)

    def _trail_in(self, story: Story, before: View) -> Iterator[tuple[Stop, Opened | None]]:
        """The trail in an edited story, less the jumps from what is not open there."""
        for stop, opened in self._trail:
            moved = counterpart(stop, before, story)
            if opened is not None:
                yield moved or Stop("card", min(stop.chapter, len(story.chapters) - 1)), opened
            elif moved in self._positions:
                yield moved, None

    def _nearest(self, here: Stop, before: Collection[str]) -> Stop:
        """Where somebody stands who stood `here` when only the beats `before` were open."""
        if here in self._positions:
            return here
        chapter = self._view.chapters[min(here.chapter, len(self._view.chapters) - 1)]
        opened = [beat.id for beat in chapter.beats if beat.id not in before]
        if opened:
            return Stop("beat", chapter.number - 1, opened[0])
        card = Stop("card", chapter.number - 1)
        return card if card in self._positions else self.last_stop

    @property
    def _can_unfold(self) -> bool:
        return self.unfold and not self._view.complete

    @property
    def _open_now(self) -> Opened:
        complete = self._view.complete
        return Opened(frozenset(self._beats), complete, complete and not self.unfold)

    def _open_next(self) -> None:
        order = [beat.id for chapter in self._story.chapters for beat in chapter.beats]
        step = order[len(self._beats)]
        beats = self._opened.beats | {step}
        self._opened = Opened(beats, self._opened.end or step == order[-1])
        self._see(after_edit(self._story, self._opened))
        self._stand_at(self._positions[self.beat_stop(step)])
        told = self.beat.opens if self.beat else ()
        self._newly_told = list(dict.fromkeys([*self._newly_told, *told]))

    def _see(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self._view = see(self._story, horizon)
        self._edition = Edition(self._view)
        self._beats = {beat.id: beat for each in self._view.chapters for beat in each.beats}
        self._newly_told = [beat for beat in self._newly_told if beat in self._beats]
        self._stops = stops(self._view, cards=not self.unfold)
        self._positions = {stop: position for position, stop in enumerate(self._stops)}

    def _stand_at(self, position: int) -> None:
        self._position = position
        self._turned_over = False
        if self.stop.beat in self._newly_told:
            self._newly_told.remove(self.stop.beat)
