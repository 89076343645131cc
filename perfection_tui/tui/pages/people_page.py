"""People: what each is taken for and is, and who knows what at the moment at hand."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import CHOOSE_HINT, TwoSided
from perfection_tui.tui.pages.page import Goal, Thing
from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose, stacked
from perfection_tui.tui.widgets.typesetting import (
    ABREAST_FROM,
    HIGHLIGHT,
    abreast,
    at_ends,
    believed,
    happened,
    highlight,
    item_lines,
    padded,
    tab_line,
    wrapped,
)
from perfection_tui.view import phrases, sentences, wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import found_again
from perfection_tui.view.figure import Figure, Secret
from perfection_tui.view.horizon import View
from perfection_tui.view.sentences import NamedBeat, spelled

PEOPLE_TAB, KNOWLEDGE_TAB = 0, 1

TABS = (wording.PEOPLE, wording.KNOWLEDGE)

KNOWN_FROM_START = "Known from the start: no moment brings in {}."

_GAP = 3
_INDENT = 4

MARKS = {"●": wording.KNOWS, "×": wording.MISTAKEN, "○": wording.LEARNS, "·": wording.UNKNOWN}
"""What the marks of the table mean."""

KNOWS_MARK, WRONG_MARK, LATER_MARK, NOT_MARK = MARKS

AUDIENCE_HEAD = "audience"
"""The heading of the table's last column."""

_CELL, _LAST_CELL = 4, 10
_FACT_INDENT = 2
_NARROWEST_FACT = 40


class PeoplePage(TwoSided):
    """Two tabs: the people, and a table of what they know."""

    NAME = wording.PEOPLE
    BINDINGS = commands.bound(commands.EDIT, close=commands.PEOPLE)

    HAS_WORDS = True

    DEFAULT_CSS = """
    PeoplePage.-known #words { display: block; height: auto; }
    PeoplePage.-low #words { max-height: 3; }
    """

    def __init__(
        self, edition: Edition, here: Moment | None, item: str, side: int = PEOPLE_TAB
    ) -> None:
        """`here`: the moment at which people know what the table says.

        `side`: the tab to open on; `item`: the person or fact there; empty: the first.
        """
        self._known = Knowledge(edition, here)
        # The highlighted item of the tab that is not shown.
        self._other_highlighted = 0
        super().__init__(edition, _listed(edition.view)[side].index(item) if item else 0, side)

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, with the same person and the same fact highlighted."""
        before, now = (_listed(view)[1 - self.side] for view in (self.view, edition.view))
        self._other_highlighted = found_again(self._other_highlighted, before, now)
        self._known = Knowledge(edition, here)
        super().follow(edition, here)

    @property
    def listed(self) -> str:
        """What the tab at hand lists."""
        return TABS[self.side]

    @property
    def ids(self) -> Sequence[str]:
        """The people, or the facts."""
        return _listed(self.view)[self.side]

    @property
    def thing(self) -> Thing | None:
        """The highlighted person or fact."""
        section = ("people", "knowledge")[self.side]
        return (section, self.ids[self.highlighted]) if self.walk else None

    def draw(self, width: int) -> Blocks:
        """Draw the tab at hand."""
        if self.side == PEOPLE_TAB:
            return people_list(self.edition.people, self.highlighted, width)
        return knowledge_table(self._known, self.highlighted, width)

    def goal(self) -> Goal | None:
        """Where the highlighted person comes in, or where the highlighted fact comes out."""
        if self.side == KNOWLEDGE_TAB:
            return Goal(self.edition.facts[self.highlighted].revealed.beat.id)
        met = self.edition.people[self.highlighted].met
        return Goal(met.beat.id) if met else None

    @property
    def nowhere(self) -> str:
        """That no moment brings in who is highlighted."""
        return KNOWN_FROM_START.format(self.edition.people[self.highlighted].called)

    def copied(self) -> Content:
        """Somebody told twice, or a fact with who knows it."""
        if self.side == PEOPLE_TAB:
            figure = self.edition.people[self.highlighted]
            return BLANK_LINE.join([plain(figure.name), *_told_twice(figure)])
        secret = self.edition.facts[self.highlighted]
        return LINE.join([prose(secret.fact.fact), *map(plain, map(spelled, secret.lines))])

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        label = "where first met" if self.side == PEOPLE_TAB else "where revealed"
        go = KeyHint("{go}", label, works=self.goal() is not None)
        return *self.empty_hints(), go, CHOOSE_HINT

    def empty_hints(self) -> Sequence[KeyHint]:
        """The other tab, which may not be empty."""
        label = "who knows what" if self.side == PEOPLE_TAB else "people"
        return (KeyHint("{other_side}", label),)

    def show_beside(self) -> None:
        """Name the tabs; over the table its columns, under it what its marks mean."""
        self.query_one("#columns", Line).show(self._headings)
        known = self.side == KNOWLEDGE_TAB and bool(self.view.knowledge)
        self.set_class(known, "-known")
        self.words.show(lambda width: legend(self._known, width) if known else Content(""))

    def _headings(self, width: int) -> Content:
        names = tab_line(TABS, self.side, width)
        if self.side == KNOWLEDGE_TAB and self._known.facts and self._known.has_columns(width):
            return names + LINE + knowledge_headings(self._known, width)
        return names

    def turn_to(self, side: int) -> None:
        """Change tabs; each keeps its highlighted item."""
        self.highlighted, self._other_highlighted = self._other_highlighted, self.highlighted
        super().turn_to(side)


def _listed(view: View) -> tuple[list[str], list[str]]:
    """What each tab lists, by id."""
    return [each.id for each in view.people], [each.id for each in view.knowledge]


def people_list(people: Sequence[Figure], highlighted: int, width: int) -> Blocks:
    """Everybody, told twice: side by side where there is room, under each other where not."""

    def draw(item: int) -> DrawnLines:
        """Draw somebody."""
        figure = people[item]
        top = _top(figure, width)
        if item == highlighted:
            top = top.stylize(HIGHLIGHT)
        return item_lines(item, [top, *_sides(figure, width)])

    return Blocks(len(people), draw)


def _top(figure: Figure, width: int) -> Content:
    """Mark and name, and at the right who plays them."""
    mark = padded(plain(figure.mark, "bold $accent"), _INDENT)
    name = mark + plain(figure.name, "bold")
    player = plain(phrases.emphasis_removed(figure.person.played_by or ""), "$muted")
    return at_ends(name, player, width) or padded(name, width)


def _sides(figure: Figure, width: int) -> list[Content]:
    room = width - _INDENT
    half = (room - _GAP) // 2
    each = half if width >= ABREAST_FROM else room
    taken_for, turned_out = (wrapped(side, each - 2) for side in _told_twice(figure))
    belief, truth = believed(taken_for), happened(turned_out)
    lines = abreast(belief, truth, half + _GAP) if each == half else [*belief, *truth]
    return [Content(" " * _INDENT) + line for line in lines]


def _told_twice(figure: Figure) -> tuple[Content, Content]:
    """Whom somebody is taken for, and who they turn out to be, each under its heading."""
    truth = stacked(figure.truth or [sentences.Headed("", "", figure.untold)])
    if unresolved := figure.unresolved:
        truth += BLANK_LINE + plain(unresolved, "$muted")
    taken_for = plain(wording.TAKEN_FOR, "$belief") + LINE + stacked(figure.belief)
    return taken_for, plain(wording.TURNED_OUT, "$truth") + LINE + truth


class Knowledge:
    """The facts of an edition, and what everybody knows at a moment."""

    def __init__(self, edition: Edition, here: NamedBeat | None) -> None:
        self.facts, self.here = edition.facts, here
        self.people = [
            each
            for each in edition.people
            if any(each.id in fact.known or each.id in fact.mistaken for fact in self.facts)
        ]
        self.heads = [*(person.mark for person in self.people), AUDIENCE_HEAD]

    def cells(self, secret: Secret) -> list[str]:
        """A mark for each of the people, and one for the audience."""
        return [
            *(self._of(secret, each.id) for each in self.people),
            KNOWS_MARK if self._is_so(secret.revealed) else LATER_MARK,
        ]

    def has_columns(self, width: int) -> bool:
        """Whether the table's columns fit beside the facts."""
        return width - self.columns_width >= _NARROWEST_FACT

    @property
    def columns_width(self) -> int:
        """The cells that the table's columns take."""
        return _CELL * len(self.people) + _LAST_CELL + 1

    def _of(self, secret: Secret, who: str) -> str:
        known, mistaken = who in secret.known, secret.mistaken.get(who)
        if known and self._is_so(secret.known[who]):
            return KNOWS_MARK
        if mistaken and self._is_so(mistaken.since):
            return WRONG_MARK
        return LATER_MARK if known else NOT_MARK

    def _is_so(self, since: NamedBeat | None) -> bool:
        """Whether it is so by now; None: it was before the story began."""
        return since is None or since.position <= (self.here.position if self.here else -1)


