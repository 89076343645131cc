"""Walks through small stories, and edits of those meanwhile: the file `walks.txt`.

A row says how far the story above it is open, or one of its own, what is done, and where that
leads or what is so then.
"""

import pytest

from tests.reader.tales import found, walked
from tests.tables import table


@pytest.mark.parametrize(("story", "open_", "moves", "leads_to"), table(__file__, "walks.txt"))
def test_of_a_walk(story: str, open_: str, moves: str, leads_to: str) -> None:
    open_, _, own = open_.partition(" of ")
    assert found(walked(own or story, open_, moves), leads_to) == leads_to
