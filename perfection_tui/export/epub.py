"""An edition as a book for e-readers (EPUB 3): a file a chapter, its truths at its end.

First sight stands alone, and links to what actually happened and back. The same edition
gives the same bytes, wherever and whenever it is written.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import Environment
from msgspec import Struct

from perfection_tui.export import markup
from perfection_tui.export.columns import broken
from perfection_tui.script.characters import shortened
from perfection_tui.themes import THEMES
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import View
from perfection_tui.view.phrases import one_line
from perfection_tui.view.sentences import NamedBeat

_BOOK = Path(__file__).parent / "book"

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name: a book carries nothing of when it was made."""

_ROOM = 480
"""How wide a line on the cover may be, of the 600 that it is wide."""

_SIZES = (58, 44, 32, 24)
_TALLEST = 300
"""How much the title's lines may take together; the first size at which they do is theirs."""

_LONGEST_TITLE, _LONGEST_SUBTITLE = 150, 60
"""The most columns that are shown: wherever lines break, the smallest letters have that room."""


def render(edition: Edition) -> bytes:
    """All of it. The detailed advisory is the last leaf's last page: it hints at the plot."""
    return _packed({"mimetype": "application/epub+zip", **_files(edition)})


def _files(edition: Edition) -> dict[str, str]:
    """The files of the book by their names, in the order in which they are packed."""
    leaves = list(_leaves(edition))
    given: dict[str, object] = {
        "edition": edition,
        "view": edition.view,
        **markup.tongue(edition.view.language),
        "leaves": [(name, title) for name, title, _ in leaves],
        "moments_in": {name: its.get("moments", ()) for name, _, its in leaves},
    }
    texts = {
        f"EPUB/{name}.xhtml": _written(
            f"{name.partition('-')[0]}.xhtml", {**given, "title": title, **its}
        )
        for name, title, its in leaves
    }
    texts["EPUB/nav.xhtml"] = _written("nav.xhtml", {**given, "title": wording.CONTENTS})
    texts["EPUB/cover.svg"] = _written("cover.svg", given)
    texts["EPUB/style.css"] = _read("style.css")
    named = {"identifier": _identifier(texts), "modified": "1980-01-01T00:00:00Z"}
    return {
        "META-INF/container.xml": _read("container.xml"),
        "EPUB/package.opf": _written("package.opf", {**given, **named}),
        **texts,
    }


def _leaves(edition: Edition) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each leaf in reading order: its name, its title, and what it alone is given."""
    view = edition.view
    yield "cover", one_line(view.title), {}
    for chapter in view.chapters:
        moments = edition.moments_of(chapter)
        title = f"{chapter.number} {one_line(chapter.title)}"
        yield f"chapter-{chapter.number}", title, {"chapter": chapter, "moments": moments}
    if view.coda:
        yield "remains", wording.REMAINS, {}
    yield "order", wording.EVENTS, {}
    yield "people", wording.PEOPLE, {}
    yield "evidence", wording.CLUES, {}
    yield "verdict", wording.VERDICT, {}
    yield "about", wording.ABOUT, {}


def _read(name: str) -> str:
    return (_BOOK / name).read_text(encoding="utf-8")


def _written(template: str, given: Mapping[str, object]) -> str:
    return _templates().get_template(f"{template}.jinja").render(given)


def _href(moment: NamedBeat) -> str:
    return f"chapter-{moment.chapter.number}.xhtml#moment-{moment.beat.number}"


@cache
def _templates() -> Environment:
    templates = markup.templates(_BOOK, _href)
    templates.globals |= {"cover_title": cover_title, "cover_subtitle": cover_subtitle}
    templates.globals["colours"] = THEMES["stage"]
    return templates


def _identifier(texts: Mapping[str, str]) -> str:
    """A name that is the same for the same texts, and another for any others."""
    digest = sha256("\0".join(texts.values()).encode()).digest()
    return UUID(bytes=digest[:16], version=4).urn


def _packed(files: Mapping[str, str]) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as book:
        for at, (name, text) in enumerate(files.items()):
            entry = ZipInfo(name, _NO_DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            # What kind of file it is must be read without unpacking.
            entry.compress_type = ZIP_DEFLATED if at else ZIP_STORED
            book.writestr(entry, text.encode())
    return archive.getvalue()


class Lettered(Struct, frozen=True):
    """A text in lines of letters of one size, in the units of the picture."""

    size: int
    lines: list[str]


def cover_title(view: View) -> Lettered:
    """The title, as large as there is room for it; cut where there is none."""
    text = shortened(one_line(view.title), _LONGEST_TITLE)
    larger_first = (_set(text, size) for size in _SIZES)
    return next(each for each in larger_first if _height(each) <= _TALLEST)


def cover_subtitle(view: View) -> Lettered:
    """What the story is."""
    return _set(shortened(wording.subtitle(view), _LONGEST_SUBTITLE), _SIZES[-1])


def _set(text: str, size: int) -> Lettered:
    # A letter is hardly ever wider than two thirds of its height.
    return Lettered(size, list(broken(text.split(), _ROOM * 3 // (size * 2))))


def _height(text: Lettered) -> int:
    return len(text.lines) * text.size * 5 // 4
