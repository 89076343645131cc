"""An edition as plain text of 72 columns, each side named. Plain mode reads its parts."""

from collections.abc import Iterable, Sequence

from perfection_tui.export.columns import WIDTH, Lines, apart, headed, wrapped
from perfection_tui.script.characters import width
from perfection_tui.view import sentences, wording
from perfection_tui.view.edition import Edition, Happening, Moment
from perfection_tui.view.figure import Figure
from perfection_tui.view.horizon import ChapterView, View
from perfection_tui.view.phrases import capital, one_line
from perfection_tui.view.sentences import spelled

INDENT = "  "


def render(edition: Edition) -> str:
    """All of it. The detailed advisory comes last, and only once all of it is open.

    It hints at the plot, as the main events tell it, and a text cannot wait to be asked for
    either: both come behind the story.
    """
    view = edition.view
    lines = apart(
        [
            _underlined(view.title, "="),
            wrapped(wording.subtitle(view)),
            about(view),
            wrapped(f"{wording.TWICE} {wording.state(view, 'told')}"),
            *(_chapter(edition, chapter) for chapter in view.chapters),
            _part(wording.REMAINS, coda(view)),
            _part(wording.IN_A_MINUTE, events(edition.main_events)),
            _part(wording.EVENTS, _orders(edition)),
            _part(wording.PEOPLE, apart(map(person, edition.people))),
            _part(wording.KNOWLEDGE, knowledge(edition)),
            _part(wording.CLUES, clues(edition)),
            _part(wording.VERDICT, trust(edition)),
            *([_part(wording.IN_DETAIL, in_detail(view))] if view.complete else []),
        ]
    )
    return "\n".join(lines) + "\n"


def about(view: View) -> Lines:
    """What anybody may know: what it contains, the premise, small facts, questions, sources."""
    about = view.about
    facts = []
    for name, fact in wording.facts(about).items():
        facts += wrapped(f"{one_line(name)}: {one_line(fact)}", INDENT, first="")
    sources = [f"{each.title}. {each.note or ''}".strip() for each in about.sources]
    return apart(
        [
            wrapped(wording.contains(view.advisory)),
            wrapped(about.premise),
            facts,
            _listed(wording.in_its_medium(about, wording.QUESTIONS), about.questions),
            _listed(wording.SOURCES, sources),
        ]
    )


def in_detail(view: View) -> Lines:
    """The detailed advisory, behind its warning."""
    notes = _bullets(view.detailed_advisory)
    return apart([wrapped(wording.HINTS), notes]) if notes else []


def belief(moment: Moment, *, whole: bool = False) -> Lines:
    """What the audience believes of a moment: on first sight, or the `whole` of it."""
    first = wrapped(moment.beat.beliefs[0].text, INDENT)
    return headed(wording.BELIEF_HEADING, _layers(moment.belief) if whole else first)


def replayed(moment: Moment, reveal: str) -> Lines:
    """What was told of a moment before a reveal, and then, under its heading, by it."""
    before, new = moment.replayed(reveal)
    layers = [*before, new._replace(heading=f"new, {new.heading}")]
    return headed(wording.TRUTH_HEADING, _layers(layers))


def truth(moment: Moment) -> Lines:
    """What actually happened, as far as it may be told."""
    told = _layers(moment.truth) or wrapped(moment.untold, INDENT)
    remarks = (wrapped(each, INDENT) for each in moment.remarks)
    return headed(wording.TRUTH_HEADING, apart([told, *remarks]))


def connections(moment: Moment) -> Lines:
    """What hangs on a moment: what it turns over, clues, whom the audience trusts otherwise."""
    return apart(wrapped(spelled(each)) for each in moment.connections)


def coda(view: View) -> Lines:
    """What remains: questions, and what can be said about them."""
    return apart([*wrapped(each.question), *wrapped(each.answer, INDENT)] for each in view.coda)


def events(happenings: Iterable[Happening]) -> Lines:
    """Events in the order given, each under the number it has in the order they happened."""
    return apart(
        [
            *wrapped(each.event.when, "    ", first=f"{f'{each.number}.':<4}"),
            *wrapped(each.event.what, "    "),
            *wrapped(spelled(each.history), "    "),
        ]
        for each in happenings
    )


