"""The page in a browser: addresses, history, keys, the menu and one finger."""

from pathlib import Path

import pytest

from perfection_tui.export import html
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, View, after_chapter, everything, see
from tests.export.browser import Browser
from tests.export.conftest import At, Show
from tests.export.questions import HERE, SAID, SHOWN, TURNED_UP
from tests.marking import long

BELIEF = f"document.querySelector('{HERE} .belief').innerText"

FOCUS = "document.activeElement.textContent.trim()"


def stands(browser: Browser) -> str:
    """What is shown, without the heading of a chapter that begins there."""
    shown: str = browser.run(SHOWN)
    return shown.removeprefix("opening ")


def go_back(browser: Browser) -> None:
    browser.run("new Promise((done) => { addEventListener('popstate', done); history.back(); })")


@pytest.mark.parametrize(
    "address", ["#%E0%A4%A", *map(long, ("#%", "#", "#nowhere", "#<b>", "#99/1", "#said"))]
)
def test_an_address_that_means_nothing_gives_the_cover(at: At, address: str) -> None:
    browser = at(address)
    assert stands(browser) == "cover"
    browser.press("ArrowRight")
    assert stands(browser) == "1/1"
    assert browser.complaints == []


@pytest.mark.long
def test_a_link_made_in_a_fuller_page_leads_to_its_chapter(show: Show, film: Story) -> None:
    view = see(film, after_chapter(film, "mission"))
    assert stands(show(view, "#3/2")) == "3"
    assert stands(show(see(film, NOTHING), "#1/4")) == "1"
    # And the other way round: the card of a chapter leads to where it begins.
    assert stands(show(see(film, everything(film)), "#3")) == "3/1"


@pytest.mark.long
@pytest.mark.parametrize("address", ["2/7", "1/1", "keys"])
@pytest.mark.parametrize("size", [(360, 740), (740, 360)])
def test_a_link_shows_its_goal_from_the_top(at: At, address: str, size: tuple[int, int]) -> None:
    browser = at()
    browser.size(*size)
    assert stands(at(f"#{address}")) == address
    browser.run("new Promise((done) => setTimeout(done, 50))")
    assert browser.run("scrollY") == 0


@pytest.mark.long
def test_a_moment_stands_at_the_top_when_all_is_shown_and_when_it_is_opened_so(
    at: At, tmp_path: Path
) -> None:
    browser = at("#2/7")
    browser.size(360, 740)
    top = "document.getElementById('%s').getBoundingClientRect().top"
    bar = "document.querySelector('.bar').getBoundingClientRect().bottom"
    below = f"Math.floor(({top} - {bar}) / 40)"
    browser.press("m")
    browser.wait(f"{below % '2/7'} === 0")
    browser.open(tmp_path / "page.html", "#3/8")
    browser.wait(f"{below % '3/8'} === 0")


@pytest.mark.long
def test_an_address_that_is_typed_leads_there_too(at: At) -> None:
    browser = at("#1/2")
    browser.run("location.hash = '#3/4'")
    browser.wait("document.title.startsWith('Delivered')")
    assert stands(browser) == "3/4"
    assert browser.run("scrollY") == 0


@pytest.mark.long
@pytest.mark.parametrize("held", ["Shift", "Control", "Alt", "Meta"])
def test_keys_with_another_one_held_are_left_to_the_browser(at: At, held: str) -> None:
    browser = at("#2/2")
    for key in ("ArrowRight", "ArrowLeft", "Enter", "PageDown", "Backspace", "End"):
        browser.press(f"{held}+{key}")
    if held != "Shift":
        browser.press(*(f"{held}+{key}" for key in "tlhc3"))
    assert stands(browser) == "2/2"
    assert not browser.run(TURNED_UP)


def test_the_way_back_leads_where_one_came_from_and_as_it_was_left(at: At) -> None:
    browser = at("#2/3")
    browser.size(1440, 400)
    browser.press("t")
    browser.run("scrollTo({top: 60, behavior: 'instant'})")
    browser.press("e")
    browser.click("#evidence .pair .truth a")
    assert stands(browser) == "3/8"
    go_back(browser)
    assert stands(browser) == "evidence"
    browser.press("Escape")
    browser.wait("location.hash === '#2/3'")
    assert stands(browser) == "2/3"
    assert browser.run(TURNED_UP)
    assert browser.run("scrollY") == 60


