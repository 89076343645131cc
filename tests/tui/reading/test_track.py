"""The track in the header: its fullest form that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.tui.reading.track import track
from perfection_tui.view.horizon import everything, see
from tests.making import stories


@given(stories(), st.integers(1, 120), st.data())
def test_it_fits_whatever_room_there_is(story: Story, width: int, data: st.DataObject) -> None:
    view = see(story, everything(story))
    stop = data.draw(st.sampled_from(Reading(story, everything(story)).stops))
    assert track(view, stop, (), width).cell_length <= width


@pytest.mark.parametrize(
    ("width", "form"),
    [
        (76, "Mission ◉○○○○○○○○○  Detour  Home  Duet"),
        (50, "1 Mission ◉○○○○○○○○○"),
        (40, "1 Mission ◉○○○○○○○○○"),
        (28, "1 Mission"),
        (24, "1"),
    ],
)
def test_the_fullest_form_that_fits_stands_at_the_right(film: Story, width: int, form: str) -> None:
    view = see(film, everything(film))
    first = Reading(film, everything(film)).stops.of_beat(view.chapters[0].beats[0].id)
    title = "The Perfection"
    assert track(view, first, (), width).plain == title + form.rjust(width - len(title))
