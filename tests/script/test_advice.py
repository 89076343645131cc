"""What gives a story away is found in its words; how it is told of stands in told/spoilers.txt."""

import re
import time
from pathlib import Path

import pytest

from perfection_tui.cli import new
from perfection_tui.script import library
from perfection_tui.script.read import read_bytes, read_script
from tests.script.scripts import changed, codes

NAMES = [
    (name, sentence.strip(), not denied)
    for group in Path(__file__).with_name("names.txt").read_text("utf-8").split("\n\n")
    for head, *sentences in [group.strip().split("\n")]
    for name, denied in re.findall(r"(.*) (?:is|are) (not )?named", head)
    for sentence in sentences
]
"""The name of somebody, a sentence that is read before they come in, and whether it names them."""


@pytest.mark.parametrize(("name", "sentence", "is_named"), NAMES)
def test_somebody_is_named_by_their_name_and_not_by_what_only_looks_like_it(
    name: str, sentence: str, is_named: bool
) -> None:
    person = f"{{name: '{name}', introduced_at: dark, belief: Somebody., truths: [{{truth: X.}}]}}"
    script = changed("chapters:\n", f"  bob: {person}\nchapters:\n")
    script = script.replace("It goes out.", "It goes out. He will go.")
    assert codes(script.replace("The lamp burns for ships.", sentence)) == ["PT405"] * is_named
    assert codes(script.replace("She let it.", sentence)) == []


@pytest.mark.parametrize(
    "path", [*library.bundled().values(), new.TEMPLATE], ids=lambda path: path.stem
)
def test_what_we_wrote_ourselves_gives_nothing_away(path: Path) -> None:
    assert read_script(path, spoilers=True).problems == ()


@pytest.mark.parametrize("text", ["Bob", "one dark wet cold windy night " * 9])
def test_a_script_that_repeats_itself_without_end_takes_no_longer_for_it(text: str) -> None:
    told = f"belief: {text}, truths: [{{at: dark, truth: {text}}}]}}\n"
    people = "".join(
        f"  p{n}: {{name: Bob Hale, mark: '{n:x}', introduced_at: dark, {told}" for n in range(255)
    )
    beats = "".join(f"      - {{id: b{n}, title: Bob, {told}" for n in range(400))
    script = changed("chapters:\n", f"{people}chapters:\n")
    data = script.replace("    beats:\n", f"    beats:\n{beats}").encode()
    started = time.process_time()
    read_bytes(data, "lamp.yaml")
    alone = time.process_time() - started
    report = read_bytes(data, "lamp.yaml", spoilers=True)
    assert len(report.problems) >= 200
    assert time.process_time() - started < 2 * alone + 3
