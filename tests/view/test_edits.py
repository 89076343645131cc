"""What an edit has changed, as far as a view shows it, and beats that are called otherwise."""

import pytest

from perfection_tui.script.model import Story
from perfection_tui.view.edits import compared, renamed
from perfection_tui.view.horizon import Horizon, everything, see
from tests.script.scripts import LAMP, read


def story(*changes: tuple[str, str]) -> Story:
    script = LAMP
    for old, new in changes:
        assert old in script
        script = script.replace(old, new)
    found = read(script).story
    assert found
    return found


CHANGES = {
    "a belief": (("It goes out.", "It dies."), ["dark"], []),
    "a truth": (("She let it.", "She blew."), ["dark"], []),
    "a title": (("The dark", "Darkness"), ["dark"], []),
    "trust": (("{ann: 1}", "{ann: 2}"), ["light"], []),
    "a person": (("The keeper.", "A keeper."), [], ["People"]),
    "the premise": (("A keeper tends", "Ann tends"), [], ["About the story"]),
    "a teaser": (("A light over", "A shadow over"), [], ["Contents"]),
    "a question": (("coda: []", "coda: [{question: Who?, answer: I.}]"), [], ["What remains"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_reads_otherwise_is_found(name: str) -> None:
    change, moments, pages = CHANGES[name]
    before, after = story(), story(change)
    found = compared(see(before, everything(before)), see(after, everything(after)))
    assert (list(found.moments), list(found.pages)) == (moments, pages)


def test_what_changed_behind_its_belief_is_told_apart() -> None:
    before, changes = story(), (("She let it.", "She blew."), ("for ships", "for gulls"))
    for change, turned in zip(changes, (["dark"], []), strict=True):
        after = story(change)
        assert (
            compared(see(before, everything(before)), see(after, everything(after))).turned
            == turned
        )


def test_what_is_hidden_is_not() -> None:
    before, after = story(), story(("It goes out.", "It dies."), ("for her.", "for him."))
    found = compared(see(before, Horizon("light")), see(after, Horizon("light")))
    assert (list(found.moments), list(found.pages)) == ([], [])


def test_a_beat_of_another_id_is_found_again() -> None:
    for whole in (True, False):
        called = story((": dark\n", ": night-falls\n"))
        assert renamed(story(), called, whole=whole) == {"dark": "night-falls"}
        assert renamed(story(), story(), whole=whole) == {}
        retitled = ((": dark\n", ": night-falls\n"), ("The dark", "Night falls"))
        assert renamed(story(), story(*retitled), whole=whole) == {}


def test_a_beat_of_another_id_and_text_is_found_again_where_nothing_is_hidden() -> None:
    told_better = story((": dark\n", ": night-falls\n"), ("It goes out.", "It dies."))
    assert renamed(story(), told_better, whole=True) == {"dark": "night-falls"}
    assert renamed(story(), told_better, whole=False) == {}


@pytest.mark.parametrize("title", ["The dark", "The light"])
def test_no_hidden_beat_decides_whether_one_is_found_again(title: str) -> None:
    before = story(("The dark", title))
    after = story(("The dark", title), (": light\n", ": lit\n"), (": dark\n", ": gone-dark\n"))
    assert renamed(before, after, whole=False)["light"] == "lit"


def test_a_hidden_beat_is_not_taken_for_one_that_is_called_alike_and_gone() -> None:
    before = story(("The dark", "The light"))
    beat = LAMP[LAMP.index("      - id: light") : LAMP.index("      - id: dark")]
    after = story(("The dark", "The light"), (beat, ""), (": dark\n", ": gone-dark\n"))
    assert renamed(before, after, whole=False) == {"dark": "gone-dark"}


def test_a_beat_that_was_there_is_never_taken_for_one_that_is_gone() -> None:
    two = story(("title: The dark", "title: The light"))
    gone = read(
        LAMP.replace(
            LAMP[LAMP.index("      - id: light") : LAMP.index("      - id: dark")], ""
        ).replace("title: The dark", "title: The light")
    ).story
    assert gone
    assert renamed(two, gone, whole=False) == renamed(two, gone, whole=True) == {}
