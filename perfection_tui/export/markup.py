"""A script's text as elements, and the addresses in it: what exports are set with."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from perfection_tui.script.prose import stretches
from perfection_tui.view import sentences, wording
from perfection_tui.view.phrases import capital, one_line
from perfection_tui.view.sentences import NamedBeat, Sentence

_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()+,;=%\[\]-]*[\w/=~-]", re.ASCII)
"""A web address, without what ends the sentence around it."""

_RIGHT_TO_LEFT = Markup(' dir="rtl"')
_IN_ENGLISH = Markup(' lang="en" dir="ltr"')

_FROM_THE_RIGHT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
)


def addresses(text: str) -> list[tuple[str, bool]]:
    """A text of a source in stretches; True: an address on the web, to be made a link."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [part for part in [*parts, (text[at:], False)] if part[0]]


def templates(folder: Path, address: Callable[[NamedBeat], str]) -> Environment:
    """The templates of a folder, in which a moment's link leads to its `address`."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"sentences": sentences, "wording": wording}
    environment.filters |= {
        "capital": capital,
        "flat": one_line,
        "href": address,
        "line": line,
        "linked": partial(linked, address=address),
        "prose": prose,
        "source": source,
    }
    return environment


def tongue(language: str | None) -> dict[str, str]:
    """The language of a story's texts, which way it runs, and what marks words of ours in it."""
    language = language or "en"
    primary, *others = language.lower().split("-")
    from_the_right = primary in _FROM_THE_RIGHT or bool({"arab", "hebr"}.intersection(others))
    return {
        "language": language,
        "direction": _RIGHT_TO_LEFT if from_the_right else "",
        "ours": "" if primary == "en" else _IN_ENGLISH,
    }


def line(text: str) -> Markup:
    """A script's text within a line: `*emphasis*` in italics, everything else literally."""
    return Markup("").join(
        Markup("<em>{}</em>").format(_broken(stretch)) if emphasised else _broken(stretch)
        for stretch, emphasised in stretches(text)
    )


def _broken(text: str) -> Markup:
    """Text with the line breaks that it keeps."""
    return Markup("<br/>\n").join(map(escape, text.split("\n")))


def prose(text: str) -> Markup:
    """A script's text in paragraphs."""
    return Markup("").join(
        Markup("<p>{}</p>").format(line(paragraph)) for paragraph in text.split("\n\n")
    )


def source(text: str) -> Markup:
    """A text of a source, with links to the addresses in it; they are not told who links."""
    return Markup("").join(
        Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(stretch)
        if is_address
        else line(stretch)
        for stretch, is_address in addresses(text)
    )


def linked(sentence: Sentence, address: Callable[[NamedBeat], str]) -> Markup:
    """A sentence with links in it to the moments that it names, at their addresses."""
    return Markup("").join(
        line(each)
        if isinstance(each, str)
        else Markup('<a href="{}">{}</a>').format(address(each), line(each.beat.title))
        for each in sentence
    )
