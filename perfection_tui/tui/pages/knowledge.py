"""Who knows what: facts by people, as of one moment, as a table that needs no colour."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.tui.widgets.blocks import Blocks, DrawnLines
from perfection_tui.tui.widgets.styled import LINE, plain, prose
from perfection_tui.tui.widgets.typesetting import highlight, item_lines, padded, wrapped
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.figure import Secret
from perfection_tui.view.sentences import NamedBeat, spelled

KNOWS_MARK, WRONG_MARK, LATER_MARK, NOT_MARK = "●", "×", "○", "·"

AUDIENCE_HEAD = "audience"
"""The heading of the last column."""

_CELL, _LAST_CELL = 4, 10
_INDENT = 2
_NARROWEST_FACT = 40


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

    @property
    def legend(self) -> dict[str, str]:
        """What the marks mean; that somebody has it wrong only where somebody has."""
        wrong = {WRONG_MARK: wording.MISTAKEN} if any(each.mistaken for each in self.facts) else {}
        return {
            KNOWS_MARK: wording.KNOWS,
            **wrong,
            LATER_MARK: wording.LEARNS,
            NOT_MARK: wording.UNKNOWN,
        }

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
    room = width - _INDENT - (known.columns_width if columns else 0)
    indent = Content(" " * _INDENT)

    def draw(item: int) -> DrawnLines:
        """Draw a fact."""
        secret = known.facts[item]
        first, *rest = wrapped(prose(secret.fact.fact), room)
        lines = [indent + line for line in (first, *rest)]
        if columns:
            lines[0] = padded(lines[0], room + _INDENT) + _in_columns(known.cells(secret))
        if item == highlighted:
            lines = highlight(lines, width)
        if not columns:
            lines += [indent + line for line in wrapped(_named_marks(known, secret), width - 2)]
        words = plain(" · ".join(map(spelled, secret.lines)), "italic $muted")
        lines += [indent + line for line in wrapped(words, width - _INDENT)]
        return item_lines(item, lines)

    return Blocks(len(known.facts), draw)


def knowledge_headings(known: Knowledge, width: int) -> Content:
    """The people's marks over their columns; nothing where there are no columns."""
    if not known.has_columns(width):
        return Content("")
    return Content(" " * (width - known.columns_width)) + _in_columns(known.heads).stylize("bold")


def legend(known: Knowledge, width: int) -> Content:
    """What the marks mean, and at which moment; in as many lines as that takes."""
    here = [plain(f"in {known.here.name}", "$muted")] if known.here else []
    lines: list[Content] = []
    for part in [*(plain(f"{mark} {does}") for mark, does in known.legend.items()), *here]:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] += plain("   ") + part
        else:
            lines.append(part.truncate(width, ellipsis=True))
    return LINE.join(lines)


def _in_columns(cells: Sequence[str]) -> Content:
    *people, audience = cells
    return plain("".join(f"{cell:>{_CELL}}" for cell in people) + f"{audience:>{_LAST_CELL}} ")


def _named_marks(known: Knowledge, secret: Secret) -> Content:
    cells = zip(known.heads, known.cells(secret), strict=True)
    return plain("  ".join(f"{head}{cell}" for head, cell in cells))
