"""An edition as one page for a browser: self-contained, reading without scripts, asking nobody.

The page's style and scripts are named to the browser by their hashes, so that a
script that got in with a story's text could not run.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from jinja2 import Environment, Template
from markupsafe import Markup
from msgspec import Struct

from perfection_tui.export import drawing, markup
from perfection_tui.reader import refusals
from perfection_tui.themes import THEMES
from perfection_tui.view import wording
from perfection_tui.view.curve import in_words, story_curve
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.judged import invites
from perfection_tui.view.phrases import one_line
from perfection_tui.view.search import TYPED

_HERE = Path(__file__).parent

_SCRIPTS = ("page.js", "choices.js", "hand.js", "votes.js", "lookups.js")
_STYLES = ("page.css", "print.css")

# What stands in a line of its own for those who work on the page, and the blanks before lines.
_COMMENTS = re.compile(r"^\s*(?:/\*.*\*/|//.*)\n|^\s+", re.MULTILINE)


class Way(Struct, frozen=True):
    """A page for those who have watched a chapter to its end; None: who have seen nothing."""

    file: str
    chapter: ChapterView | None


def render(edition: Edition, ways: Sequence[Way] = (), here: Way | None = None) -> str:
    """All of it. The detailed advisory is folded away: it hints at the plot.

    `ways` are the pages that this one is one of, if it is not alone, and `here` is its own.
    """
    view = edition.view
    curve = story_curve(edition)
    return template("page.html.jinja").render(
        head(view, script=_script(view)),
        edition=edition,
        curve=curve,
        curve_words=in_words(curve) if curve else (),
        drawing=drawing,
        invites=invites,
        ways=ways,
        here=here,
    )


def head(view: View, script: str) -> dict[str, object]:
    """What stands in the head of a page, and every template may use."""
    return {
        **markup.tongue(view.language),
        "view": view,
        # Both are ours, and neither holds anything that could end its element.
        "style": Markup(_style(view)),  # noqa: S704
        "script": Markup(script),  # noqa: S704
    }


@cache
def _templates() -> Environment:
    environment = markup.templates(_HERE, address=lambda moment: f"#{moment.address}")
    environment.filters |= {"first_anchor": _first_anchor, "hash": _hash, "quoted": _quoted}
    return environment


def template(name: str) -> Template:
    """A template of this folder."""
    return _templates().get_template(name)


def _lean(names: Iterable[str]) -> str:
    """Files of this folder as one, without what is there for those who work on them."""
    return _COMMENTS.sub("", "".join((_HERE / each).read_text(encoding="utf-8") for each in names))


def _style(view: View) -> str:
    """The style sheet, behind the colours of both themes and the running heads of paper."""
    colours = template("colours.css.jinja").render(view=view, themes=THEMES)
    return f"{colours}{_lean(_STYLES)}"


def _script(view: View) -> str:
    """The scripts as one, which leaves no name behind in the page; before them what they say."""
    words = msgspec.json.encode(_words(view)).decode()
    return f'"use strict";\n(() => {{\nconst WORDS = {words};\n{_lean(_SCRIPTS)}}})();\n'


def _words(view: View) -> dict[str, object]:
    """What the scripts say and compare as all of the program does; none of it is the story's."""
    return {
        "judged": wording.JUDGED,
        "keeping": [wording.keeping(each) for each in (False, True)],
        "noChapter": refusals.no_chapter(view),
        "noMoment": refusals.NO_MOMENT,
        "noReveal": refusals.NO_REVEAL,
        "notJumped": refusals.NOT_JUMPED,
        "turnFirst": refusals.TURN_FIRST,
        "typed": TYPED,
    }


def _quoted(text: str) -> Markup:
    """Text as a string of a style sheet, every character by its number: nothing can end it."""
    numbers = "".join(rf"\{ord(each):x} " for each in one_line(text))
    return Markup(f'"{numbers}"')  # noqa: S704 - numbers alone


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _first_anchor(chapter: ChapterView) -> str:
    """The anchor at which a chapter begins: its first moment, or its card."""
    return f"{chapter.number}/1" if chapter.beats else f"{chapter.number}"


def render_each(editions: Sequence[Edition]) -> dict[str, str]:
    """Linked pages by the names of their files, and an index: readers say how far they watched.

    One edition a chapter, shortest first; the first is that of somebody who has seen nothing.
    Every page is made of its own edition alone, and the names of the files tell nothing.
    """
    view = editions[0].view
    ways = [
        Way("0.html", None),
        *(Way(f"{each.number}.html", each) for each in view.chapters),
    ]
    pages = {
        way.file: render(edition, ways, here=way)
        for way, edition in zip(ways, editions, strict=True)
    }
    index = template("index.html.jinja").render(head(view, script=""), ways=ways)
    return {"index.html": index, **pages}
