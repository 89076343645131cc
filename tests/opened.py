"""Readings in which so much of a story is open, as if its reader had said so before."""

from __future__ import annotations

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon, everything
from tests.making import film_order


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
    progress.change(open=tuple(beats), end=end, seen_all=chapters, unfold=unfold)
    return Opening(story, progress)
