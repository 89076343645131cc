"""The plan of a story: which moments stand against which reveals, and what opens where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill

from perfection_tui.script.characters import visible, width
from perfection_tui.script.model import Beat, Person, Story
from perfection_tui.script.plot import film_order

BELIEF, REVISION, LAYER, WHOLE = "belief", "revision", "layer", "whole"

_LEGEND = """\
Across stand the beats that open something of another. *belief*: what is believed from there
on; *revision*: what is believed next; *layer*: a part of the truth; *whole*: its last part."""

Table = Sequence[Sequence[str]]
"""Rows of cells, the headings first."""


def plan(story: Story) -> str:
    """The plan of a sound story as Markdown, its tables set so that a terminal shows them, too."""
    order = film_order(story)
    beats = [beat for chapter in story.chapters for beat in chapter.beats]
    reveals = _reveals(beats, story, order)
    parts = [f"# {visible(story.title)}", _LEGEND, _set(_matrix(beats, reveals, order))]
    if story.people:
        parts += ["## People", _set(_people(story, reveals, order))]
    if opened := list(_opened(story, order)):
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
        yield truth.at, WHOLE if index + 1 == len(told.truths) else LAYER


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


def _opened(story: Story, order: Mapping[str, int]) -> Iterator[str]:
    """The rest that opens at each beat, as nested lists of ids."""
    kinds = {
        "plants": [(clue.planted_at, clue.id) for clue in story.clues],
        "pays off": [(clue.pays_off_at, clue.id) for clue in story.clues],
        "events": [(event.revealed_at, event.id) for event in story.events],
        "facts": [(fact.revealed_at, fact.id) for fact in story.knowledge],
    }
    for at, number in order.items():
        here = {kind: [id_ for place, id_ in all_ if place == at] for kind, all_ in kinds.items()}
        if any(here.values()):
            yield f"- {number + 1} {at}"
        for kind, ids in here.items():
            if ids:
                yield fill(
                    f"{kind}: {', '.join(ids)}",
                    width=88,
                    initial_indent="  - ",
                    subsequent_indent="    ",
                    break_on_hyphens=False,
                )


def _set(table: Table) -> str:
    """A table in Markdown whose columns line up."""
    widths = [max(3, *map(width, column)) for column in zip(*table, strict=True)]
    head, *rows = (
        [cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)] for row in table
    )
    rule = ["-" * wide for wide in widths]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
