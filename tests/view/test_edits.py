"""What an edit has changed, as far as a view shows it, and beats that are called otherwise."""

import pytest

from perfection_tui.script.model import Story
from perfection_tui.view.edits import edit_between, renamed
from perfection_tui.view.horizon import Horizon, everything, see
from tests.script.scripts import LAMP, story_of
from tests.tables import table

Changes = list[tuple[str, str]]
Ids = dict[str, str]


def story(*changes: tuple[str, str]) -> Story:
    script = LAMP
    for old, new in changes:
        assert old in script
        script = script.replace(old, new)
    return story_of(script)


@pytest.mark.parametrize(
    ("_script", "change", "moments", "turned", "pages"), table(__file__, "edits.txt")
)
def test_what_reads_otherwise_is_found(
    _script: str, change: str, moments: str, turned: str, pages: str
) -> None:
    """A row says what is put in the place of what, and which moments, sides and pages differ."""
    old, new = change.split(" -> ")
    before, after = story(), story((old, new))
    found = edit_between(see(before, everything(before)), see(after, everything(after)))
    assert " ".join(found.moments) == moments
    # What changed behind its belief is told apart.
    assert " ".join(found.turned) == turned
    assert ", ".join(found.pages) == pages


def test_what_is_hidden_is_not() -> None:
    before, after = story(), story(("It goes out.", "It dies."), ("for her.", "for him."))
    found = edit_between(see(before, Horizon("light")), see(after, Horizon("light")))
    assert (list(found.moments), list(found.pages)) == ([], [])


LIGHT_GONE = (LAMP[LAMP.index("      - id: light") : LAMP.index("      - id: dark")], "")
DARK_CALLED = (": dark\n", ": night-falls\n")
LIGHT_CALLED = (": light\n", ": lit\n")
TOLD_BETTER = ("It goes out.", "It dies.")
ALIKE = ("title: The dark", "title: The light")
IS_NIGHT = {"dark": "night-falls"}

RENAMED = {
    "one is found by what is told there": ([], [DARK_CALLED], IS_NIGHT, IS_NIGHT),
    "but not by its id alone": ([], [DARK_CALLED, ALIKE], {}, {}),
    "nor where nothing has another id": ([], [], {}, {}),
    "a better text hides it but from who sees all": ([], [DARK_CALLED, TOLD_BETTER], {}, IS_NIGHT),
    "a hidden one called alike decides nothing": (
        [ALIKE],
        [ALIKE, DARK_CALLED, LIGHT_CALLED],
        {"light": "lit", **IS_NIGHT},
        {},
    ),
    "nor is it taken for one gone": ([ALIKE], [ALIKE, LIGHT_GONE, DARK_CALLED], IS_NIGHT, {}),
    "one that was there never is": ([ALIKE], [ALIKE, LIGHT_GONE], {}, {}),
}
"""How a script was and is: new ids of its beats where something is hidden, and where nothing is."""


@pytest.mark.parametrize(("was", "is_now", "hiding", "whole"), RENAMED.values(), ids=RENAMED)
def test_of_beats_by_other_ids(was: Changes, is_now: Changes, hiding: Ids, whole: Ids) -> None:
    before, after = story(*was), story(*is_now)
    assert renamed(before, after, whole=False) == hiding
    assert renamed(before, after, whole=True) == whole
