"""The page in a browser: read with keys, with the mouse, without scripts, wide and narrow."""

from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from perfection_tui.export import html
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, View, after_chapter, everything, see
from tests.export.browser import Browser
from tests.export.conftest import At, Show
from tests.export.questions import FAINT, SAID, SHOWN, TOO_WIDE, TURNED_UP
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


def test_the_keys_of_the_program_do_what_they_do_there(at: At) -> None:
    browser = at("#2/1")

    def after(*keys: str) -> str:
        browser.press(*keys)
        shown: str = browser.run(SHOWN)
        return shown.removeprefix("opening ")

    assert after("Enter") == "2/2"
    assert after("h") == "2/1"
    assert after("3") == "3/1"
    assert after("]") == "4/1"
    assert after("u", "u") == "2/1"
    assert after("G") == "remains"
    assert after("[") == "4/1"
    for key, page in {
        "c": "contents",
        "o": "order",
        "p": "people",
        "e": "evidence",
        "v": "verdict",
        "a": "about",
        "?": "keys",
    }.items():
        assert after(key) == page
        assert after(key) == "4/1"
    assert after("o") == "order"
    assert after("Escape") == "4/1"
    assert after("T") == "4/1"
    assert browser.run(SAID) == "Truths stay turned up from here on."
    assert after("ArrowRight") == "4/2"
    assert browser.run(TURNED_UP)
    assert browser.complaints == []


@pytest.mark.long
def test_letters_can_be_turned_off_and_arrows_still_work(at: At) -> None:
    browser = at("#keys")
    browser.click("[data-do=letters]")
    browser.press("Escape", "ArrowRight", "t", "ArrowRight")
    assert browser.run(SHOWN) == "1/2"
    assert browser.run("document.querySelectorAll('.truth[open]').length") == 0


@pytest.mark.long
def test_turning_over_is_announced_and_shown_side_by_side_or_in_place(at: At) -> None:
    browser = at("#2/7")
    belief = "document.querySelector('[data-stop]:not([hidden]) .belief').checkVisibility()"
    browser.press("t")
    assert browser.run(SAID) == "What actually happened: turned up."
    assert browser.run(belief)
    browser.press("s")
    assert browser.run(SAID) == "One side at a time."
    assert not browser.run(belief)
    browser.press("t")
    assert browser.run(SAID) == "What the audience believes: turned back."
    assert browser.run(belief)


@pytest.mark.long
def test_space_scrolls_to_the_end_before_it_goes_on(at: At) -> None:
    browser = at("#3/8")
    browser.size(1440, 500)
    browser.press("t", " ")
    browser.wait("scrollY > 0")
    assert browser.run(SHOWN) == "3/8"
    browser.run("scrollTo({top: 1e6, behavior: 'instant'})")
    browser.press(" ")
    assert browser.run(SHOWN) == "opening 4/1"


def test_it_is_used_by_mouse(at: At) -> None:
    browser = at()
    browser.click("#begin")
    assert browser.run(SHOWN) == "opening 1/1"
    browser.click("[data-stop]:not([hidden]) .truth summary")
    assert browser.run(TURNED_UP)
    browser.click("[data-do=forward]")
    assert browser.run(SHOWN) == "1/2"
    browser.click(".track [data-chapter='3']")
    assert browser.run(SHOWN) == "opening 3/1"
    browser.click(".desk > .pages a[href='#evidence']")
    browser.click(".pair .truth a")
    assert browser.run(SHOWN) == "3/8"
    browser.click(".more summary")
    browser.click("[data-do=theme]")
    assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(248, 244, 236)"
    browser.click(".more summary")
    browser.click("[data-do=all]")
    assert browser.run("document.querySelector('#cover').checkVisibility()")
    assert browser.complaints == []


def test_the_place_is_remembered_and_offered_again(at: At, tmp_path: Path) -> None:
    browser = at("#2/5")
    browser.open(tmp_path / "page.html")
    assert browser.run(SHOWN) == "cover"
    assert browser.run("document.querySelector('#resume').textContent") == "Go on at “The cleaver”"
    browser.click("#resume")
    assert browser.run(SHOWN) == "2/5"


@pytest.mark.long
def test_a_place_not_on_the_page_leads_no_further_than_its_chapter(show: Show, film: Story) -> None:
    view = see(film, after_chapter(film, "mission"))
    assert show(view, "#3/2").run(SHOWN) == "opening 3"
    assert show(view, "#1/99").run(SHOWN) == "1/10"
    assert show(view, "#nowhere").run(SHOWN) == "cover"


