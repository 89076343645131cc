"""Export as Markdown: what it means to a Markdown parser, whatever the story says."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from perfection_tui.export import markdown
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import everything, see
from tests.export.payloads import saying

PAYLOADS = [
    "# no heading",
    "- no list",
    "1. no list",
    "+ no list",
    "> no quotation",
    "=== no rule",
    "--- no rule",
    "```no code",
    "`no code`",
    "[no link](https://example.com)",
    "![no picture](https://example.com/a.png)",
    "[no link][ref]",
    "[ref]: https://example.com",
    "https://example.com and www.example.com",
    "somebody@example.com",
    "<script>alert(1)</script>",
    "</details><b>no markup</b>",
    "&lt;b&gt; &copy;",
    "a | b || c \\| d",
    "**no strong** __no strong__ ~~no strike~~",
    "a \\* b \\\\ c",
    "<!-- no comment -->",
    "<https://example.com>",
]

OURS = ("<details>", "</details>", "<!-- -->")


def parsed(source: str) -> list[Token]:
    """Every token of a document, as a renderer that links and reads tables sees it."""
    parser = MarkdownIt("gfm-like")
    return [token for block in parser.parse(source) for token in (block, *(block.children or []))]


@pytest.fixture(scope="module")
def harmless() -> list[str]:
    """The shape of a story that says nothing special."""
    story = saying("word")
    return shape(parsed(markdown.render(Edition(see(story, everything(story))))))


def shape(tokens: list[Token]) -> list[str]:
    """The kinds of blocks in order, without their text."""
    return [token.type for token in tokens if token.block]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_story_can_write_no_markup(payload: str, harmless: list[str]) -> None:
    story = saying(payload)
    tokens = parsed(markdown.render(Edition(see(story, everything(story)))))
    assert shape(tokens) == harmless
    forbidden = {"link_open", "image", "code_inline", "s_open", "fence", "code_block"}
    assert not forbidden & {token.type for token in tokens}
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            assert all(line.startswith(("<summary>", *OURS)) for line in token.content.splitlines())


@pytest.mark.parametrize("payload", [each for each in PAYLOADS if "@" not in each])
def test_what_a_story_says_is_read_as_it_was_typed(payload: str) -> None:
    story = saying(payload.replace("*", ""))
    tokens = parsed(markdown.render(Edition(see(story, everything(story)))))
    texts = "\n".join(
        "".join(each.content for each in token.children or []) for token in tokens if token.block
    )
    assert payload.replace("*", "") in texts


def test_emphasis_is_emphasis_and_paragraphs_are_paragraphs() -> None:
    story = saying("*One* and\n\ntwo")
    written = markdown.render(Edition(see(story, everything(story))))
    assert "\n\n*One* and\n\ntwo " in written


def test_every_truth_is_folded_away(film: Story) -> None:
    written = markdown.render(Edition(see(film, everything(film))))
    beats = sum(len(chapter.beats) for chapter in film.chapters)
    assert written.count("<summary>What actually happened</summary>") == beats
    assert written.count("<details>") == written.count("\n\n</details>")
