"""An edition as one page for a browser: self-contained, reading without scripts, asking nobody.

The page's style and scripts are named to the browser by their hashes, so that a
script that got in with a story's text could not run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from perfection_tui.script.prose import stretches
from perfection_tui.themes import THEMES
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Figure, Moment, Moved, Turn
from perfection_tui.view.horizon import ChapterView, Layer, View
from perfection_tui.view.wording import Sentence, capital, one_line

_HERE = Path(__file__).parent

ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
    "<rect width='32' height='32' rx='6' fill='#121116'/>"
    "<rect x='5' y='9' width='10' height='14' rx='3' fill='none' stroke='#8fb9e3'/>"
    "<path d='M18 9h9v14h-9z' fill='none' stroke='#f0787d' stroke-width='3'/></svg>"
)
"""A thin round frame and a heavy square one."""

_SMALL = "font:8pt serif;color:#5d574e"

MOST_CHAPTERS = 9
"""The most chapters that the track names all at once; of more, the one being read."""

MOST_DOTS = 60
"""The most moments for which the track has a dot each; with more it has none."""

PAGES = {
    "contents": (wording.CONTENTS, "c"),
    "order": (wording.EVENTS, "o"),
    "people": (wording.PEOPLE, "p"),
    "evidence": (wording.CLUES, "e"),
    "verdict": (wording.VERDICT, "v"),
    "about": (wording.ABOUT, "a"),
}
"""The pages beside the moments, by their anchors: what they are called, and their key."""

KEYS = (
    ("→ l Space PgDn Enter", "Next moment; Space and PgDn scroll first"),
    ("← h Backspace PgUp", "Moment before; PgUp scrolls first"),
    ("t", "Turn this moment over: belief or truth"),
    ("T", "Keep truths turned up from here on, or not"),
    ("f", "Replay: walk the earlier moments that this one turns over"),
    ("s", "One side, or both side by side"),
    ("m", "One moment at a time, or all on one page"),
    ("1 … 9", "Go to a chapter"),
    ("[ ]", "Previous or next chapter"),
    ("g G", "First or last moment"),
    ("u", "Back to where you jumped from"),
    *((key, name) for name, key in PAGES.values()),
    ("/", "Search"),
    ("j k", "Scroll"),
    ("y", "Copy a link to this moment"),
    ("d", "Dark or light"),
    ("?", "Keys"),
    ("Esc", "Close a page"),
)


def render(edition: Edition) -> str:
    """All of it. The detailed advisory is folded away: it hints at the plot."""
    view = edition.view
    style, script = _style(view), _script()
    return _template().render(
        view=view,
        edition=edition,
        wording=wording,
        policy=_policy(style, script),
        # Both are ours, and neither holds anything that could end its element.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        description=one_line(view.about.premise),
        icon=f"data:image/svg+xml,{quote(ICON)}",
        first=_first_stop(view.chapters[0]),
        pages=[(id_, name) for id_, (name, _) in PAGES.items()],
        page_keys={id_: key for id_, (_, key) in PAGES.items()},
        key_list=KEYS,
        most_dots=MOST_DOTS,
        most_chapters=MOST_CHAPTERS,
        bounds=_bounds(edition),
        chapter_names=_chapter_names(edition),
        along=partial(_along, edition),
        since=partial(_since, edition),
        rails=partial(_rails, edition),
        reveals=[_along(edition, moment) for moment in edition.moments if moment.opens],
        judged=[(figure, *_curve(edition, figure.turns)) for figure in edition.judged],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "line": line,
        "prose": prose,
        "flat": one_line,
        "capital": capital,
        "linked": linked,
        "first_stop": _first_stop,
    }
    return environment.get_template("page.html.jinja")


def line(text: str) -> Markup:
    """A script's text within a line: `*emphasis*` in italics, everything else literally."""
    return Markup("").join(
        Markup("<em>{}</em>").format(_broken(stretch)) if emphasised else _broken(stretch)
        for stretch, emphasised in stretches(text)
    )


def _broken(text: str) -> Markup:
    """Text with the line breaks that it keeps."""
    return Markup("<br>").join(map(escape, text.split("\n")))


def prose(text: str) -> Markup:
    """A script's text in paragraphs."""
    return Markup("").join(
        Markup("<p>{}</p>").format(line(paragraph)) for paragraph in text.split("\n\n")
    )


