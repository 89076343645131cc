"""The reading screen: one moment at a time, told twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from perfection_tui.reader.keeping import How
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import TELLS_NEXT, THE_END, no_chapter, why_not
from perfection_tui.reader.seeking import Seeking
from perfection_tui.reader.watched import AS_BEFORE
from perfection_tui.tui import commands
from perfection_tui.tui.pages.found import marked
from perfection_tui.tui.reading.desk import Desk
from perfection_tui.tui.reading.heading import heading
from perfection_tui.tui.reading.hints import NARROWEST_PAIR, reading_hints
from perfection_tui.tui.reading.leaf import card_leaf, care_leaf, coda_leaf, edge_leaf
from perfection_tui.tui.reading.margin import margin
from perfection_tui.tui.reading.rereading import Rereading
from perfection_tui.tui.reading.side import Side
from perfection_tui.tui.reading.stage import Shown, Stage
from perfection_tui.tui.reading.track import UNVISITED, replay_track, track
from perfection_tui.tui.themed import keymap_of
from perfection_tui.tui.widgets.fitting import fit
from perfection_tui.tui.widgets.key_line import key_line
from perfection_tui.tui.widgets.line import Draw, Line
from perfection_tui.tui.widgets.notice import answer_unbound
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.view.judged import invites, judged
from perfection_tui.view.moment import Moment
from perfection_tui.view.search import spans_of
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import MORE_TO_TURN, can_be_turned, keeping, state

if TYPE_CHECKING:
    from perfection_tui.script.changes import ScriptFile

AT_THE_END = "g reads it again, o and m tell it in a minute, S has other stories."

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
        *commands.numbered(range(1, 10), lambda number: f"chapter({number - 1})"),
    ]

    class HorizonChanged(Message):
        """More or less of the story is open than before, and how that came."""

        def __init__(self, how: How) -> None:
            super().__init__()
            self.how = how

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
    def moments(self) -> Sequence[Moment]:
        """The moments that are open, in order."""
        return self._reading.edition.moments

    @property
    def stage(self) -> Stage:
        """The two sides."""
        return self.query_one(Stage)

    def on_mount(self) -> None:
        """Show where the reading stands."""
        self.show()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the sides out again where the new width changes how many there are."""
        if self.both != self.has_class("-both"):
            self.show()

    def on_key(self, event: events.Key) -> None:
        """Say so of a key that nothing is on."""
        answer_unbound(self, event)

    def on_side_pressed(self, _: Side.Pressed) -> None:
        """Turn up the side that was pressed."""
        self.action_turn()

    def show(self) -> None:
        """Show where the reading stands."""
        reading = self._reading
        view, stop, moment = reading.view, reading.stop, reading.moment
        self.set_class(self.both, "-both")
        if reading.replay:
            header = partial(replay_track, reading.edition, reading.replay)
        else:
            header = partial(track, view, stop, reading.unvisited)
        self.query_one("#track", Line).show(header)
        if moment and not reading.asks_first:
            self._show_moment(moment)
        else:
            self._show_leaf(moment)
        hints = reading_hints(
            reading,
            both=self.both,
            width=self.size.width,
            found=self._seeking.words,
            problems=self._rereading.problem_count,
        )
        self.query_one("#keys", Line).show(partial(key_line, keymap_of(self.app).hints(hints)))
        self.post_message(self.Moved())

    def _show_moment(self, moment: Moment) -> None:
        """Show a moment, as far as it is turned over."""
        reading = self._reading
        self.remove_class("-leaf")
        self.query_one("#leaf", Scroll).show_text(Content(""))
        marks = []
        if reading.has_more and not reading.replay:
            marks.append(f"{UNVISITED} {MORE_TO_TURN}")
        if moment.beat.id in reading.bookmarks:
            marks.append("bookmarked")
        self.query_one("#heading", Line).show(self._marking(partial(heading, moment, marks)))
        shown = Shown(
            turned=reading.turned,
            both=self.both,
            whole=reading.was_turned,
            can_replay=reading.can_replay,
            replayed=reading.replay.reveal if reading.replay else None,
        )
        self.stage.show(moment, shown, self._mark)
        self.query_one("#margin", Line).show(
            partial(
                margin,
                reading.edition,
                moment,
                reading.turned,
                invites(moment, reading.votes),
            )
        )

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
            leaf = partial(coda_leaf, reading.view, judged(reading.edition, reading.votes))
        elif reading.at_edge:
            leaf = partial(edge_leaf, reading.chapter, reading.unfold)
        else:
            leaf = partial(card_leaf, reading.chapter, reading.can_return)
        self.query_one("#leaf", Scroll).show(self._marking(leaf))

    def why_not(self, action: str) -> str:
        """Why an action, as a key or the palette names it, can do nothing now; empty: it can."""
        name = action.removeprefix("open('").removesuffix("')")
        if name == "sides" and self.size.width < NARROWEST_PAIR:
            return f"Two sides need {NARROWEST_PAIR} columns, and there are {self.size.width}."
        if name.startswith("found") and not self._seeking.wanted:
            return "Nothing is being looked for. / looks for words."
        return why_not(self._reading, name)

    def _can(self, action: str) -> bool:
        """Whether an action can do anything now. If not, the reader is told why."""
        why = self.why_not(action)
        if why == THE_END:
            left = can_be_turned(len(self._reading.unvisited))
            self.notify(" ".join(filter(None, (why, left, AT_THE_END))), markup=False)
        elif why:
            self.notify(why, markup=False)
        return not why

    def action_forward(self) -> None:
        """Go to the next stop."""
        if self._can("forward"):
            self._move(self._reading.forward)
            self._rewind_if_replayed()

    def action_back(self) -> None:
        """Go to the stop before."""
        if self._can("back"):
            self._move(self._reading.back)

    def action_enter(self) -> None:
        """Read the beat behind its content note, have the next one told, or go on."""
        reading = self._reading
        if reading.asks_first:
            self._move(reading.accept_note)
        elif reading.at_edge and not reading.unfold:
            self._move(self._tell_next)
        else:
            self.action_forward()

    def _tell_next(self) -> None:
        if not self._reading.tell_next():
            self.notify(TELLS_NEXT, markup=False)

    def action_turn(self) -> None:
        """Turn the beat over; a reveal rewinds."""
        if self._can("turn"):
            self._move(self._reading.turn)
            beat = self._reading.beat
            if self._reading.turned and beat and beat.opens:
                self._rewind()
            self._rewind_if_replayed()

    def _rewind_if_replayed(self) -> None:
        if self._reading.replay and self._reading.turned:
            self._rewind()

    def _rewind(self) -> None:
        if self._motion:
            self.stage.truth.rewind()

    def action_keep_turned(self) -> None:
        """Keep truths turned up from here on, or not."""
        self._reading.keep_truths_turned(not self._reading.keep_turned)
        self.show()
        self.notify(keeping(self._reading.keep_turned), markup=False)

    def action_sides(self) -> None:
        """Show one side or both."""
        if not self._can("sides"):
            return
        self.pair = not self.both
        self.show()

    def action_chapter(self, chapter: int) -> None:
        """Go to a chapter, counted from 0."""
        if 0 <= chapter < len(self._reading.view.chapters):
            self._go(self._reading.stops.of_chapter(chapter))
        else:
            self.notify(no_chapter(self._reading), markup=False)

    def action_chapter_by(self, step: int) -> None:
        """Go so many chapters on."""
        chapter = self._reading.chapter.number - 1 + step
        if self._reading.stop.kind == "coda" and step < 0:
            chapter += 1
        if 0 <= chapter < len(self._reading.view.chapters):
            self.action_chapter(chapter)
        else:
            self.notify(f"This is the {'last' if step > 0 else 'first'} chapter.", markup=False)

    def action_first(self) -> None:
        """Go to the first stop."""
        self._go(self._reading.stops[0])

    def action_last(self) -> None:
        """Go to the end of what is open."""
        self._go(self._reading.stops.last_open)

    def _go(self, stop: Stop) -> None:
        if stop == self._reading.stop and not self._reading.replay:
            self.notify("You are there already.", markup=False)
        else:
            self._desk.go(stop)

    def action_return(self) -> None:
        """Take back the last jump, or what was last said to have been watched."""
        if self._can("return"):
            self._move(self._reading.return_from_jump, "taken back")

    def action_replay(self) -> None:
        """Walk the earlier moments that this one turns over, or come back from that."""
        if self._reading.replay:
            self._move(self._reading.end_replay)
        elif self._can("replay"):
            self._move(self._reading.begin_replay)
            self._rewind_if_replayed()

    def _move(self, move: Callable[[], object], how: How = "step") -> None:
        """Make a move of the reading and show where it led."""
        before = self._reading.how_far
        move()
        self.show()
        if self._reading.how_far != before:
            self.post_message(self.HorizonChanged(how))

    def _texts(self) -> list[Scroll]:
        if self.has_class("-leaf"):
            return [self.query_one("#leaf", Scroll)]
        return list(self.stage.shown)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll what is shown by some lines."""
        texts = self._texts()
        if not any(text.can_scroll_on if lines > 0 else text.can_scroll_back for text in texts):
            self.notify(
                "There is no more text below." if lines > 0 else "This is the top.", markup=False
            )
        for text in texts:
            text.scroll_relative(y=lines, animate=False)

    def action_read_on(self) -> None:
        """Scroll on; where nothing is left to scroll, turn a reveal over, or go to the next stop.

        So nobody who reads by this key alone passes by what the story turns on.
        """
        longer = [text for text in self._texts() if text.can_scroll_on]
        for text in longer:
            text.scroll_page_down(animate=False)
        if longer:
            return
        if self._reading.is_unturned_reveal and not self._reading.replay:
            self.action_turn()
        else:
            self.action_forward()

    def action_read_back(self) -> None:
        """Scroll back, or go to the stop before where nothing is left to scroll."""
        longer = [text for text in self._texts() if text.can_scroll_back]
        for text in longer:
            text.scroll_page_up(animate=False)
        if not longer:
            self.action_back()

    def action_copy(self) -> None:
        """Copy this moment, as far as it is turned."""
        if self._can("copy"):
            self.app.copy_to_clipboard(self._desk.copied())

    def action_open(self, page: str) -> None:
        """Open a page."""
        if self._can(page):
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
        reading, before = self._reading, self._reading.how_far
        self._move(partial(reading.say_watched, said.answer.point), "word")
        if reading.how_far != before:
            turnable = can_be_turned(len(reading.unvisited))
            now = state(reading.view, unfold=reading.unfold)
            self.notify(" ".join(filter(None, (now, turnable, "u takes it back."))), markup=False)
        else:
            self.notify(AS_BEFORE, markup=False)

    def action_found(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        if not self._can("found"):
            return
        if self._seeking.step(step):
            self.show()
            self.call_after_refresh(self._bring_found)

    def action_end_search(self) -> None:
        """End the replay, or look for nothing any more."""
        if self._reading.replay:
            self._move(self._reading.end_replay)
            return
        if not self._seeking.wanted:
            self.notify(commands.NOTHING_TO_CLOSE, markup=False)
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

    def action_edit(self) -> None:
        """Open the script in an editor."""
        self._rereading.edit()

    def on_rereading_exchanged(self, exchanged: Rereading.Exchanged) -> None:
        """Show what the script says now."""
        if exchanged.moved:
            self.show()
        else:
            self._show_again()
