"""The page in a browser: its room, its colours, its names, one finger, and no scripts."""

from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from perfection_tui.export import html
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import View, everything, see
from tests.export.browser import Browser
from tests.export.conftest import At, Show
from tests.export.questions import FAINT, SHOWN, TOO_WIDE, TURNED_UP
from tests.marking import long


@pytest.mark.parametrize("name", ["open-window", long("the-perfection")])
def test_it_reads_from_the_cover_to_the_coda_by_one_key(show: Show, name: str) -> None:
    story = read_story(library.find(name))
    view = see(story, everything(story))
    browser = show(view)
    assert browser.run(SHOWN) == "cover"
    for chapter in view.chapters:
        for beat in chapter.beats:
            browser.press("ArrowRight")
            opening = "opening " if beat.number == 1 else ""
            there = f"{opening}{chapter.number}/{beat.number}"
            assert browser.run(f"[{SHOWN}, {TURNED_UP}]") == [there, False]
            browser.press("t")
            assert browser.run(TURNED_UP)
    browser.press("ArrowRight")
    assert browser.run(SHOWN) == "remains"
    browser.press("ArrowRight")
    assert browser.run(SHOWN) == "remains"
    assert browser.run("document.title") == f"What remains · {story.title}"
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1440])
def test_the_points_of_the_curve_can_be_hit_and_lead_there(
    show: Show, view: View, width: int
) -> None:
    browser = show(view, "#order")
    browser.size(width, 640)
    at = browser.run("""[...document.querySelectorAll('.targets a')].map((e) => {
        const r = e.getBoundingClientRect();
        return [r.x, r.y, Math.round(Math.min(r.width, r.height))];
    })""")
    told = {each.revealed_at for each in view.events}
    assert [each[2] for each in at] == [24] * len(told)
    for one, other in combinations(at, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 23.9
    browser.run("document.querySelector('.targets a').focus()")
    browser.press("Enter")
    assert browser.run("document.title") == "Free at last · The Perfection"


@pytest.mark.long
@pytest.mark.parametrize("page", ["#order", "#verdict"])
def test_on_a_phone_the_names_of_the_chapters_stand_over_no_text(at: At, page: str) -> None:
    browser = at(page)
    browser.size(360, 740)
    names, over = browser.run("""(() => {
        const seen = (what) => [...document.querySelectorAll(`:target :is(${what})`)]
            .map((each) => each.getBoundingClientRect()).filter((each) => each.height);
        const names = seen('.film'), [head] = seen('h2');
        const over = names.filter((film) => film.top < head.bottom || seen('h3, p, .chart').some(
            (each) => each.top < film.bottom - 1 && film.top < each.bottom - 1));
        return [names.length, over.length];
    })()""")
    assert (names, over) == (2, 0)


@pytest.mark.parametrize("width", [320, *map(long, (360, 800, 1440))])
def test_nothing_is_wider_than_the_window(at: At, width: int) -> None:
    browser = at()
    browser.size(width)
    browser.press("m")
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run(TOO_WIDE) == []


@pytest.mark.parametrize("scheme", ["light", long("dark")])
def test_every_text_stands_out_from_what_is_behind_it(at: At, scheme: str) -> None:
    browser = at()
    browser.media(prefers_color_scheme=scheme)
    browser.press("m")
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert browser.run(FAINT) == []


@pytest.mark.long
def test_whatever_can_be_pressed_or_jumped_to_has_a_name(at: At) -> None:
    browser = at("#2/7")
    named = {"button", "link", "heading", "searchbox", "DisclosureTriangle", "img", "region"}
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    found = [
        (node["role"]["value"], node["name"]["value"].strip())
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in named
    ]
    assert [role for role, name in found if not name] == []
    assert ("button", "Turn over") in found
    assert ("link", "Detour") in found


@pytest.mark.long
def test_a_story_of_many_chapters_keeps_its_track_short(show: Show, film: Story) -> None:
    last = film.chapters[-1]
    more = tuple(
        replace(last, id=f"more-{n}", beats=(replace(last.beats[-1], id=f"more-{n}"),))
        for n in range(60)
    )
    story = replace(film, chapters=(*film.chapters, *more))
    browser = show(see(story, everything(story)), "#2/2")
    assert browser.run(TOO_WIDE) == []
    shown = "[...document.querySelectorAll('.track a')].filter((e) => e.checkVisibility())"
    assert browser.run(f"{shown}.map((e) => e.textContent)") == ["Detour"]


def test_without_scripts_everything_is_there_and_truths_unfold(at: At, tmp_path: Path) -> None:
    browser = at()
    browser.scripts(on=False)
    browser.open(tmp_path / "page.html")
    browser.scripts(on=True)
    hidden = """[...document.querySelectorAll('[data-stop], .page')]
        .filter((e) => !e.checkVisibility()).map((e) => e.id)"""
    assert browser.run(hidden) == ["search", "keys"]
    assert not browser.run("document.querySelector('.desk').checkVisibility()")
    browser.click("article .truth summary")
    assert browser.run("document.querySelector('article .truth .text').checkVisibility()")


def test_on_paper_every_truth_is_turned_up_in_dark_ink(at: At) -> None:
    browser = at("#2/7")
    browser.media("print")
    closed = """[...document.querySelectorAll('.truth .text')]
        .filter((e) => !e.checkVisibility({contentVisibilityAuto: true})).length"""
    browser.run("dispatchEvent(new Event('beforeprint'))")
    # What was locked away is laid out with the next frame.
    browser.wait(f"{closed} === 0")
    assert browser.run("document.querySelector('#cover').checkVisibility()")
    assert browser.run("getComputedStyle(document.body).color") == "rgb(28, 25, 21)"
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert browser.run("document.querySelectorAll('.truth[open]').length") == 0


def test_script_that_got_into_the_file_would_not_run(
    only_browser: Browser, show: Show, view: View, tmp_path: Path
) -> None:
    show(view)
    page = html.render(Edition(view)).replace(
        '<main id="main"',
        "<script>document.title='in'</script><img src=x onerror=\"document.title='in'\">"
        '<a id="in" href="javascript:document.title=\'in\'">x</a><main id="main"',
    )
    (tmp_path / "in.html").write_text(page, encoding="utf-8")
    only_browser.open(tmp_path / "in.html")
    only_browser.run("document.querySelector('#in').click()")
    assert only_browser.run("document.title") == "The Perfection"
    refused = [each for each in only_browser.complaints if "Content Security Policy" in each]
    assert len(refused) >= 3


def stands(browser: Browser) -> str:
    """What is shown, without the heading of a chapter that begins there."""
    shown: str = browser.run(SHOWN)
    return shown.removeprefix("opening ")


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
@pytest.mark.parametrize("address", ["2/7", "1/1", "keys"])
@pytest.mark.parametrize("size", [(360, 740), (740, 360)])
def test_a_link_shows_its_goal_from_the_top(at: At, address: str, size: tuple[int, int]) -> None:
    browser = at()
    browser.size(*size)
    assert stands(at(f"#{address}")) == address
    browser.run("new Promise((done) => setTimeout(done, 50))")
    assert browser.run("scrollY") == 0


@pytest.mark.long
def test_a_moment_stands_at_the_top_when_all_is_shown_or_opened_so(at: At, tmp_path: Path) -> None:
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
def test_leaving_the_menu_closes_it(at: At) -> None:
    browser = at("#1/2")
    browser.run("document.querySelector('.more summary').focus()")
    browser.press("Enter")
    for _ in range(30):
        browser.press("Tab")
        if not browser.run("document.querySelector('.more').contains(document.activeElement)"):
            break
    assert not browser.run("document.querySelector('.more').open")


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
