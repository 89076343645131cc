"""The addresses of sources: links in every export that has links, and nothing else is one."""

import pytest
from msgspec.structs import replace

from perfection_tui.export import html, markdown
from perfection_tui.script.model import Source, Story
from perfection_tui.view.edition import Edition
from tests.export.test_markdown import parsed
from tests.opened import edition_of

ADDRESS = "https://example.com/a_(b)/c?d=1&e=%20#f"


@pytest.fixture
def edition(film: Story) -> Edition:
    sources = (
        Source(title="A *paper*", note=f"Read at {ADDRESS}, and (https://a.b/c)."),
        Source(
            title="http://example.org",
            note='javascript:alert(1) ftp://a.b https://a.b" onclick="x <b>',
        ),
    )
    return edition_of(replace(film, about=replace(film.about, sources=sources)), "none")


def test_on_a_page_they_are_links_that_do_not_say_where_from(edition: Edition) -> None:
    page = html.render(edition)
    shown = ADDRESS.replace("&", "&amp;")
    linked = '<a href="{0}" rel="noreferrer">{0}</a>'.format
    assert f"Read at {linked(shown)}, and ({linked('https://a.b/c')}).</li>" in page
    assert f"{linked('http://example.org')}." in page
    # What stands beside an address stays text.
    beside = "&#34; onclick=&#34;x &lt;b&gt;</li>"
    assert f"javascript:alert(1) ftp://a.b {linked('https://a.b')}{beside}" in page


def test_in_markdown_they_are_links(edition: Edition) -> None:
    tokens = parsed(markdown.render(edition))
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    led_to = [link for link in links if not str(link).startswith("#")]
    assert led_to == [ADDRESS, "https://a.b/c", "http://example.org", "https://a.b"]
