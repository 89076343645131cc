"""A moment in plain words, to be pasted elsewhere: its place, and as much as is turned up."""

from collections.abc import Sequence

from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import capital, emphasis_removed
from perfection_tui.view.sentences import Headed


def copied(
    edition: Edition, moment: Moment, *, whole: bool, turned: bool, reveal: str | None = None
) -> str:
    """What is copied of a moment; not `whole`: first sight alone; `turned`: its truth as well.

    In the replay of a `reveal`, its truth is what was told of it by then.
    """
    number = wording.number(moment.chapter, moment.beat)
    chapter = emphasis_removed(moment.chapter.title)
    title = emphasis_removed(edition.view.title)
    parts = [f"{title}, {chapter} {number}: {moment.title}", moment.beat.place or ""]
    belief = moment.belief if whole else [moment.belief[0]._replace(heading="")]
    parts += [wording.BELIEF_HEADING, *_layers(belief)]
    if turned and reveal is not None:
        before, new = moment.replayed(reveal)
        parts += [wording.TRUTH_HEADING, *_layers([*before, new])]
    elif turned:
        parts += [wording.TRUTH_HEADING, *(_layers(moment.truth) or [moment.untold])]
        parts += moment.remarks
    return "\n\n".join(emphasis_removed(each) for each in parts if each) + "\n"


def _layers(layers: Sequence[Headed]) -> list[str]:
    return [each for layer in layers for each in (capital(layer.heading), layer.care, layer.text)]