@pytest.mark.long
def test_a_page_that_was_closed_is_not_opened_again_by_going_back(at: At) -> None:
    browser = at("#1/1")
    browser.press("ArrowRight", "o", "p", "Escape", "ArrowRight")
    browser.wait("location.hash === '#1/3'")
    go_back(browser)
    assert stands(browser) == "1/2"
    go_back(browser)
    assert stands(browser) == "1/1"


@pytest.mark.long
def test_a_jump_says_where_it_came_from_and_leads_back_there(at: At) -> None:
    browser = at("#2/7")
    browser.press("t")
    offered = "document.querySelector('#return').checkVisibility()"
    assert not browser.run(offered)
    browser.click(f"{HERE} .jumps a")
    assert stands(browser) == "1/8"
    assert browser.run("document.querySelector('#return').innerText") == "u Back to The rewind"
    browser.click("#return button")
    assert stands(browser) == "2/7"
    assert browser.run(TURNED_UP)
    assert not browser.run(offered)


@pytest.mark.long
@pytest.mark.parametrize("size", [(740, 360), (320, 256), (360, 740)])
def test_everything_in_the_menu_can_be_reached(at: At, size: tuple[int, int]) -> None:
    browser = at("#2/7")
    browser.size(*size)
    browser.click(".more summary")
    missed = """[...document.querySelectorAll('.sheet a, .sheet button')]
        .filter((e) => e.checkVisibility()).filter((e) => {
            e.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const r = e.getBoundingClientRect();
            return !e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
        }).map((e) => e.textContent)"""
    assert browser.run(missed) == []
    browser.click("[data-do=all]")
    assert browser.run("document.documentElement.dataset.mode") == "all"


@pytest.mark.long
def test_escape_gives_the_focus_back_and_leaving_the_menu_closes_it(at: At) -> None:
    browser = at("#1/2")
    is_open = "document.querySelector('.more').open"
    browser.run("document.querySelector('.more summary').focus()")
    browser.press("Enter", "Tab", "Escape")
    assert [browser.run(is_open), browser.run(FOCUS)] == [False, "More"]
    browser.press("Enter")
    for _ in range(30):
        browser.press("Tab")
        if not browser.run("document.querySelector('.more').contains(document.activeElement)"):
            break
    assert not browser.run(is_open)
    browser.run("document.querySelector('.desk > .pages [href=\"#people\"]').focus()")
    browser.press("Enter")
    assert stands(browser) == "people"
    browser.press("Escape")
    assert [stands(browser), browser.run(FOCUS)] == ["1/2", "p People"]


@pytest.mark.long
def test_begin_is_in_sight_on_a_phone(show: Show, bundled: Story) -> None:
    browser = show(see(bundled, everything(bundled)))
    browser.size(360, 740)
    ends = "document.querySelector('#begin').getBoundingClientRect().bottom"
    desk = "document.querySelector('.desk').getBoundingClientRect().top"
    assert browser.run(f"{ends} < {desk}")


