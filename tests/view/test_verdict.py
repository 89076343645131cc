"""The verdict in words: whom the audience trusts, and where it changes its mind."""

from __future__ import annotations

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import after_chapter, everything, see
from perfection_tui.view.places import FilmOrder
from perfection_tui.view.verdict import in_words, moved, turns


def test_every_change_of_mind_is_told_once_in_film_order(film: Story) -> None:
    view = see(film, everything(film))
    assert in_words(view, turns(FilmOrder(view), "lizzie")) == (
        "Trusted from “The replacement” (Mission 6); a hero from “The night” (Mission 9); "
        "undecided from “Delivered” (Home 4); a villain from “Lizzie turns” (Duet 1); "
        "a hero from “Two enemies” (Duet 6); trusted from “Before the credits” (Duet 8)."
    )


def test_who_never_changes_is_told_in_one_step(film: Story) -> None:
    view = see(film, everything(film))
    teachers = turns(FilmOrder(view), "teachers")
    assert in_words(view, teachers) == ("A villain from “High standards” (Home 5) to the end.")


def test_without_the_end_nothing_is_said_of_it(film: Story) -> None:
    view = see(film, after_chapter(film, "mission"))
    assert in_words(view, turns(FilmOrder(view), "zhang-li")) == (
        "Trusted from “A sickness in the south” (Mission 8)."
    )
    assert turns(FilmOrder(view), "teachers") == []


def test_a_moment_says_whom_it_moved(film: Story) -> None:
    view = see(film, everything(film))
    before = view.beat("something-for-the-head").trust
    assert [each.words for each in moved(view, view.beat("the-cleaver"), before)] == [
        "Charlotte Wilmore, undecided (until now a hero)"
    ]
    assert [each.words for each in moved(view, view.beat("free-at-last"), {})] == [
        "Charlotte Wilmore, a hero"
    ]
