"""The harness sees a leak: one is planted in each kind of surface, and caught."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

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
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import Horizon, View, see
from perfection_tui.view.stops import Stop
from tests.leaks.in_words import retold
from tests.leaks.test_widgets import Walk, steps
from tests.leaks.walking import glanced, saved, searched, told
from tests.looks import FERRY
from tests.making import known_from

pytestmark = pytest.mark.long

SECRET = "kw99secret"

Plant = Callable[[pytest.MonkeyPatch], None]


class Look(NamedTuple):
    """A way through a story, told in words, with so many of its moments watched."""

    walk: Walk
    script: Path
    watched: int


FILM = library.find(library.DEFAULT)
TELLING = partial(told, unfold=False)

AT_A_GLANCE = Look(glanced, FILM, 4)
WHERE_ONE_SEARCHES = Look(searched, FILM, 4)
IN_WHAT_IS_SAVED = Look(saved, FILM, 4)
IN_THE_TELLING = Look(TELLING, FERRY, 3)
IN_A_REPLAY = Look(TELLING, FERRY, 5)


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


PLANTED: dict[str, tuple[Look, Plant]] = {
    "on the screen": (AT_A_GLANCE, shown(hall, "heading")),
    "in the header": (AT_A_GLANCE, shown(hall, "track")),
    "in text that style hides": (AT_A_GLANCE, after(Stage, "show", hide_it_by_style)),
    "in a tooltip": (AT_A_GLANCE, after(ReadingScreen, "show", hang_it_on_the_track)),
    "in a notification": (
        AT_A_GLANCE,
        after(ReadingScreen, "action_keep_turned", lambda screen: screen.notify(SECRET)),
    ),
    "in the contents": (AT_A_GLANCE, instead(contents, "entries", with_another_entry)),
    "on the page of people": (AT_A_GLANCE, instead(PeoplePage, "NAME", SECRET)),
    "in the title of the window": (AT_A_GLANCE, instead(PerfectionApp, "TITLE", SECRET)),
    "on the clipboard": (
        AT_A_GLANCE,
        after(ReadingScreen, "show", lambda screen: screen.app.copy_to_clipboard(SECRET)),
    ),
    "in the palette": (
        WHERE_ONE_SEARCHES,
        instead(Commands, "_entries", lambda _: [(SECRET, "", lambda: None)]),
    ),
    "in what is said to be found": (WHERE_ONE_SEARCHES, shown(find, "found_count")),
    "in what is saved": (IN_WHAT_IS_SAVED, instead(Progress, "amend", saved_as_the_place)),
    "on the cover of a later start": (
        IN_THE_TELLING,
        instead(opening, "state", lambda *_, **__: SECRET),
    ),
    "at the edge": (IN_THE_TELLING, shown(hall, "edge_leaf")),
    "on a card": (IN_THE_TELLING, shown(hall, "card_leaf")),
    "among what can be said to be watched": (
        IN_THE_TELLING,
        instead(
            watched_page,
            "watched_answers",
            lambda *_: [Watched(SECRET, "", NONE, 0, opens_more=False)],
        ),
    ),
    "in the track of a replay": (IN_A_REPLAY, shown(hall, "replay_track")),
    "in what is replayed": (IN_A_REPLAY, shown(stage, "replayed_text")),
    "among later beliefs": (IN_THE_TELLING, instead(stage, "belief_text", a_later_belief)),
    "in what a key says that can do nothing": (
        IN_THE_TELLING,
        instead(reading_screen, "why_not", lambda _, move: SECRET if move == "turn" else ""),
    ),
}
"""Where the secret is put, who is to find it there, and how it gets there."""


@pytest.mark.parametrize("where", PLANTED)
def test_a_word_planted_is_found(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    look, plant = PLANTED[where]
    plant(monkeypatch)
    seen = steps(look.walk, retold(read_story(look.script)), look.watched)
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


@pytest.mark.parametrize("leaking", [counting, ordering])
def test_a_count_or_an_order_that_gives_something_away_is_found(
    film: Story, monkeypatch: pytest.MonkeyPatch, leaking: Callable[[Story, Horizon], View]
) -> None:
    story = retold(film)
    last = story.chapters[-1]
    shorter = replace(
        story,
        chapters=(*story.chapters[:-1], replace(last, beats=last.beats[:-1])),
        events=story.events[:-1],
    )
    assert steps(glanced, story, 4) == steps(glanced, shorter, 4)
    monkeypatch.setattr(open_story, "see", leaking)
    assert steps(glanced, story, 4) != steps(glanced, shorter, 4)
