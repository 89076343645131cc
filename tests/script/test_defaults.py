"""What a script leaves out is filled in, and tells nothing of what comes later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfection_tui.script.defaults import completed
from perfection_tui.script.model import Person, Story, Truth
from perfection_tui.view.horizon import see
from tests.making import horizon_at, stories_with_horizons, told_otherwise
from tests.script.scripts import LAMP, changed, story_of


def marks(*names: str, given: str = "") -> list[str]:
    """The marks made for people of these names; the first may have one of their own."""
    truths = (Truth(at="light", truth="So."),)
    people = {
        f"p{i}": Person(name=name, mark="" if i else given, belief="So.", truths=truths)
        for i, name in enumerate(names)
    }
    made = completed(replace(story_of(LAMP), people=people))
    return [person.mark for person in made.people.values()]


GUEST = "  bob: {name: Bob, introduced_at: dark, belief: A guest., truths: [{truth: So.}]}"
WITH_GUEST = changed("chapters:", f"{GUEST}\nchapters:")


def test_a_truth_of_a_person_without_a_beat_is_told_when_they_come_in() -> None:
    assert story_of(WITH_GUEST).people["bob"].truths[0].at == "dark"


def test_a_chapter_has_the_eyes_of_its_beats_from_when_they_come_in() -> None:
    script = WITH_GUEST.replace("    title: Night", "    title: Night\n    through: bob")
    story = story_of(script)
    assert [beat.through for beat in story.chapters[0].beats] == ["ann", "bob"]
    # What a beat tells at once is told before the one whose eyes its chapter has comes in.
    script = script.replace("        through: ann\n", "")
    script = script.replace("at: dark\n            truth: It", "at: light\n            truth: It")
    story = story_of(script)
    seen = [see(story, horizon_at(story, watched)).chapters[0].beats[0] for watched in (1, 2)]
    assert [beat.through for beat in seen] == [None, "bob"]


@pytest.mark.parametrize(
    ("names", "made"),
    [
        (["Charlotte Wilmore", "Lizzie Wells"], ["C", "L"]),
        (["Charlotte Wilmore", "Carl Wells", "Cleo"], ["C", "CW", "Cl"]),
        (["The teachers", "A soldier", "The"], ["T", "S", "Th"]),
        (["ann", "élise", "ßen", "\u0394\u03ac\u03c6\u03bd\u03b7"], ["A", "É", "S", "\u0394"]),
        (["Aa", "Aa", "Aa", "Aa"], ["A", "Aa", "A2", "A3"]),
        (["Mrs Hale", "The Doctor", "Dr Reed"], ["H", "D", "R"]),
        (["!", "…"], ["P", "P1"]),
    ],
)
def test_a_mark_is_made_of_the_name(names: list[str], made: list[str]) -> None:
    assert marks(*names) == made


def test_a_mark_of_ones_own_goes_before_one_that_is_made() -> None:
    assert marks("Bob", "Carl Wells", given="C") == ["C", "CW"]
    assert marks("Bob", "Carl Wells", given="\uff23") == ["\uff23", "CW"]


@given(stories_with_horizons(), st.data())
def test_a_mark_tells_nothing_of_who_comes_later(
    case: tuple[Story, int], data: st.DataObject
) -> None:
    story, watched = case
    seen = [
        see(completed(of_one_name(each)), horizon_at(story, watched)).people
        for each in (story, data.draw(told_otherwise(story, watched)))
    ]
    assert seen[0] == seen[1]


def of_one_name(story: Story) -> Story:
    """A story with people whom nothing tells apart but the marks that are made for them."""
    people = {who: replace(each, name="Ann", mark="") for who, each in story.people.items()}
    return replace(story, people=people)
