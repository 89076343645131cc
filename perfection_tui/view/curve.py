"""The story curve: what is told across, when it happened down (Kim et al., 2017)."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from perfection_tui.script.plot import disorder, disorder_in_words
from perfection_tui.view.edition import Edition, Happening
from perfection_tui.view.phrases import capital
from perfection_tui.view.sentences import Sentence

FEWEST = 3
"""So many events have an order worth a curve."""


class CurvePoint(Struct, frozen=True):
    """An event on the curve: how far along the telling, and how far down what happened, 0 to 1."""

    event: Happening
    across: float
    down: float


def story_curve(edition: Edition) -> list[CurvePoint]:
    """Every event in the order told; those of one moment side by side within it.

    Empty where too few are told, or all of them at once.
    """
    told = edition.events_as_told
    if len(told) < FEWEST or told[0].revealed is told[-1].revealed:
        return []
    points = []
    for moment, group in groupby(told, key=lambda each: each.revealed):
        here = list(group)
        for at, each in enumerate(here):
            across = (moment.position + (at + 0.5) / len(here)) / len(edition.moments)
            points.append(CurvePoint(each, across, (each.number - 0.5) / len(told)))
    return points


def in_words(curve: Sequence[CurvePoint]) -> Sentence:
    """What the curve shows: how far the telling departs, and where it goes back furthest."""
    steps = pairwise(each.event for each in curve)
    before, after = max(steps, key=lambda step: step[0].number - step[1].number)
    index = disorder([each.event.number for each in curve])
    lead = f"{capital(disorder_in_words(index))}."
    if after.number > before.number:
        return (f"{lead} It never steps back.",)
    step = f": from event {before.number} to event {after.number}."
    return f"{lead} Its longest step back is in ", after.revealed, step
