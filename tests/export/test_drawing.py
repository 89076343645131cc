"""The story curve: its dots, and what is pressed on it: a square a moment, none over another."""

from itertools import combinations

from perfection_tui.export.drawing import NARROW, TARGET, Target, story_dots, targets
from perfection_tui.script.model import Story
from perfection_tui.view.curve import story_curve
from perfection_tui.view.edition import Edition
from tests.opened import edition_of


def test_every_moment_of_the_curve_can_be_pressed_at_every_size(bundled: Story) -> None:
    for chapter in bundled.chapters:
        curve = story_curve(edition_of(bundled, chapter.id))
        found = targets(curve)
        assert [each.moment for each in found] == list(
            dict.fromkeys(each.event.revealed for each in curve)
        )
        for one, other in combinations(found, 2):
            for height in (192, 250, 384):
                assert apart(one, other, NARROW, height) >= TARGET


def apart(one: Target, other: Target, width: int, height: int) -> float:
    across = (one.across - other.across) / 100 * width
    down = (one.down - other.down) / 100 * height + one.shift - other.shift
    return max(abs(across), abs(down))


def test_every_dot_is_a_line_of_some_length_without_which_no_square_is_printed(
    edition: Edition,
) -> None:
    curve = story_curve(edition)
    dots = "".join(story_dots(curve, turning=each) for each in (False, True)).split("M")[1:]
    assert len(dots) == len(curve)
    assert all(float(each.partition("h")[2]) > 0 for each in dots)
