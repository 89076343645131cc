"""The addresses of sources: links in every export that has links, and nothing else is one."""

import pytest
from msgspec.structs import replace

from perfection_tui.export import html, markdown
from perfection_tui.export.markup import addresses
from perfection_tui.script.model import Source, Story
from perfection_tui.view.edition import Edition
from tests.export.test_markdown import parsed
from tests.opened import edition_of

ADDRESS = "https://example.com/a_(b)/c?d=1&e=%20#f"


@pytest.fixture
def edition(film: Story) -> Edition:
    sources = (
        Source(title="A *paper*", note=f"Read at {ADDRESS}."),
        Source(title="http://example.org", note='javascript:alert(1) https://a.b" onclick="x <b>'),
    )
    return edition_of(replace(film, about=replace(film.about, sources=sources)), "none")


def test_addresses_end_where_their_sentence_goes_on() -> None:
    assert addresses(f"At {ADDRESS}, and (https://a.b/c).") == [
        ("At ", False),
        (ADDRESS, True),
        (", and (", False),
        ("https://a.b/c", True),
        (").", False),
    ]
    assert addresses("ftp://a.b javascript:c") == [("ftp://a.b javascript:c", False)]
    assert addresses("") == []


def test_on_a_page_they_are_links_that_do_not_say_where_from(edition: Edition) -> None:
    page = html.render(edition)
    shown = ADDRESS.replace("&", "&amp;")
    assert f'<a href="{shown}" rel="noreferrer">{shown}</a>.' in page
    assert '<a href="http://example.org" rel="noreferrer">http://example.org</a>.' in page
    # What stands beside an address stays text.
    link = '<a href="https://a.b" rel="noreferrer">https://a.b</a>'
    assert f"javascript:alert(1) {link}&#34; onclick=&#34;x &lt;b&gt;</li>" in page


def test_in_markdown_they_are_links(edition: Edition) -> None:
    tokens = parsed(markdown.render(edition))
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert [link for link in links if not str(link).startswith("#")] == [
        ADDRESS,
        "http://example.org",
        "https://a.b",
    ]
