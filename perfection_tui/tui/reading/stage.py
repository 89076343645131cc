"""The stage: the two sides of a beat, side by side or one at a time."""

from collections.abc import Callable, Iterator

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from perfection_tui.reader.reading import Reading
from perfection_tui.tui.keymap import Keymap
from perfection_tui.tui.reading.side import Side
from perfection_tui.tui.themed import keymap_of
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import (
    BLANK_LINE,
    REVEAL_MARK,
    belief_text,
    linked,
    plain,
    replayed_text,
    truth_text,
)
from perfection_tui.view.edition import Moment
from perfection_tui.view.wording import BELIEF_HEADINGS, BELIEVED_NEXT, TRUTH_HEADINGS, see_again

BLANK = Content("")

CLUE_MARK = "◆"

FACE_DOWN = "face down\n\n{turn}  turn it over"
TURN_OVER_HINT, TURN_BACK_HINT = "{turn} turns it over", "{turn} turns it back"


class Stage(Horizontal):
    """Shows a beat. A side that is not to be read holds no text, so none can be copied from it."""

    DEFAULT_CSS = """
    Stage { height: 1fr; align: center top; }
    Stage.-both > #truth { margin-left: 2; }
    """

    belief = getters.query_one("#belief", Side)
    """What the audience believes."""
    truth = getters.query_one("#truth", Side)
    """What actually happened."""

    def compose(self) -> ComposeResult:
        """Make the two sides."""
        yield Side(BELIEF_HEADINGS, "belief")
        yield Side(TRUTH_HEADINGS, "truth")

    def show(
        self, reading: Reading, moment: Moment, mark: Callable[[Content], Content], *, both: bool
    ) -> None:
        """Show a moment as far as it is turned over, on one side or `both`.

        `mark` marks in a text what is being looked for.
        """
        self.set_class(both, "-both")
        belief, truth = self.belief, self.truth
        # Not by a class: Textual styles by it later, and what is shown is asked for at once.
        belief.display, truth.display = both or not reading.turned, both or reading.turned
        keys = keymap_of(self.app)
        belief.turn_up(mark(_belief(keys, reading, moment)) if belief.display else BLANK)
        if reading.turned:
            truth.turn_up(mark(_truth(keys, reading, moment, both=both)))
        elif both:
            truth.turn_down(keys.drawn(FACE_DOWN) if moment.two_sided else plain(moment.untold))
        else:
            truth.turn_up(BLANK)
        belief.hint = BLANK if both or not moment.two_sided else _turn(keys, TURN_OVER_HINT)
        truth.hint = BLANK if both else _turn(keys, TURN_BACK_HINT)
        self._make_room()

    def on_resize(self) -> None:
        """Let the frames be as high as is right in the new room."""
        self._make_room()

    def _make_room(self) -> None:
        """Let the frames be higher than the style sheet has them where a text needs it."""
        usual = self.styles.base.max_height
        # A side that was not shown before has no width yet: both are as wide.
        width = max(self.belief.size.width, self.truth.size.width)
        if usual and width:
            needed = max(side.height_in(width) for side in self.shown)
            self.styles.max_height = needed if needed > usual.value else None

    def clear(self) -> None:
        """Hold no text at all."""
        self.belief.turn_up(BLANK)
        self.truth.turn_up(BLANK)

    @property
    def shown(self) -> Iterator[Side]:
        """The sides that the reader sees."""
        return (side for side in self.query(Side) if side.display)


def _turn(keys: Keymap, words: str) -> Content:
    return pressable(plain(keys.said(words)), "screen.turn")


def _belief(keys: Keymap, reading: Reading, moment: Moment) -> Content:
    """What the audience believes, and that it is a reveal, as long as no truth is up."""
    says = _invites if moment.truth else _changes
    return BLANK_LINE.join(
        [belief_text(moment, whole=reading.was_turned), *says(keys, reading, moment)]
    )


def _invites(keys: Keymap, reading: Reading, moment: Moment) -> Iterator[Content]:
    """That this turns earlier moments over, and how to see it."""
    if moment.turns_over and not (reading.turned or reading.replay):
        turn = pressable(keys.drawn("\n{turn}  turn it over"), "screen.turn")
        yield plain(f"{REVEAL_MARK} {moment.is_reveal}", "$accent") + turn


def _truth(keys: Keymap, reading: Reading, moment: Moment, *, both: bool) -> Content:
    """What actually happened, and what hangs on it."""
    if reading.replay:
        return replayed_text(moment, reading.replay.reveal)
    parts = [truth_text(moment)]
    if moment.truth:
        parts += _changes(keys, reading, moment)
    if len(moment.belief) > 1 and not both:
        beneath = keys.drawn(f"{BELIEVED_NEXT} {{turn}} turns it back.", "$muted")
        parts.append(pressable(beneath, "screen.turn"))
    return BLANK_LINE.join([*parts, *clue_notes(keys, moment)])


def _changes(keys: Keymap, reading: Reading, moment: Moment) -> Iterator[Content]:
    """What a moment does to earlier ones, and how those that it turns over are walked through."""
    if reading.replay:
        return
    if moment.turns_over:
        words = linked(moment.turns_over_in_words).stylize_before("$accent")
        says = plain(f"{REVEAL_MARK} ", "$accent") + words
        if reading.can_replay:
            again = keys.drawn(f"\n{{replay}}  {see_again(len(moment.turns_over))}")
            says += pressable(again, "screen.replay")
        yield says
    if moment.revises:
        yield linked(moment.revises_in_words)


def clue_notes(keys: Keymap, moment: Moment) -> Iterator[Content]:
    """What a moment plants and what it pays off: they stand under its truth."""
    for sentence in moment.clues_in_short:
        yield plain(f"{CLUE_MARK} ", "$accent") + linked(sentence)
    if moment.many_clues:
        shows = pressable(keys.drawn("\n{evidence}  see them"), "screen.open('evidence')")
        yield plain(f"{CLUE_MARK} ", "$accent") + plain(moment.many_clues) + shows
