"""The page of a story of 1,000 moments: a key, all of it at once, and a letter of a search."""

import pytest

from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from tests.bench.story import script
from tests.export.browser import Browser
from tests.export.conftest import Show
from tests.making import whole

pytestmark = pytest.mark.long

PAINTED = "new Promise((done) => {{ {}; requestAnimationFrame(() => setTimeout(done)); }})"
"""Does something, and waits until it is painted."""

PRESSED = """document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key: '%s', bubbles: true, cancelable: true}))"""

TYPED = """(() => { const wanted = document.querySelector('#wanted');
    wanted.value = '%s'; wanted.dispatchEvent(new Event('input')); })()"""


def taken(browser: Browser, does: str) -> float:
    """How many milliseconds of the processor the page takes, however busy the machine is."""

    def so_far() -> float:
        metrics = browser.send("Performance.getMetrics")["metrics"]
        took = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
        return 1000 * float(took)

    browser.send("Performance.enable", timeDomain="threadTicks")
    before = so_far()
    browser.run(PAINTED.format(does))
    return so_far() - before


@pytest.fixture(scope="module")
def long_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    file = tmp_path_factory.mktemp("long") / "story.yaml"
    file.write_text(script(1000), encoding="utf-8")
    return whole(read_story(file))


def test_keys_take_a_tenth_of_a_second_at_most(show: Show, long_edition: Edition) -> None:
    keys = ("ArrowRight", "t", "ArrowLeft", "9", "u", "o", "Escape", "e", "Escape", "c")
    # Each in a page just opened; a busy machine is slow at some of them.
    rounds = [
        [taken(browser, PRESSED % key) for key in keys]
        for browser in (show(long_edition, "#10/5") for _ in range(4))
    ]
    took = zip(keys, map(min, *rounds), strict=True)
    assert [each for each in took if each[1] > 100] == []


def test_all_of_it_and_a_letter_of_a_search_take_a_third(show: Show, long_edition: Edition) -> None:
    browser = show(long_edition, "#10/5")
    # All of it, and one moment again; a busy machine is slow at some of them.
    shown = [taken(browser, PRESSED % "A") for _ in range(8)]
    assert min(shown[::2]) < 300
    browser.press("/")
    took = [taken(browser, TYPED % each) for each in ("t", "th", "the", "the ", "the b")]
    assert max(took) < 300
    found = "document.querySelectorAll('#found li').length"
    browser.run(TYPED % "the")
    assert browser.run(found) == 50
    browser.click("#further")
    assert browser.run(found) == 100
