"""Trust as charts and in words."""

import pytest
from hypothesis import given

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.chart import Charts, axis, ballot, charts, moment_line
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import after_chapter, see
from perfection_tui.view.judged import Votes
from perfection_tui.view.moment import Moment
from tests.making import whole
from tests.script.scripts import changed, read
from tests.tui.pages.drawing import WIDTHS, editions, item, widest, words

ONE_CELL_A_MOMENT = 9 + 34
"""The width in which each of the film's moments has one cell of its chart."""


@pytest.fixture(scope="module")
def all_of_it(edition: Edition) -> Charts:
    return Charts(edition)


def moment(charts_: Charts, beat: str) -> Moment:
    return next(each for each in charts_.moments if each.beat.id == beat)


def drawn(charts_: Charts, highlighted: int, beat: str, votes: Votes) -> list[str]:
    """The first of the people's charts, one cell a moment, without the words under it."""
    sheet = charts(charts_, highlighted, moment(charts_, beat), votes, ONE_CELL_A_MOMENT)
    return [line.plain.rstrip() for line in sheet.lines[1:6]]


def test_a_line_follows_the_levels_moment_by_moment(all_of_it: Charts) -> None:
    assert drawn(all_of_it, 1, "the-hand", {}) == [
        "hero    ┤─────╮  ╭─────╮   ┊      ╭───────╮",
        "        ┤     ╰──╯ ┊   │   ┊      │┊      ╰",
        "        ┤          ┊   ╰●╮ ┊      │┊",
        "        ┤          ┊     │ ┊   ╭──╯┊",
        "villain ┤          ┊     ╰─────╯   ┊",
    ]


def test_the_lit_line_is_heavy_so_that_it_needs_no_colour(all_of_it: Charts) -> None:
    assert (
        drawn(all_of_it, 0, "free-at-last", {})[0] == "hero    ┤●━━━━┓  ┏━━━━━┓   ┊      ┏━━━━━━━┓"
    )


def test_votes_stand_beside_the_audiences_line(all_of_it: Charts) -> None:
    voted = drawn(all_of_it, 1, "free-at-last", {"the-hand": {"charlotte": 2}})
    assert voted[0] == "hero    ┤●────╮  ╭─────╮◆  ┊      ╭───────╮"
    assert voted[3] == drawn(all_of_it, 1, "free-at-last", {})[3]


def test_votes_beyond_what_is_open_are_not_shown(film: Story) -> None:
    mission = Charts(Edition(see(film, after_chapter(film, "mission"))))
    votes = {"the-alliance": {"lizzie": 2}, "the-night": {"teachers": -2}}
    assert "◆" not in words(charts(mission, 0, moment(mission, "the-night"), votes, 76))


def test_under_them_stand_the_moment_at_hand_reveals_and_chapters(all_of_it: Charts) -> None:
    assert [line.plain for line in axis(all_of_it, all_of_it.moments[0], ONE_CELL_A_MOMENT)] == [
        "▲ reveal ◉               ▲     ▲▲▲▲   ▲ ▲  ",
        "         Mission   ┊Detour ┊Home   ┊Duet   ",
    ]


def test_somebody_has_no_line_before_they_are_met(all_of_it: Charts) -> None:
    sheet = charts(all_of_it, 0, moment(all_of_it, "the-bus"), {}, 76)
    teachers = next(n for n, each in enumerate(all_of_it.people) if each.id == "teachers")
    assert item(sheet, teachers).startswith("T The teachers not met yet")


def test_somebody_who_is_met_and_not_yet_judged_is_not_said_to_be_unknown() -> None:
    trust, dark = "        trust: {ann: 1}\n", "      - id: dark\n"
    story = read(changed(trust + dark, dark + trust)).story
    assert story
    sheet = Charts(whole(story))
    before, after = sheet.moments
    assert item(charts(sheet, 0, before, {}, 76), 0).startswith("A Ann Reed no opinion yet")
    assert moment_line(sheet.people[0], before, {}, 76).plain == (
        "The light (Night 1)   the audience: no opinion yet"
    )
    assert item(charts(sheet, 0, after, {}, 76), 0).startswith("A Ann Reed trusted")


@pytest.mark.parametrize("width", [36, 76, 116])
def test_the_words_beside_a_chart_say_the_same(all_of_it: Charts, width: int) -> None:
    sheet = charts(all_of_it, 1, all_of_it.moments[0], {}, width)
    said = " ".join(item(sheet, 1).split())
    for expected in ("Trusted from “The", "undecided from", "a hero from"):
        assert expected in said


def test_the_moment_at_hand_in_words(all_of_it: Charts) -> None:
    charlotte, cleaver = all_of_it.people[0], moment(all_of_it, "the-cleaver")
    votes = {"the-cleaver": {"charlotte": -1}}
    assert moment_line(charlotte, cleaver, votes, 116).plain == (
        "The cleaver (Detour 5)   the audience: undecided (until now a hero)   you: doubted"
    )
    assert moment_line(charlotte, cleaver, {}, 30).plain.rstrip() == ("The cleaver (Detour 5)")


@pytest.mark.parametrize(
    ("vote", "width", "words"),
    [
        (
            None,
            116,
            "Whom do you trust now?  1 a villain  2 doubted  3 undecided  4 trusted  5 a hero",
        ),
        (-1, 76, "And you?  1 a villain  2 doubted  3 undecided  4 trusted  5 a hero  0 none"),
        (2, 36, "You?  1  2  3  4  5  0  villain–hero"),
    ],
)
def test_the_ballot_is_one_line(vote: int | None, width: int, words: str) -> None:
    assert ballot(vote, width).plain == words


def test_the_film_is_as_long_as_what_is_open_of_it(film: Story) -> None:
    mission = Charts(Edition(see(film, after_chapter(film, "mission"))))
    assert len(mission.moments) == 10
    assert {each.id for each in mission.people} == {
        "charlotte",
        "lizzie",
        "anton",
        "paloma",
        "zhang-li",
    }
    assert "▲" not in axis(mission, mission.moments[0], 76)[0].plain.removeprefix("▲ reveal")


@given(editions(), WIDTHS)
def test_any_story_fits_in_any_width(edition: Edition, width: int) -> None:
    drawable = Charts(edition)
    if not drawable.people:
        return
    last = drawable.moments[-1]
    assert widest(charts(drawable, 0, last, {}, width)) <= width
    assert all(line.cell_length <= width for line in axis(drawable, last, width))
