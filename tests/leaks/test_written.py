"""Nothing is written or said that its reader may not know, at any horizon of any story."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfection_tui.export import html, json, markdown, text
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from tests import making
from tests.export.test_epub import texts
from tests.leaks.in_words import beyond, retold
from tests.opened import opened
from tests.plain.talking import every_command, said_by

# The list of stories is of other stories than the one that is read, and reads them all.
TYPED = ["next", "search kw", "open 3", "search @", *every_command("stories", "quit")]

MOST = 40
"""More moments than any story here has."""


def said(story: Story, watched: int) -> str:
    """All that is said in lines, whatever is typed, and on both sides of every moment."""
    typed = [*TYPED, "first", *["turn", "turn", "next"] * MOST]
    return said_by(opened(story, making.horizon_at(story, watched)), *typed)


def exported(render: Callable[[Edition], str], story: Story, watched: int) -> str:
    return render(making.edition_at(story, watched))


WAYS: dict[str, Callable[[Story, int], str]] = {
    "in lines": said,
    "text": partial(exported, text.render),
    "markdown": partial(exported, markdown.render),
    "json": partial(exported, json.render),
    "html": partial(exported, html.render),
    "epub": partial(exported, lambda edition: str(texts(edition))),
}
"""How a story is written down or said, as far as it has been watched."""


@pytest.mark.parametrize("written", WAYS.values(), ids=WAYS)
@settings(max_examples=8)
@given(data=st.data())
def test_what_may_be_known_is_written_and_nothing_else(
    written: Callable[[Story, int], str], data: st.DataObject
) -> None:
    story, watched = data.draw(making.stories_with_horizons())
    told = written(story, watched)
    assert beyond(told, story, watched) == []
    for moment in making.edition_at(story, watched).moments:
        assert all(each.text in told for each in (*moment.beat.beliefs, *moment.beat.truths))
    # What differs beyond the horizon is written alike.
    assert written(data.draw(making.told_otherwise(story, watched)), watched) == told


@pytest.mark.parametrize("way", [each for each in WAYS if each != "json"])
def test_a_reveal_is_told_before_its_own_truth_is(way: str) -> None:
    told = WAYS[way](read_story(library.find("open-window")), 4)
    assert "This moment turns over an earlier one: " in " ".join(told.split())


@pytest.mark.parametrize("name", making.shortest_first(library.bundled()))
def test_the_bundled_stories_give_nothing_away_at_any_of_their_horizons(name: str) -> None:
    story = retold(read_story(library.find(name)))
    assert len(making.film_order(story)) < MOST
    for written in WAYS.values():
        for watched in range(len(making.film_order(story)) + 1):
            told = written(story, watched)
            assert beyond(told, story, watched) == []
        assert making.END in making.known_from(told)
