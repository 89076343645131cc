"""Export as Markdown: what it means to a Markdown parser, whatever the story says."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from perfection_tui.export import markdown
from perfection_tui.script.model import Story
from tests.export.payloads import saying
from tests.opened import edition_of

PAYLOADS = Path(__file__).with_name("payloads-markdown.txt").read_text("utf-8").splitlines()

OURS = re.compile(r"<details>|</details>|<!-- -->|<summary>|<a id=\"[\w-]+\">|</a>")


def parsed(source: str) -> list[Token]:
    """Every token of a document, as a renderer that links and reads tables sees it."""
    parser = MarkdownIt("gfm-like")
    return [token for block in parser.parse(source) for token in (block, *(block.children or []))]


def shape(tokens: list[Token]) -> list[str]:
    """The kinds of blocks in order, without their text."""
    return [token.type for token in tokens if token.block]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_story_can_write_no_markup(payload: str) -> None:
    tokens = parsed(markdown.render(edition_of(saying(payload))))
    assert shape(tokens) == shape(parsed(markdown.render(edition_of(saying("word")))))
    forbidden = {"image", "code_inline", "s_open", "fence", "code_block"}
    assert not forbidden & {token.type for token in tokens}
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            assert all(map(OURS.match, token.content.splitlines()))
        if token.type == "link_open":
            assert re.fullmatch(r"#[a-z\d-]+", str(token.attrs["href"]))
    read = "\n".join(
        "".join(each.content for each in token.children or []) for token in tokens if token.block
    )
    assert payload.replace("*", "") in read.replace("*", "").replace("<!-- -->", "")


def test_every_link_leads_to_a_place_in_it(bundled: Story) -> None:
    for said in ("none", "all"):
        written = markdown.render(edition_of(bundled, said))
        places = re.findall(r'<a id="([\w-]+)">', written)
        assert len(places) == len(set(places))
        assert set(re.findall(r"\]\(#([^)]*)\)", written)) == set(places)
