"""Whatever becomes of a good script, reading it ends in a story or in problems, never otherwise."""

import random

import pytest

from perfection_tui.script.read import read_bytes
from tests.hostile.test_scripts import check_printed
from tests.script.scripts import LISTED

WHOLE = LISTED.replace(
    "coda: [{question: Why?, answer: For her.}]\n",
    "advisory: {general: ['fire'], detailed: [\"The lamp goes out\"]}\n"
    'coda:\n  - question: Why?\n    answer: |\n      "Nobody".\n\n      *Nobody* at all.\n',
)

BITS = [
    *("\t", " ", "\n", "\n\n", ": ", ":", "- ", "-", "{", "}", "[", "]", ",", "'", '"', "#", ">"),
    *("&a ", "*a ", "!", "!!str ", "%", "@", "`", "|", "? ", "<<: ", "---\n", "...\n", "\r", "~"),
    *("null", "|+2\n", ">-\n", "%YAML 1.1\n", "\\", "\\x", '"\\e"', '"\\ud800"', '"\\U00110000"'),
    *("\u2028", "\ufeff", "\0", "\x1b", "\u202e", "\u0301" * 5, "\u65e5", "\U0001f600", "\ue000"),
    *("9" * 30, "a" * 100, "ann", "dark", "light", "before", "\u0378", "{0}", "%s", "*"),
]


def mutated(script: str, chance: random.Random) -> str:
    """`script` with one to four small things done to it."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(script) + 1)
        end = min(len(script), start + chance.randint(0, 30))
        change = chance.random()
        if change < 0.4:
            script = script[:start] + chance.choice(BITS) + script[start:]
        elif change < 0.6:
            script = script[:start] + script[end:]
        elif change < 0.75:
            script = script[:end] + script[start:]
        else:
            script = lines_moved(script, chance)
    return script


def lines_moved(script: str, chance: random.Random) -> str:
    """`script` with one line at another place, or at another indent."""
    lines = script.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    if chance.random() < 0.5:
        line = " " * chance.randint(0, 8) + line.lstrip()
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def test_the_script_they_are_made_from_is_sound() -> None:
    assert not read_bytes(WHOLE.encode(), "lamp.yaml").problems


@pytest.mark.parametrize(
    ("libyaml", "seeds"),
    [
        pytest.param(True, range(500), id="libyaml"),
        pytest.param(False, range(500, 600), id="pure"),
        pytest.param(True, range(100_000), id="libyaml, many", marks=pytest.mark.long),
        pytest.param(False, range(100_000), id="pure, many", marks=pytest.mark.long),
    ],
)
def test_mutations(libyaml: bool, seeds: range) -> None:
    for seed in seeds:
        chance = random.Random(seed)
        data = bytearray(mutated(WHOLE, chance).encode())
        if chance.random() < 0.1:
            data[chance.randrange(len(data) + 1) : 0] = bytes([chance.randrange(256)])
        try:
            report = read_bytes(bytes(data), "lamp.yaml", libyaml=libyaml)
            check_printed(report)
            assert (report.story is None) == bool(report.errors)
        except Exception as error:
            raise AssertionError(f"seed {seed}, libyaml={libyaml}") from error
