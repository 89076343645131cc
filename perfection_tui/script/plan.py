"""The plan of a story: which moments stand against which reveals, and what opens where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill

from perfection_tui.script.characters import visible
from perfection_tui.script.model import Beat, Person, Story
from perfection_tui.script.plot import film_order

BELIEF, REVISION, LAYER, WHOLE = "belief", "revision", "layer", "whole"

_LEGEND = (
    "A column is a beat that tells something of others. *belief*: what is believed from there on; "
    "*revision*: what is believed next; *layer*: a part of the truth; *whole*: its last part."
)

_BY_INITIALS = " Here they stand by their first letters."

_COLUMNS = 88
"""How wide the text beside the tables is where nobody says."""

Table = Sequence[Sequence[str]]
"""Rows of cells, the headings first."""


def plan(story: Story, columns: int | None = None) -> str:
    """The plan of a sound story as Markdown.

    For a terminal of so many `columns`, tables that are wider are told in initials.
    """
    order = film_order(story)
    beats = [beat for chapter in story.chapters for beat in chapter.beats]
    reveals = _reveals(beats, story, order)
    matrix = _set(_matrix(beats, reveals, order), columns)
    initials = "" if matrix.startswith("|") else _BY_INITIALS
    legend = fill(_LEGEND + initials, columns or _COLUMNS)
    parts = [f"# {visible(story.title)}", legend, matrix]
    if story.people:
        parts += ["## People", _set(_people(story, reveals, order), columns)]
    if opened := list(_opened(story, order, columns or _COLUMNS)):
        parts += ["## What else opens where", "\n".join(opened)]
    return "\n\n".join(parts)


def _reveals(beats: Iterable[Beat], story: Story, order: Mapping[str, int]) -> list[str]:
    """The beats that open something of another beat or of a person, in film order."""
    of_others = {at for beat in beats for at, _ in _later(beat) if at != beat.id}
    of_people = {at for person in story.people.values() for at, _ in _later(person)}
    return sorted(of_others | of_people, key=order.__getitem__)


def _later(told: Beat | Person) -> Iterator[tuple[str, str]]:
    """Where each revision and layer of a beat or person opens, and which of these it is."""
    for revision in told.revisions:
        yield revision.at, REVISION
    for index, truth in enumerate(told.truths):
        last = index + 1 == len(told.truths) and not told.unresolved
        yield truth.at, WHOLE if last else LAYER


def _cell(told: Beat | Person, at: str) -> str:
    return ", ".join(what for place, what in _later(told) if place == at)


def _matrix(beats: Sequence[Beat], reveals: Sequence[str], order: Mapping[str, int]) -> Table:
    rows = [["", "beat", "itself", *(str(order[at] + 1) for at in reveals)]]
    for number, beat in enumerate(beats, 1):
        itself = ", ".join(filter(None, [BELIEF, _cell(beat, beat.id)]))
        others = ("" if at == beat.id else _cell(beat, at) for at in reveals)
        rows.append([str(number), beat.id, itself, *others])
    return rows


def _people(story: Story, reveals: Sequence[str], order: Mapping[str, int]) -> Table:
    rows = [["person", "from", *(str(order[at] + 1) for at in reveals)]]
    for id_, person in story.people.items():
        start = person.introduced_at
        first = str(order[start] + 1) if start is not None else "the premise"
        rows.append([id_, first, *(_cell(person, at) for at in reveals)])
    return rows


def _opened(story: Story, order: Mapping[str, int], columns: int) -> Iterator[str]:
    """The rest that opens at each beat, as nested lists of ids."""
    kinds = {
        "plants": [(clue.planted_at, clue.id) for clue in story.clues],
        "pays off": [(clue.pays_off_at, clue.id) for clue in story.clues],
        "events": [(event.revealed_at, event.id) for event in story.events],
        "facts": [(fact.revealed_at, fact.id) for fact in story.knowledge],
        "insights": list(_insights(story, order)),
    }
    for at, number in order.items():
        here = {kind: [id_ for place, id_ in all_ if place == at] for kind, all_ in kinds.items()}
        if any(here.values()):
            yield f"- {number + 1} {at}"
        for kind, ids in here.items():
            if ids:
                yield fill(
                    f"{kind}: {', '.join(ids)}",
                    width=columns,
                    initial_indent="  - ",
                    subsequent_indent="    ",
                    break_on_hyphens=False,
                )


def _insights(story: Story, order: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Where it opens that somebody knows a fact, where a script says that this is revealed."""
    for fact in story.knowledge:
        for who, insight in fact.known_by.items():
            if insight.revealed_at:
                needs = fact.revealed_at, insight.revealed_at, story.people[who].introduced_at
                last = max(filter(None, needs), key=order.__getitem__)
                yield last, f"{fact.id} by {who}"


def _set(table: Table, columns: int | None) -> str:
    """A table in Markdown whose columns line up, or in initials where it would be too wide."""
    head, *rows = _aligned(table, least=3)
    rule = ["-" * len(cell) for cell in head]
    lines = [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]
    if columns is not None and len(lines[0]) > columns:
        short = [table[0], *([*row[:2], *map(_initials, row[2:])] for row in table[1:])]
        lines = [" ".join(row).rstrip() for row in _aligned(short)]
    return "\n".join(lines)


def _aligned(table: Table, least: int = 0) -> Table:
    widths = [max(least, *map(len, column)) for column in zip(*table, strict=True)]
    return [[cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)] for row in table]


def _initials(cell: str) -> str:
    return "".join(what[0] for what in cell.split(", ") if what)
