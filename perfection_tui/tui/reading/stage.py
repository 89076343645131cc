"""The stage: the two sides of a beat, side by side or one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from perfection_tui.tui.pages.clues import clue_notes
from perfection_tui.tui.reading.side import Side
from perfection_tui.tui.widgets.styled import BLANK_LINE, belief_text, plain, truth_text
from perfection_tui.view.edition import Moment
from perfection_tui.view.wording import BELIEF_HEADING, TRUTH_HEADING

NOTHING = Content("")

FACE_DOWN = plain("face down") + BLANK_LINE + plain("t", "bold $accent") + plain("  turn it over")


class Stage(Horizontal):
    """Shows a beat. A side that is not to be read holds no text, so none can be copied from it."""

    DEFAULT_CSS = """
    Stage { height: 1fr; align: center top; }
    Stage.-both > #truth { margin-left: 2; }
    """

    def compose(self) -> ComposeResult:
        """Make the two sides."""
        yield Side(BELIEF_HEADING, "belief")
        yield Side(TRUTH_HEADING, "truth")

    @property
    def belief(self) -> Side:
        """What the audience believes."""
        return self.query_one("#belief", Side)

    @property
    def truth(self) -> Side:
        """What actually happened."""
        return self.query_one("#truth", Side)

    def show(
        self,
        moment: Moment,
        *,
        turned: bool,
        both: bool,
        mark: Callable[[Content], Content],
    ) -> None:
        """Show a moment with its truth turned up or down, on one side or both.

        `mark` marks in a text what is being looked for.
        """
        self.set_class(both, "-both")
        belief, truth = self.belief, self.truth
        # Not by a class: to match the rules again takes longer than all the rest of a turn.
        belief.display, truth.display = both or not turned, both or turned
        belief.turn_up(mark(belief_text(moment)) if belief.display else NOTHING)
        if turned:
            told = BLANK_LINE.join([truth_text(moment), *clue_notes(moment)])
            truth.turn_up(mark(told))
        elif both:
            truth.turn_down(FACE_DOWN)
        else:
            truth.turn_up(NOTHING)
        belief.hint = "" if both else "t turns it over"
        truth.hint = "" if both else "t turns it back"

    def clear(self) -> None:
        """Hold no text at all."""
        self.belief.turn_up(NOTHING)
        self.truth.turn_up(NOTHING)

    @property
    def shown(self) -> Iterator[Side]:
        """The sides that the reader sees."""
        return (side for side in self.query(Side) if side.display)
