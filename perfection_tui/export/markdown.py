"""An edition as Markdown: headings, tables, and every truth folded away until it is opened.

Nothing in a story's text is read as Markdown or HTML but its own emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from perfection_tui.script.prose import stretches
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Figure, Moment
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.wording import capital, one_line, spelled

# What could begin markup within a line, `:` of links and emoji and `@` of addresses included.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=[A-Za-z/+-])|(?<=[Ww]{3})\.")
_ADDRESS = re.compile(r"(?<=\S)@(?=\S)")

# What could begin a heading, a list, a quotation or a rule at the start of a paragraph.
_LEADING = re.compile(r"^(\d*)([#+=.)-])")


def render(edition: Edition) -> str:
    """All of it. The detailed advisory is folded away: it hints at the plot."""
    view = edition.view
    parts = [
        f"# {_line(view.title)}",
        f"*{_line(wording.subtitle(view))}*",
        *_about(view),
        _line(f"{wording.TWICE} {edition.written}"),
        *_in_a_minute(edition),
        *(part for chapter in view.chapters for part in _chapter(edition, chapter)),
    ]
    for heading, found in (
        (wording.REMAINS, _coda(view)),
        (wording.EVENTS, _events(edition)),
        (wording.PEOPLE, [part for each in edition.people for part in _person(each)]),
        (wording.KNOWLEDGE, _knowledge(edition)),
        (wording.CLUES, _clues(edition)),
        (wording.VERDICT, _trust(edition)),
    ):
        if found:
            parts += [f"## {heading}", *found]
    return "\n\n".join(parts) + "\n"


def _about(view: View) -> list[str]:
    about = view.about
    facts = [f"**{_line(name)}:** {_line(fact)}" for name, fact in wording.facts(about).items()]
    sources = [f"*{_line(each.title)}*. {_line(each.note or '')}".strip() for each in about.sources]
    detail = [_line(wording.HINTS), _list(map(_line, view.detailed_advisory))]
    return [
        _prose(about.premise),
        *([_list(facts)] if facts else []),
        *([f"**{_line(wording.contains(view.advisory))}**"] if view.advisory else []),
        *(_folded(wording.IN_DETAIL, detail) if view.detailed_advisory else []),
        *_listed(wording.QUESTIONS, map(_line, about.questions)),
        *_listed(wording.SOURCES, sources),
    ]


def _in_a_minute(edition: Edition) -> list[str]:
    """The main events, folded away: they tell the end."""
    rows = [
        f"**{_line(each.event.when)}.** {_line(each.event.what)} {_line(spelled(each.words))}"
        for each in edition.main_events
    ]
    return _folded(wording.IN_A_MINUTE, [_list(rows)]) if rows else []


def _chapter(edition: Edition, chapter: ChapterView) -> list[str]:
    closed = [] if chapter.whole else [f"*{wording.left_out(chapter)}*"]
    return [
        f"## {chapter.number}. {_line(chapter.title)}",
        _prose(chapter.teaser),
        *(part for moment in edition.moments_of(chapter) for part in _moment(moment)),
        *closed,
    ]


def _moment(moment: Moment) -> list[str]:
    beat = moment.beat
    where = [_line(each) for each in (beat.place, wording.contains(beat.care)) if each]
    truth = _layers(moment.truth) or [_line(moment.untold)]
    note = f"Note: {beat.note}" if beat.note else ""
    sentences = map(spelled, [wording.turns_over(moment.opens, each=True), *moment.beside])
    remarks = [moment.unresolved, moment.through, note, *sentences]
    return [
        f"### {moment.address} {_line(beat.title)}",
        *([" · ".join(where)] if where else []),
        f"**{wording.BELIEF_HEADING}**",
        _prose(beat.beliefs[0].text),
        *_folded(
            wording.TRUTH_HEADING,
            [*truth, *(_prose(each) for each in remarks if each), *_next_beliefs(moment)],
        ),
    ]


def _next_beliefs(moment: Moment) -> list[str]:
    layers = _layers(moment.next_beliefs)
    return [f"**{wording.NEXT_HEADING}**", *layers] if layers else []


def _coda(view: View) -> list[str]:
    return [
        part for each in view.coda for part in (f"**{_line(each.question)}**", _prose(each.answer))
    ]


def _events(edition: Edition) -> list[str]:
    rows = [
        (
            str(each.number),
            _line(each.event.when),
            _line(each.event.what),
            _line("; ".join(moment.label for moment in each.touched)),
            _line(each.revealed.label),
        )
        for each in edition.events
    ]
    return _table(("", "When", "What happened", "Touched in", "Revealed in"), rows)


def _person(figure: Figure) -> list[str]:
    truths = _layers(figure.truth) or [_line(figure.untold)]
    unresolved = [figure.unresolved] if figure.unresolved else []
    return [
        f"### {_line(figure.billing)}",
        f"**{wording.TAKEN_FOR}**",
        *_layers(figure.belief),
        *_folded(wording.TURNED_OUT, [*truths, *unresolved]),
    ]


def _knowledge(edition: Edition) -> list[str]:
    rows = [
        (_line(secret.fact.fact), _line("; ".join(map(spelled, secret.lines))))
        for secret in edition.facts
    ]
    return _table(("What there is to know", "Who knows it"), rows)


def _clues(edition: Edition) -> list[str]:
    rows = [
        (
            _line(pair.planted.label),
            _line(pair.clue.detail),
            _line(pair.paid_off.label),
            _line(pair.clue.meaning),
        )
        for pair in edition.clues
    ]
    planted, paid_off = f"{wording.PLANTED} in", f"{wording.PAID_OFF} in"
    return _table((planted, wording.SEEN, paid_off, wording.MEANT), rows)


def _trust(edition: Edition) -> list[str]:
    items = [f"**{_line(each.name)}:** {_line(spelled(each.verdict))}" for each in edition.judged]
    return [_list(items)] if items else []


def _layers(layers: Sequence[wording.Headed]) -> list[str]:
    parts = []
    for heading, care, text in layers:
        if heading:
            parts.append(f"*{_line(capital(heading))}*")
        if care:
            parts.append(f"**{_line(care)}**")
        parts.append(_prose(text))
    return parts


def _folded(summary: str, parts: Iterable[str]) -> list[str]:
    """Parts behind a summary of ours. Markdown inside needs the blank lines around it."""
    return [f"<details>\n<summary>{summary}</summary>", *parts, "</details>"]


def _listed(heading: str, items: Iterable[str]) -> list[str]:
    found = _list(items)
    return [f"**{heading}**", found] if found else []


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = [header, ["---"] * len(header), *rows]
    return ["\n".join(f"| {' | '.join(cells)} |" for cells in lines)]


def _prose(text: str) -> str:
    """A script's text as Markdown, a line for each paragraph and behind each line break kept."""
    return "\n\n".join(map(_inline, text.split("\n\n")))


def _line(text: str) -> str:
    """A text in one line without its emphasis, for headings, lists and tables."""
    return _escaped(one_line(text))


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
