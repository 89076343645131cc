"""The verdict: whom the audience trusts, moment by moment, and whom the reader does."""

from collections.abc import Callable, Collection, Sequence

from textual.content import Content
from textual.geometry import clamp

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import GO_HINT, WIDEST, ItemPage
from perfection_tui.tui.pages.page import HIGH, Goal
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import PRESSED_AT, pressable
from perfection_tui.tui.widgets.styled import AUDIENCE_MARK, LINE, YOU_MARK, plain
from perfection_tui.tui.widgets.typesetting import (
    HIGHLIGHT,
    Cell,
    abreast,
    at_ends,
    in_cells,
    item_lines,
    padded,
    wrapped,
)
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import found_again
from perfection_tui.view.figure import Figure
from perfection_tui.view.judged import Votes, vote_on
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.sentences import spelled

LOWEST, HIGHEST = -2, 2

REVEAL_TICK, NOW_TICK = "▲", "◉"

ROWS = 5
"""The levels of the scale, each a row."""

_WORDS_FROM, _WORDS_WIDTH = 110, 40
_WIDEST_MOMENT = 4

_THIN, _HEAVY = tuple("─╮╰╯╭│"), tuple("━┓┗┛┏┃")
"""A level; falling from and to one; rising from and to one; the way between."""

_LABELS = {0: "hero", 4: "villain"}
_LABEL = 9
"""The cells before the charts' first moment."""

NOBODY_LISTED = "There is nobody here to vote on."
NO_VOTE = "There is no vote of yours here to take back."

CastVote = Callable[[str, str, "int | None"], None]
"""Takes a vote at a moment on somebody, both by id; None takes it back."""


class VerdictPage(ItemPage[Goal]):
    """A chart for each of the people. ↑ and ↓ choose one of them, ← and → a moment."""

    NAME = wording.VERDICT
    BINDINGS = commands.on_digits("vote", range(LOWEST, HIGHEST + 1)) + commands.bound(
        commands.MOMENT_BEFORE, commands.MOMENT_AFTER, commands.UNVOTE, close=commands.VERDICT
    )

    HAS_WORDS = True

    DEFAULT_CSS = """
    VerdictPage #columns { display: none; }
    VerdictPage #words { display: block; height: auto; border: none; }
    VerdictPage.-high #words { padding: 0 2 1 2; }
    """

    def __init__(
        self, edition: Edition, here: Moment | None, votes: Callable[[], Votes], cast: CastVote
    ) -> None:
        """`here`: the moment to open at; `votes`: gives those cast so far, and `cast` one more."""
        super().__init__(edition)
        self._charts = Charts(edition)
        self._position = here.position if here else 0
        self._votes, self._cast = votes, cast

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, at the same moment in the chart of the same person."""
        before, self._charts = self._charts.beats, Charts(edition)
        self._position = found_again(self._position, before, self._charts.beats)
        super().follow(edition, here)

    @property
    def _here(self) -> Moment:
        return self._charts.moments[self._position]

    @property
    def ids(self) -> Sequence[str]:
        """The people."""
        return [person.id for person in self.edition.trusted]

    def draw(self, width: int) -> Blocks:
        """Draw the charts."""
        return charts(self._charts, self.highlighted, self._here, self._votes(), width)

    def goal(self) -> Goal | None:
        """The moment at hand."""
        return Goal(self._here.beat.id)

    def copied(self) -> Content:
        """How the audience's trust in somebody goes, and what of it there is at the moment."""
        person = self._charts.people[self.highlighted]
        here = moment_line(person, self._here, self._votes(), WIDEST)
        return LINE.join([plain(person.name), plain(spelled(person.verdict)), here])

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (
            KeyHint("{moment_before} {moment_after}", "moment"),
            KeyHint("{scroll_up} {scroll_down}", "person"),
            GO_HINT,
        )

    def show_beside(self) -> None:
        """Show what the charts stand on, the moment at hand in words, and the ballot."""
        self.words.show(self._words if self.walk else lambda _: Content(""))

    def _words(self, width: int) -> Content:
        person = self._charts.people[self.highlighted]
        lines = axis(self._charts, self._here, width)
        if self.size.height < HIGH:
            lines = lines[:1]
        lines.append(moment_line(person, self._here, self._votes(), width))
        return LINE.join([*lines, ballot(person, self._here, self._votes(), width)])

    def action_moment(self, step: int) -> None:
        """Go so many moments on."""
        if self.walk:
            last = len(self._charts.moments) - 1
            self._stand_at(clamp(self._position + step, 0, last))

    def action_press_cell(self, person: int | None, x: int) -> None:
        """Come to a moment that was clicked, and to the person in whose chart it was."""
        if person is not None and person in self.walk:
            self.highlighted = person
        self._stand_at(self._charts.pressed(x, self.list_width).position)

    def action_vote(self, level: int | None) -> None:
        """Cast a vote on the highlighted person at the moment at hand; None takes it back."""
        if not self.walk:
            self.notify(NOBODY_LISTED)
            return
        person = self._charts.people[self.highlighted]
        if level is None and vote_on(self._votes(), self._here, person) is None:
            self.notify(NO_VOTE)
            return
        self._cast(self._here.beat.id, person.id, level)
        self.show_list()

    def _stand_at(self, position: int) -> None:
        self._position = position
        self.show_list()


class Charts:
    """The trust charts of an edition."""

    def __init__(self, edition: Edition) -> None:
        self.moments, self.people = edition.moments, edition.trusted
        self.openings, self.reveals = edition.openings, edition.reveals
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
        return clamp(room, 1, _WIDEST_MOMENT * len(self.moments))

    def moment(self, cell: int, cells: int) -> Moment:
        """The moment at a cell of a chart; the last one where several share it."""
        return self.moments[((cell + 1) * len(self.moments) - 1) // cells]

    def pressed(self, x: int, width: int) -> Moment:
        """The moment at a cell of the page, in a chart or on what they all stand on."""
        cells = self.chart_width(width)
        return self.moment(clamp(x - _LABEL, 0, cells - 1), cells)

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
    vote = vote_on(votes, now, person)
    words = person.trust_at(now)
    if vote is not None:
        words += f"  {YOU_MARK} {person.trust_words[vote]}"
    line = at_ends(name, plain(words, "$muted"), width) or padded(name, width)
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
        vote = vote_on(votes, moment, person)
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
    vote = vote_on(votes, now, person)
    before = now.trust_before.get(person.id)
    words = person.trust_at(now)
    was = "" if before in (None, level) else f" ({person.until_now(before)})"
    name = plain(now.label, "bold")
    you = plain("" if vote is None else f"   you: {person.trust_words[vote]}", "$accent")
    forms = [
        name + plain(f"   the audience: {each}", "$belief") + you for each in (words + was, words)
    ]
    return next((form for form in forms if form.cell_length <= width), padded(name, width))


def ballot(person: Figure, now: Moment, votes: Votes, width: int) -> Content:
    """One line: whether the reader trusts somebody, and the answers, the one given highlighted."""
    vote, gap = vote_on(votes, now, person), plain("  ")

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
    answer = plain(f"{number} {word}".rstrip()).stylize("bold $accent", 0, 1)
    return pressable(answer.stylize(HIGHLIGHT) if given else answer, action)
