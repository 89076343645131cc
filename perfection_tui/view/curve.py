"""The story curve: what is told across, when it happened down (Kim et al., 2017)."""

from __future__ import annotations

from collections.abc import Sequence


def departure(happened: Sequence[int]) -> float:
    """How far a telling departs from the order of events: 0 told as it happened, about 1 backwards.

    `happened` holds, for each event in the order told, its place in the order in which
    they happened, both counted from 0. This is the index of “Visualizing Nonlinear
    Narratives with Story Curves” (Kim, Bach, Im, Schriber, Gross, Pfister, 2017).
    """
    last = len(happened) - 1
    most = sum(last - at for at in happened)
    return _apart(happened) / most if most else 0.0


def disorder(happened: Sequence[int]) -> float:
    """The same as a share of the greatest there can be: 0 told as it happened, 1 backwards."""
    most = len(happened) ** 2 // 2
    return _apart(happened) / most if most else 0.0


def _apart(happened: Sequence[int]) -> int:
    return sum(abs(told - at) for told, at in enumerate(happened))
