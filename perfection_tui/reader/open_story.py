"""How much of a story is open, what opens more of it or closes some, and what is new in it."""

from collections.abc import Collection, Mapping, Sequence

from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import entries_renamed, opened_renamed, renamed
from perfection_tui.view.horizon import BeatView, Horizon, Opened, View, after_edit, beat_ids, see
from perfection_tui.view.search import Found, texts
from perfection_tui.view.stops import Stops
from perfection_tui.view.wording import AS_READ, ONCE_WATCHED, in_its_medium, state


class OpenStory:
    """A story as far as it is open: the view of it, joined up, and where one can stand in it.

    It is the only holder of the whole story.
    """

    def __init__(self, story: Story, reach: Horizon | Opened, *, unfold: bool) -> None:
        """Open it as far as a horizon, or as far as what was open before reaches in this story."""
        self._story = story
        self.unfold = unfold
        """Whether stepping forward opens it: whether this is a first viewing."""
        self._texts: Sequence[Found] = ()
        self.visits = Visits()
        """What the reader has been at, which may have got more to turn over since."""
        self._see(after_edit(story, reach) if isinstance(reach, Opened) else reach)
        self.opened = reach if isinstance(reach, Opened) else self._open_now
        """What was open when that was last said, or stepped on.

        An edit of the script may close some of it, and another edit gives it back.
        """

    @property
    def state(self) -> str:
        """How far it is open, in words."""
        return state(self.view, unfold=self.unfold)

    @property
    def texts(self) -> Sequence[Found]:
        """Every text that may be shown."""
        self._texts = self._texts or texts(self.edition)
        return self._texts

    def open_to(self, point: Point) -> None:
        """Open it to somebody who has watched to a point.

        Who has seen all of it is in a first viewing no more.
        """
        self.unfold = self.unfold and point != ALL
        self._see(point.horizon(self._story))
        self.opened = self._open_now

    def open_next(self) -> str:
        """Open the next beat that is not open; returns its id."""
        order = beat_ids(self._story)
        step = order[len(self.open_beats)]
        beats = self.opened.beats | {step}
        self.reopen(Opened(beats, self.opened.end or step == order[-1]), unfold=self.unfold)
        return step

    def reopen(self, opened: Opened, *, unfold: bool) -> None:
        """Let it be open again as it was."""
        self.opened, self.unfold = opened, unfold
        self._see(after_edit(self._story, opened))

    def would_see(self, opened: Opened) -> View:
        """What could be seen if so much were open."""
        return see(self._story, after_edit(self._story, opened))

    def begin_unfolding(self) -> None:
        """Let stepping forward open what comes next."""
        self.unfold = True
        self._join()

    def exchange(self, story: Story) -> Mapping[str, str]:
        """Go on with an edited story, with nothing opened by the edit.

        `after_edit` says what stays open. Returns the new ids of beats that have one, by the old.
        """
        new_ids = renamed(self._story, story, whole=self.opened.all_of_it)
        self._story = story
        self.visits.rename(new_ids)
        self.reopen(opened_renamed(self.opened, new_ids), unfold=self.unfold)
        return new_ids

    @property
    def _open_now(self) -> Opened:
        complete = self.view.complete
        return Opened(frozenset(self.open_beats), complete, complete and not self.unfold)

    def _see(self, horizon: Horizon) -> None:
        self.horizon = horizon
        """How far the reader has watched."""
        self.view = see(self._story, horizon)
        """All that may be shown."""
        self._join()
        beats = [moment.beat for moment in self.edition.moments]
        self.open_beats = tuple(beat.id for beat in beats)
        """The beats that are open, by id, in film order."""
        self.visits.open(beats)
        self.stops = Stops(self.view)
        """Every place to stand, in film order."""

    def _join(self) -> None:
        later = AS_READ if self.unfold else in_its_medium(self.view.about, ONCE_WATCHED)
        self.edition = Edition(self.view, later)
        """The view joined up, for whoever shows it; one as long as the view is the same."""
        self._texts = ()


class Visits:
    """How much each open moment had behind its first sight when the reader was last there.

    Numbers, not only names: where the horizon is lowered, a moment that lost what it had got
    is like any other again.
    """

    def __init__(self) -> None:
        self._open: Collection[BeatView] = ()
        self._known: dict[str, int] = {}
        self._visited: dict[str, int] = {}
        self.unvisited: Mapping[str, int] = {}
        """Open moments that have got more to turn over, by id, with how much they had."""

    def take_up(self, kept: Mapping[str, int]) -> None:
        """Go on from what `unvisited` gave before."""
        self._known |= kept
        self.open(self._open)

    def open(self, beats: Collection[BeatView]) -> None:
        """Notice which moments are open; those never seen before are as they were all along."""
        self._open = beats
        for beat in beats:
            self._known.setdefault(beat.id, _behind(beat))
        self.unvisited = {
            beat.id: self._known[beat.id] for beat in beats if _behind(beat) > self._known[beat.id]
        }

    def visit(self, beat: BeatView) -> None:
        """Notice that the reader has been at a moment as it is."""
        known = self._known[beat.id] = max(self._known[beat.id], _behind(beat))
        self._visited[beat.id] = known
        self.unvisited = {id_: had for id_, had in self.unvisited.items() if id_ != beat.id}

    def unvisited_with(self, kept: Mapping[str, int]) -> dict[str, int]:
        """Those and what is `kept` of such, with how much they had at the last visit.

        What is kept of a moment stays when it has been visited: it may have more than was open
        then.
        """
        marked = {**self.unvisited, **kept}
        return {beat: max(had, self._visited.get(beat, 0)) for beat, had in marked.items()}

    def rename(self, new_ids: Mapping[str, str]) -> None:
        """Know moments by the new ids that an edited script gives them, by their old ones."""
        self._known, self._visited = (
            entries_renamed(each, new_ids) for each in (self._known, self._visited)
        )


def _behind(beat: BeatView) -> int:
    """How many truths and later beliefs are seen once a moment is turned over."""
    return len(beat.truths) + len(beat.beliefs) - 1
