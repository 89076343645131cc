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
from perfection_tui.view.horizon import see
from tests.leaks.in_words import beyond, retold
from tests.making import (
    film_order,
    horizon_at,
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
    horizon = horizon_at(story, watched)
    view = see(story, horizon)
    export = render(Edition(view))
    assert beyond(export, story, watched) == []
    beats = [beat for chapter in view.chapters for beat in chapter.beats]
    texts = [layer.text for beat in beats for layer in (*beat.beliefs, *beat.truths)]
    assert all(each in export for each in texts)
    # What differs beyond the horizon is written alike.
    assert render(Edition(see(data.draw(told_otherwise(story, watched)), horizon))) == export


@pytest.mark.parametrize("name", shortest_first(library.bundled()))
def test_the_bundled_stories_give_nothing_away_at_any_of_their_horizons(name: str) -> None:
    story = retold(read_story(library.find(name)))
    for watched in range(len(film_order(story)) + 1):
        edition = Edition(see(story, horizon_at(story, watched)))
        for render in FORMATS.values():
            assert beyond(render(edition), story, watched) == []
