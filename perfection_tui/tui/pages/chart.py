"""Trust as charts: a small one for each of the people, all on one scale and over one film."""

from collections.abc import Collection, Sequence

from textual.content import Content

from perfection_tui.tui.reading.leaf import AUDIENCE_MARK, YOU_MARK
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.line import PRESSED_AT, pressable
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import (
    HIGHLIGHT,
    Cell,
    abreast,
    in_cells,
    item_lines,
    padded,
    wrapped,
)
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.figure import Figure
from perfection_tui.view.judged import Votes
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.sentences import spelled

REVEAL_TICK, NOW_TICK = "▲", "◉"

HIGHEST = 2
ROWS = 5
"""The levels of the scale, each a row."""

_WORDS_FROM, _WORDS_WIDTH = 110, 40
_WIDEST_MOMENT = 4

_THIN, _HEAVY = tuple("─╮╰╯╭│"), tuple("━┓┗┛┏┃")
"""A level; falling from and to one; rising from and to one; the way between."""

_LABELS = {0: "hero", 4: "villain"}
_LABEL = 9
"""The cells before the charts' first moment."""


class Charts:
    """The trust charts of an edition."""

    def __init__(self, edition: Edition) -> None:
        self.moments, self.people = edition.moments, edition.trusted
        self.openings = [moment for moment in self.moments if moment.beat.number == 1]
        self.reveals = [moment for moment in self.moments if moment.turns_over]
        self.ids = [person.id for person in self.people]
        self.beats = [moment.beat.id for moment in self.moments]
        self._lines: dict[tuple[str, int], list[Content]] = {}

    def words(self, person: Figure, width: int) -> list[Content]:
        """How the audience's trust in somebody goes, in one sentence, in lines."""
        # Kept for the next moment: in a story of 1,000 a step from one to another takes 15 ms of
        # the processor, where to say and wrap it again takes 29.
        if (person.id, width) not in self._lines:
            self._lines[person.id, width] = wrapped(plain(spelled(person.verdict)), width)
        return self._lines[person.id, width]

    def chart_width(self, width: int) -> int:
        """The cells that the moments take."""
        words = _WORDS_WIDTH + 3 if width >= _WORDS_FROM else 0
        room = width - _LABEL - words
        return max(1, min(room, _WIDEST_MOMENT * len(self.moments)))

    def moment(self, cell: int, cells: int) -> Moment:
        """The moment at a cell of a chart; the last one where several share it."""
        return self.moments[((cell + 1) * len(self.moments) - 1) // cells]

    def pressed(self, x: int, width: int) -> Moment:
        """The moment at a cell of the page, in a chart or on what they all stand on."""
        cells = self.chart_width(width)
        return self.moment(max(0, min(x - _LABEL, cells - 1)), cells)

    def chapter_starts(self, cells: int) -> list[int]:
        """The cells at which the chapters begin."""
        return [moment.position * cells // len(self.moments) for moment in self.openings]

    def cell(self, moment: Moment, cells: int) -> int:
        """The cell that stands for a moment, in the middle of its own."""
        start = moment.position * cells // len(self.moments)
        end = (moment.position + 1) * cells // len(self.moments)
        return start + max(0, end - start - 1) // 2


def charts(charts: Charts, highlighted: int, now: Moment, votes: Votes, width: int) -> Blocks:
    """A chart for each of the people; the words beside it, or under the highlighted one."""
    cells = charts.chart_width(width)

    def draw(item: int) -> DrawnLines:
        """Draw the chart of one of the people."""
        person = charts.people[item]
        rows = _chart(charts, person, item == highlighted, now, votes, cells)
        scale = [plain(f"{_LABELS.get(row, ''):<{_LABEL - 1}}┤", "$muted") for row in range(ROWS)]
        lines = [left + _pressable_cells(row, item) for left, row in zip(scale, rows, strict=True)]
        if width >= _WORDS_FROM:
            lines = abreast(lines, charts.words(person, _WORDS_WIDTH), width - _WORDS_WIDTH)
        elif item == highlighted:
            lines += charts.words(person, width)
        return item_lines(item, [_name(person, item == highlighted, now, votes, width), *lines])

    return Blocks(len(charts.people), draw)


def _name(person: Figure, highlighted: bool, now: Moment, votes: Votes, width: int) -> Content:
    """Mark and name; at the right what the audience and the reader think now."""
    name = plain(f"{person.mark:<2} ", "bold $accent") + plain(person.name, "bold")
    vote = votes.get(now.beat.id, {}).get(person.id)
    words = person.trust_at(now)
    if vote is not None:
        words += f"  {YOU_MARK} {person.trust_words[vote]}"
    gap = width - name.cell_length - len(words)
    line = padded(name, width - len(words)) + plain(words, "$muted") if gap > 1 else name
    line = padded(line, width)
    return line.stylize(HIGHLIGHT) if highlighted else line


def _chart(
    charts: Charts, person: Figure, highlighted: bool, now: Moment, votes: Votes, cells: int
) -> list[list[Cell]]:
    line_style = "bold $belief" if highlighted else "$belief"
    marks = _line(charts, person, cells, _HEAVY if highlighted else _THIN)
    styled = {at: (mark, line_style) for at, mark in marks.items()}
    for chapter in charts.chapter_starts(cells)[1:]:
        for row in range(ROWS):
            styled.setdefault((row, chapter), ("┊", "$faint"))
    level = now.beat.trust.get(person.id)
    if level is not None:
        styled[HIGHEST - level, charts.cell(now, cells)] = (AUDIENCE_MARK, "bold $accent")
    for moment in charts.moments:
        vote = votes.get(moment.beat.id, {}).get(person.id)
        if vote is not None:
            styled[HIGHEST - vote, charts.cell(moment, cells)] = (YOU_MARK, "bold $accent")
    return [[styled.get((row, cell), (" ", "")) for cell in range(cells)] for row in range(ROWS)]


def _line(
    charts: Charts, person: Figure, cells: int, strokes: Sequence[str]
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


def _pressable_cells(styled: Sequence[Cell], item: int | None) -> Content:
    """A row of cells; a click on one leads to its moment."""
    return pressable(in_cells(styled), f"screen.press_cell({item}, {PRESSED_AT})")


def axis(charts: Charts, now: Moment, width: int) -> list[Content]:
    """What all charts stand on: the moment at hand and the reveals, and the chapters by name."""
    cells = charts.chart_width(width)
    ticks = [(" ", "")] * cells
    for moment in charts.reveals:
        ticks[charts.cell(moment, cells)] = (REVEAL_TICK, "$accent")
    ticks[charts.cell(now, cells)] = (NOW_TICK, "bold $accent")
    starts = charts.chapter_starts(cells)
    names = Content("")
    for first, start, end in zip(charts.openings, starts, [*starts[1:], cells], strict=True):
        name = emphasis_removed(first.chapter.title)
        title = plain(f"{'┊' if start else ''}{name}", "$muted")
        names += padded(title, end - start)
    key = padded(plain(f"{REVEAL_TICK} reveal", "$muted"), _LABEL)
    return [key + _pressable_cells(ticks, None), Content(" " * _LABEL) + names]


def moment_line(person: Figure, now: Moment, votes: Votes, width: int) -> Content:
    """In words what the audience and the reader make of somebody at a moment, in one line."""
    level = now.beat.trust.get(person.id)
    vote = votes.get(now.beat.id, {}).get(person.id)
    before = now.trust_before.get(person.id)
    words = person.trust_at(now)
    was = "" if before in (None, level) else f" ({person.until_now(before)})"
    name = plain(now.label, "bold")
    you = plain("" if vote is None else f"   you: {person.trust_words[vote]}", "$accent")
    forms = [
        name + plain(f"   the audience: {each}", "$belief") + you for each in (words + was, words)
    ]
    return next((form for form in forms if form.cell_length <= width), padded(name, width))


def ballot(person: Figure, vote: int | None, width: int) -> Content:
    """One line: whether the reader trusts somebody, and the answers, the one given highlighted."""
    gap = plain("  ")

    def answers(none: str = "", worded: Collection[int] = ()) -> Content:
        """The levels, some in words and the others as numbers; `none`: what takes a vote back."""
        given = [
            _answer(number, word if level in worded else "", level == vote, f"screen.vote({level})")
            for number, (level, word) in enumerate(person.trust_words.items(), 1)
        ]
        if vote is not None:
            given.append(_answer(0, none, False, "screen.vote(None)"))
        return gap.join(given)

    asks = plain(f"Do you trust {person.called}?  ")
    forms = (
        asks + answers("no vote", person.trust_words),
        asks + answers("none", (-HIGHEST, HIGHEST)),
        plain("You?  ") + answers() + plain("  villain–hero", "$muted"),
        plain("You?  ") + answers(),
    )
    return next((form for form in forms if form.cell_length <= width), forms[-1].truncate(width))


def _answer(number: int, word: str, given: bool, action: str) -> Content:
    if given:
        return pressable(plain(f"{number} {word}".strip(), HIGHLIGHT), action)
    return pressable(plain(f"{number}", "bold $accent") + plain(f" {word}".rstrip()), action)
