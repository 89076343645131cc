"""The palette: words that begin as what is typed, best first; places and stories as far as open."""

import pytest
from textual.command import CommandList
from textual.content import Content
from textual.widgets import Input

from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.tui.palette import closeness
from perfection_tui.view.horizon import after_chapter
from tests.piloting import Piloted, reading_app

STORY = read_story(library.find("open-window"))


async def found(app: Piloted, typed: str) -> list[str]:
    """What is offered for something typed, in order."""
    await app.press("ctrl+p")
    app.app.screen.query_one(Input).value = typed
    await app.settle()
    options = app.app.screen.query_one(CommandList)
    prompts = [options.get_option_at_index(at).prompt for at in range(options.option_count)]
    return [str(each.plain if isinstance(each, Content) else each).strip() for each in prompts]


FIRST = {
    "theme": "Colours: the next theme, dark or light  Ctrl+T",
    "colour": "Colours: the next theme, dark or light  Ctrl+T",
    "stor": "Stories: go on with another one  S",
    "next mo": "Next moment  → l",
    "copy": "Copy this moment, as far as it is turned; on a list, the row  y",
}
"""What is offered first for something typed."""


async def test_what_is_typed_begins_words_of_what_is_offered_first() -> None:
    async with reading_app(STORY) as app:
        for typed, first in FIRST.items():
            assert (await found(app, typed))[0] == first
            await app.press("escape", "escape")


async def test_moments_are_offered_as_far_as_they_are_open_and_lead_there() -> None:
    horizon = after_chapter(STORY, STORY.chapters[0].id)
    here, beyond = STORY.chapters[0].beats[2], STORY.chapters[1].beats[2]
    async with reading_app(STORY, horizon) as app:
        assert not any(beyond.title in each for each in await found(app, beyond.title[:5]))
        await app.press("escape", "escape")
        offered = await found(app, here.title[:5])
        assert any(here.title in each for each in offered)
        await app.press("down" if offered[0] != offered[-1] else "home", "enter")
        assert app.page == "ReadingScreen"


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("con", "Contents", "Find in contents"),
        ("next", "Next moment", "Moment nexts"),
        ("ver", "Verdict", "Have it over"),
        ("moment next", "Next moment", "Next chapter"),
    ],
)
def test_the_earlier_and_the_more_of_a_word_the_closer(typed: str, better: str, worse: str) -> None:
    assert closeness(typed, better) > closeness(typed, worse)


def test_what_only_stands_inside_a_word_is_not_found() -> None:
    assert closeness("ontents", "Contents") == 0