def person(figure: Figure) -> Lines:
    """Somebody: whom the audience takes them for, and who they are."""
    truths = _layers(figure.truth) or wrapped(figure.untold, INDENT)
    return apart(
        [
            wrapped(figure.billing),
            headed(wording.TAKEN_FOR, _layers(figure.belief)),
            headed(wording.TURNED_OUT, truths),
            wrapped(figure.unresolved, INDENT),
        ]
    )


def knowledge(edition: Edition) -> Lines:
    """Every fact: who knows it since when, the audience among them, and who has it wrong."""
    return apart(
        [*wrapped(each.fact.fact), *_indented(map(spelled, each.lines))] for each in edition.facts
    )


def clues(edition: Edition, *, as_paid_off: bool = False) -> Lines:
    """Every clue: what was seen and where, and what it meant and where that comes out."""
    pairs = edition.clues_as_paid_off if as_paid_off else edition.clues
    return apart(
        [
            *wrapped(f"{wording.PLANTED} in {pair.planted.name}:"),
            *wrapped(pair.clue.detail, INDENT),
            *wrapped(f"{wording.PAID_OFF} in {pair.paid_off.name}:"),
            *wrapped(pair.clue.meaning, INDENT),
        ]
        for pair in pairs
    )


def trust(edition: Edition) -> Lines:
    """Whom the audience trusts, and where it changes its mind."""
    return apart(
        [
            *wrapped(each.name),
            *_indented(f"{capital(spelled(shift))}." for shift in each.trust_told),
        ]
        for each in edition.trusted
    )


def _indented(sentences: Iterable[str]) -> Lines:
    """Sentences beneath something, each on lines of its own."""
    return [line for each in sentences for line in wrapped(each, INDENT * 2, first=INDENT)]


def _chapter(edition: Edition, chapter: ChapterView) -> Lines:
    closed = [] if chapter.whole else wrapped(wording.left_out(chapter))
    moments = map(_moment, edition.moments_of(chapter))
    title = f"{chapter.number}. {one_line(chapter.title)}"
    return _part(title, apart([wrapped(chapter.teaser), *moments, closed]))


def _moment(moment: Moment) -> Lines:
    later = moment.belief[1:]
    return apart(
        [
            _underlined(f"{moment.address} {moment.title}", "-"),
            [
                *wrapped(wording.where(moment.beat)),
                *wrapped(wording.contains(moment.beat.care)),
            ],
            belief(moment),
            [wording.NEXT_HEADING] if later else [],
            _layers(later),
            truth(moment),
            connections(moment),
        ]
    )


def _part(title: str, lines: Lines) -> Lines:
    return apart([["=" * WIDTH, *wrapped(title), "=" * WIDTH], lines]) if lines else []


def _orders(edition: Edition) -> Lines:
    """Events as they happened, and by number the order in which they are told."""
    told = []
    for moment in edition.moments:
        if moment.reveals:
            numbers = ", ".join(str(each.number) for each in moment.reveals)
            told += wrapped(f"{moment.label}: {numbers}", INDENT)
    as_told = [f"{wording.AS_TOLD}, by number:"]
    parts = [[f"{wording.AS_HAPPENED}:"], events(edition.events), as_told, told]
    return apart(parts) if told else []


def _underlined(title: str, line: str) -> Lines:
    lines = wrapped(one_line(title))
    return [*lines, line * max(map(width, lines))]


def _layers(layers: Sequence[sentences.Headed]) -> Lines:
    parts = []
    for heading, care, text in layers:
        if heading:
            parts.append(wrapped(f"{capital(heading)}:", INDENT))
        parts += [wrapped(care, INDENT), wrapped(text, INDENT)]
    return apart(parts)


def _listed(title: str, items: Sequence[str]) -> Lines:
    return [f"{title}:", *_bullets(items)] if items else []


def _bullets(items: Iterable[str]) -> Lines:
    return [line for item in items for line in wrapped(item, INDENT, first="- ")]
