"""A page for the end of each chapter, linked: readers say how far they have watched.

Every page is made of its own edition alone, and the names of the files tell nothing.
"""

from collections.abc import Sequence

from perfection_tui.export import html
from perfection_tui.export.html import Way
from perfection_tui.view.edition import Edition


def render(editions: Sequence[Edition]) -> dict[str, str]:
    """The pages by the names of their files, and an index: one edition a chapter, shortest first.

    The first of the editions is that of somebody who has seen nothing.
    """
    view = editions[0].view
    ways = [
        Way("0.html", None),
        *(Way(f"{each.number}.html", each) for each in view.chapters),
    ]
    pages = {
        way.file: html.render(edition, ways, here=way)
        for way, edition in zip(ways, editions, strict=True)
    }
    index = html.template("index.html.jinja").render(html.head(view, script=""), ways=ways)
    return {"index.html": index, **pages}
