"""Hostile scripts too big to keep in files; and how long and how much memory reading them takes.

Run by test_big.py in a Python of its own, so that the memory is the reader's alone:
`python -m tests.hostile.big pure 2097152` prints, as JSON, for each script of up to that
many bytes the peak in bytes, the seconds and the first code.
"""

import json
import multiprocessing
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from perfection_tui.script.problems import block
from perfection_tui.script.read import read_bytes

HEAD = "format: 1\ntitle: T\nabout: {kind: a, premise: a"
BEATS = "}\nchapters:\n- id: c\n  title: T\n  teaser: T\n  beats:\n"
BEAT = "  - {{id: b{0}, title: T, belief: B, truths: [{{at: b{1}, truth: T}}]}}\n"

# Each makes a script of about so many bytes.
SCRIPTS: dict[str, Callable[[int], str]] = {
    # Depth, in flow and in block style.
    "lists in lists": lambda size: "a: " + "[" * size,
    "keys in keys": lambda size: "a: " + "{a: " * (size // 4),
    "questions": lambda size: "? " * (size // 2),
    "dashes": lambda size: "- " * (size // 2),
    "stairs": lambda size: "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5) - 2)),
    # Many nodes.
    "keys": lambda size: "".join(f"k{n}: v\n" for n in range(size // 10)),
    "one key": lambda size: "a: b\n" * (size // 5),
    "one key in braces": lambda size: "{" + "a," * (size // 2),
    "commas": lambda size: "[" + "," * size,
    "a list": lambda size: "a:\n" + "- b\n" * (size // 4),
    "anchors": lambda size: "a:\n" + "- &a x\n" * (size // 7),
    "aliases": lambda size: "a: &a x\nb:\n" + "- *a\n" * (size // 5),
    "tags": lambda size: "a:\n" + "- !!str x\n" * (size // 10),
    # Long ones.
    "a text": lambda size: "a: " + "x " * (size // 2),
    "a word": lambda size: "a: " + "x" * size,
    "a key of one word": lambda size: "x" * size + ": a",
    "a text of many lines": lambda size: "a: b" + "\n  c" * (size // 4),
    "a text of many blank lines": lambda size: "a: |" + "\n" * size,
    "an unclosed quote": lambda size: 'a: "' + "x " * (size // 2),
    "apostrophes": lambda size: "a: '" + "''" * (size // 2) + "'",
    "escapes": lambda size: 'a: "' + "\\x41" * (size // 4) + '"',
    "a number": lambda size: "format: " + "9" * size,
    "a comment": lambda size: "#" * size,
    "blanks": lambda size: " " * size,
    "blank lines": lambda size: "\n" * size,
    "tabs": lambda size: "a:" + "\t" * size,
    "colons": lambda size: "a: " + ":" * size,
    "percents": lambda size: "%" * size,
    "a tag": lambda size: "a: !" + "a" * size,
    "letters of four bytes": lambda size: "a: " + "\U0001f600" * (size // 4),
    "controls": lambda size: "\x07" * size,
    "bidirectional controls": lambda size: "a:\n" + "- \u202e\n" * (size // 6),
    "marks": lambda size: "a: e" + "\u0301" * min(size // 2, 19_999),
    # Much to find, much to compare.
    "misspelt keys": lambda size: "".join(f"titl{n}: v\n" for n in range(size // 12)),
    "misspelt beats": lambda size: (
        HEAD + BEATS + "".join(BEAT.format(n, f"x{n}") for n in range(size // 70))
    ),
    "beats": lambda size: HEAD + BEATS + "".join(BEAT.format(n, n) for n in range(size // 64)),
    "stars": lambda size: HEAD + ", questions: [" + '"*a * **b",' * (size // 12) + "]" + BEATS,
    "questions of the longest": lambda size: (
        HEAD + ", questions: [" + ("x " * 9_999 + ",") * (size // 20_000) + "]" + BEATS
    ),
}


def measured(name: str, libyaml: bool, size: int) -> tuple[int, float, str]:
    """The most memory held, the seconds of processor time reading and telling takes, and a code."""
    data = SCRIPTS[name](size).encode()[:size]
    started = time.process_time()
    report = read_bytes(data, name, libyaml=libyaml)
    block(report.problems)
    seconds = time.process_time() - started
    return held_at_most(), seconds, report.problems[0].code if report.problems else "loads"


def held_at_most() -> int:
    """The most memory that this process has held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux: getrusage counts what the process that started this one held, too.
        [kilobytes] = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(kilobytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    jobs = [(name, sys.argv[1] == "libyaml", int(sys.argv[2])) for name in SCRIPTS]
    # Each in a process of its own, which holds nothing that another script has left.
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as alone:
        print(json.dumps(dict(zip(SCRIPTS, alone.starmap(measured, jobs, 1), strict=True))))
