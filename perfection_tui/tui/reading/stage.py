"""The stage: the two sides of a beat, side by side or one at a time."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer

from perfection_tui.reader.reading import Reading
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.key_line import Keymap
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import (
    BLANK_LINE,
    REVEAL_MARK,
    belief_text,
    linked,
    plain,
    replayed_text,
    truth_text,
    underlined,
)
from perfection_tui.view.edition import Moment
from perfection_tui.view.wording import BELIEF_HEADINGS, BELIEVED_NEXT, TRUTH_HEADINGS, see_again

BLANK = Content("")

CLUE_MARK = "◆"

FACE_DOWN = "face down\n\n{turn}  turn it over"
TURN_OVER_HINT, TURN_BACK_HINT = "{turn} turns it over", "{turn} turns it back"

_REWIND = [(at, mark) for at in ("right", "center", "left") for mark in ("◀◀ ", "◀  ")][:-1]
"""The steps of the rewind: where the heading stands, and what goes before it."""

_STEP = 0.055
"""Seconds a step of the rewind lasts; all of them together stay under 0.3."""


class Side(Scroll):
    """A framed text under a heading in words. A face-down side holds no text at all."""

    DEFAULT_CSS = """
    Side { height: 1fr; width: 1fr; max-width: 78; padding: 0 2; }
    Side { background: $surface; border-title-style: bold; }
    Side.-belief { border: round $belief; border-title-color: $belief; }
    Side.-truth { border: heavy $truth; border-title-color: $truth; }
    Side.-down { background: $background; border: heavy $faint; border-title-color: $muted; }
    Side.-down { color: $muted; text-align: center; content-align: left middle; }
    """

    def __init__(self, headings: Sequence[str], kind: str) -> None:
        """`headings`: the longest first; that is shown for which there is room."""
        super().__init__(id=kind)
        self.add_class(f"-{kind}")
        self._headings, self._heading = headings, headings[0]
        # Before its room is known, too: the first frame has a heading.
        self.border_title = Content(headings[0])
        self._rewinding: Timer | None = None

    def on_resize(self, _: events.Resize) -> None:
        """Take the heading that fits."""
        room = self.size.width
        fitting = [each for each in self._headings if cell_len(each) <= room]
        heading = [*fitting, self._headings[-1]][0]
        if heading != self._heading:
            self._heading = heading
            if self._rewinding is None:
                self.border_title = Content(heading)

    def height_in(self, width: int) -> int:
        """The rows in which all of the text is seen at once in a width, the frame included."""
        return self.get_content_height(self.size, self.size, width) + self.gutter.height

    def lay(self, text: Content, *, down: bool = False) -> None:
        """Show this side's text or, face `down`, a word on how to turn it up."""
        self._stop_rewind()
        self.set_class(down, "-down")
        self.show_text(text)

    def rewind(self) -> None:
        """Run the heading back along the frame, as the film runs back. The text stays still."""
        self._stop_rewind()
        steps = iter(_REWIND)

        def step() -> None:
            """Put the heading at its next place; behind the last one, where it belongs."""
            place, mark = next(steps, ("", ""))
            if not place:
                self._stop_rewind()
                return
            self.styles.border_title_align = place
            self.border_title = Content(mark + self._heading)

        step()
        self._rewinding = self.set_interval(_STEP, step)

    def _stop_rewind(self) -> None:
        if self._rewinding is not None:
            self._rewinding.stop()
            self._rewinding = None
            self.styles.border_title_align = None
            self.border_title = Content(self._heading)

    async def on_click(self, event: events.Click) -> None:
        """Turn up a side that lies face down."""
        if self.has_class("-down"):
            event.stop()
            await self.run_action("screen.turn")


