"""The harness sees a leak: one is planted in each kind of surface, and caught."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.content import Content

from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import NONE, WatchedAnswer
from perfection_tui.script import library
from perfection_tui.script.model import Insight, Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.pages import contents_page as contents
from perfection_tui.tui.widgets.styled import belief_text
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import Horizon, View, see
from perfection_tui.view.stops import Stop
from tests.leaks.in_words import retold
from tests.leaks.test_widgets import Walk, same_every_run, steps
from tests.leaks.walking import glanced, searched, told
from tests.looks import FERRY
from tests.making import known_from, told_otherwise

pytestmark = pytest.mark.long

SECRET = "kw99secret"

Plant = Callable[[pytest.MonkeyPatch], None]


Look = tuple[Walk, Path, int]
"""A way through a story, told in words, with so many of its moments watched."""


FILM = library.find(library.DEFAULT)
TELLING = partial(told, unfold=False)


def instead(name: str, what: object) -> Plant:
    """Puts something in the place of what goes by this name in the package."""
    return lambda patch: patch.setattr(f"perfection_tui.{name}", what)


def shown(name: str) -> Plant:
    """Shows the secret in the place of what is drawn by this name."""
    return instead(name, lambda *_: Content(SECRET))


def after(name: str, leak: Callable[[Any], object]) -> Plant:
    """Lets something leak whenever a method has done what it does."""
    method = resolve_name(f"perfection_tui.{name}")

    def leaking(it: Any, *arguments: object, **options: object) -> None:
        method(it, *arguments, **options)
        leak(it)

    return instead(name, leaking)


def hide_it_by_style(stage: Any) -> None:
    stage.truth.lay(Content(SECRET), down=True)
    stage.truth.display = False


def hang_it_on_the_track(screen: Any) -> None:
    screen.query_one("#track").tooltip = SECRET


entries, amend = contents.entries, Progress.amend


def with_another_entry(view: View) -> list[contents.ContentsEntry]:
    secret = replace(view.chapters[0], title=SECRET)
    return [*entries(view), contents.ContentsEntry(Stop("card", 0), secret)]


def a_later_belief(moment: Moment, *, whole: bool) -> Content:
    return Content(SECRET) if whole else belief_text(moment, whole=False)


def why_it_cannot_turn(_: object, move: str) -> str:
    return SECRET if move == "turn" else ""


def saved_as_the_place(progress: Progress, change: Callable[[Saved], Saved]) -> Saved:
    return amend(progress, lambda kept: replace(change(kept), place=SECRET))


AN_ENTRY = (SECRET, "", lambda: None)
AN_ANSWER = WatchedAnswer(SECRET, "", NONE, 0, opens_more=False)
HALL, SCREEN = "tui.reading.hall", "tui.reading.reading_screen.ReadingScreen"

PLANTED: dict[Look, dict[str, Plant]] = {
    (glanced, FILM, 4): {
        "on the screen": shown(f"{HALL}.heading"),
        "in the header": shown(f"{HALL}.track"),
        "in text that style hides": after("tui.reading.stage.Stage.show", hide_it_by_style),
        "in a tooltip": after(f"{SCREEN}.show", hang_it_on_the_track),
        "in a notification": after(f"{SCREEN}.action_keep_turned", lambda it: it.notify(SECRET)),
        "in the contents": instead("tui.pages.contents_page.entries", with_another_entry),
        "on the page of people": instead("tui.pages.people_page.PeoplePage.NAME", SECRET),
        "in the title of the window": instead("tui.app.PerfectionApp.TITLE", SECRET),
        "on the clipboard": after(f"{SCREEN}.show", lambda it: it.app.copy_to_clipboard(SECRET)),
    },
    (searched, FILM, 4): {
        "in the palette": instead("tui.palette.Commands._entries", lambda _: [AN_ENTRY]),
        "in what is said to be found": shown("tui.pages.find_page.found_count"),
    },
    (TELLING, FERRY, 3): {
        "in what is saved": instead("reader.progress.Progress.amend", saved_as_the_place),
        "on the cover of a later start": instead("reader.opening.WATCHED_FURTHER", SECRET),
        "in what would open again": instead("reader.reading.opened_again", lambda *_: SECRET),
        "at the edge": shown(f"{HALL}.edge_leaf"),
        "on a card": shown(f"{HALL}.card_leaf"),
        "among what can be said to be watched": instead(
            "tui.pages.watched_page.watched_answers", lambda *_: [AN_ANSWER]
        ),
        "among later beliefs": instead("tui.reading.stage.belief_text", a_later_belief),
        "in what a key says that can do nothing": instead(
            "tui.reading.reading_screen.why_not", why_it_cannot_turn
        ),
    },
    (TELLING, FERRY, 5): {
        "in the track of a replay": shown(f"{HALL}.replay_track"),
        "in what is replayed": shown("tui.reading.stage.replayed_text"),
    },
}
"""Who is to find the secret, where it is put, and how it gets there."""

CASES = [
    pytest.param(look, plant, id=where)
    for look, plants in PLANTED.items()
    for where, plant in plants.items()
]


@pytest.mark.parametrize(("look", "plant"), CASES)
def test_a_word_planted_is_found(monkeypatch: pytest.MonkeyPatch, look: Look, plant: Plant) -> None:
    walk, script, watched = look
    plant(monkeypatch)
    seen = steps(walk, retold(read_story(script)), watched)
    assert any(99 in known_from(holds) for _, holds in seen)


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


def knowing(story: Story, horizon: Horizon) -> View:
    """A view that says at once of somebody what is revealed later, that they know a fact."""
    facts = (
        replace(fact, known_by={who: Insight(at=each.at) for who, each in fact.known_by.items()})
        for fact in story.knowledge
    )
    return see(replace(story, knowledge=tuple(facts)), horizon)


@pytest.mark.parametrize(("leaking", "watched"), [(counting, 4), (ordering, 4), (knowing, 26)])
@same_every_run(1)
@given(data=st.data())
def test_what_gives_something_away_without_a_word_of_it_is_found(
    film: Story,
    monkeypatch: pytest.MonkeyPatch,
    leaking: Callable[[Story, Horizon], View],
    watched: int,
    data: st.DataObject,
) -> None:
    story = retold(film)
    other = data.draw(told_otherwise(story, watched))
    assert steps(glanced, story, watched) == steps(glanced, other, watched)
    instead("reader.open_story.see", leaking)(monkeypatch)
    assert steps(glanced, story, watched) != steps(glanced, other, watched)
