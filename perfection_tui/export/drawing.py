"""What the charts of the page are drawn from: numbers and paths, no words."""

from collections.abc import Sequence
from itertools import groupby, islice

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.view.curve import CurvePoint
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.figure import Figure, Shift
from perfection_tui.view.horizon import ChapterView


def along(edition: Edition, moment: Moment) -> float:
    """How far along the telling a moment stands, in percent."""
    return round((moment.position + 0.5) / len(edition.moments) * 100, 2)


def ticks(edition: Edition, top: int, bottom: int) -> str:
    """A tick where each moment stands that turns over earlier ones, in a field 1000 wide."""
    return "".join(f"M{10 * along(edition, each):g} {top}V{bottom}" for each in edition.reveals)


def chapter_starts(edition: Edition) -> list[tuple[float, ChapterView]]:
    """The open chapters, each with where along the telling it begins, in percent."""
    count = len(edition.moments)
    return [(round(each.position / count * 100, 2), each.chapter) for each in edition.openings]


def story_path(curve: Sequence[CurvePoint]) -> str:
    """The story curve as an SVG path in a field of 1000 by 1000."""
    return f"M{'L'.join(map(_spot, curve))}" if curve else ""


def story_dots(curve: Sequence[CurvePoint], *, turning: bool) -> str:
    """Its points, those that turn over earlier moments or the others: lines of next to no length.

    One path of a thousand dots is drawn sooner than a thousand elements. Of a line of no length
    at all nothing square is drawn on paper.
    """
    dots = [each for each in curve if bool(each.event.revealed.turns_over) is turning]
    return "".join(f"M{_spot(each)}h.1" for each in dots)


def _spot(point: CurvePoint) -> str:
    return f"{round(point.across * 1000)} {round(point.down * 1000)}"


class Target(Struct, frozen=True):
    """What is pressed to get from the curve to a moment: a square of `TARGET` pixels.

    Its middle is in percent of the field, and then so many pixels further down.
    """

    moment: Moment
    across: float
    down: float
    shift: int = 0


TARGET = 24
"""How wide and high a target is at least (WCAG 2.2, 2.5.8)."""

NARROW, WIDE = 280, 940
"""The least that the curve is wide in pixels: on a phone, and where there is room for it."""

_HIGH = 192
"""The least that the curve is high in pixels; it is never more than twice as high."""

_SHIFTS = sorted(range(-48, 49, 6), key=abs)


def is_roomy(curve: Sequence[CurvePoint]) -> bool:
    """Whether every target lies on its point where there is room for the curve."""
    return not any(each.shift for each in targets(curve, WIDE))


def targets(curve: Sequence[CurvePoint], width: int = NARROW) -> list[Target]:
    """A target at one of the points of each moment, or near it, as far as there is room."""
    placed: list[Target] = []
    for moment, points in groupby(curve, key=lambda each: each.event.revealed):
        found = [Target(moment, each.across * 100, each.down * 100) for each in points]
        tried = (replace(each, shift=shift) for shift in _SHIFTS for each in found)
        placed += islice((each for each in tried if _is_clear(each, placed, width)), 1)
    return placed


def _is_clear(target: Target, placed: Sequence[Target], width: int) -> bool:
    """Whether it lies over none of the others, on a curve so wide or wider, of any height."""
    return all(
        abs(target.across - each.across) / 100 * width >= TARGET or _above_or_below(target, each)
        for each in placed
    )


def _above_or_below(one: Target, other: Target) -> bool:
    shifted = one.shift - other.shift
    apart = (one.down - other.down) / 100 * _HIGH
    low, high = sorted((apart + shifted, 2 * apart + shifted))
    return low >= TARGET or high <= -TARGET


def trust_curve(edition: Edition, shifts: Sequence[Shift]) -> tuple[str, str]:
    """Trust as two SVG paths in a field of 1000 by 100: its line, and the area to the middle."""
    count = len(edition.moments)
    start = round(shifts[0].moment.position / count * 1000)
    line = f"M{start} {_height(shifts[0].level)}"
    for shift in shifts[1:]:
        line += f"H{round(shift.moment.position / count * 1000)}V{_height(shift.level)}"
    line += "H1000"
    return line, f"{line}V{_height(0)}H{start}Z"


def _height(level: int) -> int:
    return 48 - level * 18


def rails(edition: Edition, moment: Moment) -> list[tuple[Figure, int, Shift | None]]:
    """Everybody whom the audience trusts or not: the level, and the move if there was one."""
    moved = {each.figure.id: each for each in moment.moved}
    trust = moment.beat.trust
    return [
        (figure, trust[figure.id], moved.get(figure.id))
        for figure in edition.people
        if figure.id in trust
    ]