@pytest.mark.long
def test_one_finger_turns_the_pages_across_and_scrolls_down(at: At) -> None:
    browser = at("#1/2")
    browser.size(360, 740)

    def swipe(x: int, y: int, to_x: int, to_y: int) -> str:
        for kind, points in (
            ("touchStart", [{"x": x, "y": y}]),
            ("touchMove", [{"x": to_x, "y": to_y}]),
            ("touchEnd", []),
        ):
            browser.send("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        browser.run("new Promise((done) => setTimeout(done, 0))")
        return stands(browser)

    assert swipe(300, 300, 120, 310) == "1/3"
    assert swipe(100, 300, 290, 290) == "1/2"
    assert swipe(200, 600, 190, 300) == "1/2"
    assert swipe(4, 300, 200, 300) == "1/2"
    browser.press("o")
    assert swipe(300, 300, 120, 310) == "order"


@pytest.mark.long
def test_a_link_is_copied_and_said_to_be(at: At, tmp_path: Path) -> None:
    browser = at("#1/1")
    browser.send(
        "Browser.grantPermissions",
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    browser.press("ArrowRight", "y")
    browser.wait(f"{SAID} === 'The link is copied.'")
    copied = browser.run("navigator.clipboard.readText()")
    assert copied == f"{(tmp_path / 'page.html').as_uri()}#1/2"


@pytest.mark.long
def test_begin_again_turns_everything_back_and_forget_leaves_nothing_behind(at: At) -> None:
    browser = at("#2/7")
    browser.press("t", "d")
    browser.click(".more summary")
    browser.click("[data-do=again]")
    assert stands(browser) == "cover"
    assert browser.run("document.querySelectorAll('.truth[open], .known').length") == 0
    assert browser.run("document.querySelector('#begin').textContent") == "Begin"
    assert browser.run("localStorage.length") == 1
    browser.click(".more summary")
    browser.click("[data-do=forget]")
    assert browser.run("localStorage.length") == 0
    assert browser.run("document.documentElement.dataset.theme") is None


def test_a_moment_stands_on_first_sight_alone_until_it_was_turned_over(at: At) -> None:
    browser = at("#2/6")
    later = "One blow has ended a career"
    assert later not in browser.run(BELIEF)
    assert "FIRST SIGHT" not in browser.run(BELIEF).upper()
    browser.press("t")
    assert later in browser.run(BELIEF)
    browser.press("t")
    assert later in browser.run(BELIEF)
    browser.press("ArrowRight", "ArrowLeft")
    assert later not in browser.run(BELIEF)


def test_the_browsers_own_search_finds_what_may_be_read_and_not_what_lies_face_down(at: At) -> None:
    browser = at("#1/1")
    elsewhere, truth, later = "severs her own hand", "nothing to cut out", "blow has ended a career"
    assert browser.run(f"find('{elsewhere}')")
    browser.run("getSelection().removeAllRanges()")
    assert not browser.run(f"find('{truth}', false, false, true)")
    assert not browser.run(f"find('{later}', false, false, true)")
    # What Chromium does when it has found something on a leaf that is not shown:
    browser.run(
        "document.getElementById('2/6').dispatchEvent(new Event('beforematch', {bubbles: true}))"
    )
    assert stands(browser) == "2/6"
    assert browser.run("location.hash") == "#2/6"


@pytest.mark.long
def test_a_reveal_is_replayed_on_first_sight_and_then_turned(at: At) -> None:
    browser = at("#2/7")
    says = "document.querySelector('#replay').innerText"
    browser.press("f")
    assert browser.run(SAID) == "Turn this moment over first."
    browser.press("t", "f")
    assert [stands(browser), browser.run(TURNED_UP)] == ["1/8", False]
    assert "The rewind, replayed · 1 of 8" in browser.run(says).replace("\u00a0", " ")
    browser.press("ArrowRight")
    assert [stands(browser), browser.run(TURNED_UP)] == ["1/8", True]
    layers = f"document.querySelectorAll('{HERE} .fresh')"
    assert browser.run(f"[...{layers}].map((e) => e.dataset.since)") == ["2/7"]
    browser.press("ArrowRight")
    assert [stands(browser), browser.run(TURNED_UP)] == ["1/9", False]
    browser.press("ArrowLeft")
    assert stands(browser) == "1/8"
    browser.press("Escape")
    assert [stands(browser), browser.run(TURNED_UP)] == ["2/7", True]
    browser.press("f", *["ArrowRight"] * 16)
    assert [stands(browser), browser.run(TURNED_UP)] == ["2/7", True]
    assert not browser.run("document.querySelector('#replay').checkVisibility()")
    assert browser.complaints == []


def test_a_page_ends_at_its_edge(show: Show, film: Story) -> None:
    browser = show(see(film, after_chapter(film, "mission")), "#1/10")
    browser.press("ArrowRight")
    assert stands(browser) == "2"
    browser.press("ArrowRight")
    assert [stands(browser), browser.run(SAID)] == ["2", "This page ends here."]
    browser.press("4")
    assert stands(browser) == "4"


@pytest.mark.long
def test_every_state_has_one_heading_of_the_first_order(at: At) -> None:
    browser = at()
    seen = """[...document.querySelectorAll('h1')].filter((e) =>
        e.checkVisibility({visibilityProperty: true})).map((e) => e.textContent.trim())"""
    for keys in ("", "ArrowRight", "ArrowRight", "o", "m"):
        if keys:
            browser.press(keys)
        assert browser.run(seen) == ["The Perfection"]


@pytest.mark.long
def test_whatever_can_be_pressed_is_large_enough_for_a_finger(at: At) -> None:
    browser = at("#2/7")
    browser.size(360, 740)
    small = """[...document.querySelectorAll('button, summary h4, .more summary, nav a, .press')]
        .filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect()])
        .filter(([, r]) => r.height < 24 || r.width < 24).map(([text]) => text)"""
    browser.press("t")
    browser.click(".more summary")
    assert browser.run(small) == []


def test_no_words_and_state_say_the_same_twice(view: View) -> None:
    page = html.render(Edition(view))
    turn = page[page.index('data-do="turn"') :].split(">")[0]
    assert "aria-pressed" not in turn
