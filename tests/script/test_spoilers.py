"""What gives a story away too early is found in its words, and what only looks like it is not."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfection_tui.script import library
from perfection_tui.script.read import read_bytes, read_script
from tests.script.scripts import LAMP, changed, codes

NEW = Path(__file__).parents[2] / "perfection_tui" / "cli" / "new.yaml"

SOMEBODY = """\
  bob:
    name: {name}
    mark: B
    introduced_at: dark
    belief: Somebody.
    truths: [{{at: dark, truth: Somebody else.}}]
chapters:
"""


def naming(name: str, belief: str, more: str = "") -> list[str]:
    """The codes of a script in which somebody of this name comes in after this belief."""
    script = changed("chapters:\n", SOMEBODY.format(name=f"'{name}'"))
    script = script.replace("The lamp burns for ships.", belief)
    return codes(script.replace("It goes out.", f"It goes out. {more}"))


@pytest.mark.parametrize(
    ("name", "belief"),
    [
        ("Bob Hale", "Then Bob came."),
        ("Bob Hale", "Then came Bob Hale."),
        ("Bob Hale", "Bob’s boat is out."),
        ("Bob Hale", "It is Hale’s boat."),
        ("Bob Hale", "“Bob?” she asks."),
        ("Bob Hale", "She calls *Bob*."),
        ("Bob", "Bob is out."),
        ("Dr Robert Hale", "She sends for Doctor Hale."),
        ("Dr Robert Hale", "She sends for Robert."),
        ("Captain Ahab", "They wait for Captain Ahab."),
        ("Captain Ahab", "They wait for Ahab."),
        ("Mrs Hale", "They wait for Mrs Hale."),
        ("The Woman in Black", "They wait for the Woman in Black."),
        ("Zhang Li", "Whoever Li is, she is late."),
        ("Elizabeth “Lizzie” Wells", "They wait for Lizzie."),
        ("Amélie", "They wait for Ame\u0301lie."),
        ("Jean-Luc de Bois", "They wait for Luc."),
        ("Will Hale", "They wait for Will."),
        ("Bob Anne Hale", "They wait for Bob Hale."),
        ("Bob Hale", "Poor Bob is out."),
        ("Bob Hale", "They wait for Captain Bob."),
    ],
)
def test_somebody_is_named_too_early(name: str, belief: str) -> None:
    assert naming(name, belief, more="He will go.") == ["PT405"]


@pytest.mark.parametrize(
    ("name", "belief"),
    [
        ("The teachers", "The teachers are kind to her, the teachers are."),
        ("The woman in black", "The woman at the door is in black."),
        ("The Woman in Black", "A Woman sings Black Is the Colour."),
        ("Bob Hale", "The bobbin is full; hale and hearty, he bobs along."),
        ("Bob Hale", "The Bobs are out. Haley is not."),
        ("Bob Reed", "They wait for Reed."),
        ("Will Hale", "Will he come?"),
        ("Mrs Hale", "They wait for the Hale boat."),
        ("Bob Hale", "They wait for Peyton Hale."),
        ("Bob Hale", "Peyton Hale is out."),
        ("Bob Hale", "They sing Bob Dylan."),
        ("Dr Robert Hale", "They wait for the Dr."),
        ("J. R. Hale", "Deck R is full."),
    ],
)
def test_somebody_is_not_named_by_what_only_looks_like_it(name: str, belief: str) -> None:
    assert naming(name, belief, more="He will go.") == []


def test_once_introduced_somebody_may_be_named() -> None:
    assert naming("Bob Hale", "The lamp burns.", more="Bob Hale is out.") == []


def test_a_truth_may_name_only_whom_the_audience_has_met() -> None:
    script = changed("chapters:\n", SOMEBODY.format(name="Bob Hale"))
    told = script.replace("- at: dark\n            truth: It burns for her.", "- truth: For Hale.")
    assert codes(told) == ["PT405"]
    assert codes(script.replace("It burns for her.", "For Hale.")) == []


def test_of_two_of_one_name_the_first_to_be_met_counts() -> None:
    script = changed("mark: A\n", "mark: A\n    introduced_at: light\n")
    two = script.replace("chapters:\n", SOMEBODY.format(name="Bob Reed"))
    assert codes(two.replace("for ships.", "for Reed.")) == []
    assert codes(two.replace("A light over", "Reed’s light over")) == ["PT405"]


def test_the_title_of_the_story_is_what_the_work_is_called() -> None:
    script = changed("chapters:\n", SOMEBODY.format(name="Rebecca"))
    assert codes(script.replace("title: The Lamp", "title: Rebecca")) == []


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("One dark wet cold night.", "One dark wet cold day."),
        ("The keeper and her sister trim the lamp.", "Sister and keeper: they trim a lamp."),
        ("It is what it is, and that is all there is to it.", "That is all there is to it."),
    ],
)
def test_a_few_shared_words_are_no_telling_phrase(early: str, late: str) -> None:
    script = changed("A keeper tends a lamp.", f'"{early}"')
    assert codes(script.replace("It burns for her.", f'"{late}"')) == []


def test_words_told_together_are_told_in_time() -> None:
    words = "Her drowned sister trims the lamp at night."
    assert codes(changed("It goes out.", words).replace("She let it.", f"{words} So.")) == ["PT407"]
    assert codes(changed("It goes out.", words).replace("Nobody.", words)) == []


def test_what_a_clue_shows_may_be_said_from_its_own_beat_on() -> None:
    words = "Five empty green glass bottles"
    clue = (
        f"clues: [{{id: a, planted_at: light, pays_off_at: dark, detail: {words}, meaning: Rum.}}]"
    )
    script = LAMP + clue
    assert codes(script.replace("for ships.", f"for {words}.")) == []
    assert codes(script.replace("A light over", f"{words} and a light over")) == ["PT406"]


def test_a_truth_may_confirm_its_belief_in_a_few_words() -> None:
    assert codes(changed("It goes out.", "It is out.").replace("She let it.", "It is out.")) == []


def test_a_belief_that_is_its_truth_word_for_word_confirms_nothing() -> None:
    words = "It has gone out at last."
    assert codes(changed("It goes out.", words).replace("She let it.", words)) == ["PT407"]


def test_a_script_with_errors_is_not_judged_by_its_words() -> None:
    script = changed("A light over", "Bob’s light over").replace("at: dark", "at: drak", 1)
    assert "PT405" not in codes(script.replace("chapters:\n", SOMEBODY.format(name="Bob")))


@pytest.mark.parametrize("path", [*library.bundled().values(), NEW], ids=lambda path: path.stem)
def test_what_we_wrote_ourselves_gives_nothing_away(path: Path) -> None:
    assert read_script(path, spoilers=True).problems == ()


def test_a_story_is_read_without_waiting_for_this() -> None:
    code = (
        "import sys; from perfection_tui.script import library, read; "
        "read.read_story(library.find('the-perfection')); "
        "print('perfection_tui.script.spoilers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("text", ["Bob", "one dark wet cold windy night " * 9])
def test_a_script_that_repeats_itself_without_end_takes_no_longer_for_it(text: str) -> None:
    people = "".join(
        f"  p{n}: {{name: Bob Hale, mark: '{n:x}', introduced_at: dark, belief: {text}, "
        f"truths: [{{at: dark, truth: {text}}}]}}\n"
        for n in range(255)
    )
    beats = "".join(
        f"      - {{id: b{n}, title: Bob, belief: {text}, truths: [{{at: dark, truth: {text}}}]}}\n"
        for n in range(400)
    )
    script = changed("chapters:\n", f"{people}chapters:\n").replace(
        "    beats:\n", f"    beats:\n{beats}"
    )
    started = time.process_time()
    read_bytes(script.encode(), "lamp.yaml")
    alone = time.process_time() - started
    report = read_bytes(script.encode(), "lamp.yaml", spoilers=True)
    assert len(report.problems) >= 200
    assert time.process_time() - started < 2 * alone + 3
