"""The page as a file: whole, small, asking nobody, and closed to whatever a story says."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from perfection_tui.export import html
from perfection_tui.script.model import Story
from perfection_tui.tui.commands import BY_ID, READING, Command
from perfection_tui.view.edition import Edition
from tests.export.outline import Outline, lost
from tests.export.payloads import saying
from tests.making import whole
from tests.opened import edition_of

PAYLOADS = Path(__file__).with_name("payloads-html.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def page(film: Story) -> str:
    return html.render(whole(film))


def test_no_letter_of_the_page_does_something_else_in_the_program_but_that_of_the_colours(
    page: str,
) -> None:
    def keys(those: Iterable[Command]) -> set[str]:
        return {key for each in those for key in each.keys.split(",")}

    own = set(re.findall("<kbd>([a-zA-Z])</kbd>", page)) - keys(READING)
    assert own & keys(BY_ID.values()) == {"d"}


@cache
def outline_saying(payload: str) -> Outline:
    return Outline(html.render(whole(saying(payload))))


def test_the_page_of_the_film_is_under_300_kilobytes(page: str) -> None:
    assert len(page.encode()) < 300_000


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_story_can_add_an_element_or_an_attribute(payload: str) -> None:
    hostile, harmless = outline_saying(payload), outline_saying("word")
    assert hostile.elements == harmless.elements
    # Text of a story stands in these attributes only; what links and styles is ours.
    told = {"content", "data-ballot", "data-title", "data-who"}
    ours = [pair for pair in hostile.attributes if pair[0] not in told]
    assert ours == [pair for pair in harmless.attributes if pair[0] not in told]
    assert payload in "\n".join(hostile.texts)


def test_the_browser_is_told_to_run_nothing_but_the_style_and_scripts_there(page: str) -> None:
    outline = Outline(page)
    assert outline.values("http-equiv") == ["Content-Security-Policy"]
    policy = next(each for each in outline.values("content") if "default-src" in each)

    def hashed(element: str) -> str:
        inside = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digests = (b64encode(sha256(each.encode()).digest()).decode() for each in inside)
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    assert policy == (
        f"default-src 'none'; style-src {hashed('style')}; script-src {hashed('script')}; "
        "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<title>")


def test_every_link_leads_to_a_place_on_the_page_and_none_leaves_it(bundled: Story) -> None:
    for said in ("none", "all"):
        page = html.render(edition_of(bundled, said))
        outline = Outline(page)
        ids = outline.values("id")
        assert len(ids) == len(set(ids))
        assert lost({"": page}) == []
        assert not outline.values("src")
        assert not outline.values("style")
        named = [*outline.values("aria-labelledby"), *outline.values("for")]
        assert {id_ for each in named for id_ in each.split()} <= set(ids)


def test_what_nobody_can_decide_is_on_the_page(accounts: Edition) -> None:
    page = html.render(accounts)
    assert '<p class="care">Contains grief, loss of memory.</p>' in page
    assert "<p><em>For the window,<br/>\nand for the rain.</em></p>" in page
    assert ": Tom has taken it.</p>" in page
    assert page.count("Nobody can say more than this.") == 2
    assert "whole truth" not in page
    assert all(f"<p hidden>{word}</p>" in page for word in ("dowager", "letter", "thief"))
    minute = page.split('class="minute"')[1].split("</details>")[0]
    assert "The box is found empty." in minute
    assert "It rains." not in minute


def test_whoever_has_it_wrong_is_not_also_said_to_know_nothing(film: Story) -> None:
    page = html.render(edition_of(film, "home"))
    assert "has it wrong from before the story begins: Bachoff is her family</p></td>" in page


@pytest.mark.parametrize(
    ("language", "opens"),
    [
        (None, '<html lang="en">'),
        ("pt-BR", '<html lang="pt-BR">'),
        ("he", '<html lang="he" dir="rtl">'),
        ("az-Arab", '<html lang="az-Arab" dir="rtl">'),
    ],
)
def test_a_page_has_language_and_direction(film: Story, language: str | None, opens: str) -> None:
    page = html.render(edition_of(replace(film, language=language), "none"))
    assert opens in page
    desk = '<nav id="desk" class="desk" aria-label="Reading" lang="en" dir="ltr"'
    assert (desk in page) is bool(language)
