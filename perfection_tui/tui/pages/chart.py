"""Trust as charts: a small one for each of the people, all on one scale and over one film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from perfection_tui.tui.widgets.line import PRESSED_AT, pressable
from perfection_tui.tui.widgets.setting import LIT, abreast, in_cells, item_lines, padded, wrapped
from perfection_tui.tui.widgets.sheet import Lines, Sheet
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view.by_view import by_view
from perfection_tui.view.horizon import PersonView, View
from perfection_tui.view.places import Place, film_order
from perfection_tui.view.verdict import in_words, turns
from perfection_tui.view.wording import TRUST_WORDS, emphasis_removed

Votes = Mapping[str, Mapping[str, int]]
"""The reader's own levels of trust, by beat and person."""

HERE, VOTE, REVEAL, NOW = "●", "◆", "▲", "◉"

HIGHEST = 2
ROWS = 5
"""The levels of the scale, each a row."""

_WORDS_FROM, _WORDS_WIDTH = 110, 40
_LABELS_FROM = 60
_WIDEST_MOMENT = 4

_THIN, _HEAVY = tuple("─╮╰╯╭│"), tuple("━┓┗┛┏┃")
"""A level; falling from and to one; rising from and to one; the way between."""

_LABELS = {0: "hero", 2: "", 4: "villain"}
_SHORT_LABELS = {0: "+2", 2: " 0", 4: "-2"}


