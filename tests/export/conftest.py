"""What the tests of exports share: one browser for all of them, where there is one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perfection_tui.export import html
from perfection_tui.view.edition import Edition
from tests.export.browser import CHROMIUM, Browser

QUESTIONS = Path(__file__).with_name("questions.js").read_text("utf-8")

Show = Callable[..., Browser]
"""Opens the page of an edition, at an anchor, and gives the browser that shows it."""


@pytest.fixture(scope="session")
def only_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The one browser of a run: starting it takes longer than most tests."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    running = Browser(tmp_path_factory.mktemp("profile"))
    running.send("Page.addScriptToEvaluateOnNewDocument", source=QUESTIONS)
    yield running
    running.close()


@pytest.fixture
def show(only_browser: Browser, tmp_path: Path) -> Show:
    """Shows editions in a window of 1440 by 900, dark, nothing remembered."""

    def show(edition: Edition, anchor: str = "") -> Browser:
        file = tmp_path / "page.html"
        file.write_text(html.render(edition), encoding="utf-8")
        only_browser.open(file, anchor, forget=True)
        return only_browser

    only_browser.scripts(on=True)
    only_browser.size(1440)
    only_browser.media(prefers_color_scheme="dark", prefers_reduced_motion="no-preference")
    return show
