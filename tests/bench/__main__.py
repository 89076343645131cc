"""How fast is the program, beside the least that a Textual app can be?

usage: python -m tests.bench [--quick]

Starts the installed program, a bare Textual app (`bare`) and a few commands,
in terminals that are read back, and prints a table of times, ratios and what
the ratios should be at most. `film` is the bundled story, `long` a generated
one of 1,000 moments. --quick measures each a few times only.
"""

import argparse
import platform
import sys
import tempfile
from functools import partial
from pathlib import Path

from perfection_tui.script import library
from tests.bench.keys import BARE_KEYS, KEYS, PAGES, bare, first_steps
from tests.bench.measures import Bench, Measure, Row
from tests.bench.programs import BARE, PROGRAM, PYTHON, Command, Told
from tests.bench.story import script
from tests.bench.table import lines

SIZE = (80, 24)
BEATS = 1000


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="each a few times only")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as directory:
        script_path = Path(directory, "long.yaml")
        script_path.write_text(script(BEATS), encoding="utf-8")
        bench = Bench(directory, SIZE)
        told = [Told("film", library.find(library.DEFAULT)), Told("long", script_path)]
        few = 3 if quick else 20
        starts: dict[Row, Measure] = {("first frame", "bare"): partial(bench.start, BARE)}
        starts |= {("first frame", each.name): partial(bench.start, each.cover) for each in told}
        starts |= {("first beat", each.name): partial(bench.start, each.beat) for each in told}
        bench.in_turns(few, starts)
        ends = {("SIGTERM to its end", each.name): partial(bench.end, each.beat) for each in told}
        bench.in_turns(few, ends)
        for what, presses in (KEYS | PAGES).items():
            pressed = {each.beat: presses(each) for each in told}
            bench.keys(what, 10 if quick else 100, {BARE: bare(), **pressed})
        for what, of_bare in BARE_KEYS.items():
            bench.keys(what, 10 if quick else 40, {BARE: of_bare})
        first = {each.unfolding: first_steps(each) for each in told}
        # The film has no more moments to tell.
        bench.keys("next, unfolding", 10 if quick else 30, {BARE: bare(), **first})
        commands: dict[Row, Command] = {}
        commands |= {("check", each.name): (PROGRAM, "check", each.path) for each in told}
        commands |= {("export", each.name): (PROGRAM, "export", each.path) for each in told}
        commands["python -c pass", "python"] = (PYTHON, "-c", "pass")
        commands["--version", "film"] = (PROGRAM, "--version")
        bench.in_turns(few, {row: partial(bench.command, each) for row, each in commands.items()})
    print(f"Python {platform.python_version()}, {sys.platform}, {SIZE[0]}x{SIZE[1]}")
    print("\n".join(lines(bench.times, bench.memory)))


if __name__ == "__main__":
    main()
