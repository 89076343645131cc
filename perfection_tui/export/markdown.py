"""A view as Markdown: headings, tables, and every truth folded away until it is opened.

Nothing in a story's text is read as Markdown or HTML but its own emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from perfection_tui.export.columns import one_line
from perfection_tui.script.prose import EMPHASIS
from perfection_tui.view import verdict, wording
from perfection_tui.view.edition import Moment, Programme
from perfection_tui.view.horizon import ChapterView, PersonView, View

# What could begin markup within a line, `:` of links and emoji and `@` of addresses included.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=[A-Za-z/+-])|(?<=[Ww]{3})\.")
_ADDRESS = re.compile(r"(?<=\S)@(?=\S)")

# What could begin a heading, a list, a quotation or a rule at the start of a paragraph.
_LEADING = re.compile(r"^(\d*)([#+=.)-])")


def render(view: View) -> str:
    """The whole view. The detailed advisory is folded away: it hints at the plot."""
    programme = Programme(view)
    parts = [
        f"# {_line(view.title)}",
        f"*{_line(wording.subtitle(view))}*",
        *_about(view),
        _line(f"{wording.TWICE} {programme.holds}"),
        *(part for chapter in view.chapters for part in _chapter(programme, chapter)),
    ]
    for heading, found in (
        (wording.REMAINS, _coda(view)),
        (wording.EVENTS, _events(programme)),
        (wording.PEOPLE, [part for each in view.people for part in _person(view, each)]),
        (wording.KNOWLEDGE, _knowledge(programme)),
        (wording.CLUES, _clues(programme)),
        (wording.VERDICT, _trust(programme)),
    ):
        if found:
            parts += [f"## {heading}", *found]
    return "\n\n".join(parts) + "\n"


def _about(view: View) -> list[str]:
    about = view.about
    facts = [f"**{_line(name)}:** {_line(fact)}" for name, fact in about.facts.items()]
    sources = [f"*{_line(each.title)}*. {_line(each.note or '')}".strip() for each in about.sources]
    detail = [_line(wording.HINTS), _list(map(_line, view.detailed_advisory))]
    return [
        _prose(about.premise),
        *([_list(facts)] if facts else []),
        *([f"**{_line(wording.contains(view))}**"] if view.advisory else []),
        *(_folded(wording.IN_DETAIL, detail) if view.detailed_advisory else []),
        *_listed(wording.QUESTIONS, map(_line, about.questions)),
        *_listed(wording.SOURCES, sources),
    ]


def _chapter(programme: Programme, chapter: ChapterView) -> list[str]:
    moments = programme.moments(chapter)
    closed = [] if chapter.whole else [f"*{wording.closed(chapter)}*"]
    return [
        f"## {chapter.number}. {_line(chapter.title)}",
        _prose(chapter.teaser),
        *(part for moment in moments for part in _moment(moment)),
        *closed,
    ]


def _moment(moment: Moment) -> list[str]:
    beat = moment.beat
    care = f"Contains {', '.join(map(_line, beat.care))}." if beat.care else ""
    where = " · ".join(filter(None, (_line(beat.place or ""), care)))
    truth = _layers(moment.truth) or [_line(wording.NOTHING_TOLD)]
    note = f"Note: {beat.note}" if beat.note else ""
    remarks = [moment.through, note, moment.turns_over, *moment.beside]
    return [
        f"### {moment.place.address} {_line(beat.title)}",
        *([where] if where else []),
        f"**{wording.BELIEF_HEADING}**",
        *_layers(moment.belief),
        *_folded(wording.TRUTH_HEADING, [*truth, *(_prose(each) for each in remarks if each)]),
    ]


def _coda(view: View) -> list[str]:
    return [
        part for each in view.coda for part in (f"**{_line(each.question)}**", _prose(each.answer))
    ]


def _events(programme: Programme) -> list[str]:
    rows = [
        (
            str(each.number),
            _line(each.event.when),
            _line(each.event.what),
            _line("; ".join(place.heading for place in each.touched)),
            _line(each.told.heading),
        )
        for each in programme.happenings()
    ]
    return _table(("", "When", "What happened", "Touched in", "Told in"), rows)


def _person(view: View, person: PersonView) -> list[str]:
    played = f", played by {_line(person.played_by)}" if person.played_by else ""
    truths = _layers(wording.turned_out(view, person)) or [_line(wording.NOBODY_TOLD)]
    return [
        f"### {_line(person.name)} ({_line(person.mark)}){played}",
        f"**{wording.TAKEN_FOR}**",
        *_layers(wording.taken_for(view, person)),
        *_folded(wording.TURNED_OUT, truths),
    ]


def _knowledge(programme: Programme) -> list[str]:
    rows = [
        (
            _line(fact.fact),
            _line("; ".join(known.words for known in programme.known_by(fact))),
            _line(f"after {programme.order[fact.revealed_at].name}"),
        )
        for fact in programme.view.knowledge
    ]
    return _table(("What there is to know", "Who knows it", "The audience"), rows)


def _clues(programme: Programme) -> list[str]:
    rows = [
        (_line(planted.heading), _line(clue.detail), _line(paid.heading), _line(clue.meaning))
        for clue, planted, paid in programme.clues()
    ]
    return _table(("Planted in", "What you saw", "Pays off in", "What it meant"), rows)


def _trust(programme: Programme) -> list[str]:
    items = [
        f"**{_line(person.name)}:** {_line(verdict.in_words(programme.view, turns))}"
        for person, turns in programme.trusted()
    ]
    return [_list(items)] if items else []


def _layers(layers: Sequence[wording.Told]) -> list[str]:
    parts = []
    for heading, text in layers:
        if heading:
            parts.append(f"*{_line(heading[:1].upper() + heading[1:])}*")
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
    """A script's text as Markdown, a line for each paragraph."""
    return "\n\n".join(map(_inline, text.split("\n\n")))


def _line(text: str) -> str:
    """A text in one line without its emphasis, for headings, lists and tables."""
    return _escaped(one_line(text))


def _inline(paragraph: str) -> str:
    parts: list[str] = []
    end = 0
    for match in EMPHASIS.finditer(paragraph):
        parts += [_escaped(paragraph[end : match.start()], leading=not end)]
        parts += [f"*{_escaped(match[1], leading=False)}*"]
        end = match.end()
    return "".join([*parts, _escaped(paragraph[end:], leading=not end)])


def _escaped(text: str, *, leading: bool = True) -> str:
    """Text that Markdown shows as it is; `leading` where it may begin a line."""
    safe = _INLINE.sub(r"\\\g<0>", text)
    # A backslash does not stop renderers from linking addresses; a comment parts them.
    safe = _ADDRESS.sub("<!-- -->@", safe)
    return _LEADING.sub(r"\1\\\2", safe) if leading else safe
