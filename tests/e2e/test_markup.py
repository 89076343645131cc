"""A story that says markup is read as it was written, on every page and in passing."""

from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.export.payloads import saying
from tests.making import script_of

MARKUP = "[@click=app.leave]x[/]"
"""It would run an action when it is clicked, and not be seen; its end alone would fail."""

PAGES = {
    "c": "Contents",
    "a": "About",
    "p": "People",
    "o": "Order",
    "e": "Evidence",
    "v": "Verdict",
    "B": "Bookmarks",
    "w": "How far have you watched?",
}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_text(script_of(saying(MARKUP)))
    return path


@pytest.mark.long
def test_no_page_reads_markup(program: Path, env: dict[str, str], script: Path) -> None:
    with Terminal([program, script, "--fresh"], env=env, size=(150, 45)) as terminal:

        def assert_literal() -> None:
            terminal.settle()
            seen = terminal.screen
            assert MARKUP in seen
            assert seen.count("x[/]") == seen.count("@click=app.leave]x[/]")

        terminal.wait_for("Have you seen it?")
        assert_literal()
        terminal.press("1")
        terminal.wait_for("What the audience believes")
        assert_literal()
        terminal.press("t", "b")
        terminal.wait_for("a line of your own")
        assert_literal()
        terminal.press("enter")
        terminal.wait_for("bookmarked")
        assert_literal()
        for key, name in PAGES.items():
            terminal.press(key)
            terminal.wait_for(name)
            assert_literal()
            terminal.press("escape")
            terminal.wait_for("bookmarked")
        terminal.press("/")
        terminal.wait_for("words to find")
        terminal.press(*"app.leave")
        terminal.wait_for("/ app.leave")
        # A narrow list breaks the line after that.
        terminal.wait_for("What actually")
        assert_literal()
        terminal.press("escape")
        terminal.wait_for("bookmarked")
        terminal.press("ctrl+p")
        terminal.wait_for("Search for commands")
        terminal.press(*"go to")
        terminal.wait_for("Go to chapter: [@")
        assert_literal()
        terminal.press("escape")
        terminal.wait_until(lambda screen: "go to" not in screen, "the palette to be gone")
        terminal.settle()
        # What it says in passing: as far as a chapter is open.
        terminal.press("w")
        terminal.wait_for("How far have you watched?")
        terminal.press("g", "j", "enter")
        terminal.wait_for("u takes it back.")
        terminal.wait_for("Spoiler-free: open as far as [@")
        assert_literal()
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
