"""What is made of a view is made once, and is never what was made of another."""

from __future__ import annotations

from perfection_tui.script.model import Story
from perfection_tui.view.by_view import by_view
from perfection_tui.view.horizon import NOTHING, View, everything, see


def test_a_table_is_made_once_for_each_view_and_never_given_out_for_another(film: Story) -> None:
    asked: list[View] = []

    def make(view: View) -> int:
        asked.append(view)
        return len(view.events)

    table = by_view(make)
    whole, nothing = see(film, everything(film)), see(film, NOTHING)
    assert [table(whole), table(whole), table(nothing), table(whole)] == [31, 31, 0, 31]
    assert [each.complete for each in asked] == [True, False, True]
    # Equal is not the same: another view of as much gets a table of its own.
    table(see(film, everything(film)))
    assert len(asked) == 4
