"""The installed program, in a terminal of 80x24, reading a bundled story by keyboard alone."""

import re
from collections.abc import Iterable

import pytest

from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.view.horizon import after_chapter, see
from tests.e2e.conftest import Start
from tests.e2e.terminal import Terminal
from tests.marking import long
from tests.monkey.oracle import Oracle

PAGES = {"c": "Contents", "w": "How far have you ", "a": "About", "?": "Keys"}
BELIEF, TRUTH = "What the audience believes", "What actually happened"


FRAMES = str.maketrans(dict.fromkeys("│┃▌▐", " "))
"""What stands before and behind a row of text."""


def unread(text: str, screens: Iterable[str]) -> str:
    """The end of `text` that was not on the screens, which show it in order, if at all."""
    words = text.replace("*", "").split()
    for screen in screens:
        shown = f" {' '.join(screen.translate(FRAMES).split())} "
        seen = len(words)
        while f" {' '.join(words[:seen])} " not in shown and seen:
            seen -= 1
        words = words[seen:]
    return " ".join(words)


def scrolled(terminal: Terminal) -> list[str]:
    """The screens that a text fills, scrolled to its end."""
    screens = [terminal.screen]
    while "↓ more" in screens[-1]:
        screens.append(terminal.turn_to("pagedown"))
    return screens


def wait_for_beat(terminal: Terminal, title: str) -> None:
    # Over the first moment of a chapter stands the name of that.
    terminal.wait_until(
        lambda screen: any(line.strip().startswith(title) for line in screen.splitlines()[1:3]),
        title,
    )
    terminal.settle()


def wait_for_card(terminal: Terminal, chapter: int) -> None:
    terminal.wait_for(f"  Chapter {chapter}")
    terminal.settle()


def assert_read(texts: Iterable[str], screens: list[str]) -> None:
    for text in texts:
        assert not unread(text, screens), "\n".join(["not on these screens", *screens])


@pytest.mark.parametrize("name", ["open-window", long("the-perfection")])
def test_from_cover_to_coda_it_shows_both_sides_of_every_moment(start: Start, name: str) -> None:
    story = read_story(library.find(name))
    with start(name) as terminal:
        terminal.wait_for("1-3 answer")
        terminal.settle()
        opening = story.about.premise.split("\n\n")[0]
        assert_read([opening, ", ".join(story.advisory.general) + "."], scrolled(terminal))
        terminal.press("1")
        for chapter in story.chapters:
            for beat in chapter.beats:
                wait_for_beat(terminal, beat.title)
                assert BELIEF in terminal.screen
                assert TRUTH not in terminal.screen
                assert_read([beat.belief], scrolled(terminal))
                terminal.press("t", shows=TRUTH)
                terminal.settle()
                assert_read([each.truth for each in beat.truths], scrolled(terminal))
                if beat.revisions:
                    terminal.press("t", shows=BELIEF)
                    terminal.settle()
                    assert_read([each.belief for each in beat.revisions], scrolled(terminal))
                terminal.press("right")
        terminal.wait_for(story.coda[0].question)
        terminal.settle()
        coda = [text for each in story.coda for text in (each.question, each.answer)]
        assert_read(coda, scrolled(terminal))
        terminal.leave()
        # The same search that finds nothing below does find things.
        assert len(Oracle(library.find(name), 0).seen_in(terminal.raw.decode())) > 300


def test_a_moment_left_for_the_card_of_a_closed_chapter_is_drawn_again(start: Start) -> None:
    story = read_story(library.find("open-window"))
    with start("open-window", "--watched", "1") as terminal:
        terminal.wait_for("Enter choose")
        terminal.press("enter")
        wait_for_beat(terminal, story.chapters[0].beats[0].title)
        for key, shown in (("c", "Contents"), ("end", "Contents"), ("enter", "  Chapter 3")):
            terminal.press(key, shows=shown)
            terminal.settle()
        terminal.press("u")
        wait_for_beat(terminal, story.chapters[0].beats[0].title)
        assert_read([story.chapters[0].beats[0].belief], scrolled(terminal))


def test_what_is_unwatched_is_in_no_byte_that_it_writes(start: Start) -> None:
    script = library.find("open-window")
    story = read_story(script)
    view = see(story, after_chapter(story, story.chapters[0].id))
    with start("open-window", "--watched", "1") as terminal:
        terminal.wait_for("Enter choose")
        terminal.press("enter")
        for chapter in view.chapters:
            for beat in chapter.beats:
                wait_for_beat(terminal, beat.title)
                terminal.press("t", "s", "t", "s", "right")
            if not chapter.whole:
                terminal.press(str(chapter.number))
                wait_for_card(terminal, chapter.number)
                assert_read([chapter.teaser], [terminal.screen])
                terminal.press("t", "s", "t", "s", "right")
        for key, page in PAGES.items():
            terminal.press(key, shows=f"{story.title}  {page}")
            terminal.press("d", "n", "end", "pagedown", "escape")
            wait_for_card(terminal, len(view.chapters))
        terminal.press("ctrl+p", *"spaniel", shows="No matches found")
        terminal.turn_to("escape")
        terminal.leave()
        assert not Oracle(script, len(view.chapters[0].beats)).seen_in(terminal.raw.decode())
        # Nor in the title of the window, which nobody sets.
        assert not re.search(rb"\x1b\](0|1|2|l|L);", terminal.raw)
