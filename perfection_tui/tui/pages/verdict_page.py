"""The verdict: whom the audience trusts, moment by moment, and whom the reader does."""

from collections.abc import Callable, Sequence

from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.chart import HIGHEST, Charts, axis, ballot, charts, moment_line
from perfection_tui.tui.pages.item_page import GO_HINT, ItemPage
from perfection_tui.tui.pages.page import HIGH, Goal
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import LINE
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.edits import found_again
from perfection_tui.view.judged import Votes

LOWEST = -2

CastVote = Callable[[str, str, "int | None"], None]
"""Takes a vote at a moment on somebody, both by id; None takes it back."""


class VerdictPage(ItemPage[Goal]):
    """A chart for each of the people. ↑ and ↓ choose one of them, ← and → a moment."""

    NAME = wording.VERDICT
    BINDINGS = commands.numbered("vote", range(LOWEST, HIGHEST + 1)) + commands.bound(
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
        before, self._charts = self._charts, Charts(edition)
        self.highlighted = found_again(self.highlighted, before.ids, self._charts.ids)
        self._position = found_again(self._position, before.beats, self._charts.beats)
        super().follow(edition, here)

    @property
    def _here(self) -> Moment:
        return self._charts.moments[self._position]

    @property
    def vote(self) -> int | None:
        """The vote cast here."""
        person = self._charts.people[self.highlighted].id
        return self._votes().get(self._here.beat.id, {}).get(person)

    @property
    def walk(self) -> Sequence[int]:
        """The people."""
        return range(len(self._charts.people))

    def draw(self, width: int) -> Blocks:
        """Draw the charts."""
        return charts(self._charts, self.highlighted, self._here, self._votes(), width)

    def goal(self) -> Goal | None:
        """The moment at hand."""
        return Goal(self._here.beat.id)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (
            KeyHint("{moment_before} {moment_after}", "moment", "screen.moment(1)"),
            KeyHint("{scroll_up} {scroll_down}", "person", "screen.scroll_text(1)"),
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
        return LINE.join([*lines, ballot(person, self.vote, width)])

    def action_moment(self, step: int) -> None:
        """Go so many moments on."""
        if self.walk:
            position = self._position + step
            self._stand_at(max(0, min(position, len(self._charts.moments) - 1)))

    def action_press_cell(self, person: int | None, x: int) -> None:
        """Come to a moment that was clicked, and to the person in whose chart it was."""
        if person is not None and person in self.walk:
            self.highlighted = person
        self._stand_at(self._charts.pressed(x, self.list_width).position)

    def action_vote(self, level: int | None) -> None:
        """Cast a vote on the highlighted person at the moment at hand; None takes it back."""
        if self.walk:
            self._cast(self._here.beat.id, self._charts.people[self.highlighted].id, level)
            self.show_list()

    def _stand_at(self, position: int) -> None:
        self._position = position
        self.show_list()
