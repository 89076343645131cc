"""A view as one page for a browser: self-contained, reading without scripts, asking nobody.

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

from perfection_tui.export.columns import one_line
from perfection_tui.script.model import Fact
from perfection_tui.script.prose import EMPHASIS
from perfection_tui.themes import THEMES
from perfection_tui.view import verdict, wording
from perfection_tui.view.edition import Known, Moment, Programme
from perfection_tui.view.horizon import ChapterView, Layer, PersonView, View
from perfection_tui.view.places import Place
from perfection_tui.view.verdict import Moved, Turn

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


def render(view: View) -> str:
    """The whole view. The detailed advisory is folded away: it hints at the plot."""
    programme = Programme(view)
    style, script = _style(view), _script()
    return _template().render(
        view=view,
        programme=programme,
        order=programme.order,
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
        bounds=_bounds(programme),
        chapter_names=_chapter_names(programme),
        along=partial(_along, programme),
        since=partial(_since, programme),
        knowing=partial(_knowing, programme),
        rails=partial(_rails, view),
        reveals=[_along(programme, place) for place in programme.order if place.beat.opens],
        trusted=[
            (person, verdict.in_words(view, turns), *_curve(programme, turns))
            for person, turns in programme.trusted()
        ],
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
        "capital": lambda text: text[:1].upper() + text[1:],
        "first_stop": _first_stop,
    }
    return environment.get_template("page.html.jinja")


def line(text: str) -> Markup:
    """A script's text within a line: `*emphasis*` in italics, everything else literally."""
    parts: list[Markup] = []
    end = 0
    for match in EMPHASIS.finditer(text):
        parts += [escape(text[end : match.start()]), Markup("<em>{}</em>").format(match[1])]
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def prose(text: str) -> Markup:
    """A script's text in paragraphs."""
    return Markup("").join(
        Markup("<p>{}</p>").format(line(paragraph)) for paragraph in text.split("\n\n")
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


def _along(programme: Programme, place: Place) -> float:
    """How far along the telling a moment stands, in percent."""
    return round((place.position + 0.5) / len(programme.order) * 100, 2)


def _since(programme: Programme, layer: Layer) -> Markup:
    """The attribute that says at which moment the audience came to a layer."""
    if layer.at is None:
        return Markup()
    return Markup(' data-since="{}"').format(programme.order[layer.at].address)


def _bounds(programme: Programme) -> list[float]:
    """Where along the telling one chapter ends and the next begins, in percent."""
    bounds = []
    count = 0
    for chapter in programme.view.chapters:
        count += len(chapter.beats)
        if 0 < count < len(programme.order):
            bounds.append(round(count / len(programme.order) * 100, 2))
    return bounds


def _chapter_names(programme: Programme) -> list[tuple[float, str]]:
    """The open chapters, each with where along the telling it begins, in percent."""
    opened = [chapter for chapter in programme.view.chapters if chapter.beats]
    # Each begins where the one before it ends, the first at the very left.
    return [
        (at, one_line(each.title))
        for at, each in zip([0.0, *_bounds(programme)], opened, strict=False)
    ]


def _curve(programme: Programme, turns: Sequence[Turn]) -> tuple[str, str]:
    """Trust as two SVG paths in a field of 1000 by 100: its line, and the area to the middle."""
    count = len(programme.order)
    start = round(turns[0].place.position / count * 1000)
    line = f"M{start} {_height(turns[0].level)}"
    for turn in turns[1:]:
        line += f"H{round(turn.place.position / count * 1000)}V{_height(turn.level)}"
    line += "H1000"
    return line, f"{line}V{_height(0)}H{start}Z"


def _height(level: int) -> int:
    return 48 - level * 18


def _rails(view: View, moment: Moment) -> list[tuple[PersonView, int, Moved | None]]:
    """Everybody whom the audience trusts or not: the level, and the move if there was one."""
    moved = {each.person.id: each for each in moment.moved}
    trust = moment.beat.trust
    return [
        (person, trust[person.id], moved.get(person.id))
        for person in view.people
        if person.id in trust
    ]


def _knowing(programme: Programme, fact: Fact) -> list[tuple[PersonView, Known | None]]:
    """Everybody, and since when they know a fact, if they do."""
    known = {each.person.id: each for each in programme.known_by(fact)}
    return [(person, known.get(person.id)) for person in programme.view.people]
