"""What was kept before, and readings in which so much of a story is open by that."""

from collections.abc import Callable

from msgspec.structs import replace

from perfection_tui.reader.keeping import Deed
from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, Horizon, after_chapter, everything, see
from tests.making import film_order


class SharedProgress(Progress):
    """What runs or copies of the program save, without a disk: `amend` adds it to a list."""

    def __init__(self, disk: list[Saved]) -> None:
        super().__init__(None)
        self.saved, self._disk = disk[-1], disk

    def amend(self, change: Callable[[Saved], Saved]) -> Saved:
        before, self.saved = self._disk[-1], change(self._disk[-1])
        self._disk.append(self.saved)
        return before


def keep(progress: Progress, **fields: object) -> None:
    """Keep something as if it had been kept before."""
    progress.amend(lambda saved: replace(saved, **fields))


def keep_bookmark(progress: Progress, beat: str) -> None:
    """Keep one more bookmark."""
    progress.amend(lambda saved: replace(saved, bookmarks={**saved.bookmarks, beat: "mine"}))


def horizon_of(story: Story, said: str) -> Horizon:
    """As far as `all`, `none`, the end of a chapter, or a beat."""
    if said in ("all", "none"):
        return everything(story) if said == "all" else NOTHING
    chapters = {chapter.id for chapter in story.chapters}
    return after_chapter(story, said) if said in chapters else Horizon(said)


def edition_of(story: Story, said: str = "all") -> Edition:
    """A story joined up as far as that."""
    return Edition(see(story, horizon_of(story, said)))


def opened(
    story: Story,
    horizon: Horizon | None = None,
    progress: Progress | None = None,
    *,
    unfold: bool = False,
) -> Opening:
    """The opening of a reading whose horizon, all of the story unless said, was kept before."""
    horizon = everything(story) if horizon is None else horizon
    progress = progress or Progress(None)
    order = film_order(story)
    beats = order[: order.index(horizon.beat) + 1] if horizon.beat else []
    end = horizon == everything(story)
    chapters = tuple(chapter.id for chapter in story.chapters) if end and not unfold else ()
    keep(progress, open=tuple(beats), end=end, seen_all=chapters, unfold=unfold)
    return Opening(story, progress)


def kept_beats(story: Story, disk: list[Saved]) -> int:
    """How many beats a plain start opens by what is saved."""
    return len(Opening(story, SharedProgress(disk), Start(as_before=True)).reading.story.open_beats)


def changes(opening: Opening, deed: Deed, act: Callable[[], object]) -> bool:
    """Do something in a reading. Whether it opens or closes anything, which is kept then."""
    how_far = opening.reading.how_far
    act()
    changed = opening.reading.how_far != how_far
    if changed:
        opening.keeper.keep_horizon(deed)
    return changed


def step(opening: Opening, steps: int = 1) -> None:
    """Step forward from where what is open ends, in a first viewing."""
    for _ in range(steps):
        opening.reading.stand_at(opening.reading.stops.last_open)
        changes(opening, "step", opening.reading.forward)
        opening.keeper.keep_place()


def labels(opening: Opening) -> list[str]:
    """What can be answered now."""
    assert opening.question
    return [answer.label for answer in opening.question.answers]


def take(opening: Opening, *labels: str) -> Opening:
    """Give these answers, each by how it begins."""
    for label in labels:
        assert opening.question
        [answer] = [each for each in opening.question.answers if each.label.startswith(label)]
        opening.take(answer)
    return opening
