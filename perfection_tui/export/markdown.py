"""An edition as Markdown: headings, links, tables, and whatever tells more folded away.

A moment is called by chapter and number, as in `2/7 The rewind`, and wherever it is
named it is a link.

Nothing in a story's text is read as Markdown or HTML but its own emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from perfection_tui.export.addresses import addresses
from perfection_tui.script.prose import stretches
from perfection_tui.view import sentences, wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.figure import Figure
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import capital, emphasis_removed, one_line
from perfection_tui.view.sentences import Headed, NamedBeat, Sentence

# What could begin markup within a line, `:` of links and emoji and `@` of addresses included.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=[A-Za-z/+-])|(?<=[Ww]{3})\.")
_BLANKS = re.compile(r"\s+")

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
    ]
    pages = [(heading, found) for heading, found in _pages(edition) if found]
    parts += _contents(edition, [heading for heading, _ in pages])
    parts += [part for chapter in view.chapters for part in _chapter(edition, chapter)]
    for heading, found in pages:
        parts += [f"## {_anchor(_named(heading))}{heading}", *_folded(heading, found)]
    return "\n\n".join(parts) + "\n"


def _pages(edition: Edition) -> list[tuple[str, list[str]]]:
    """What stands beside the moments, each page under its heading."""
    return [
        (wording.REMAINS, _coda(edition.view)),
        (wording.IN_A_MINUTE, _in_a_minute(edition)),
        (wording.EVENTS, _events(edition)),
        (wording.PEOPLE, [part for each in edition.people for part in _person(each)]),
        (wording.KNOWLEDGE, _knowledge(edition)),
        (wording.CLUES, _clues(edition)),
        (wording.VERDICT, _trust(edition)),
    ]


def _contents(edition: Edition, pages: Iterable[str]) -> list[str]:
    """Chapters, moments and pages, each a link."""
    lines = []
    for chapter in edition.view.chapters:
        lines.append(f"- [{chapter.number} {_line(chapter.title)}](#{chapter.number})")
        lines += [f"  - {_link(moment)}" for moment in edition.moments_of(chapter)]
    lines += [f"- [{heading}](#{_named(heading)})" for heading in pages]
    return [f"## {wording.CONTENTS}", "\n".join(lines)]


def _about(view: View) -> list[str]:
    about = view.about
    facts = [f"**{_line(name)}:** {_line(fact)}" for name, fact in wording.facts(about).items()]
    sources = [
        f"*{_source(each.title)}*. {_source(each.note or '')}".strip() for each in about.sources
    ]
    detail = [_line(wording.HINTS), _list(map(_line, view.detailed_advisory))]
    return [
        *([f"**{_line(wording.contains(view.advisory))}**"] if view.advisory else []),
        *(_folded(wording.IN_DETAIL, detail) if view.detailed_advisory else []),
        _prose(about.premise),
        *([_list(facts)] if facts else []),
        *_listed(wording.in_its_medium(about, wording.QUESTIONS), map(_line, about.questions)),
        *_listed(wording.SOURCES, sources),
    ]


def _in_a_minute(edition: Edition) -> list[str]:
    """The main events; they tell the end."""
    rows = [
        f"**{_line(each.event.when)}.** {_line(each.event.what)} {_sentence(each.words)}"
        for each in edition.main_events
    ]
    return [_list(rows)] if rows else []


def _chapter(edition: Edition, chapter: ChapterView) -> list[str]:
    closed = [] if chapter.whole else [f"*{wording.left_out(chapter)}*"]
    return [
        f"## {_anchor(str(chapter.number))}{chapter.number} {_line(chapter.title)}",
        _prose(chapter.teaser),
        *(part for moment in edition.moments_of(chapter) for part in _moment(moment)),
        *closed,
    ]


def _moment(moment: Moment) -> list[str]:
    beat = moment.beat
    where = [_line(each) for each in (beat.place, wording.contains(beat.care)) if each]
    truth = _layers(moment.truth) or [_line(moment.untold)]
    said = [sentences.turns_over(moment.turns_over, each=True), *moment.beside]
    return [
        f"### {_anchor(_named(moment.address))}{moment.address} {_line(beat.title)}",
        *([" · ".join(where)] if where else []),
        f"**{wording.BELIEF_HEADING}**",
        _prose(beat.beliefs[0].text),
        *_folded(
            wording.TRUTH_HEADING,
            [
                *truth,
                *map(_prose, moment.remarks),
                *(_sentence(each) for each in said if each),
                *_next_beliefs(moment.next_beliefs),
            ],
        ),
    ]


def _next_beliefs(beliefs: Sequence[Headed]) -> list[str]:
    return [f"**{wording.NEXT_HEADING}**", *_layers(beliefs)] if beliefs else []


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
            ", ".join(map(_link, each.touched)),
            _link(each.revealed),
        )
        for each in edition.events
    ]
    return _table(("", "When", "What happened", "Seen in", "Revealed in"), rows)


def _person(figure: Figure) -> list[str]:
    truths = _layers(figure.truth) or [_line(figure.untold)]
    unresolved = [figure.unresolved] if figure.unresolved else []
    return [
        f"### {_line(figure.billing)}",
        f"**{wording.TAKEN_FOR}**",
        _prose(figure.person.beliefs[0].text),
        *_folded(wording.TURNED_OUT, [*truths, *unresolved, *_next_beliefs(figure.belief[1:])]),
    ]


def _knowledge(edition: Edition) -> list[str]:
    rows = [
        (_line(secret.fact.fact), " · ".join(map(_sentence, secret.lines)))
        for secret in edition.facts
    ]
    return _table(("What there is to know", "Who knows it"), rows)


def _clues(edition: Edition) -> list[str]:
    rows = [
        (
            _link(pair.planted),
            _line(pair.clue.detail),
            _link(pair.paid_off),
            _line(pair.clue.meaning),
        )
        for pair in edition.clues
    ]
    planted, paid_off = f"{wording.PLANTED} in", f"{wording.PAID_OFF} in"
    return _table((planted, wording.SEEN, paid_off, wording.MEANT), rows)


def _trust(edition: Edition) -> list[str]:
    items = [f"**{_line(each.name)}:** {_sentence(each.verdict)}" for each in edition.trusted]
    return [_list(items)] if items else []


def _layers(layers: Sequence[Headed]) -> list[str]:
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


def _anchor(name: str) -> str:
    """A place to link to; what renderers make of headings differs."""
    return f'<a id="{name}"></a>'


def _named(words: str) -> str:
    """Words of ours, or where a moment stands, as the name of a place: `2-7`."""
    return words.lower().replace(" ", "-").replace("/", "-")


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


def _line(text: str) -> str:
    """A text in one line without its emphasis, for headings, lists and tables."""
    return _escaped(one_line(text))


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
