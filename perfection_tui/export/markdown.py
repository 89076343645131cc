"""An edition as Markdown: headings, links, tables, and whatever tells more folded away.

A moment is called by chapter and number, as in `2/7 The rewind`, and wherever it is
named it is a link.

Nothing in a story's text is read as Markdown or HTML but its own emphasis.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from perfection_tui.export import markup
from perfection_tui.export.markup import addresses
from perfection_tui.script.prose import stretches
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import emphasis_removed, one_line
from perfection_tui.view.sentences import NamedBeat, Sentence

# What could begin markup within a line, `:` of links and emoji and `@` of addresses included.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=[A-Za-z/+-])|(?<=[Ww]{3})\.")
_BLANKS = re.compile(r"\s+")

_ADDRESS = re.compile(r"(?<=\S)@(?=\S)")

# What could begin a heading, a list, a quotation or a rule at the start of a paragraph.
_LEADING = re.compile(r"^(\d*)([#+=.)-])")


def render(edition: Edition) -> str:
    """All of it. The detailed advisory is folded away: it hints at the plot."""
    return _template().render(edition=edition, view=edition.view).rstrip("\n") + "\n"


@cache
def _template() -> Template:
    templates = markup.templates(Path(__file__).parent, lambda moment: f"#{_named(moment.address)}")
    filters: dict[str, Callable[[Any], str]] = {
        "anchor": _anchor,
        "line": _line,
        "link": _link,
        "linked": _sentence,
        "named": _named,
        "prose": _prose,
        "source": _source,
    }
    templates.filters |= {name: _marked_up(each) for name, each in filters.items()}
    # What a template writes without one of these is text.
    line = templates.filters["line"]
    templates.finalize = lambda written: written if isinstance(written, Markup) else line(written)
    return templates.get_template("story.md.jinja")


def _marked_up(written: Callable[[Any], str]) -> Callable[[Any], Markup]:
    """A filter whose result is Markdown already, so that nothing of it is escaped."""
    return lambda given: Markup(written(given))  # noqa: S704 - what is no Markdown is escaped in it


def _anchor(name: object) -> str:
    """A place to link to; what renderers make of headings differs."""
    return f'<a id="{_named(name)}"></a>'


def _named(words: object) -> str:
    """Words of ours, or where a moment stands, as the name of a place: `2-7`."""
    return str(words).lower().replace(" ", "-").replace("/", "-")


def _link(moment: NamedBeat) -> str:
    return f"[{moment.address} {_line(moment.beat.title)}](#{_named(moment.address)})"


def _sentence(sentence: Sentence) -> str:
    """A sentence in one line, with a link for each moment in it."""
    parts: list[str] = []
    for each in sentence:
        if isinstance(each, str):
            words = _BLANKS.sub(" ", emphasis_removed(each))
            parts.append(_escaped(words, leading=not parts))
        else:
            parts.append(_link(each))
    return "".join(parts)


def _prose(text: str) -> str:
    """A script's text as Markdown, a line for each paragraph and behind each line break kept."""
    return "\n\n".join(map(_inline, text.split("\n\n")))


def _line(text: object) -> str:
    """A text in one line without its emphasis, for headings, lists and tables."""
    return _escaped(one_line(str(text)))


def _source(text: str) -> str:
    """A text of a source in one line, with links to the addresses in it."""
    return "".join(
        f"<{stretch}>" if is_address else _escaped(stretch, leading=False)
        for stretch, is_address in addresses(one_line(text))
    )


def _inline(paragraph: str) -> str:
    parts = []
    for at, (stretch, emphasised) in enumerate(stretches(paragraph)):
        first, *rest = stretch.split("\n")
        safe = "\\\n".join([_escaped(first, leading=not at), *map(_escaped, rest)])
        parts.append(f"*{safe}*" if emphasised else safe)
    return "".join(parts)


def _escaped(text: str, *, leading: bool = True) -> str:
    """Text that Markdown shows as it is; `leading` where it may begin a line."""
    safe = _INLINE.sub(r"\\\g<0>", text)
    # A backslash does not stop renderers from linking addresses; a comment parts them.
    safe = _ADDRESS.sub("<!-- -->@", safe)
    return _LEADING.sub(r"\1\\\2", safe) if leading else safe