def linked(sentence: Sentence) -> Markup:
    """A sentence with links in it to the moments that it names."""
    return Markup("").join(
        line(each)
        if isinstance(each, str)
        else Markup('<a href="#{}">{}</a>').format(each.address, line(each.beat.title))
        for each in sentence
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _style(view: View) -> str:
    """The style sheet, behind the colours of both themes and the running heads of paper."""
    dark = f"color-scheme:dark;--glow:22%;{_colours(THEMES['stage'])}"
    light = f"color-scheme:light;--glow:7%;{_colours(THEMES['score'])}"
    rules = [
        f":root{{{dark}}}",
        f"@media (prefers-color-scheme:light){{:root{{{light}}}}}",
        f':root[data-theme="stage"]{{{dark}}}',
        f':root[data-theme="score"]{{{light}}}',
        f"@media print{{:root:root{{{light}}}{_heads(view)}}}",
    ]
    return "\n".join([*rules, _read("page.css")])


def _script() -> str:
    """The scripts as one, which leaves no name behind in the page."""
    parts = "".join(map(_read, ("page.js", "hand.js", "beside.js")))
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _heads(view: View) -> str:
    """What stands at the head and the foot of a printed page: story, chapter and number."""
    left = f"@top-left{{content:{_quoted(one_line(view.title))};{_SMALL}}}"
    foot = f"@bottom-right{{content:counter(page);{_SMALL}}}"
    rules = [f"@page{{{left}{foot}}}", "@page:first{@top-left{content:none}}"]
    for chapter in view.chapters:
        right = f"{chapter.number} {one_line(chapter.title)}"
        rules.append(f"@page c{chapter.number}{{@top-right{{content:{_quoted(right)};{_SMALL}}}}}")
        rules.append(f"#in-{chapter.number}{{page:c{chapter.number}}}")
    return "".join(rules)


def _quoted(text: str) -> str:
    """Text as a string of a style sheet, every character by its number: nothing can end it."""
    return '"{}"'.format("".join(rf"\{ord(each):x} " for each in text))


def _policy(style: str, script: str) -> str:
    """What the page may do: use its own style and script, and nothing else at all."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _colours(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _first_stop(chapter: ChapterView) -> str:
    """The anchor at which a chapter begins: its first moment, or its card."""
    return f"{chapter.number}/1" if chapter.beats else f"{chapter.number}"


def _along(edition: Edition, moment: Moment) -> float:
    """How far along the telling a moment stands, in percent."""
    return round((moment.position + 0.5) / len(edition.moments) * 100, 2)


def _since(edition: Edition, layer: Layer) -> Markup:
    """The attribute that says at which moment the audience came to a layer."""
    if layer.at is None:
        return Markup()
    return Markup(' data-since="{}"').format(edition.moment(layer.at).address)


def _bounds(edition: Edition) -> list[float]:
    """Where along the telling one chapter ends and the next begins, in percent."""
    bounds = []
    count = 0
    for chapter in edition.view.chapters:
        count += len(chapter.beats)
        if 0 < count < len(edition.moments):
            bounds.append(round(count / len(edition.moments) * 100, 2))
    return bounds


def _chapter_names(edition: Edition) -> list[tuple[float, str]]:
    """The open chapters, each with where along the telling it begins, in percent."""
    opened = [chapter for chapter in edition.view.chapters if chapter.beats]
    # Each begins where the one before it ends, the first at the very left.
    return [
        (at, one_line(each.title))
        for at, each in zip([0.0, *_bounds(edition)], opened, strict=False)
    ]


def _curve(edition: Edition, turns: Sequence[Turn]) -> tuple[str, str]:
    """Trust as two SVG paths in a field of 1000 by 100: its line, and the area to the middle."""
    count = len(edition.moments)
    start = round(turns[0].moment.position / count * 1000)
    line = f"M{start} {_height(turns[0].level)}"
    for turn in turns[1:]:
        line += f"H{round(turn.moment.position / count * 1000)}V{_height(turn.level)}"
    line += "H1000"
    return line, f"{line}V{_height(0)}H{start}Z"


def _height(level: int) -> int:
    return 48 - level * 18


def _rails(edition: Edition, moment: Moment) -> list[tuple[Figure, int, Moved | None]]:
    """Everybody whom the audience trusts or not: the level, and the move if there was one."""
    moved = {each.figure.id: each for each in moment.moved}
    trust = moment.beat.trust
    return [
        (figure, trust[figure.id], moved.get(figure.id))
        for figure in edition.people
        if figure.id in trust
    ]
