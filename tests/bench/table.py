"""The table: medians and worst hundredths, the ratios that matter, and what they should be."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import NamedTuple

from tests.bench.measures import Row, Times


class Limits(NamedTuple):
    """How many times what each is held against it may take, and the seconds at 99 %; 0: any."""

    film: float = 0
    long: float = 0
    worst: float = 0


OF_A_KEY = Limits(film=2.0, long=1.2, worst=0.033)
LIMITS = {
    "first frame": Limits(film=1.25, long=1.6),
    "first beat": Limits(film=1.25, long=1.6),
    "SIGTERM to its end": Limits(film=1.0, long=1.2, worst=3.0),
    "--version": Limits(film=2.0),
    "check": Limits(film=0.6),
    "export": Limits(),
}
"""What is no key, by name in the table."""

MEMORY = 1.5
"""How many times the memory of a bare app is to do."""

Cells = tuple[str, ...]
HEADS: Cells = ("", "median", "99 %", "times", "at most", "")


def lines(times: Times, memory: Mapping[str, int]) -> list[str]:
    """The table as lines of text."""
    rows = [HEADS, *(_row(row, times) for row in times), *_memory(memory)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_set, row, widths, range(len(row)))).rstrip() for row in rows]


def _set(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if 0 < column < len(HEADS) - 1 else cell.ljust(width)


def _row(row: Row, times: Times) -> Cells:
    what, name = row
    ordered = sorted(times[row])
    middle, hundredth = median(ordered), ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    cells = (f"{name}: {what}", f"{middle * 1000:.1f} ms", f"{hundredth * 1000:.1f} ms")
    if name not in ("film", "long"):
        return (*cells, "", "", "")
    against = _against(row, times)
    limits = LIMITS.get(what, OF_A_KEY)
    limit = limits.film if name == "film" else limits.long
    ratio = middle / median(times[against])
    over = (limit and ratio > limit) or (limits.worst and hundredth > limits.worst)
    of = f"of {against[1]}'s" + f" {against[0]}" * (against[0] != what)
    return (*cells, f"{ratio:.2f}", *_held(limit, not over, of))


def _against(row: Row, times: Times) -> Row:
    """The long story is held against the film, the film against the bare app."""
    what, name = row
    if name == "long":
        return what, "film"
    if what == "--version":
        return "python -c pass", "python"
    return (what, "bare") if (what, "bare") in times else ("first frame", "bare")


def _memory(memory: Mapping[str, int]) -> Iterator[Cells]:
    for name, peak in memory.items():
        ratio = peak / memory["bare"]
        cells = (f"{name}: peak memory", f"{peak / 2**20:.1f} MiB", "", f"{ratio:.2f}")
        yield (*cells, *_held(MEMORY, ratio <= MEMORY, "of bare's"))


def _held(limit: float, held: bool, of: str) -> Cells:
    return (f"{limit:.2f}" if limit else "", ("     " if held else "OVER ") + of)
