"""How much of a story is open, and what opens more of it or closes some."""

from collections.abc import Mapping, Sequence

from perfection_tui.reader import renames
from perfection_tui.reader.visits import Visits
from perfection_tui.reader.watched import ALL, Point
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import renamed
from perfection_tui.view.horizon import BeatView, Horizon, Opened, after_edit, beat_ids, see
from perfection_tui.view.search import Found, holding, texts
from perfection_tui.view.stops import Stops
from perfection_tui.view.wording import AS_READ, ONCE_WATCHED, in_its_medium


class OpenStory:
    """A story as far as it is open: the view of it, joined up, and where one can stand in it.

    It is the only holder of the whole story. `unfold`: it is a first viewing.
    """

    def __init__(
        self, story: Story, horizon: Horizon, *, unfold: bool, opened: Opened | None
    ) -> None:
        """Open it as far as `horizon`, or as far as `opened`, if given, reaches in this story."""
        self._story = story
        self.unfold = unfold
        """Whether stepping forward opens the story."""
        self._texts: Sequence[Found] = ()
        self.visits = Visits()
        """What the reader has been at, which may have got more truths since."""
        self._see(horizon if opened is None else after_edit(story, opened))
        self.opened = opened or self._open_now
        """What was open when that was last said, or stepped on.

        An edit of the script may close some of it, and another edit gives it back.
        """

    def find(self, wanted: str) -> Sequence[Found]:
        """Every text that may be shown and holds what is wanted."""
        self._texts = self._texts or texts(self.edition)
        return holding(wanted, self._texts)

    def open_to(self, point: Point) -> None:
        """Open it to somebody who has watched to a point.

        Who has seen all of it is in a first viewing no more.
        """
        self.unfold = self.unfold and point != ALL
        self._see(point.horizon(self._story))
        self.opened = self._open_now

    def _open_next(self) -> str:
        """Open the next beat that is not open; returns its id."""
        order = beat_ids(self._story)
        step = order[len(self.beats)]
        beats = self.opened.beats | {step}
        self._reopen(Opened(beats, self.opened.end or step == order[-1]), unfold=self.unfold)
        return step

    def _reopen(self, opened: Opened, *, unfold: bool) -> None:
        """Let it be open again as it was."""
        self.opened, self.unfold = opened, unfold
        self._see(after_edit(self._story, opened))

    def begin_unfolding(self) -> None:
        """Let stepping forward open what comes next."""
        self.unfold = True
        self._join()

    def _exchange(self, story: Story) -> Mapping[str, str]:
        """Go on with an edited story, with nothing opened by the edit.

        `after_edit` says what stays open. Returns the new ids of beats that have one, by the old.
        """
        ids = renamed(self._story, story, whole=self.opened.all_of_it)
        self._story = story
        self.visits.rename(ids)
        self._reopen(renames.opened(self.opened, ids), unfold=self.unfold)
        return ids

    @property
    def _open_now(self) -> Opened:
        complete = self.view.complete
        return Opened(frozenset(self.beats), complete, complete and not self.unfold)

    def _see(self, horizon: Horizon) -> None:
        self.horizon = horizon
        """How far the reader has watched."""
        self.view = see(self._story, horizon)
        """All that may be shown."""
        self._join()
        self.beats: dict[str, BeatView] = {
            beat.id: beat for each in self.view.chapters for beat in each.beats
        }
        self.visits.open(self.beats.values())
        self.stops = Stops(self.view)
        """Every place to stand, in film order."""

    def _join(self) -> None:
        later = AS_READ if self.unfold else in_its_medium(self.view.about, ONCE_WATCHED)
        self.edition = Edition(self.view, later)
        """The view joined up, for whoever shows it; one as long as the view is the same."""
        self._texts = ()