def knowledge_table(known: Knowledge, highlighted: int, width: int) -> Blocks:
    """The facts under each other, the marks in columns or, where it is narrow, below each."""
    columns = known.has_columns(width)
    room = width - _FACT_INDENT - (known.columns_width if columns else 0)
    indent = Content(" " * _FACT_INDENT)

    def draw(item: int) -> DrawnLines:
        """Draw a fact."""
        secret = known.facts[item]
        first, *rest = wrapped(prose(secret.fact.fact), room)
        lines = [indent + line for line in (first, *rest)]
        if columns:
            lines[0] = padded(lines[0], room + _FACT_INDENT) + _in_columns(known.cells(secret))
        if item == highlighted:
            lines = highlight(lines, width)
        if not columns:
            cells = zip(known.heads, known.cells(secret), strict=True)
            marks = plain("  ".join(f"{head}{cell}" for head, cell in cells))
            lines += [indent + line for line in wrapped(marks, width - _FACT_INDENT)]
        words = plain(" · ".join(map(spelled, secret.lines)), "italic $muted")
        lines += [indent + line for line in wrapped(words, width - _FACT_INDENT)]
        return item_lines(item, lines)

    return Blocks(len(known.facts), draw)


def knowledge_headings(known: Knowledge, width: int) -> Content:
    """The people's marks over their columns."""
    return Content(" " * (width - known.columns_width)) + _in_columns(known.heads).stylize("bold")


def legend(known: Knowledge, width: int) -> Content:
    """What the marks mean, and at which moment; in as many lines as that takes."""
    wrong = any(each.mistaken for each in known.facts)
    # That somebody has it wrong is told only where somebody has.
    parts = [
        plain(f"{mark} {means}") for mark, means in MARKS.items() if wrong or mark != WRONG_MARK
    ]
    if known.here:
        parts.append(plain(f"in {known.here.name}", "$muted"))
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] += plain("   ") + part
        else:
            lines.append(part.truncate(width, ellipsis=True))
    return LINE.join(lines)


def _in_columns(cells: Sequence[str]) -> Content:
    *people, audience = cells
    return plain("".join(f"{cell:>{_CELL}}" for cell in people) + f"{audience:>{_LAST_CELL}} ")
