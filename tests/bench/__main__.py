"""How fast is the program, beside the least that a Textual app can be?

usage: python -m tests.bench [--quick]

Starts the installed program, a bare Textual app (`bare`) and a few commands,
in terminals that are read back, and prints a table of times, ratios and what
the ratios should be at most. `film` is the bundled story, `long` a generated
one of 1,000 moments. --quick measures each a few times only.
"""

import argparse
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from tests.bench.keys import KEYS, PAGES
from tests.bench.measures import Bench, system
from tests.bench.programs import film, told
from tests.bench.story import script
from tests.bench.table import lines
from tests.e2e.terminal import hermetic

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
        homes = count()

        def environment() -> Mapping[str, str]:
            return hermetic(Path(directory, f"home-{next(homes)}"))

        bench = Bench(environment, SIZE, [film(), told("long", script_path)])
        bench.starts(3 if quick else 20)
        bench.signals(3 if quick else 20)
        bench.keys(KEYS, 10 if quick else 100)
        # To close a page takes a tenth of a second: Escape may begin another key.
        bench.keys(PAGES, 5 if quick else 40)
        bench.bare_keys(10 if quick else 40)
        bench.unfolding(10 if quick else 100)
        bench.commands(3 if quick else 20)
    print(f"{system()}, {SIZE[0]}x{SIZE[1]}")
    print("\n".join(lines(bench.times, bench.memory)))


if __name__ == "__main__":
    main()
