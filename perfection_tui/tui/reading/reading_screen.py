"""The reading screen: one moment at a time, told twice."""

from collections.abc import Callable
from functools import partial

from textual import events, getters
from textual.app import ComposeResult
from textual.message import Message

from perfection_tui.reader import offers
from perfection_tui.reader.keeping import Keeper
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import no_chapter, why_not
from perfection_tui.reader.seeking import Seeking
from perfection_tui.reader.watched import AS_BEFORE
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import Goal
from perfection_tui.tui.reading.desk import Desk
from perfection_tui.tui.reading.hall import Hall
from perfection_tui.tui.reading.hints import NARROWEST_PAIR, reading_hints
from perfection_tui.tui.reading.rereading import Rereading
from perfection_tui.tui.screens import KeyedScreen
from perfection_tui.tui.widgets.key_line import off_page
from perfection_tui.tui.widgets.line import Line
from perfection_tui.view.edition import Edition, copied
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import keeping

SIDE_BY_SIDE_FROM = 100
"""The width, in cells, from which both sides are shown unless the reader says otherwise."""


class ReadingScreen(KeyedScreen[None]):
    """Shows where a `Reading` stands. Every key is a move of it; then the screen shows it again."""

    # Textual declares these without ClassVar.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-broad"), (150, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-low"), (26, "-high"), (36, "-tall")]  # noqa: RUF012
    BINDINGS = commands.bound(*commands.READING) + commands.on_digits("chapter", range(9))

    class Moved(Message):
        """The reader stands elsewhere, or sees it in another way."""

    _hall = getters.query_one(Hall)

    def __init__(
        self, reading: Reading, keeper: Keeper, rereading: Rereading, pair: bool | None
    ) -> None:
        """`pair`: both sides, one side, or None: as the width allows."""
        super().__init__()
        self._reading, self._keeper = reading, keeper
        self.rereading, self.pair = rereading, pair
        self._seeking = Seeking(reading)
        self._desk = Desk(self, reading, keeper, self._seeking)

    def compose(self) -> ComposeResult:
        """Lay out the hall and the keys."""
        self.fit()
        yield Hall(self._reading, self._seeking)
        yield Line(id="keys")
        yield self.rereading

    @property
    def both(self) -> bool:
        """Whether both sides are on the screen."""
        wide = self.size.width >= SIDE_BY_SIDE_FROM
        return self.size.width >= NARROWEST_PAIR and (wide if self.pair is None else self.pair)

    @property
    def edition(self) -> Edition:
        """All that may be shown."""
        return self._reading.edition

    def on_mount(self) -> None:
        """Show where the reading stands."""
        self.show()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the sides out again where the new width changes how many there are."""
        if self.both != self._hall.has_class("-both"):
            self.show()
        else:
            self._hall.show_heading()

    def on_key(self, event: events.Key) -> None:
        """Let an editor be asked for twice in a row only."""
        self.rereading.note_key(event.key)

    def show(self, *, again: bool = False) -> None:
        """Show where the reading stands; `again`: the same place anew, scrolled as it was."""
        self._hall.show(both=self.both, again=again)
        found, problems = self._seeking.words, self.rereading.problems
        hints = reading_hints(
            self._reading, both=self.both, width=self.size.width, found=found, problems=problems
        )
        self.show_keys(*hints)
        self.post_message(self.Moved())

    def why_not(self, command: str) -> str:
        """Why a command, named by its id, can do nothing now; empty: it can."""
        if command == commands.SIDES.id and self.size.width < NARROWEST_PAIR:
            return f"Two sides need {NARROWEST_PAIR} columns, and there are {self.size.width}."
        seeks = command in (commands.NEXT_FOUND.id, commands.PREVIOUS_FOUND.id)
        if seeks and not self._seeking.wanted:
            return offers.NOTHING_SOUGHT
        return why_not(self._reading, command)

    def _can(self, command: str) -> bool:
        """Whether a command can do anything now. If not, the reader is told why."""
        if why := self.why_not(command):
            self.notify(self.keys.said(off_page(why)))
        return not why

    def action_forward(self) -> None:
        """Go to the next stop."""
        if self._can("forward"):
            self._move(self._reading.forward)
            self._rewind()

    def action_back(self) -> None:
        """Go to the stop before."""
        if self._can("back"):
            self._move(self._reading.back)

    def action_enter(self) -> None:
        """Read the beat behind its content note, have the next one told, or go on."""
        reading = self._reading
        if reading.asks_first:
            self._move(reading.accept_note)
        elif reading.at_edge and not reading.story.unfold:
            self._move(self._open_beyond_edge)
        else:
            self.action_forward()

    def _open_beyond_edge(self) -> None:
        if not self._reading.open_beyond_edge():
            self.notify(self.keys.said(offers.TELLS_NEXT))

    def action_turn(self) -> None:
        """Turn the beat over; a reveal rewinds."""
        if self._can("turn"):
            self._move(self._reading.turn)
            beat = self._reading.beat
            self._rewind(reveal=bool(beat and beat.turns_over))

    def _rewind(self, *, reveal: bool = False) -> None:
        """Rewind a truth that has come up, if it is of a replay or of a `reveal` turned over."""
        reading = self._reading
        moves = self.app.animation_level != "none"
        if moves and reading.turned and (reveal or reading.replay):
            self._hall.stage.truth.rewind()

    def action_keep_turned(self) -> None:
        """Keep truths turned up from here on, or not."""
        self._reading.keep_truths_turned(not self._reading.keep_turned)
        self.show()
        self.notify(keeping(self._reading.keep_turned))

    def action_sides(self) -> None:
        """Show one side or both."""
        if self._can("sides"):
            self.pair = not self.both
            self.show()

    def action_chapter(self, chapter: int) -> None:
        """Go to a chapter, counted from 0."""
        if 0 <= chapter < len(self._reading.view.chapters):
            self._go(self._reading.stops.of_chapter(chapter))
        else:
            self.notify(no_chapter(self._reading.view))

    def action_chapter_by(self, step: int) -> None:
        """Go so many chapters on."""
        chapter = self._reading.stop.chapter + step
        if 0 <= chapter < len(self._reading.view.chapters):
            self.action_chapter(chapter)
        else:
            self.notify(f"This is the {'last' if step > 0 else 'first'} chapter.")

    def action_first(self) -> None:
        """Go to the first stop."""
        self._go(self._reading.stops[0])

    def action_last(self) -> None:
        """Go to the end of what is open."""
        self._go(self._reading.stops.last_open)

    def _go(self, stop: Stop) -> None:
        if stop == self._reading.stop and not self._reading.replay:
            self.notify("You are there already.")
        else:
            self._desk.go(stop)

    def action_return(self) -> None:
        """Take back the last jump, or what was last said to have been watched."""
        if self._can("return"):
            words = self._keeper.make(self._reading.take_back, "taken back")
            self.show()
            if self._reading.asks_to_return:
                words = f"{words} {self.keys.said(offers.AGAIN_OPENS)}"
            if words:
                self.notify(words)

    def action_replay(self) -> None:
        """Walk the earlier moments that this one turns over, or come back from that."""
        if self._reading.replay:
            self._move(self._reading.end_replay)
        elif self._can("replay"):
            self._move(self._reading.begin_replay)
            self._rewind()

    def action_replay_from(self, number: int) -> None:
        """Go to a moment of the replay that was clicked."""
        self._move(partial(self._reading.replay_from, number))

    def _move(self, move: Callable[[], object]) -> None:
        """Make a move of the reading and show where it led."""
        self._keeper.make(move)
        self.show()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll what is shown by some lines."""
        if not self._hall.scroll_text(lines):
            self.notify("There is no more text below." if lines > 0 else "This is the top.")

    def action_page(self, direction: int) -> None:
        """Scroll by a page; where nothing is left to scroll, go to the next stop or the one before.

        On the way on, a reveal is turned over first: so nobody who reads by this key alone passes
        by what the story turns on.
        """
        if self._hall.page(direction):
            return
        if direction < 0:
            self.action_back()
        elif self._reading.asks_first:
            # Neither way is taken by a reader who leans on this key.
            self.notify(self.keys.said(offers.TWO_WAYS))
        elif self._reading.turns_first:
            self.action_turn()
        else:
            self.action_forward()

    def action_copy(self) -> None:
        """Copy this moment, as far as it is turned."""
        reading, moment = self._reading, self._reading.moment
        if self._can("copy") and moment:
            reveal = reading.replay.reveal if reading.replay else None
            whole, turned = reading.was_turned, reading.turned
            words = copied(reading.view, moment, whole=whole, turned=turned, reveal=reveal)
            self.app.copy_to_clipboard(words)

    def action_open(self, page: str) -> None:
        """Open a page."""
        if self._can(page):
            self._desk.open(page)

    def action_go_to_beat(self, beat: str) -> None:
        """Go to a moment that was clicked."""
        self._desk.go_to(Goal(beat))

    def on_desk_went(self, went: Desk.Went) -> None:
        """Show where a page has led."""
        self.show()
        if went.found:
            self.call_after_refresh(self._hall.bring_found)

    def on_desk_kept(self) -> None:
        """Show the bookmark or ask for no more votes."""
        self.show(again=True)

    def on_desk_said(self, said: Desk.Said) -> None:
        """Read as somebody who has watched so far."""
        say = partial(self._reading.say_watched, said.answer.point)
        if news := self._keeper.make(say, "word"):
            self.show()
            self.notify(f"{news} {self.keys.said(offers.TAKES_BACK)}")
        else:
            self.notify(AS_BEFORE)

    def action_found(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        if self._can(commands.NEXT_FOUND.id) and self._seeking.step(step):
            self.show()
            self.call_after_refresh(self._hall.bring_found)

    def action_end(self) -> None:
        """End the replay, or look for nothing any more."""
        if self._reading.replay:
            self._move(self._reading.end_replay)
        elif self._seeking.wanted:
            self._seeking.wanted = ""
            self.show()
        else:
            self.notify(self.keys.said(commands.NOTHING_TO_CLOSE))

    def on_rereading_exchanged(self, exchanged: Rereading.Exchanged) -> None:
        """Show what the script says now."""
        self.show(again=not exchanged.moved)
