"""How the two orders are laid beside each other and joined."""

from hypothesis import given

from perfection_tui.tui.pages.joins import Joins, gutter, joins, strokes
from perfection_tui.view.edition import Edition
from tests.tui.pages.drawing import editions


def drawn(laid: Joins, highlighted: dict[int, list[int]] | None = None) -> list[str]:
    """The lines between the columns."""
    thin, heavy = strokes(laid, laid.reveals), strokes(laid, highlighted or {})
    return [gutter(laid, thin, heavy, row).plain for row in range(laid.height)]


def event(edition: Edition, id_: str) -> int:
    return next(at for at, each in enumerate(edition.events) if each.event.id == id_)


def test_what_is_told_as_it_happens_lies_level(edition: Edition) -> None:
    laid = joins(edition)
    for id_ in ("the-mothers-death", "one-bed", "turned-out", "the-fight"):
        number = event(edition, id_)
        told = edition.events[number].revealed.position
        assert laid.beats[told] == laid.events[number]


def test_what_was_held_back_lies_far_above_the_moment_that_tells_it(edition: Edition) -> None:
    laid = joins(edition)
    reckoning = edition.moment("what-charlotte-fled").position
    assert laid.beats[reckoning] - laid.events[event(edition, "the-abuse")] > 20


def test_a_line_that_crosses_another_passes_beneath_it(edition: Edition) -> None:
    laid = joins(edition)
    row = laid.beats[edition.moment("the-night").position]
    line = drawn(laid)[row]
    assert line.startswith("──│──")
    assert not set(line) & set("┼├┤")


def test_the_lit_lines_are_heavy_and_lead_from_the_moment_to_its_events(edition: Edition) -> None:
    laid = joins(edition)
    told, number = edition.moment("the-rewind").position, event(edition, "the-cut")
    lines = drawn(laid, {told: [number]})
    assert lines[laid.beats[told]].lstrip()[0] == "━"
    assert lines[laid.events[number]].endswith("━")
    heavy = {row for row, line in enumerate(lines) if set(line) & set("━┃┏┓┗┛┣┫")}
    assert heavy == set(range(laid.events[number], laid.beats[told] + 1))


@given(editions())
def test_both_orders_run_down_the_page_and_every_event_has_its_line(edition: Edition) -> None:
    laid = joins(edition)
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
    laid = joins(edition)
    told_at = {event: beat for beat, those in laid.reveals.items() for event in those}
    for number, row in enumerate(laid.events):
        for beat in laid.reveals:
            if laid.beats[beat] == row and told_at[number] != beat:
                assert laid.lanes[beat] < laid.lanes[told_at[number]]
