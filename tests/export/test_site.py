"""A page for the end of each chapter: linked, under plain names, each without the rest."""

from pathlib import Path

from perfection_tui.export import html
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from tests.export.browser import Browser
from tests.export.outline import Outline, lost
from tests.leaks.in_words import beyond, retold
from tests.opened import edition_of


def editions(story: Story) -> list[Edition]:
    return [edition_of(story, said) for said in ("none", *(each.id for each in story.chapters))]


def test_every_page_is_made_of_its_own_edition_alone(bundled: Story) -> None:
    story, watched = retold(bundled), 0
    index, *pages = html.render_each(editions(story)).values()
    assert beyond(index, story, 0) == []
    for page, more in zip(pages, [0, *(len(each.beats) for each in story.chapters)], strict=True):
        watched += more
        assert beyond(page, story, watched) == []


def test_all_of_them_are_linked_and_no_link_leads_elsewhere(film: Story) -> None:
    pages = html.render_each(editions(film))
    assert lost(pages) == []
    for page in pages.values():
        led_to = {link.partition("#")[0] for link in Outline(page).values("href")}
        assert {f"{number}.html" for number in range(5)} <= led_to


def test_at_the_edge_of_a_page_somebody_who_has_watched_further_goes_on(
    only_browser: Browser, film: Story, tmp_path: Path
) -> None:
    for file, page in html.render_each(editions(film)).items():
        (tmp_path / file).write_text(page, encoding="utf-8")
    only_browser.scripts(on=True)
    only_browser.size(1440)
    only_browser.open(tmp_path / "index.html", forget=True)
    only_browser.follow("a[href='1.html']")
    only_browser.press("G", "ArrowRight")
    assert only_browser.run("ask.shown()") == "opening 2"
    only_browser.follow("[data-stop]:not([hidden]) a.press")
    assert only_browser.run("location.href").endswith("2.html#2/1")
    assert only_browser.run("ask.shown()") == "opening 2/1"
    assert only_browser.complaints == []
