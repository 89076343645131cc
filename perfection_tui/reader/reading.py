"""Where a reader is in a story, and what they can do there.

`Reading` is the only holder of the whole story. It gives out the view at its
horizon and a position in it; screens, plain mode and exports work from those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.reader.replay import Replay
from perfection_tui.reader.unvisited import Unvisited
from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import renamed
from perfection_tui.view.horizon import (
    NOTHING,
    BeatView,
    ChapterView,
    Horizon,
    Opened,
    View,
    after_edit,
    see,
)
from perfection_tui.view.moment import Moment
from perfection_tui.view.search import Found, Search, texts
from perfection_tui.view.stops import Stop, counterpart, nearest, stops
from perfection_tui.view.wording import AS_READ, ONCE_WATCHED

__all__ = ["Reading", "Stop"]


class _Left(Struct, frozen=True):
    """Where a jump started.

    Where a word on what was watched was said: also what was open, and whether stepping opened it.
    """

    stop: Stop
    opened: Opened | None = None
    unfold: bool = False


class Reading:
    """A reader's position in a story, and the moves they can make from it.

    Positions are only ever within the horizon. Where what is open ends stands the edge, a
    card; the later chapters have cards, too, which only a jump leads to. The story ends on
    its coda once all of it is open.

    To `unfold` is a first viewing: stepping forward from the last open beat, or from the
    edge, opens the next one. Nothing else does.
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
        self._unvisited = Unvisited()
        self._search: Search | None = None
        self._see(horizon if opened is None else after_edit(story, opened))
        # What was open when it was last said, or stepped on, what is open: an edit of the
        # script may close some of it, and another edit gives it back.
        self._opened = opened or self._open_now
        self._position = 0
        self._trail: list[_Left] = []
        self._accepted: set[str] = set()
        # Whether this beat was turned over since it opened on the side it opens on, and whether
        # its truth has been up since then.
        self._turned_over = self._was_turned = False
        self._replay: Replay | None = None
        self._replay_left: Replay | None = None
        self._asked_to_tell = self._has_more = False
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

    def find(self, wanted: str) -> Sequence[Found]:
        """Every text that may be shown and holds what is wanted."""
        if self._search is None:
            self._search = Search(texts(self._edition))
        return self._search.find(wanted)

    @property
    def spoiler_free(self) -> bool:
        """Whether there is anything that this reader is not to be told, or may be."""
        return self.unfold or not self._view.complete

    @property
    def how_far(self) -> tuple[Horizon, Opened, bool]:
        """How far the story is open, by which moments, and whether in a first viewing."""
        return self._horizon, self._opened, self.unfold

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
        if self._replay:
            return self.can_turn and self._replay.turned
        # A truth that may not be told yet is not what a beat should open on.
        opens_turned = self.keep_turned and bool(self.beat and self.beat.truths)
        return self.can_turn and self._turned_over != opens_turned

    @property
    def was_turned(self) -> bool:
        """Whether the truth of this beat is up, or has been since the reader came here."""
        return self.turned or (self._was_turned and not self._replay)

    @property
    def asks_first(self) -> bool:
        """Whether this beat's content note stands before it, yet unanswered."""
        beat = self.beat
        return bool(self.notes_first and beat and beat.care and beat.id not in self._accepted)

    @property
    def can_go_forward(self) -> bool:
        """Is there anything after this stop?"""
        if self._replay or self._can_unfold:
            return True
        return self.stop.kind != "card" and self._position < len(self._stops) - 1

    @property
    def can_go_back(self) -> bool:
        """Is there anything before this stop?"""
        return self._position > 0 or self._replay is not None

    @property
    def can_turn(self) -> bool:
        """Is there a beat here to turn over?"""
        return self.stop.kind == "beat" and not self.asks_first

    @property
    def can_return(self) -> bool:
        """Is there a jump, or a word on what was watched, to take back?"""
        return bool(self._trail or self._replay)

    @property
    def unvisited(self) -> Mapping[str, int]:
        """Open beats, by id, that have got more truths since the reader was there.

        The numbers say how many truths those had then.
        """
        return self._unvisited.among(self._beats.values())

    @property
    def has_more(self) -> bool:
        """Had this beat got more truths when the reader came here, and is it not turned yet?"""
        return self._has_more and self.beat is not None

    def take_up_unvisited(self, kept: Mapping[str, int]) -> None:
        """Go on from what `unvisited` gave at another time."""
        self._unvisited.take_up(kept)

    @property
    def replay(self) -> Replay | None:
        """The replay that the reader is in."""
        return self._replay

    @property
    def can_replay(self) -> bool:
        """Does this moment turn over earlier ones, and may that be walked through now?

        In a first viewing it may once this one is turned over, if there is anything to turn.
        """
        beat = self.beat
        if beat is None or not beat.opens or not self.can_turn:
            return False
        return not self.unfold or self.was_turned or not beat.truths

    @property
    def is_unturned_reveal(self) -> bool:
        """Whether this moment turns over earlier ones, and its own truth has not been up yet."""
        beat = self.beat
        return bool(beat and beat.opens and beat.truths and self.can_turn and not self.was_turned)

    @property
    def edge(self) -> Stop | None:
        """The card where what is open ends; None where all of it is open."""
        return next((stop for stop in self._stops if stop.kind == "card"), None)

    @property
    def at_edge(self) -> bool:
        """Is the reader where what is open ends?"""
        return self.stop.kind == "card" and self.stop == self.edge

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
        """The coda, or else the last beat that is open, or else the edge."""
        if self.last_stop.kind == "coda":
            return self.last_stop
        return next((stop for stop in reversed(self._stops) if stop.beat), self.first_stop)

    def forward(self) -> None:
        """Go to the next stop, if there is one; in a first viewing, open it; or replay on."""
        if self._replay:
            goes_on = self._replay.skip() if self.asks_first else self._replay.forward()
            self._replay_on(goes_on)
        elif self._can_unfold:
            self._open_next()
        elif self.can_go_forward:
            self._stand_at(self._position + 1)

    def back(self) -> None:
        """Go to the stop before, if there is one, or a step back in the replay."""
        if self._replay:
            self._replay_on(self._replay.back())
        elif self.can_go_back:
            self._stand_at(self._position - 1)

    def tell_next(self) -> bool:
        """At the edge, begin a first viewing by opening the next beat.

        Asks first: False means that it did no more than that, and does it when asked again.
        """
        if not self.at_edge or self.unfold or self._asked_to_tell:
            if self.at_edge and not self.unfold:
                self.begin_unfolding()
            self.forward()
            return True
        self._asked_to_tell = True
        return False

    def turn(self) -> None:
        """Turn this beat over: belief to truth, truth to belief."""
        if not self.can_turn:
            return
        if self._replay:
            self._replay_on(self._replay.back() if self.turned else self._replay.forward())
            return
        self._turned_over = not self._turned_over
        self._note_turned()

    def uncover_beliefs(self) -> None:
        """Let what the audience believed next be seen, as if this had been turned and back."""
        self._was_turned = self.can_turn

    def turn_to(self, truth: bool) -> None:
        """Turn the truth of this beat up, or its belief."""
        if self.can_turn and self.turned != truth:
            self.turn()

    def keep_truths_turned(self, keep: bool) -> None:
        """Keep truths turned up from here on, or let every beat open on its belief."""
        self.keep_turned = keep
        self._turned_over = False
        self._note_turned()

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
        """Go to any stop of this view and remember where from. Raises KeyError for others.

        A jump ends a replay, and leads back to its reveal.
        """
        position, replay = self._positions[stop], self._replay
        left = self.beat_stop(replay.reveal) if replay else self.stop
        if remember and left != stop:
            self._trail.append(_Left(left))
        if replay or left != stop:
            self._stand_at(position)

    def begin_replay(self) -> None:
        """Walk through the moments that this one turns over, on from where that was left."""
        beat, left = self.beat, self._replay_left
        if beat is None or not self.can_replay:
            return
        again = left is not None and (left.reveal, left.beats) == (beat.id, beat.opens)
        self._replay = left if again else Replay(beat.id, beat.opens)
        self._replay_on(True)

    def end_replay(self) -> None:
        """Come back to the reveal."""
        if self._replay:
            reveal = self._replay.reveal
            self._stand_at(self._positions[self.beat_stop(reveal)])
            self.turn_to(True)

    def _replay_on(self, goes_on: bool) -> None:
        """Stand where the replay is, or back at the reveal once it is over."""
        if self._replay is None:
            return
        if not goes_on:
            over = self._replay.at_end
            self.end_replay()
            self._replay_left = None if over else self._replay_left
            return
        self._position = self._positions[self.beat_stop(self._replay.beat)]
        self._arrive()

    def return_from_jump(self) -> None:
        """Take back the last jump, or what was last said to have been watched, if there was one."""
        if self._replay:
            self.end_replay()
        elif self._trail:
            left = self._trail.pop()
            if left.opened is not None:
                self._opened, self.unfold = left.opened, left.unfold
                self._see(after_edit(self._story, left.opened))
            # An edit may have closed the place where something was said; what was said holds.
            self._stand_at(self._positions[self._nearest(left.stop, ())])

    def chapter_stop(self, chapter: int, beat: int = 0) -> Stop:
        """The stop at a chapter and a beat in it, both counted from 0.

        A chapter that is not open is its card, and a beat that is not open leads to the
        edge, so this tells nothing of how long an unwatched chapter is. Raises IndexError
        for a chapter that is not there, and for a beat beyond a chapter that is open whole.
        """
        if not 0 <= chapter < len(self._view.chapters) or beat < 0:
            raise IndexError(chapter)
        seen = self._view.chapters[chapter]
        if beat < len(seen.beats):
            return Stop("beat", chapter, seen.beats[beat].id)
        if seen.whole:
            raise IndexError(beat)
        return self.edge if beat and self.edge else Stop("card", chapter)

    def beat_stop(self, beat: str) -> Stop:
        """The stop of the beat with this id. Raises KeyError where the view has none."""
        for stop in self._stops:
            if stop.beat == beat:
                return stop
        raise KeyError(beat)

    def open(self, horizon: Horizon) -> None:
        """Read as somebody who has watched as far as `horizon`.

        The place is kept if it is still open; if not, the reader stands at the edge. A card
        that opened gives way to what was behind it.
        """
        here, before = self.stop, self._beats
        self._see(horizon)
        self._opened = self._open_now
        self._trail = [
            left for left in self._trail if left.opened is not None or left.stop in self._positions
        ]
        self._stand_at(self._positions[self._nearest(here, before)])

    def open_to(self, point: Point) -> None:
        """Read as somebody who has watched to a point.

        Who has seen all of it is in a first viewing no more.
        """
        self.unfold = self.unfold and point != ALL
        self.open(point.horizon(self._story))

    def say_watched(self, point: Point) -> None:
        """The same, so that it can be taken back like a jump."""
        before = _Left(self.stop, self._opened, self.unfold)
        how_far = self.how_far
        self.open_to(point)
        if self.how_far != how_far:
            self._trail.append(before)

    def begin_unfolding(self) -> None:
        """Read on as in a first viewing: stepping forward opens what comes next."""
        self.unfold = True
        # A first viewing is for the beliefs.
        self.keep_turned = False
        self._join()

    def replace_story(self, story: Story) -> None:
        """Read on in an edited story, at the same place, with nothing opened by the edit.

        `after_edit` says what stays open. A beat is found again by its id, or, where that
        is new, by its title and place, with the side that was turned up; where it is gone,
        the reader stands at the nearest stop.
        """
        before, stop, turned = self._view, self.stop, self.turned
        ids = renamed(self._story, story)
        here = _called(stop, ids)
        self._story, self._opened = story, _still_open(self._opened, ids)
        self._see(after_edit(story, self._opened))
        self._trail = list(self._trail_in(story, before, ids))
        there = counterpart(here, before, story)
        if there not in self._positions:
            there = nearest(stop, before, self._view, self._stops)
        self._stand_at(self._positions[there])
        if there.beat and there.beat == here.beat:
            self.turn_to(turned)

    def _trail_in(self, story: Story, before: View, ids: Mapping[str, str]) -> Iterator[_Left]:
        """The trail in an edited story, less the jumps from what is not open there."""
        for left in self._trail:
            moved = counterpart(_called(left.stop, ids), before, story)
            if left.opened is not None:
                card = Stop("card", min(left.stop.chapter, len(story.chapters) - 1))
                yield replace(left, stop=moved or card, opened=_still_open(left.opened, ids))
            elif moved in self._positions:
                yield _Left(moved)

    def _nearest(self, here: Stop, before: Collection[str]) -> Stop:
        """Where somebody stands who stood `here` when only the beats `before` were open."""
        if here in self._positions:
            return here
        chapter = self._view.chapters[min(here.chapter, len(self._view.chapters) - 1)]
        opened = [beat.id for beat in chapter.beats if beat.id not in before]
        if opened:
            return Stop("beat", chapter.number - 1, opened[0])
        return self.edge or self.last_stop

    @property
    def _can_unfold(self) -> bool:
        """Whether a step forward from here opens the story."""
        if not self.unfold or self._view.complete:
            return False
        return self.at_edge or self.stop == self.last_open_stop

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

    def _see(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self._view = see(self._story, horizon)
        self._join()
        self._beats = {beat.id: beat for each in self._view.chapters for beat in each.beats}
        self._unvisited.open(self._beats.values())
        self._stops = stops(self._view)
        self._positions = {stop: position for position, stop in enumerate(self._stops)}

    def _join(self) -> None:
        self._edition = Edition(self._view, AS_READ if self.unfold else ONCE_WATCHED)
        self._search = None

    def _stand_at(self, position: int) -> None:
        self._position = position
        self._turned_over = self._was_turned = self._asked_to_tell = False
        if self._replay:
            self._replay, self._replay_left = None, self._replay
        self._arrive()

    def _arrive(self) -> None:
        """Notice that the reader has come to where they are."""
        if beat := self.beat:
            self._has_more = beat.id in self.unvisited
            self._unvisited.visit(beat)
        self._note_turned()

    def _note_turned(self) -> None:
        """Notice that a truth is up, if it is."""
        if self.turned:
            self._was_turned, self._has_more = True, False


def _called(stop: Stop, ids: Mapping[str, str]) -> Stop:
    """A stop whose beat may have a new id."""
    return replace(stop, beat=ids.get(stop.beat, stop.beat)) if stop.beat else stop


def _still_open(opened: Opened, ids: Mapping[str, str]) -> Opened:
    """What is open where beats have new ids."""
    return replace(opened, beats=frozenset(ids.get(beat, beat) for beat in opened.beats))
