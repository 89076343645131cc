"""What is kept of a reading: what its reader did in it, and no more."""

import pytest
from msgspec.structs import replace

from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import ALL
from perfection_tui.script.model import Story
from tests.making import film_order
from tests.opened import keep, opened, step, take
from tests.reader.tales import tale, walk


def test_a_mark_goes_once_its_moment_was_visited_in_any_copy() -> None:
    """A reveal had left three of them."""
    story, progress = tale("abc def gh; e over abd"), Progress(None)
    keep(progress, open=tuple("abcd"), unfold=True)
    first = take(Opening(story, progress), "Go on")
    step(first)
    other = take(Opening(story, progress), "Go on")
    for each, move in ((other, "go a"), (first, "back")):
        walk(each.reading, move)
        each.keeper.keep_place()
    assert Opening(story, progress).reading.unvisited == {"b": 0}


def test_all_that_is_kept_goes_by_the_new_ids_of_moments_and_so_do_the_reading_and_its_steps() -> (
    None
):
    progress = Progress(None)
    keep(progress, open=("a", "b"), unfold=True, unvisited={"b": 0, "e": 1})
    opening = take(Opening(tale("abc def"), progress), "Go on")
    reading, keeper = opening.reading, opening.keeper
    keeper.keep_place()
    keeper.bookmark("b", "mine")
    keeper.vote("b", "ann", 2)
    keeper.exchanged(
        frozenset(["one", "two"]), reading.replace_story(tale("abc def; b called new"))
    )
    keeper.keep_place()
    saved = progress.saved
    assert (saved.open, saved.place, [*saved.unvisited]) == (("a", "new"), "new", ["e", "new"])
    assert saved.bookmarks == reading.bookmarks == {"new": "mine"}
    assert saved.votes == reading.votes == {"new": {"ann": 2}}
    reading.forward()
    keeper.keep_horizon("step")
    assert progress.saved.open == ("a", "c", "new")


def test_settings_are_not_kept_as_a_choice_and_what_the_reader_changes_is(film: Story) -> None:
    progress = Progress(None)
    opening = opened(film, progress=progress)
    opening.begin_at(0, 0)
    before = progress.saved
    opening.keeper.begin(notes_first=True, pair=False, theme="score")
    assert opening.reading.notes_first
    opening.keeper.keep_place(pair=False, theme="score")
    assert progress.saved == replace(before, place=film_order(film)[0])
    opening.keeper.keep_notes_first(True)
    opening.keeper.keep_place(pair=True, theme="score")
    saved = progress.saved
    assert (saved.notes_first, saved.pair, saved.theme) == (True, True, None)


@pytest.mark.parametrize("start", [Start(), Start(to=ALL)])
def test_to_look_at_a_story_saves_nothing(film: Story, start: Start) -> None:
    progress = Progress(None)
    Opening(film, progress, start).keeper.keep_place()
    assert progress.saved == Saved()
