"""No format writes anything that its reader may not know, at any horizon of any story."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfection_tui.export import epub, html, json, markdown, text
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from tests.leaks.in_words import beyond, retold
from tests.making import (
    edition_at,
    film_order,
    shortest_first,
    stories_with_horizons,
    told_otherwise,
)

Render = Callable[[Edition], str]


def unpacked(archive: bytes) -> str:
    """Everything that stands in an archive, names and dates as well."""
    with ZipFile(BytesIO(archive)) as book:
        told = [book.comment.decode()]
        for entry in book.infolist():
            told += [entry.filename, str(entry.date_time), entry.comment.decode()]
            told += [entry.extra.decode(), book.read(entry).decode()]
    return "\n".join(told)


FORMATS: dict[str, Render] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
    "html": html.render,
    "epub": lambda edition: unpacked(epub.render(edition)),
}


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
@settings(max_examples=8)
@given(data=st.data())
def test_what_may_be_known_is_written_and_nothing_else(render: Render, data: st.DataObject) -> None:
    story, watched = data.draw(stories_with_horizons())
    edition = edition_at(story, watched)
    export = render(edition)
    assert beyond(export, story, watched) == []
    for moment in edition.moments:
        layers = (*moment.beat.beliefs, *moment.beat.truths)
        assert all(layer.text in export for layer in layers)
    # What differs beyond the horizon is written alike.
    assert render(edition_at(data.draw(told_otherwise(story, watched)), watched)) == export


@pytest.mark.parametrize("name", shortest_first(library.bundled()))
def test_the_bundled_stories_give_nothing_away_at_any_of_their_horizons(name: str) -> None:
    story = retold(read_story(library.find(name)))
    for watched in range(len(film_order(story)) + 1):
        for render in FORMATS.values():
            assert beyond(render(edition_at(story, watched)), story, watched) == []
