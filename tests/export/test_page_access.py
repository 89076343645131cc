"""The page by axe-core, in every state that it has: no violation, best practices too.

Long: axe-core is had from npm, and looks at some two hundred states.
"""

import shutil
import subprocess
from collections.abc import Iterable, Sequence

import pytest

from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, View, after_chapter, see
from tests.export.conftest import Show

pytestmark = pytest.mark.long

AXE = "axe-core@4.10.3"

SIZES = {"phone": (360, 740), "sideways": (740, 360), "tablet": (820, 1180), "desk": (1440, 900)}

OPEN_MENU = "document.querySelector('.more').open = true"

STATES: dict[str, tuple[str, Sequence[str]]] = {
    "cover": ("", []),
    "face down": ("#2/7", []),
    "opening": ("#1/1", ["t"]),
    "reveal": ("#2/7", ["t"]),
    "turned back": ("#2/6", ["t", "t"]),
    "one side": ("#2/7", ["s", "t"]),
    "replay": ("#2/7", ["t", "f"]),
    "replay, turned": ("#2/7", ["t", "f", "ArrowRight"]),
    "returned": ("#1/2", ["3"]),
    "notice": ("#1/2", ["u"]),
    "menu": ("#1/2", [OPEN_MENU]),
    "contents": ("#1/2", ["c"]),
    "order": ("#order", []),
    "people": ("#people", []),
    "people, turned": ("#people", ["t"]),
    "evidence": ("#evidence", []),
    "verdict": ("#verdict", []),
    "about": ("#about", []),
    "found": ("#1/2", [*"/the"]),
    "keys": ("#keys", []),
    "coda": ("#remains", []),
    "edge": ("#4", []),
    "all on one page": ("#1/2", ["m"]),
}
"""How each state is come by: an address, then keys or what is run."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FOUND = f"""axe.run({{runOnly: {RULES}}}).then((found) => found.violations.map((each) =>
    `${{each.id}}: ${{each.nodes.map((node) => node.html.slice(0, 90)).join(' | ')}}`))"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm here")
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(
        [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", AXE],
        check=True,
        capture_output=True,
    )
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


class Looker:
    """Looks at pages in one window, in one scheme."""

    def __init__(self, show: Show, axe: str, size: str, **features: str) -> None:
        self._show, self._axe = show, axe
        self._size, self._features = SIZES[size], features

    def violations(self, view: View, states: Iterable[str]) -> list[str]:
        """What axe-core finds in each of the states, and what the browser complains of."""
        found: list[str] = []
        for state in states:
            address, steps = STATES[state]
            browser = self._show(view, address)
            browser.size(*self._size)
            browser.media(prefers_reduced_motion="reduce", **self._features)
            for step in steps:
                if step == OPEN_MENU:
                    browser.run(step)
                else:
                    browser.press(step)
            # What a bar lies over can be scrolled from under it; axe-core does not scroll.
            for bar in (".bar", ".desk"):
                browser.run(f"document.querySelector('{bar}').style.position = 'static'")
            browser.run(f"{self._axe};0")
            asked = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
            complaints = [*browser.run(FOUND), *browser.complaints, *asked]
            found += [f"{state}: {each}" for each in complaints]
        return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_state_shuts_anybody_out(
    show: Show, axe: str, view: View, size: str, scheme: str
) -> None:
    look = Looker(show, axe, size, prefers_color_scheme=scheme)
    assert look.violations(view, STATES) == []


def test_nor_does_any_in_forced_colours(show: Show, axe: str, view: View) -> None:
    look = Looker(show, axe, "desk", forced_colors="active")
    assert look.violations(view, STATES) == []


def test_nor_does_any_story_at_any_horizon(show: Show, axe: str, bundled: Story) -> None:
    look = Looker(show, axe, "phone", prefers_color_scheme="light")
    for horizon in (NOTHING, *(after_chapter(bundled, chapter.id) for chapter in bundled.chapters)):
        assert look.violations(see(bundled, horizon), ["all on one page", "edge", "cover"]) == []
