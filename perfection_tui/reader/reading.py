"""Where a reader is in a story, and what they can do there.

It gives out the view of what is open and a position in it; screens, plain mode and
exports work from those.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from perfection_tui.reader.open_story import OpenStory
from perfection_tui.reader.replay import Replay
from perfection_tui.reader.trail import Left, Trail
from perfection_tui.reader.watched import TAKEN_BACK, UNREAD, Point
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import entries_renamed
from perfection_tui.view.horizon import BeatView, ChapterView, Horizon, Opened, View
from perfection_tui.view.stops import Stop, Stops, counterpart
from perfection_tui.view.wording import can_be_turned, opened_again


class Reading:
    """A story as far as it is open, with a reader in it: where they are, and how they move.

    Positions are only ever within the horizon. Where what is open ends stands the edge, a
    card; the later chapters have cards, too, which only a jump leads to. The story ends on
    its coda once all of it is open.

    To `unfold` is a first viewing: stepping forward from the last open beat, or from the
    edge, opens the next one. Nothing else does.
    """

    def __init__(self, story: Story, reach: Horizon | Opened, *, unfold: bool = False) -> None:
        """Read as far as a horizon, or as far as what was open before reaches in this story."""
        self.story = OpenStory(story, reach, unfold=unfold)
        """How much of the story is open."""
        self._position = 0
        self._trail = Trail()
        self._accepted: set[tuple[str, str]] = set()
        # `_flipped`: the other side of this beat is up than the one it opens on.
        self._flipped = self._was_turned = False
        self.replay: Replay | None = None
        """The replay that the reader is in."""
        self._replay_left: Replay | None = None
        self._asked_to_open = False
        self.has_more = False
        """Whether this beat had got more to turn over when the reader came, and is not yet."""
        self.keep_turned = False
        """Whether beats open with their truth turned up."""
        self.notes_first = False
        """Whether content notes are shown before the beats that carry them."""
        self.bookmarks: dict[str, str] = {}
        """Lines of the reader's own, by beat. Kept beyond the horizon, too."""
        self.votes: dict[str, dict[str, int]] = {}
        """How far the reader trusts people: by beat, then by person. Kept beyond the horizon."""

    @property
    def view(self) -> View:
        """All that may be shown."""
        return self.story.view

    @property
    def edition(self) -> Edition:
        """The view joined up, for whoever shows it; one as long as the view is the same."""
        return self.story.edition

    @property
    def stops(self) -> Stops:
        """Every place to stand, in film order."""
        return self.story.stops

    @property
    def how_far(self) -> tuple[Horizon, Opened, bool, int]:
        """How far the story is open, in a first viewing or not, by how many statements."""
        return self.story.horizon, self.story.opened, self.story.unfold, self._trail.statements

    @property
    def spoiler_free(self) -> bool:
        """Whether there is anything that this reader is not to be told, or may be."""
        return self.story.unfold or not self.view.complete

    @property
    def stop(self) -> Stop:
        """Where the reader is."""
        return self.stops[self._position]

    @property
    def chapter(self) -> ChapterView:
        """The chapter the reader is in; the last one in the coda."""
        return self.view.chapters[min(self.stop.chapter, len(self.view.chapters) - 1)]

    @property
    def beat(self) -> BeatView | None:
        """The beat the reader is at, or None on a card and in the coda."""
        return self.moment.beat if self.moment else None

    @property
    def moment(self) -> Moment | None:
        """The moment the reader is at, joined up; None on a card and in the coda."""
        return self.edition.moment(self.stop.beat) if self.stop.beat else None

    @property
    def turned(self) -> bool:
        """Whether the truth of this beat is turned up."""
        if self.replay:
            return self.can_turn and self.replay.turned
        # A truth that may not be told yet is not what a beat should open on.
        opens_turned = self.keep_turned and bool(self.beat and self.beat.truths)
        return self.can_turn and self._flipped != opens_turned

    @property
    def turns_to_beliefs(self) -> bool:
        """Whether what the audience believed next is all that stands behind this beat so far."""
        return bool(self.beat and len(self.beat.beliefs) > 1 and not self.beat.truths)

    @property
    def turned_over(self) -> bool:
        """Whether the truth of this beat is up, or all that stands behind it so far is seen."""
        return self.turned or (self.turns_to_beliefs and self._was_turned)

    @property
    def was_turned(self) -> bool:
        """Whether the truth of this beat is up, or has been since the reader came here."""
        return self.turned or (self._was_turned and not self.replay)

    @property
    def asks_first(self) -> bool:
        """Whether this beat's content note stands before it, yet unanswered."""
        return bool(self.beat and self.asks_before(self.beat))

    def asks_before(self, beat: BeatView) -> bool:
        """Whether a beat's content note stands before it."""
        return self.notes_first and not self._accepted.issuperset(_notes(beat))

    @property
    def can_go_forward(self) -> bool:
        """Is there anything after this stop?"""
        if self.replay or self._can_unfold:
            return True
        return self.stop.kind != "card" and self._position < len(self.stops) - 1

    @property
    def can_go_back(self) -> bool:
        """Is there anything before this stop?"""
        return self._position > 0 or self.replay is not None

    @property
    def can_turn(self) -> bool:
        """Is there a beat here to turn over?"""
        return self.stop.kind == "beat" and not self.asks_first

    @property
    def can_return(self) -> bool:
        """Is there a jump, or a word on what was watched, to take back?"""
        return bool(self._trail.last or self.replay)

    @property
    def asks_to_return(self) -> bool:
        """Whether to take back what is next opens more, and the reader was just told so."""
        return self._trail.asks

    @property
    def unvisited(self) -> Mapping[str, int]:
        """Open beats that have got more to turn over since the reader was there; how much then."""
        return self.story.visits.unvisited

    @property
    def can_replay(self) -> bool:
        """Does this moment turn over earlier ones, and may that be walked through now?

        In a first viewing it may once this one is turned over, if there is anything to turn.
        """
        beat = self.beat
        if beat is None or not beat.turns_over or not self.can_turn:
            return False
        return not self.story.unfold or self.was_turned or not beat.truths

    @property
    def turns_first(self) -> bool:
        """Whether a reader who goes on with one key turns this moment over before the next.

        A reveal is; in a first viewing, so is each whose truth can be told by now.
        """
        beat = self.beat
        if beat is None or not beat.truths or not self.can_turn or self.was_turned:
            return False
        return self.replay is None and (self.story.unfold or bool(beat.turns_over))

    @property
    def at_edge(self) -> bool:
        """Is the reader where what is open ends?"""
        return self.stop == self.stops.edge

    def forward(self) -> None:
        """Go to the next stop, if there is one; in a first viewing, open it; or replay on."""
        if self.replay:
            self._follow_replay(self.replay.skip() if self.asks_first else self.replay.forward())
        elif self._can_unfold:
            opened = self.story.open_next()
            self._trail.forget_lost(self.stops)
            self.stand_at(self.stops.of_beat(opened))
        elif self.can_go_forward:
            self.stand_at(self.stops[self._position + 1])

    def back(self) -> None:
        """Go to the stop before, if there is one, or a step back in the replay."""
        if self.replay:
            self._follow_replay(self.replay.back())
        elif self.can_go_back:
            self.stand_at(self.stops[self._position - 1])

    def open_beyond_edge(self) -> bool:
        """At the edge, begin a first viewing by opening the next beat, if this is called twice.

        False the first time, and wherever there is no such edge: then nothing is opened.
        """
        asked, self._asked_to_open = self._asked_to_open, self.at_edge
        if not asked or self.story.unfold:
            return False
        self.begin_unfolding()
        self.forward()
        return True

    def turn(self) -> None:
        """Turn this beat over: belief to truth, truth to belief.

        Where later beliefs are all that stands behind it so far, they come and go in its place.
        """
        if self.replay and self.can_turn:
            self._follow_replay(self.replay.back() if self.turned else self.replay.forward())
        elif self.can_turn and self.turns_to_beliefs:
            self._was_turned, self.has_more = not self._was_turned, False
        elif self.can_turn:
            self._flipped = not self._flipped
            self._note_turned()

    def uncover_beliefs(self) -> None:
        """Let what the audience believed next be seen, as if this had been turned and back."""
        self._was_turned = self.can_turn

    def turn_to(self, truth: bool) -> None:
        """Turn the truth of this beat up, or its belief."""
        if self.can_turn and self.turned != truth and self.turned_over != truth:
            self.turn()

    def keep_truths_turned(self, keep: bool) -> None:
        """Keep truths turned up from here on, or let every beat open on its belief."""
        self.keep_turned = keep
        self._flipped = False
        self._note_turned()

    def accept_note(self) -> None:
        """Read this beat, having seen its content note. What opens later has one of its own."""
        if self.beat:
            self._accepted |= _notes(self.beat)

    def stand_at(self, stop: Stop) -> None:
        """Come to stand at a stop of this view. Raises KeyError for others."""
        self._trail.move()
        self._stand_at(stop)

    def _stand_at(self, stop: Stop) -> None:
        self._position = self.stops.position(stop)
        self._flipped = self._was_turned = self._asked_to_open = False
        if self.replay:
            self.replay, self._replay_left = None, self.replay
        self._arrive()

    def jump(self, stop: Stop, *, remember: bool = True) -> None:
        """Go to any stop of this view and remember where from. Raises KeyError for others.

        A jump ends a replay, and leads back to its reveal.
        """
        replay = self.replay
        left = self.stops.of_beat(replay.reveal) if replay else self.stop
        if remember and left != stop:
            self._trail.add(Left(left))
        if replay or left != stop:
            self.stand_at(stop)

    def begin_replay(self) -> None:
        """Walk through the moments that this one turns over, on from where that was left."""
        left, beat = self._replay_left, self.beat
        if beat and self.can_replay:
            self.replay = Replay(beat.id, beat.turns_over)
            if left and (left.reveal, left.beats) == (beat.id, beat.turns_over):
                self.replay = left
            self._follow_replay(True)

    def end_replay(self) -> None:
        """Come back to the reveal."""
        if self.replay:
            self.stand_at(self.stops.of_beat(self.replay.reveal))
            self.turn_to(True)

    def replay_from(self, number: int) -> None:
        """Go on with the replay from one of its moments, by its number."""
        if self.replay:
            self._follow_replay(self.replay.go_to(number))

    def _follow_replay(self, goes_on: bool) -> None:
        """Stand where the replay is, or back at the reveal where it does not go on."""
        if goes_on and self.replay:
            self._position = self.stops.position(self.stops.of_beat(self.replay.beat))
            self._arrive()
        else:
            self.end_replay()
            self._replay_left = None

    def take_back(self) -> str:
        """Take back the last jump, or what was last said to have been watched, if there was one.

        Returns how far the story is open without what was said. Where that opens more, it is only
        asked for at first (`asks_to_return`), unless the reader has not moved since they said it.
        """
        left = self._trail.last
        if self.replay:
            self.end_replay()
        elif left and left.opened is None:
            self._trail.take_back()
            self.stand_at(left.stop)
        elif left and left.opened:
            if self._trail.ask_first(left.opened, self.story.opened):
                then = self.story.would_see(left.opened)
                return f"This opens {opened_again(self.view, then)} again, {UNREAD}"
            self._trail.take_back()
            self.story.reopen(left.opened, unfold=left.unfold)
            self._stand_at(left.stop)
            return f"{TAKEN_BACK} {self.story.state}"
        return ""

    def notice_command(self, command: str) -> None:
        """Notice what the reader is about to do: a question of `take_back` is answered at once."""
        self._trail.asks = self._trail.asks and command == "return"

    def open_to(self, point: Point) -> None:
        """Read as somebody who has watched to a point.

        The place is kept if it is still open; if not, the reader stands at the edge. A card
        that opened gives way to what was behind it. Who has seen all of it is in a first
        viewing no more.
        """
        here, before = self.stop, self.story.open_beats
        self.story.open_to(point)
        self._trail.forget_lost(self.stops)
        self._stand_at(self.stops.once_opened(here, before))

    def say_watched(self, point: Point) -> str:
        """Read as somebody who has watched to a point, until that is taken back like a jump.

        Returns how far it is open now and what can be turned over since, in words; empty: nothing
        has changed.
        """
        before, how_far = Left(self.stop, self.story.opened, self.story.unfold), self.how_far
        unvisited = self.unvisited
        self.open_to(point)
        if self.how_far == how_far:
            return ""
        self._trail.add(before)
        news = can_be_turned(len({*self.unvisited}.difference(unvisited)))
        return f"{self.story.state} {news}".rstrip()

    def begin_unfolding(self) -> None:
        """Read on as in a first viewing: stepping forward opens what comes next."""
        self.story.begin_unfolding()
        # A first viewing is for the beliefs.
        self.keep_turned = False

    def replace_story(self, story: Story) -> Mapping[str, str]:
        """Read on in an edited story, at the same place, with nothing opened by the edit.

        `horizon.after_edit` says what stays open. A beat is found again by its id, or, where that
        is new, by what is told there, with the side that was turned up; where it is gone,
        the reader stands at the nearest stop. A replay ends at its reveal, and what was said
        before to have been watched is not taken back any more. Returns the new ids, by the old.
        """
        self.end_replay()
        self._replay_left = None
        before, stop, had_more = self.view, self.stop, self.has_more
        turned, was_turned = self.turned, self.was_turned
        new_ids = self.story.exchange(story)
        moved = (counterpart(each, before, story) for each in self._trail.jumps)
        self._trail = Trail(Left(each) for each in moved if each and each in self.stops)
        self._accepted = {(new_ids.get(beat, beat), note) for beat, note in self._accepted}
        self.bookmarks = entries_renamed(self.bookmarks, new_ids)
        self.votes = entries_renamed(self.votes, new_ids)
        here = replace(stop, beat=stop.beat and new_ids.get(stop.beat, stop.beat))
        self.stand_at(self.stops.found_again(stop, here, before, story))
        if self.stop.beat and self.stop.beat == here.beat:
            self.turn_to(turned)
            self._was_turned = was_turned and self.can_turn
            self.has_more |= had_more
        return new_ids

    @property
    def _can_unfold(self) -> bool:
        """Whether a step forward from here opens the story."""
        if not self.story.unfold or self.view.complete:
            return False
        return self.at_edge or self.stop == self.stops.last_open

    def _arrive(self) -> None:
        """Notice that the reader has come to where they are."""
        beat = self.beat
        self.has_more = beat is not None and beat.id in self.unvisited
        if beat:
            self.story.visits.visit(beat)
        self._note_turned()

    def _note_turned(self) -> None:
        """Notice that a truth is up, if it is."""
        if self.turned:
            self._was_turned, self.has_more = True, False


def _notes(beat: BeatView) -> set[tuple[str, str]]:
    """What stands before a beat for readers who ask for that, each note with the beat's id."""
    return {(beat.id, note) for note in beat.content_notes}
