"""The people as text."""

from hypothesis import given

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.people_page import people_list
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import after_chapter, see
from perfection_tui.view.wording import NOBODY_TOLD, contains
from tests.piloting import flat
from tests.tui.pages.drawing import WIDTHS, editions, item, widest


def test_all_have_mark_player_belief_revisions_and_truth(film: Story, edition: Edition) -> None:
    charlotte = film.people["charlotte"]
    said = item(people_list(edition.people, 1, 76), 0)
    assert said.startswith("C Charlotte Wilmore Allison Williams")
    without_rules = flat(said.replace("│", "").replace("┃", ""))
    assert flat(charlotte.belief) in without_rules
    assert f"after “The rewind” {flat(charlotte.revisions[0].belief)}" in without_rules
    truth = charlotte.truths[0]
    told = f"after “The reckoning” {contains(truth.care)} {flat(truth.truth)}"
    assert f"Who they are {told}" in without_rules


def test_believed_and_true_differ_without_colour(edition: Edition) -> None:
    lines = [line.plain for line in people_list(edition.people, 0, 116).lines]
    heading = next(line for line in lines if "Whom the audience takes them for" in line)
    assert heading.index("│") < heading.index("┃")


def test_of_whom_nothing_may_be_told_the_same_is_said(film: Story) -> None:
    people = Edition(see(film, after_chapter(film, "detour"))).people
    sheet = people_list(people, 0, 76)
    assert sheet.count == len(people)
    for number in range(sheet.count):
        assert flat(NOBODY_TOLD) in flat(item(sheet, number).replace("┃", ""))


@given(editions(), WIDTHS)
def test_any_story_fits_in_any_width(edition: Edition, width: int) -> None:
    sheet = people_list(edition.people, 0, width)
    assert widest(sheet) <= width
    assert sheet.count == len(edition.view.people)
