"""A view as plain text of 72 columns, every side labelled in words. Plain mode reads its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perfection_tui.export.columns import WIDTH, Lines, apart, one_line, wrapped
from perfection_tui.script.characters import width
from perfection_tui.view import verdict, wording
from perfection_tui.view.edition import Happening, Moment, Programme
from perfection_tui.view.horizon import ChapterView, PersonView, View

INDENT = "  "


def render(view: View) -> str:
    """The whole view. The detailed advisory comes last, and only once all of it is open.

    It hints at the plot, and a text cannot wait to be asked for it.
    """
    programme = Programme(view)
    lines = apart(
        [
            _underlined(view.title, "="),
            wrapped(wording.subtitle(view)),
            about(view),
            wrapped(f"{wording.TWICE} {programme.holds}"),
            *(_chapter(programme, chapter) for chapter in view.chapters),
            _part(wording.REMAINS, coda(view)),
            _part(wording.EVENTS, _orders(programme)),
            _part(wording.PEOPLE, apart(person(view, each) for each in view.people)),
            _part(wording.KNOWLEDGE, knowledge(programme)),
            _part(wording.CLUES, clues(programme)),
            _part(wording.VERDICT, trust(programme)),
            *([_part(wording.IN_DETAIL, in_detail(view))] if view.complete else []),
        ]
    )
    return "\n".join(lines) + "\n"


def about(view: View) -> Lines:
    """What anybody may know: the premise, small facts, what it contains, questions, sources."""
    told = view.about
    facts = [
        line
        for name, fact in told.facts.items()
        for line in wrapped(f"{one_line(name)}: {one_line(fact)}", INDENT, first="")
    ]
    sources = [f"{each.title}. {each.note or ''}".strip() for each in told.sources]
    return apart(
        [
            wrapped(told.premise),
            facts,
            wrapped(wording.contains(view)),
            _listed(wording.QUESTIONS, told.questions),
            _listed(wording.SOURCES, sources),
        ]
    )


def in_detail(view: View) -> Lines:
    """The detailed advisory, behind its warning."""
    notes = _bullets(view.detailed_advisory)
    return apart([wrapped(wording.HINTS), notes]) if notes else []


def belief(moment: Moment) -> Lines:
    """What the audience believes of a moment."""
    return _layers(moment.belief)


def truth(moment: Moment) -> Lines:
    """What actually happened, as far as it may be told."""
    if not moment.truth:
        return wrapped(wording.NOTHING_TOLD, INDENT)
    note = f"Note: {moment.beat.note}" if moment.beat.note else ""
    remarks = (moment.through, note, moment.turns_over)
    return apart([_layers(moment.truth), *(wrapped(each, INDENT) for each in remarks)])


def beside(moment: Moment) -> Lines:
    """What hangs on a moment: clues, and whom it made the audience trust otherwise."""
    return apart(wrapped(each) for each in moment.beside)


def coda(view: View) -> Lines:
    """What remains: questions, and what can be said about them."""
    return apart([*wrapped(each.question), *wrapped(each.answer, INDENT)] for each in view.coda)


def events(happenings: Iterable[Happening]) -> Lines:
    """Events in the order given, each under the number it has in the order they happened."""
    return apart(
        [
            *wrapped(each.event.when, "    ", first=f"{f'{each.number}.':<4}"),
            *wrapped(each.event.what, "    "),
            *wrapped(each.words, "    "),
        ]
        for each in happenings
    )


def person(view: View, each: PersonView) -> Lines:
    """Somebody: whom the audience takes them for, and who they are."""
    played = f", played by {each.played_by}" if each.played_by else ""
    truths = _layers(wording.turned_out(view, each)) or wrapped(wording.NOBODY_TOLD, INDENT)
    return apart(
        [
            wrapped(f"{each.name} ({each.mark}){played}"),
            [wording.TAKEN_FOR],
            _layers(wording.taken_for(view, each)),
            [wording.TURNED_OUT],
            truths,
        ]
    )


def knowledge(programme: Programme) -> Lines:
    """Every fact: who knows it since when, and since when the audience does."""
    parts = []
    for fact in programme.view.knowledge:
        lines = wrapped(fact.fact)
        for known in programme.known_by(fact):
            lines += wrapped(known.words, INDENT * 2, first=INDENT)
        lines += wrapped(
            f"The audience, after {programme.order[fact.revealed_at].name}",
            INDENT * 2,
            first=INDENT,
        )
        parts.append(lines)
    return apart(parts)


def clues(programme: Programme) -> Lines:
    """Every clue: what was seen and where, and what it meant and where that comes out."""
    return apart(
        [
            *wrapped(f"Planted in {planted.name}:"),
            *wrapped(clue.detail, INDENT),
            *wrapped(f"Pays off in {paid.name}:"),
            *wrapped(clue.meaning, INDENT),
        ]
        for clue, planted, paid in programme.clues()
    )


def trust(programme: Programme) -> Lines:
    """Whom the audience trusts, and where it changes its mind."""
    return apart(
        [*wrapped(each.name), *wrapped(verdict.in_words(programme.view, turns), INDENT)]
        for each, turns in programme.trusted()
    )


def _chapter(programme: Programme, chapter: ChapterView) -> Lines:
    closed = [] if chapter.whole else wrapped(wording.closed(chapter))
    moments = [_moment(moment) for moment in programme.moments(chapter)]
    title = f"{chapter.number}. {one_line(chapter.title)}"
    return _part(title, apart([wrapped(chapter.teaser), *moments, closed]))


def _moment(moment: Moment) -> Lines:
    place = moment.place
    care = ", ".join(map(one_line, moment.beat.care))
    return apart(
        [
            _underlined(f"{place.address} {place.title}", "-"),
            [
                *wrapped(f"Where: {moment.beat.place}" if moment.beat.place else ""),
                *wrapped(f"Contains {care}." if care else ""),
            ],
            [wording.BELIEF_HEADING],
            belief(moment),
            [wording.TRUTH_HEADING],
            truth(moment),
            beside(moment),
        ]
    )


def _part(title: str, lines: Lines) -> Lines:
    return apart([["=" * WIDTH, *wrapped(title), "=" * WIDTH], lines]) if lines else []


def _orders(programme: Programme) -> Lines:
    """Events as they happened, and by number the order in which they are told."""
    happened = programme.happenings()
    told: dict[str, list[str]] = {}
    for each in programme.happenings_as_told():
        told.setdefault(each.told.heading, []).append(str(each.number))
    by_number = [
        line
        for name, numbers in told.items()
        for line in wrapped(f"{name}: {', '.join(numbers)}", INDENT)
    ]
    if not happened:
        return []
    return apart(
        [
            [f"{wording.AS_HAPPENED}:"],
            events(happened),
            [f"{wording.AS_TOLD}, by number:"],
            by_number,
        ]
    )


def _underlined(title: str, line: str) -> Lines:
    lines = wrapped(one_line(title))
    return [*lines, line * max(map(width, lines))]


def _layers(layers: Sequence[wording.Told]) -> Lines:
    parts = []
    for heading, text in layers:
        if heading:
            parts.append(wrapped(f"{heading[:1].upper()}{heading[1:]}:", INDENT))
        parts.append(wrapped(text, INDENT))
    return apart(parts)


def _listed(title: str, items: Sequence[str]) -> Lines:
    return [f"{title}:", *_bullets(items)] if items else []


def _bullets(items: Iterable[str]) -> Lines:
    return [line for item in items for line in wrapped(item, INDENT, first="- ")]
