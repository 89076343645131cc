"""The harness sees a leak: one is planted in each kind of surface, and caught."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.content import Content

from perfection_tui.reader import open_story, opening
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import NONE, Watched
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.app import PerfectionApp
from perfection_tui.tui.pages import contents_page as contents
from perfection_tui.tui.pages import find_page as find
from perfection_tui.tui.pages import watched_page
from perfection_tui.tui.pages.people_page import PeoplePage
from perfection_tui.tui.palette import Commands
from perfection_tui.tui.reading import hall, reading_screen, stage
from perfection_tui.tui.reading.reading_screen import ReadingScreen
from perfection_tui.tui.reading.stage import Stage
from perfection_tui.tui.widgets import styled
from perfection_tui.view.horizon import Horizon, View, see
from perfection_tui.view.moment import Moment
from perfection_tui.view.stops import Stop
from tests.leaks.in_words import retold
from tests.leaks.walking import glanced, saved, searched, told
from tests.looks import FERRY
from tests.making import horizon_at, known_from

pytestmark = pytest.mark.long

SECRET = "kw99secret"
WATCHED = 4

Plant = Callable[[pytest.MonkeyPatch], None]
Steps = list[tuple[str, str]]
Look = Callable[[Path], Steps]
"""Reads a real story in words, in one of its ways, with this file for what is saved."""


def instead(owner: object, name: str, what: object) -> Plant:
    """Puts something in the place of what goes by this name."""
    return lambda patch: patch.setattr(owner, name, what)


def shown(module: object, name: str) -> Plant:
    """Shows the secret in the place of what a module draws by this name."""
    return instead(module, name, lambda *_: Content(SECRET))


def after(owner: type, name: str, leak: Callable[[Any], object]) -> Plant:
    """Lets something leak whenever a method has done what it does."""
    method = getattr(owner, name)

    def leaking(it: Any, *arguments: object, **options: object) -> None:
        method(it, *arguments, **options)
        leak(it)

    return instead(owner, name, leaking)


def hide_it_by_style(stage: Stage) -> None:
    stage.truth.turn_down(Content(SECRET))
    stage.truth.display = False


def hang_it_on_the_track(screen: ReadingScreen) -> None:
    screen.query_one("#track").tooltip = SECRET


entries, belief_text, amend = contents.entries, styled.belief_text, Progress.amend


def with_another_entry(view: View) -> list[contents.Entry]:
    secret = replace(view.chapters[0], title=SECRET)
    return [*entries(view), contents.Entry(Stop("card", 0), secret)]


def a_later_belief(moment: Moment, *, whole: bool) -> Content:
    return Content(SECRET) if whole else belief_text(moment, whole=False)


def saved_as_the_place(progress: Progress, how: Callable[[Saved], Saved]) -> None:
    amend(progress, lambda kept: replace(how(kept), place=SECRET))


def at_a_glance(_: Path) -> Steps:
    return asyncio.run(glanced(*film_in_words()))


def where_one_searches(_: Path) -> Steps:
    return asyncio.run(searched(*film_in_words()))


def in_what_is_saved(state: Path) -> Steps:
    return [("saved", asyncio.run(saved(*film_in_words(), state)))]


def in_the_telling(state: Path, watched: int = 3) -> Steps:
    story = retold(read_story(FERRY))
    return asyncio.run(told(story, horizon_at(story, watched), state, unfold=False))


def in_a_replay(state: Path) -> Steps:
    return in_the_telling(state, watched=5)


def film_in_words() -> tuple[Story, Horizon]:
    story = retold(read_story(library.find(library.DEFAULT)))
    return story, horizon_at(story, WATCHED)


PLANTED: dict[str, tuple[Look, Plant]] = {
    "on the screen": (at_a_glance, shown(hall, "heading")),
    "in the header": (at_a_glance, shown(hall, "track")),
    "in text that style hides": (at_a_glance, after(Stage, "show", hide_it_by_style)),
    "in a tooltip": (at_a_glance, after(ReadingScreen, "show", hang_it_on_the_track)),
    "in a notification": (
        at_a_glance,
        after(ReadingScreen, "action_keep_turned", lambda screen: screen.notify(SECRET)),
    ),
    "in the contents": (at_a_glance, instead(contents, "entries", with_another_entry)),
    "on the page of people": (at_a_glance, instead(PeoplePage, "NAME", SECRET)),
    "in the title of the window": (at_a_glance, instead(PerfectionApp, "TITLE", SECRET)),
    "on the clipboard": (
        at_a_glance,
        after(ReadingScreen, "show", lambda screen: screen.app.copy_to_clipboard(SECRET)),
    ),
    "in the palette": (
        where_one_searches,
        instead(Commands, "_entries", lambda _: [(SECRET, "", lambda: None)]),
    ),
    "in what is said to be found": (where_one_searches, shown(find, "found_count")),
    "in what is saved": (in_what_is_saved, instead(Progress, "amend", saved_as_the_place)),
    "on the cover of a later start": (
        in_the_telling,
        instead(opening, "state", lambda *_, **__: SECRET),
    ),
    "at the edge": (in_the_telling, shown(hall, "edge_leaf")),
    "on a card": (in_the_telling, shown(hall, "card_leaf")),
    "among what can be said to be watched": (
        in_the_telling,
        instead(
            watched_page,
            "watched_answers",
            lambda *_: [Watched(SECRET, "", NONE, 0, opens_more=False)],
        ),
    ),
    "in the track of a replay": (in_a_replay, shown(hall, "replay_track")),
    "in what is replayed": (in_a_replay, shown(stage, "replayed_text")),
    "among later beliefs": (in_the_telling, instead(stage, "belief_text", a_later_belief)),
    "in what a key says that can do nothing": (
        in_the_telling,
        instead(reading_screen, "why_not", lambda _, move: SECRET if move == "turn" else ""),
    ),
}
"""Where the secret is put, who is to find it there, and how it gets there."""


@pytest.mark.parametrize("where", PLANTED)
def test_a_word_planted_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    look, plant = PLANTED[where]
    plant(monkeypatch)
    assert any(99 in known_from(holds) for _, holds in look(tmp_path / "state.json"))


def counting(story: Story, horizon: Horizon) -> View:
    """A view that says how many beats every chapter has, watched or not."""
    view = see(story, horizon)
    chapters = (
        replace(seen, title=f"{seen.title} {len(chapter.beats)}")
        for seen, chapter in zip(view.chapters, story.chapters, strict=True)
    )
    return replace(view, chapters=tuple(chapters))


def ordering(story: Story, horizon: Horizon) -> View:
    """A view that keeps places free for the events it hides."""
    view = see(story, horizon)
    marks = (event.id if event in view.events else "-" for event in story.events)
    return replace(view, title=f"{view.title} {' '.join(marks)}")


@pytest.mark.parametrize("leaking", [counting, ordering])
def test_a_count_or_an_order_that_gives_something_away_is_found(
    monkeypatch: pytest.MonkeyPatch, leaking: Callable[[Story, Horizon], View]
) -> None:
    story, horizon = film_in_words()
    last = story.chapters[-1]
    shorter = replace(
        story,
        chapters=(*story.chapters[:-1], replace(last, beats=last.beats[:-1])),
        events=story.events[:-1],
    )
    assert asyncio.run(glanced(story, horizon)) == asyncio.run(glanced(shorter, horizon))
    monkeypatch.setattr(open_story, "see", leaking)
    assert asyncio.run(glanced(story, horizon)) != asyncio.run(glanced(shorter, horizon))
