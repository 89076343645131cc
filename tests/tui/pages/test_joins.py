"""How the two orders are laid beside each other and joined."""

from hypothesis import given

from perfection_tui.tui.pages.joins import Joins, gutter
from perfection_tui.view.edition import Edition
from tests.making import editions


def drawn(laid: Joins) -> list[str]:
    """The lines between the columns."""
    return [gutter(laid, {}, row).plain for row in range(laid.height)]


def test_what_is_told_as_it_happens_lies_level(edition: Edition) -> None:
    laid = Joins(edition)
    level = ("the-mothers-death", "one-bed", "turned-out", "the-fight")
    for number, each in enumerate(edition.events):
        if each.event.id in level:
            assert laid.beats[each.revealed.position] == laid.events[number]


def test_a_line_that_crosses_another_passes_beneath_it(edition: Edition) -> None:
    laid = Joins(edition)
    row = laid.beats[edition.moment("the-night").position]
    line = drawn(laid)[row]
    assert line.startswith("──│──")
    assert not set(line) & set("┼├┤")


@given(editions())
def test_both_orders_run_down_the_page_and_every_event_has_its_line(edition: Edition) -> None:
    laid = Joins(edition)
    for rows in (laid.beats, laid.events):
        assert list(rows) == sorted(set(rows))
        assert all(row < laid.height for row in rows)
    assert len(laid.beats) == len(edition.moments)
    assert len(laid.events) == len(edition.events)
    lines = drawn(laid)
    assert all(len(line) == laid.width for line in lines)
    for number, each in enumerate(edition.events):
        assert lines[laid.events[number]][-1] == "─"
        assert lines[laid.beats[each.revealed.position]][0] == "─"


@given(editions())
def test_no_line_runs_into_another(edition: Edition) -> None:
    """On a row with a moment and another moment's event, the stub ends before the branch."""
    laid = Joins(edition)
    told_at = {event: beat for beat, those in laid.reveals.items() for event in those}
    for number, row in enumerate(laid.events):
        for beat in laid.reveals:
            if laid.beats[beat] == row and told_at[number] != beat:
                assert laid.lanes[beat] < laid.lanes[told_at[number]]
