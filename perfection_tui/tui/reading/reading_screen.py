"""The reading screen: one moment at a time, told twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.seeking import Seeking
from perfection_tui.tui import commands
from perfection_tui.tui.pages.found import marked
from perfection_tui.tui.reading.desk import Desk
from perfection_tui.tui.reading.heading import heading
from perfection_tui.tui.reading.hints import NARROWEST_PAIR, reading_hints
from perfection_tui.tui.reading.leaf import card_leaf, care_leaf, coda_leaf
from perfection_tui.tui.reading.margin import margin
from perfection_tui.tui.reading.rereading import Rereading
from perfection_tui.tui.reading.side import Side
from perfection_tui.tui.reading.stage import Stage
from perfection_tui.tui.reading.track import track
from perfection_tui.tui.widgets.fitting import fit
from perfection_tui.tui.widgets.key_line import key_line
from perfection_tui.tui.widgets.line import Draw, Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.edition import Moment
from perfection_tui.view.search import spans_of
from perfection_tui.view.wording import keeping, newly_told

if TYPE_CHECKING:
    from perfection_tui.script.changes import ScriptFile

SIDE_BY_SIDE_FROM = 100
"""The width, in cells, from which both sides are shown unless the reader says otherwise."""


class ReadingScreen(Screen[None]):
    """Shows where a `Reading` stands. Every key is a move of it; then the screen shows it again."""

    # Textual declares these without ClassVar.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-broad"), (150, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (8, "-low"),
        (26, "-high"),
        (36, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(command.binding for command in commands.READING),
        *(Binding(f"{n}", f"chapter({n - 1})", show=False) for n in range(1, 10)),
    ]

    class HorizonChanged(Message):
        """More or less of the story is open than before."""

    class Moved(Message):
        """The reader stands elsewhere, or sees it in another way."""

    pair: var[bool | None] = var(None)
    """Both sides, one side, or None: as the width allows."""

    def __init__(
        self,
        reading: Reading,
        *,
        motion: bool,
        script: ScriptFile | None = None,
        live: bool = False,
    ) -> None:
        super().__init__()
        self._reading = reading
        self._motion = motion
        self._seeking = Seeking(reading)
        self._desk = Desk(self, reading, self._seeking)
        self._rereading = Rereading(reading, script, live=live)

    def compose(self) -> ComposeResult:
        """Lay out the header, the heading, the stage or a leaf, the margin and the keys."""
        fit(self)
        with Vertical(id="hall"):
            yield Line(id="track")
            with Vertical(id="centre"):
                yield Line(id="heading")
                yield Stage()
                yield Scroll(id="leaf")
                yield Line(id="margin")
        yield Line(id="keys")
        yield self._rereading

    @property
    def both(self) -> bool:
        """Whether both sides are on the screen."""
        wide = self.size.width >= SIDE_BY_SIDE_FROM
        return self.size.width >= NARROWEST_PAIR and (wide if self.pair is None else self.pair)

    @property
    def chapter_titles(self) -> tuple[str, ...]:
        """The chapters by title, in order."""
        return tuple(chapter.title for chapter in self._reading.view.chapters)

    @property
    def stage(self) -> Stage:
        """The two sides."""
        return self.query_one(Stage)

    def on_mount(self) -> None:
        """Show where the reading stands."""
        self.show()
        self._desk.import_ahead()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the sides out again where the new width changes how many there are."""
        if self.both != self.has_class("-both"):
            self.show()

    def on_side_pressed(self, _: Side.Pressed) -> None:
        """Turn up the side that was pressed."""
        self.action_turn()

    def show(self) -> None:
        """Show where the reading stands."""
        reading = self._reading
        view, stop, moment = reading.view, reading.stop, reading.moment
        self.set_class(self.both, "-both")
        self.query_one("#track", Line).show(partial(track, view, stop))
        if moment and not reading.asks_first:
            self.remove_class("-leaf")
            self.query_one("#leaf", Scroll).show_text(Content(""))
            self.query_one("#heading", Line).show(
                self._marking(partial(heading, moment, moment.beat.id in reading.bookmarks))
            )
            self.stage.show(moment, turned=reading.turned, both=self.both, mark=self._mark)
            self.query_one("#margin", Line).show(
                partial(margin, reading.edition, moment, reading.turned)
            )
        else:
            self._show_leaf(moment)
        hints = reading_hints(
            reading,
            both=self.both,
            width=self.size.width,
            found=self._seeking.words,
            problems=self._rereading.problem_count,
        )
        self.query_one("#keys", Line).show(partial(key_line, hints))
        self.post_message(self.Moved())

    def _show_again(self) -> None:
        """Show the same place anew, scrolled as it was."""
        scrolled = [(text, text.scroll_offset.y) for text in self._texts()]
        self.show()
        for text, y in scrolled:
            text.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _show_leaf(self, moment: Moment | None) -> None:
        """Show what is no beat: a content note, a chapter's card, the coda."""
        reading = self._reading
        self.add_class("-leaf")
        self.stage.clear()
        for line in ("#heading", "#margin"):
            self.query_one(line, Line).show(lambda _: Content(""))
        if moment:
            leaf = partial(care_leaf, moment)
        elif reading.stop.kind == "coda":
            leaf = partial(coda_leaf, reading.view)
        else:
            leaf = partial(card_leaf, reading.chapter, reading.unfold)
        self.query_one("#leaf", Scroll).show(self._marking(leaf))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell Textual what cannot be done now."""
        reading = self._reading
        if action == "open":
            action = str(parameters[0])
        possible = {
            "watched": not reading.unfold,
            "bookmark": reading.beat is not None,
            "forward": reading.can_go_forward,
            "back": reading.can_go_back,
            "turn": reading.can_turn,
            "return": reading.can_return,
            "newly_told": bool(reading.newly_told),
            "found": bool(self._seeking.wanted),
            "end_search": bool(self._seeking.wanted),
            "sides": self.size.width >= NARROWEST_PAIR,
        }
        return possible.get(action, True) or None

    def action_forward(self) -> None:
        """Go to the next stop."""
        self._move(self._reading.forward)

    def action_back(self) -> None:
        """Go to the stop before."""
        self._move(self._reading.back)

    def action_enter(self) -> None:
        """Read the beat behind its content note, or go on."""
        asks = self._reading.asks_first
        self._move(self._reading.accept_note if asks else self._reading.forward)

    def action_turn(self) -> None:
        """Turn the beat over; a reveal rewinds."""
        self._reading.turn()
        self.show()
        beat = self._reading.beat
        if self._motion and self._reading.turned and beat and beat.opens:
            self.stage.truth.rewind()

    def action_keep_turned(self) -> None:
        """Keep truths turned up from here on, or not."""
        self._reading.keep_truths_turned(not self._reading.keep_turned)
        self.show()
        self.notify(keeping(self._reading.keep_turned), timeout=3, markup=False)

    def action_sides(self) -> None:
        """Show one side or both."""
        self.pair = not self.both
        self.show()

    def action_chapter(self, chapter: int) -> None:
        """Go to a chapter, counted from 0."""
        if chapter < len(self._reading.view.chapters):
            self._desk.go(self._reading.chapter_stop(chapter))

    def action_chapter_by(self, step: int) -> None:
        """Go so many chapters on."""
        chapter = self._reading.chapter.number - 1 + step
        if self._reading.stop.kind == "coda" and step < 0:
            chapter += 1
        if chapter >= 0:
            self.action_chapter(chapter)

    def action_first(self) -> None:
        """Go to the first stop."""
        self._desk.go(self._reading.first_stop)

    def action_last(self) -> None:
        """Go to the end of what is open."""
        self._desk.go(self._reading.last_open_stop)

    def action_return(self) -> None:
        """Take back the last jump."""
        self._move(self._reading.return_from_jump)

    def action_newly_told(self) -> None:
        """Go to the first earlier beat that can newly be turned over."""
        self._move(self._reading.jump_to_newly_told)

    def _move(self, move: Callable[[], None]) -> None:
        """Make a move of the reading, show where it led, and tell what it opened."""
        before = self._reading.horizon
        move()
        self.show()
        if self._reading.horizon != before:
            self.post_message(self.HorizonChanged())
            if told := len(self._reading.newly_told):
                self.notify(f"{newly_told(told)} f goes there.", timeout=6, markup=False)

    def _texts(self) -> list[Scroll]:
        if self.has_class("-leaf"):
            return [self.query_one("#leaf", Scroll)]
        return list(self.stage.shown)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll what is shown by some lines."""
        for text in self._texts():
            text.scroll_relative(y=lines, animate=False)

    def action_read_on(self) -> None:
        """Scroll on, or go to the next stop where nothing is left to scroll."""
        longer = [text for text in self._texts() if text.can_scroll_on]
        for text in longer:
            text.scroll_page_down(animate=False)
        if not longer:
            self.action_forward()

    def action_read_back(self) -> None:
        """Scroll back, or go to the stop before where nothing is left to scroll."""
        longer = [text for text in self._texts() if text.can_scroll_back]
        for text in longer:
            text.scroll_page_up(animate=False)
        if not longer:
            self.action_back()

    def action_open(self, page: str) -> None:
        """Open a page."""
        self._desk.open(page)

    def action_go_to_beat(self, beat: str) -> None:
        """Go to a moment that was clicked."""
        self._desk.go_to_beat(beat)

    def on_desk_went(self, went: Desk.Went) -> None:
        """Show where a page has led."""
        self.show()
        if went.found:
            self.call_after_refresh(self._bring_found)

    def on_desk_said(self, said: Desk.Said) -> None:
        """Read as somebody who has watched so far."""
        before = self._reading.horizon
        self._move(partial(self._reading.say_watched, said.answer.last))
        if self._reading.horizon != before:
            label = said.answer.label
            title = f"Open: {label[0].lower()}{label[1:]}"
            self.notify("u takes it back.", title=title, timeout=5, markup=False)

    def action_found(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        if self._seeking.step(step):
            self.show()
            self.call_after_refresh(self._bring_found)

    def action_end_search(self) -> None:
        """Look for nothing any more."""
        self._seeking.wanted = ""
        self.show()

    def _bring_found(self) -> None:
        """Scroll the texts to the first thing found in them."""
        for text in self._texts():
            text.bring_first(lambda words: spans_of(words, self._seeking.wanted))

    def _mark(self, text: Content) -> Content:
        """A text with what is wanted marked in it."""
        return marked(text, self._seeking.wanted) if self._seeking.wanted else text

    def _marking(self, draw: Draw) -> Draw:
        """The same drawing with what is wanted marked in it."""
        return lambda width: self._mark(draw(width))

    def reload(self) -> None:
        """Read the script again."""
        self._rereading.read()

    def on_rereading_exchanged(self, exchanged: Rereading.Exchanged) -> None:
        """Show what the script says now."""
        if exchanged.moved:
            self.show()
        else:
            self._show_again()