class Stage(Horizontal):
    """Shows a beat. A side that is not to be read holds no text, so none can be copied from it."""

    DEFAULT_CSS = "Stage { height: 1fr; align: center top; }"

    app = getters.app(ThemedApp)
    belief = getters.query_one("#belief", Side)
    """What the audience believes."""
    truth = getters.query_one("#truth", Side)
    """What actually happened."""

    def compose(self) -> ComposeResult:
        """Make the two sides."""
        yield Side(BELIEF_HEADINGS, "belief")
        yield Side(TRUTH_HEADINGS, "truth")

    def show(self, reading: Reading, moment: Moment, wanted: str, *, both: bool) -> None:
        """Show a moment as far as it is turned over, on one side or `both`.

        `wanted`: what is being looked for, to be underlined.
        """
        belief, truth = self.belief, self.truth
        # Not by a class: Textual styles by it later, and what is shown is asked for at once.
        belief.display, truth.display = both or not reading.turned, both or reading.turned
        keys = self.app.own_keys
        believed = _belief(keys, reading, moment, both=both) if belief.display else BLANK
        belief.lay(underlined(believed, wanted))
        if reading.turned:
            truth.lay(underlined(_truth(keys, reading, moment, both=both), wanted))
        elif both:
            why = keys.drawn(FACE_DOWN) if moment.truth else plain(moment.untold)
            truth.lay(why, down=True)
        else:
            truth.lay(BLANK)
        turns = TURN_BACK_HINT if reading.turned_over else TURN_OVER_HINT
        offers = reading.turns_to_beliefs or (moment.two_sided and not both)
        belief.hint = _turn(keys, turns) if offers else BLANK
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
        self.belief.lay(BLANK)
        self.truth.lay(BLANK)

    @property
    def shown(self) -> Iterator[Side]:
        """The sides that the reader sees."""
        return (side for side in self.query(Side) if side.display)


def _turn(keys: Keymap, words: str) -> Content:
    return pressable(plain(keys.said(words)), "screen.turn")


def _belief(keys: Keymap, reading: Reading, moment: Moment, *, both: bool) -> Content:
    """What the audience believes, and that it is a reveal, as long as no truth is up."""
    says = _invites if moment.truth else _changes
    parts = [belief_text(moment, whole=reading.was_turned), *says(keys, reading, moment)]
    if reading.turns_to_beliefs and reading.turned_over:
        parts += [] if both else [plain(moment.untold, "$muted")]
        parts += clue_notes(keys, moment)
    return BLANK_LINE.join(parts)


def _invites(keys: Keymap, reading: Reading, moment: Moment) -> Iterator[Content]:
    """That this turns earlier moments over, and how to see it."""
    if moment.turns_over and not (reading.turned or reading.replay):
        turn = keys.offered("\n{turn}  turn it over")
        yield plain(f"{REVEAL_MARK} {moment.is_reveal}", "$accent") + turn


def _truth(keys: Keymap, reading: Reading, moment: Moment, *, both: bool) -> Content:
    """What actually happened, and what hangs on it."""
    if reading.replay:
        return replayed_text(moment, reading.replay.reveal)
    parts = [truth_text(moment)]
    if moment.truth:
        parts += _changes(keys, reading, moment)
    if len(moment.belief) > 1 and not both:
        parts.append(keys.offered(f"{BELIEVED_NEXT} {{turn}} turns it back.", "$muted"))
    return BLANK_LINE.join([*parts, *clue_notes(keys, moment)])


def _changes(keys: Keymap, reading: Reading, moment: Moment) -> Iterator[Content]:
    """What a moment does to earlier ones, and how those that it turns over are walked through."""
    if reading.replay:
        return
    if moment.turns_over:
        words = linked(moment.turns_over_in_words).stylize_before("$accent")
        says = plain(f"{REVEAL_MARK} ", "$accent") + words
        if reading.can_replay:
            says += keys.offered(f"\n{{replay}}  {see_again(len(moment.turns_over))}")
        yield says
    if moment.revises:
        yield linked(moment.revises_in_words)


def clue_notes(keys: Keymap, moment: Moment) -> Iterator[Content]:
    """What a moment plants and what it pays off: they stand under its truth."""
    for sentence in moment.clues_in_short:
        yield plain(f"{CLUE_MARK} ", "$accent") + linked(sentence)
    if moment.many_clues:
        shows = keys.offered("\n{evidence}  see them")
        yield plain(f"{CLUE_MARK} ", "$accent") + plain(moment.many_clues) + shows
