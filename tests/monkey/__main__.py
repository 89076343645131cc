"""A monkey at the keyboard: the installed program is typed and clicked at until something breaks.

usage: python -m tests.monkey [--minutes N] [--seed FIRST] [--only SEED]

Every run is told with its seed; `--only SEED` repeats it, and a run that went
wrong is shrunk to the acts that it takes. Exits 1 if anything was found.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.monkey.play import drawn, faults, shrunk


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1, help="the first of the seeds")
    parser.add_argument("--only", type=int, help="one seed alone")
    options = parser.parse_args()
    program = Path(sys.executable).with_name("perfection-tui")
    seeds = [options.only] if options.only is not None else range(options.seed, sys.maxsize)
    end = time.monotonic() + options.minutes * 60
    found = runs = done = 0
    for seed in seeds:
        if time.monotonic() > end:
            break
        play, what = drawn(seed)
        told = faults(program, play, what)
        runs, done = runs + 1, done + len(what)
        kind = "plain" if play.plain else "live" if play.live else "screen"
        words = f"seed {seed}: {play.story} {' '.join(play.flags)} ({kind}), {len(what)} acts"
        print(f"{words}: {'; '.join(told) or 'well'}", flush=True)
        if told:
            found += 1
            least = shrunk(program, play, what, told[-1])
            print(f"  as few as {len(least)} acts: {least}", flush=True)
    print(f"{runs} runs, {done} acts, {found} findings")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