class Charts:
    """The trust charts of a view."""

    def __init__(self, view: View) -> None:
        self.film = film_order(view)
        self.places = list(self.film)
        met = {person for place in self.places for person in place.beat.trust}
        self.people: Sequence[PersonView] = [each for each in view.people if each.id in met]
        self.openings = [place for place in self.places if place.beat.number == 1]
        self.reveals = [place for place in self.places if place.beat.opens]
        self._view = view
        self._words: dict[tuple[str, int], list[Content]] = {}

    def words(self, person: PersonView, width: int) -> list[Content]:
        """How the audience's trust in somebody goes, in one sentence, in lines."""
        if (person.id, width) not in self._words:
            said = in_words(self._view, turns(self.film, person.id))
            self._words[person.id, width] = wrapped(plain(said), width)
        return self._words[person.id, width]

    def label_width(self, width: int) -> int:
        """The cells before the charts' first moment."""
        return 9 if width >= _LABELS_FROM else 3

    def chart_width(self, width: int) -> int:
        """The cells that the moments take."""
        words = _WORDS_WIDTH + 3 if width >= _WORDS_FROM else 0
        room = width - self.label_width(width) - words
        return max(1, min(room, _WIDEST_MOMENT * len(self.places)))

    def moment(self, cell: int, cells: int) -> Place:
        """The moment at a cell of a chart; the last one where several share it."""
        return self.places[((cell + 1) * len(self.places) - 1) // cells]

    def pressed(self, x: int, width: int) -> Place:
        """The moment at a cell of the page, in a chart or on what they all stand on."""
        cells = self.chart_width(width)
        return self.moment(max(0, min(x - self.label_width(width), cells - 1)), cells)

    def chapter_starts(self, cells: int) -> list[int]:
        """The cells at which the chapters begin."""
        return [place.position * cells // len(self.places) for place in self.openings]

    def cell(self, place: Place, cells: int) -> int:
        """The cell that stands for a moment, in the middle of its own."""
        start = place.position * cells // len(self.places)
        end = (place.position + 1) * cells // len(self.places)
        return start + max(0, end - start - 1) // 2


charts_of = by_view(Charts)
"""The trust charts of a view."""


def charts(charts: Charts, lit: int, beat: str, votes: Votes, width: int) -> Sheet:
    """A chart for each of the people; the words beside it, or under the lit one."""
    now = charts.film[beat]
    cells = charts.chart_width(width)
    label = charts.label_width(width)
    labels = _LABELS if width >= _LABELS_FROM else _SHORT_LABELS

    def draw(item: int) -> Lines:
        person = charts.people[item]
        rows = _chart(charts, person, item, item == lit, now, votes, cells)
        lines = [
            plain(f"{labels.get(row, ''):<{label - 1}}┤", "$muted") + line
            for row, line in enumerate(rows)
        ]
        if width >= _WORDS_FROM:
            lines = abreast(lines, charts.words(person, _WORDS_WIDTH), width - _WORDS_WIDTH)
        elif item == lit:
            lines += charts.words(person, width)
        return item_lines(item, [_name(person, item == lit, now, votes, width), *lines])

    return Sheet(len(charts.people), draw)


def _name(person: PersonView, lit: bool, now: Place, votes: Votes, width: int) -> Content:
    """Mark and name; at the right what the audience and the reader think now."""
    name = plain(f"{person.mark:<2} ", "bold $accent") + plain(
        emphasis_removed(person.name), "bold"
    )
    level = now.beat.trust.get(person.id)
    vote = votes.get(now.beat.id, {}).get(person.id)
    said = "not met yet" if level is None else TRUST_WORDS[level]
    if vote is not None:
        said += f"  {VOTE} {TRUST_WORDS[vote]}"
    gap = width - name.cell_length - len(said)
    line = padded(name, width - len(said)) + plain(said, "$muted") if gap > 1 else name
    line = padded(line, width)
    return line.stylize(LIT) if lit else line


def _chart(
    charts: Charts,
    person: PersonView,
    item: int,
    lit: bool,
    now: Place,
    votes: Votes,
    cells: int,
) -> list[Content]:
    line_style = "bold $belief" if lit else "$belief"
    marks = _line(charts, person, cells, _HEAVY if lit else _THIN)
    styled = {at: (mark, line_style) for at, mark in marks.items()}
    for chapter in charts.chapter_starts(cells)[1:]:
        for row in range(ROWS):
            styled.setdefault((row, chapter), ("┊", "$faint"))
    level = now.beat.trust.get(person.id)
    if level is not None:
        styled[HIGHEST - level, charts.cell(now, cells)] = (HERE, "bold $accent")
    for beat, cast in votes.items():
        if person.id in cast and beat in charts.film:
            cell = charts.cell(charts.film[beat], cells)
            styled[HIGHEST - cast[person.id], cell] = (VOTE, "bold $accent")
    return [
        _pressable_cells([styled.get((row, cell), (" ", "")) for cell in range(cells)], item)
        for row in range(ROWS)
    ]


def _line(
    charts: Charts, person: PersonView, cells: int, strokes: Sequence[str]
) -> dict[tuple[int, int], str]:
    """The strokes of somebody's line, by row and cell."""
    level, fall, land, rise, top, way = strokes
    drawn: dict[tuple[int, int], str] = {}
    before: int | None = None
    for cell in range(cells):
        trust = charts.moment(cell, cells).beat.trust.get(person.id)
        if trust is None:
            continue
        row = HIGHEST - trust
        if before is None or before == row:
            drawn[row, cell] = level
        else:
            falls = row > before
            drawn[before, cell] = fall if falls else rise
            drawn[row, cell] = land if falls else top
            for between in range(min(before, row) + 1, max(before, row)):
                drawn[between, cell] = way
        before = row
    return drawn


def _pressable_cells(styled: Sequence[tuple[str, str]], item: int | None) -> Content:
    """A row of cells; a click on one leads to its moment."""
    return pressable(in_cells(styled), f"screen.press_cell({item}, {PRESSED_AT})")


def axis(charts: Charts, beat: str, width: int) -> list[Content]:
    """What all charts stand on: the moment at hand and the reveals, and the chapters by name."""
    cells = charts.chart_width(width)
    indent = plain(" " * charts.label_width(width))
    ticks = [(" ", "")] * cells
    for place in charts.reveals:
        ticks[charts.cell(place, cells)] = (REVEAL, "$accent")
    ticks[charts.cell(charts.film[beat], cells)] = (NOW, "bold $accent")
    starts = charts.chapter_starts(cells)
    names = Content("")
    for first, start, end in zip(charts.openings, starts, [*starts[1:], cells], strict=True):
        name = emphasis_removed(first.chapter.title)
        title = plain(f"{'┊' if start else ''}{name}", "$muted")
        names += padded(title, end - start)
    key = plain(f"{REVEAL} reveal ", "$muted") if indent.cell_length >= 9 else indent
    return [key + _pressable_cells(ticks, None), indent + names]


def moment_line(charts: Charts, person: PersonView, beat: str, votes: Votes, width: int) -> Content:
    """In words what the audience and the reader make of somebody at a moment, in one line."""
    now = charts.film[beat]
    level = now.beat.trust.get(person.id)
    vote = votes.get(beat, {}).get(person.id)
    before = _level_before(charts, person, now)
    said = "not met yet" if level is None else TRUST_WORDS[level]
    was = "" if before in (None, level) else f" (until now {TRUST_WORDS[before]})"
    name = plain(now.heading, "bold")
    you = plain("" if vote is None else f"   you: {TRUST_WORDS[vote]}", "$accent")
    forms = [
        name + plain(f"   the audience: {each}", "$belief") + you for each in (said + was, said)
    ]
    return next((form for form in forms if form.cell_length <= width), padded(name, width))


def _level_before(charts: Charts, person: PersonView, now: Place) -> int | None:
    if now.position == 0:
        return None
    return charts.places[now.position - 1].beat.trust.get(person.id)


def ballot(vote: int | None, width: int) -> Content:
    """The question, and the answers that can be given to it; the one given is lit. One line."""
    gap = plain("  ")

    def answers(none: str, *, words: bool) -> Content:
        given = [
            _answer(number, word if words else "", level == vote, f"screen.vote({level})")
            for number, (level, word) in enumerate(TRUST_WORDS.items(), 1)
        ]
        if vote is not None:
            given.append(_answer(0, none if words else "", False, "screen.unvote"))
        return gap.join(given)

    forms = (
        plain("Whom do you trust now?  ") + answers("no vote", words=True),
        plain("And you?  ") + answers("none", words=True),
        plain("You?  ") + answers("", words=False) + plain("  villain–hero", "$muted"),
    )
    return next((form for form in forms if form.cell_length <= width), forms[-1].truncate(width))


def _answer(number: int, word: str, given: bool, action: str) -> Content:
    if given:
        return pressable(plain(f"{number} {word}".strip(), LIT), action)
    return pressable(plain(f"{number}", "bold $accent") + plain(f" {word}".rstrip()), action)
