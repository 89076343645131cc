"""Plain mode says nothing that its reader may not know, whatever they type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from tests import making
from tests.leaks.in_words import beyond, retold
from tests.making import film_order, horizon_at, known_from, stories, told_otherwise
from tests.opened import opened
from tests.plain.talking import said_by
from tests.plain.test_session import every_command

# The list of stories is of other stories than the one that is read, and reads them all.
OF_ONE_STORY = every_command("stories", "quit")
TYPED = ["next", "search kw", "open 3", "search @", *OF_ONE_STORY, *["turn", "next"] * 16]


def walked(story: Story, watched: int) -> str:
    return said_by(opened(story, horizon_at(story, watched)), *TYPED)


@settings(max_examples=8)
@given(st.data())
def test_what_is_said_may_be_known_and_sounds_alike_whatever_lies_beyond(
    data: st.DataObject,
) -> None:
    story = data.draw(stories())
    watched = data.draw(st.integers(0, len(film_order(story)) - 1))
    said = walked(story, watched)
    assert set(known_from(said)) <= set(range(watched + 1))
    assert walked(data.draw(told_otherwise(story, watched)), watched) == said
    assert making.END in known_from(walked(story, len(film_order(story))))


@pytest.mark.parametrize("name", making.shortest_first(library.bundled()))
def test_the_bundled_stories_give_nothing_away_at_any_of_their_horizons(name: str) -> None:
    story = retold(read_story(library.find(name)))
    typed = ["next", "search kw", *OF_ONE_STORY, *["turn", "next"] * len(film_order(story))]
    for watched in range(len(film_order(story)) + 1):
        said = said_by(opened(story, horizon_at(story, watched)), *typed)
        assert beyond(said, story, watched) == []
    assert making.END in known_from(said)