def test_search_finds_both_sides_and_turns_up_the_truth_it_leads_to(at: At) -> None:
    browser = at("#1/1")
    browser.press("/", *"tourniquet")
    assert browser.run("document.querySelector('#count').textContent") == "Found in 4 places."
    browser.click("#found a")
    assert browser.run(SHOWN) == "2/8"
    assert browser.run(TURNED_UP)


@pytest.mark.long
def test_search_finds_places_and_not_the_numbers_of_moments(at: At) -> None:
    browser = at("#1/1")
    browser.press("/", *"the jury")
    assert browser.run("document.querySelector('#found small').innerText") == "At the jury’s table"
    browser.press(*["Backspace"] * 8, *"4 of 8")
    assert browser.run("document.querySelector('#count').textContent") == "Not found."


@pytest.mark.long
def test_events_stand_in_either_order(at: At) -> None:
    browser = at("#order")
    first = "document.querySelector('.events h3').textContent.trim()"
    assert browser.run(first) == "1 Long before"
    browser.click("[data-order=told]")
    assert browser.run(first) == "8 Years after Charlotte left Bachoff"
    assert browser.run(SAID) == "In the order told."
    browser.click("[data-order=happened]")
    assert browser.run(first) == "1 Long before"


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1440])
def test_the_points_of_the_curve_lead_to_their_moments_and_can_be_hit(
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
def test_with_all_on_one_page_the_keys_are_for_what_was_scrolled_to(at: At) -> None:
    browser = at("#2/2")
    browser.press("m")
    moment = "document.getElementById('3/4')"
    browser.run(f"{moment}.scrollIntoView({{behavior: 'instant'}})")
    browser.wait("document.title.startsWith('Delivered')")
    browser.press("t")
    assert browser.run(f"{moment}.querySelector('details').open")


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


@pytest.mark.long
def test_the_rewind_is_short_and_not_shown_to_those_who_want_no_motion(at: At) -> None:
    browser = at("#2/7")
    browser.run("begun = 0; addEventListener('animationstart', () => { begun += 1; })")
    browser.press("t")
    browser.wait("begun > 0")
    browser.wait("document.getAnimations().length === 0")
    browser.run("begun = 0")
    browser.media(prefers_reduced_motion="reduce")
    browser.press("t", "t")
    assert browser.run("document.getAnimations().length") == 0
    assert browser.run("begun") == 0


@pytest.mark.long
def test_focus_moves_to_what_is_read_and_is_seen_on_what_can_be_pressed(at: At) -> None:
    browser = at("#1/1")
    browser.press("ArrowRight")
    assert browser.run("document.activeElement.textContent") == "The missing years"
    browser.press("Tab")
    assert browser.run(
        "document.activeElement.matches('[data-stop]:not([hidden]) summary:focus-visible')"
    )
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


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


def test_a_page_at_a_horizon_holds_no_more_in_any_of_its_nodes(show: Show, film: Story) -> None:
    browser = show(see(film, NOTHING))
    assert "Lizzie" not in browser.run("document.documentElement.outerHTML")
    browser.press("ArrowRight")
    assert browser.run(SHOWN) == "opening 1"
    for key in "ceopv":
        browser.press(key)
    assert browser.complaints == []


@pytest.mark.long
def test_at_the_end_of_a_chapter_the_reader_votes_and_sees_it_beside_the_audience(
    show: Show, view: View, tmp_path: Path
) -> None:
    last = len(view.chapters[0].beats)
    browser = show(view, f"#1/{last}")
    browser.press("t")
    vote = """(() => { const choice = document.querySelector('[data-stop]:not([hidden]) select');
        choice.value = '-1'; choice.dispatchEvent(new Event('change')); })()"""
    browser.run(vote)
    browser.press("v")
    yours = "[...document.querySelectorAll('#verdict .yours')].map((e) => e.textContent)"
    assert browser.run(yours) == ["◆ You: doubted at the end of Mission."]
    browser.open(tmp_path / "page.html", "#remains")
    told = "document.querySelector('#remains .yours').textContent"
    assert browser.run(told) == "Your verdict: you judged as the audience did 0 of 1 time."
    assert browser.run("document.querySelectorAll('.vote').length") == 1
    browser.click(".more summary")
    browser.click("[data-do=forget]")
    assert browser.run("document.querySelectorAll('.vote, .yours').length") == 0
    assert browser.complaints == []
