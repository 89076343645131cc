"""The page by axe-core, in every state that it has: no violation, best practices too.

Long: axe-core is had from npm, and looks at some two hundred states.
"""

from collections.abc import Iterable, Iterator, Sequence

import pytest

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from tests.export.conftest import Show
from tests.npm import installed
from tests.opened import edition_of

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
    "all on one page": ("#1/2", ["A"]),
}
"""How each state is come by: an address, then keys or what is run."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FOUND = f"""axe.run({{runOnly: {RULES}}}).then((found) => found.violations.map((each) =>
    `${{each.id}}: ${{each.nodes.map((node) => node.html.slice(0, 90)).join(' | ')}}`))"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    modules = installed(AXE, tmp_path_factory.mktemp("axe"))
    return (modules / "axe-core/axe.min.js").read_text("utf-8")


def violations(
    show: Show, axe: str, edition: Edition, states: Iterable[str], size: str, **features: str
) -> Iterator[str]:
    """What axe-core finds in some states of a page, and what the browser complains of.

    In a window of some size, for a reader who has these preferences.
    """
    for state in states:
        address, steps = STATES[state]
        browser = show(edition, address)
        browser.size(*SIZES[size])
        browser.media(prefers_reduced_motion="reduce", **features)
        for step in steps:
            if step == OPEN_MENU:
                browser.run(step)
            else:
                browser.press(step)
        # What a bar lies over can be scrolled from under it; axe-core does not scroll.
        for bar in (".bar", ".desk"):
            browser.run(f"document.querySelector('{bar}').style.position = 'static'")
        browser.run(f"{axe};0")
        asked = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
        found = (*browser.run(FOUND), *browser.complaints, *asked)
        yield from (f"{state}: {each}" for each in found)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_state_shuts_anybody_out(
    show: Show, axe: str, edition: Edition, size: str, scheme: str
) -> None:
    assert [*violations(show, axe, edition, STATES, size, prefers_color_scheme=scheme)] == []


def test_nor_does_any_in_forced_colours(show: Show, axe: str, edition: Edition) -> None:
    assert [*violations(show, axe, edition, STATES, "desk", forced_colors="active")] == []


def test_nor_does_any_story_at_any_horizon(show: Show, axe: str, bundled: Story) -> None:
    states = ["all on one page", "edge", "cover"]
    for said in ("none", *(chapter.id for chapter in bundled.chapters)):
        found = violations(
            show, axe, edition_of(bundled, said), states, "phone", prefers_color_scheme="light"
        )
        assert [*found] == []
