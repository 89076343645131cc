"""The harness sees a leak: one is planted in each kind of surface, and caught."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content

from perfection_tui.reader import open_story, opening
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.watched import NONE, Watched
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
from perfection_tui.view.stops import Stop
from tests.leaks.in_words import InWords
from tests.leaks.walking import glanced, saved, searched, told
from tests.looks import FERRY
from tests.making import horizon_at, known_from

pytestmark = pytest.mark.long

SECRET = "kw99secret"
WATCHED = 4

Plant = Callable[[pytest.MonkeyPatch], None]


def shown(module: object, name: str) -> Plant:
    """Shows the secret in the place of what a module draws by this name."""
    return lambda patch: patch.setattr(module, name, lambda *_: Content(SECRET))


def in_text_that_style_hides(patch: pytest.MonkeyPatch) -> None:
    show = Stage.show

    def leaking(stage: Stage, *args: object, **options: object) -> None:
        show(stage, *args, **options)  # type: ignore[arg-type]
        stage.truth.turn_down(Content(SECRET))
        stage.truth.display = False

    patch.setattr(Stage, "show", leaking)


def in_a_tooltip(patch: pytest.MonkeyPatch) -> None:
    show = ReadingScreen.show

    def leaking(screen: ReadingScreen, *, again: bool = False) -> None:
        show(screen, again=again)
        screen.query_one("#track").tooltip = SECRET

    patch.setattr(ReadingScreen, "show", leaking)


def in_a_notification(patch: pytest.MonkeyPatch) -> None:
    keep = ReadingScreen.action_keep_turned

    def leaking(screen: ReadingScreen) -> None:
        keep(screen)
        screen.notify(SECRET)

    patch.setattr(ReadingScreen, "action_keep_turned", leaking)


def in_the_contents(patch: pytest.MonkeyPatch) -> None:
    entries = contents.entries

    def leaking(view: View) -> list[contents.Entry]:
        secret = replace(view.chapters[0], title=SECRET)
        return [*entries(view), contents.Entry(Stop("card", 0), secret)]

    patch.setattr(contents, "entries", leaking)


def in_the_palette(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Commands, "_entries", lambda _: [(SECRET, "", lambda: None)])


def on_a_page_of_people(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PeoplePage, "NAME", SECRET)


def in_the_title_of_the_window(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PerfectionApp, "TITLE", SECRET)


def on_the_clipboard(patch: pytest.MonkeyPatch) -> None:
    show = ReadingScreen.show

    def leaking(screen: ReadingScreen, *, again: bool = False) -> None:
        show(screen, again=again)
        screen.app.copy_to_clipboard(SECRET)

    patch.setattr(ReadingScreen, "show", leaking)


@pytest.mark.parametrize(
    "plant",
    [
        pytest.param(shown(hall, "heading"), id="on the screen"),
        pytest.param(shown(hall, "track"), id="in the header"),
        in_text_that_style_hides,
        in_a_tooltip,
        in_a_notification,
        in_the_contents,
        on_a_page_of_people,
        in_the_title_of_the_window,
        on_the_clipboard,
    ],
)
def test_a_word_planted_is_found(
    film: Story, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    story = InWords(film).retold()
    steps = asyncio.run(glanced(story, horizon_at(story, WATCHED)))
    assert any(99 in known_from(holds) for _, holds in steps)


@pytest.mark.parametrize("plant", [in_the_palette, shown(find, "found_count")])
def test_a_word_planted_where_one_searches_is_found(
    film: Story, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    story = InWords(film).retold()
    steps = asyncio.run(searched(story, horizon_at(story, WATCHED)))
    assert any(99 in known_from(holds) for _, holds in steps)


def test_a_word_planted_in_what_is_saved_is_found(
    film: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    amend = Progress.amend

    def with_it(progress: Progress, how: Callable[[Saved], Saved]) -> None:
        """Save whatever is to be saved, and the secret as the place."""
        amend(progress, lambda kept: replace(how(kept), place=SECRET))

    monkeypatch.setattr(Progress, "amend", with_it)
    story = InWords(film).retold()
    state = asyncio.run(saved(story, horizon_at(story, WATCHED), tmp_path / "state.json"))
    assert 99 in known_from(state)


def on_the_cover_of_a_later_start(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "state", lambda *_, **__: SECRET)


def among_what_can_be_said_to_be_watched(patch: pytest.MonkeyPatch) -> None:
    said = Watched(SECRET, "", NONE, 0, opens_more=False)
    patch.setattr(watched_page, "watched_answers", lambda *_: [said])


def among_later_beliefs(patch: pytest.MonkeyPatch) -> None:
    text = styled.belief_text
    patch.setattr(
        stage,
        "belief_text",
        lambda moment, *, whole: Content(SECRET) if whole else text(moment, whole=False),
    )


def in_what_a_key_says_that_can_do_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reading_screen, "why_not", lambda _, move: SECRET if move == "turn" else "")


@pytest.mark.parametrize(
    ("plant", "watched"),
    [
        (on_the_cover_of_a_later_start, 3),
        (shown(hall, "edge_leaf"), 3),
        (shown(hall, "card_leaf"), 3),
        (among_what_can_be_said_to_be_watched, 3),
        (shown(hall, "replay_track"), 5),
        (shown(stage, "replayed_text"), 5),
        (among_later_beliefs, 3),
        (in_what_a_key_says_that_can_do_nothing, 3),
    ],
)
def test_a_word_planted_in_the_telling_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plant: Plant, watched: int
) -> None:
    plant(monkeypatch)
    story = InWords(read_story(FERRY)).retold()
    state = tmp_path / "state.json"
    steps = asyncio.run(told(story, horizon_at(story, watched), state, unfold=False))
    assert any(99 in known_from(holds) for _, holds in steps)


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
    story = InWords(film).retold()
    last = story.chapters[-1]
    shorter = replace(
        story,
        chapters=(*story.chapters[:-1], replace(last, beats=last.beats[:-1])),
        events=story.events[:-1],
    )
    horizon = horizon_at(story, WATCHED)
    assert asyncio.run(glanced(story, horizon)) == asyncio.run(glanced(shorter, horizon))
    monkeypatch.setattr(open_story, "see", leaking)
    assert asyncio.run(glanced(story, horizon)) != asyncio.run(glanced(shorter, horizon))
