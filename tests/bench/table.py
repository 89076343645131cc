"""The table: medians and worst hundredths, the ratios that matter, and what they should be."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from tests.bench.keys import BARE_KEYS
from tests.bench.measures import Times

FRAME = 0.033
"""Seconds within which nearly every key is to be answered."""

ENDED = 3.0
"""Seconds within which a signal is to have ended the program, whatever it does."""

Row = tuple[str, ...]
HEADS: Row = ("", "median", "99 %", "times", "at most", "")


def lines(times: Times, memory: Mapping[str, int]) -> list[str]:
    """The table as lines of text."""
    rows = [HEADS, *_starts(times), *_keys(times), *_memory(memory), *_commands(times)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_set, row, widths, range(len(row)))).rstrip() for row in rows]


def _set(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if 0 < column < len(HEADS) - 1 else cell.ljust(width)


def _starts(times: Times) -> Iterator[Row]:
    bare = times["first frame", "bare"]
    yield _row("bare: first frame", bare)
    for what in ("first frame", "first beat"):
        film = times[what, "film"]
        yield _row(f"film: {what}", film, bare, 1.25, "of bare's first frame")
        yield _row(f"long: {what}", times[what, "long"], film, 1.6, "of the film's")
    film = times["SIGTERM", "film"]
    yield _row("film: SIGTERM to its end", film, bare, 1.0, "of bare's first frame", ENDED)
    yield _row(
        "long: SIGTERM to its end", times["SIGTERM", "long"], film, 1.2, "of the film's", ENDED
    )


def _keys(times: Times) -> Iterator[Row]:
    kinds = [what for what, name in times if name == "film" and (what, "bare") in times]
    bare = [each for what in kinds[1:] for each in times[what, "bare"]]
    yield _row("bare: a key", bare)
    for what in BARE_KEYS:
        yield _row(f"bare: {what}", times[what, "bare"], bare, of="of bare's key")
    for what in kinds[1:]:
        film, long = times[what, "film"], times[what, "long"]
        yield _row(f"film: {what}", film, times[what, "bare"], 2.0, "of bare's key", FRAME)
        yield _row(f"long: {what}", long, film, 1.2, "of the film's", FRAME)
    film, long = (times["next, unfolding", name] for name in ("film", "long"))
    yield _row("film: next, unfolding", film, bare, 2.0, "of bare's key", FRAME)
    yield _row("long: next, unfolding", long, film, 1.2, "of the film's", FRAME)


def _memory(memory: Mapping[str, int]) -> Iterator[Row]:
    for name, peak in memory.items():
        ratio = peak / memory["bare"]
        against = (f"{ratio:.2f}", "1.50", _mark(ratio <= 1.5) + "of bare's")
        yield (f"{name}: peak memory", f"{peak / 2**20:.1f} MiB", "", *against)


def _commands(times: Times) -> Iterator[Row]:
    python, bare = times["pass", "python"], times["first frame", "bare"]
    yield _row("python -c pass", python)
    yield _row("--version", times["--version", "perfection-tui"], python, 2.0, "of python's")
    yield _row("film: check", times["check", "film"], bare, 0.6, "of bare's first frame")
    for what, name in (("check", "long"), ("export", "film"), ("export", "long")):
        yield _row(f"{name}: {what}", times[what, name])


def _row(
    what: str,
    times: Sequence[float],
    against: Sequence[float] = (),
    limit: float = 0,
    of: str = "",
    worst: float = 0,
) -> Row:
    """`limit`: how many times the median of `against` may be, 0: any; `worst`: seconds at 99 %."""
    middle, hundredth = median(times), sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]
    cells = (what, f"{middle * 1000:.1f} ms", f"{hundredth * 1000:.1f} ms")
    if not against:
        return (*cells, "", "", "")
    ratio = middle / median(against)
    if not limit:
        return (*cells, f"{ratio:.2f}", "", f"     {of}")
    held = ratio <= limit and (not worst or hundredth <= worst)
    return (*cells, f"{ratio:.2f}", f"{limit:.2f}", _mark(held) + of)


def _mark(held: bool) -> str:
    return "     " if held else "OVER "
