"""The page in a browser as it is used: the moves in `moves.txt`, line by line.

What is used is a sentence, and indented lines below it. The first word of a line is a method of
`AtThePage`, or of its browser, and `ask` is from `questions.js`; the browser never complains.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from perfection_tui.script.model import Story
from perfection_tui.view.search import texts
from tests.export.browser import Browser
from tests.export.conftest import Show
from tests.opened import edition_of


def moves() -> Iterator[Any]:
    file = Path(__file__).with_name("moves.txt")
    for each in re.split(r"\n+(?=\S)", file.read_text("utf-8").strip()):
        name, *lines = each.split("\n")
        marks = [pytest.mark.long] if name.endswith(" (long)") else []
        lines = [line.strip() for line in lines if not line.strip().startswith("#")]
        yield pytest.param(lines, id=name.removesuffix(" (long)"), marks=marks)


class AtThePage:
    """Somebody at the page, who does and sees what the lines say."""

    browser: Browser

    def __init__(self, show: Show, film: Story, folder: Path) -> None:
        self._show, self._film, self._page = show, film, folder / "page.html"
        self._horizon = "all"

    def open(self, said: str) -> None:
        """The page is that of somebody who has watched so far."""
        self._horizon = said.removeprefix("to ")

    def at(self, said: str) -> None:
        """Open the page at an address, with nothing remembered."""
        self.browser = self._show(edition_of(self._film, self._horizon), said)

    def again(self, said: str) -> None:
        """Open it as one that has been opened before."""
        self.browser.open(self._page, said)

    def scriptless(self, _: str) -> None:
        """Open it in a browser that runs no scripts."""
        self.browser.scripts(on=False)
        self.browser.open(self._page)
        self.browser.scripts(on=True)

    def press(self, said: str) -> None:
        for each in re.findall(r'"[^"]*"|\S+', said):
            keys = each.strip('"') if each.startswith('"') else [each.replace("Space", " ")]
            self.browser.press(*keys)

    def swipe(self, said: str) -> None:
        """Move a finger, as `300,300 to 120,310`."""
        start, end = ([{"x": int(x), "y": int(y)}] for x, y in re.findall(r"(\d+),(\d+)", said))
        for kind, points in (("touchStart", start), ("touchMove", end), ("touchEnd", [])):
            self.browser.send("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        self.browser.run("new Promise((done) => setTimeout(done, 0))")

    def size(self, said: str) -> None:
        self.browser.size(*map(int, said.split("x")))

    def still(self, _: str) -> None:
        """Want no motion."""
        self.browser.media(prefers_reduced_motion="reduce")

    def light(self, _: str) -> None:
        self.browser.media(prefers_color_scheme="light")

    def paper(self, _: str) -> None:
        self.browser.media("print")

    def allow(self, said: str) -> None:
        self.browser.send("Browser.grantPermissions", permissions=said.split())

    def back(self, _: str) -> None:
        self.browser.run(
            "new Promise((done) => { addEventListener('popstate', done); history.back(); })"
        )

    def shown(self, said: str) -> None:
        """What is shown, a heading of the chapter that begins there apart."""
        assert self.browser.run("ask.shown()").removeprefix("opening ") == said

    def find(self, _: str) -> None:
        """Look for every text that the program finds, where it stands."""
        edition = edition_of(self._film, self._horizon)
        addresses = {moment.beat.id: moment.address for moment in edition.moments}
        wanted = msgspec.json.encode((texts(edition), addresses)).decode()
        assert self.browser.run(f"ask.notFound(...{wanted})") == []

    def turned(self, _: str) -> None:
        assert self.browser.run("ask.turned()")

    def unturned(self, _: str) -> None:
        assert not self.browser.run("ask.turned()")

    def said(self, said: str) -> None:
        assert self.browser.run("ask.said()") == said

    def so(self, said: str) -> None:
        """An expression has a value, in JSON."""
        expression, _, value = said.rpartition(" == ")
        assert self.browser.run(expression) == msgspec.json.decode(value)


@pytest.mark.parametrize("lines", moves())
def test_move(show: Show, film: Story, tmp_path: Path, lines: list[str]) -> None:
    somebody = AtThePage(show, film, tmp_path)
    for line in lines:
        verb, _, said = line.partition(" ")
        try:
            does = getattr(somebody, verb, None) or getattr(somebody.browser, verb)
            does(said)
        except AssertionError as error:
            raise AssertionError(f"{line}\n{error}") from error
    assert somebody.browser.complaints == []
