"""A reading by lines and prompts: asks, does what is typed, and reads out where that led."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from perfection_tui.export.columns import wrapped
from perfection_tui.plain import pages
from perfection_tui.plain.console import Console
from perfection_tui.plain.lookups import LOOKUPS
from perfection_tui.plain.moves import Moves
from perfection_tui.plain.telling import Teller
from perfection_tui.plain.typed import ENTER, WORDS, answer, shown, understood
from perfection_tui.reader import watched
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading, Stop
from perfection_tui.reader.watched import Watched
from perfection_tui.script.suggest import Suggestions
from perfection_tui.view import wording

HELP = '"help" lists what you can type.'
BEGINS = f'Enter or "next" begins. {HELP}'
ANSWER = f"Answer with a number; Enter takes the first. {HELP}"
CHOOSE = "Answer with a number; anything else changes nothing."
YES = ("y", "yes")
UNFOLDS = "In a first viewing the story opens as you step forward, and in no other way."

ON_THE_COVER = ("about", "detail", "help", "notes", "quit")
"""What can be done before the reading begins."""


def read(
    reading: Reading,
    progress: Progress,
    *,
    ask: bool,
    place: tuple[int, int] | None,
    said: str = "",
) -> int:
    """Read a story on standard input and output; see `Session.run`. Returns the exit code."""
    if sys.stdout is None:
        return 0
    console = Console(sys.stdin, sys.stdout)
    try:
        Session(reading, progress, console).run(ask=ask, place=place, said=said)
    except KeyboardInterrupt:
        print(flush=True)
        raise
    return 0


class Session:
    """One reading. What is typed is a move of the `Reading`; then the place is read out."""

    def __init__(self, reading: Reading, progress: Progress, console: Console) -> None:
        self._reading, self._progress, self._console = reading, progress, console
        self._tell = Teller(reading, progress, console)
        self._answers: Sequence[Watched] = ()
        self._place: tuple[int, int] | None = None
        self._on_cover = False
        self._ended = False
        self._last_beat: str | None = None
        progress.take_up(reading)
        self._moves = Moves(reading, progress, self._tell)
        self._does: Mapping[str, Callable[[str], None]] = {
            **self._moves.does,
            "watched": self._watched,
            "notes": self._notes,
            "quit": self._quit,
        }

    def run(self, *, ask: bool, place: tuple[int, int] | None, said: str = "") -> None:
        """Read until there is nothing more to do, from the cover or from where the reading stands.

        `said` comes before all else. `ask`: the cover asks how much has been seen, and
        `place` is where to begin then, as chapter and beat counted from 0; with a
        place and nothing to ask there is no cover, and the reading stands there.
        """
        self._tell.say(said)
        self._tell.tell_notices()
        self._place = place
        if ask or place is None:
            self._open_cover(ask)
        else:
            self._tell.read_out(arrived=True)
        try:
            while not self._ended:
                typed = self._console.ask()
                if typed is None:
                    self._ended = True
                elif self._on_cover:
                    self._begin(typed)
                else:
                    self._do(typed)
        finally:
            if not self._on_cover:
                self._remember_place()

    def _remember_place(self) -> None:
        """Save where the reader is and how they read, for the next time."""
        reading, saved = self._reading, self._progress.saved
        self._progress.change(
            place=reading.stop.beat or self._last_beat or saved.place,
            **self._progress.manner(reading),
        )

    # The cover, and the answers to its question.

    def _open_cover(self, ask: bool) -> None:
        view = self._reading.view
        self._on_cover = True
        self._tell.write(pages.cover(view))
        if ask:
            nothing = watched.nothing_watched("Not yet")
            self._answers = [watched.all_watched(view), nothing, *watched.chapters_watched(view)]
            self._tell.write([watched.QUESTION], pages.answers(self._answers), wrapped(ANSWER))
            return
        state = wording.state(view, unfold=self._reading.unfold)
        if left := self._left_at:
            goes_on = wrapped(f"Go on at {wording.titled(view.beat(left))}", "    ", first=" 1  ")
            self._tell.write(wrapped(state), [*goes_on, " 2  From the beginning"], wrapped(ANSWER))
        else:
            self._tell.say(state, BEGINS)

    def _begin(self, typed: str) -> None:
        command, _ = understood(typed)
        begins = command in (ENTER, "next")
        meant = self._answers[0] if self._answers and begins else answer(typed, self._answers)
        if meant:
            self._reading.open_through(meant.last)
            self._remember()
            if self._place:
                self._reading.begin_at(self._nearest(*self._place))
        elif command in ON_THE_COVER:
            self._do(typed)
            return
        elif self._answers:
            self._tell.say(f'"{shown(typed)}" is no answer to "{watched.QUESTION}"', ANSWER)
            return
        elif left := self._left_at:
            goes_on = begins or typed == "1"
            first = self._reading.first_stop
            self._reading.begin_at(self._reading.beat_stop(left) if goes_on else first)
            self._reading.turn_to(goes_on and self._progress.saved.turned)
            begins = goes_on or typed == "2" or command == "first"
        self._on_cover = False
        self._tell.read_out(arrived=True)
        if not (meant or begins):
            self._do(typed)

    @property
    def _left_at(self) -> str | None:
        """The beat at which the reader left, if it is open and not the first there is."""
        place = self._progress.saved.place
        return place if place in self._reading.open_beats[1:] else None

    def _nearest(self, chapter: int, beat: int) -> Stop:
        try:
            return self._reading.chapter_stop(chapter, beat)
        except IndexError:
            return self._reading.chapter_stop(chapter)

    # What is typed, and what it does.

    def _do(self, typed: str) -> None:
        command, given = understood(typed)
        horizon = self._reading.horizon
        if not command:
            near = Suggestions().near(typed.split()[0].lower(), WORDS)
            meant = f'Did you mean "{near}"?' if near else ""
            self._tell.say(f'"{shown(typed)}" is not understood.', meant, HELP)
            return
        if command in LOOKUPS:
            self._tell.write(LOOKUPS[command](self._tell.programme, given))
        else:
            self._does[command](given)
        if self._reading.horizon != horizon:
            self._moves.forget_listed()
            self._remember()
        if self._reading.beat:
            self._last_beat = self._reading.beat.id

    def _remember(self) -> None:
        self._progress.keep_open(self._reading)
        self._tell.tell_notices()

    def _notes(self, _: str) -> None:
        self._reading.notes_first = not self._reading.notes_first
        state = "now come" if self._reading.notes_first else "no longer come"
        self._tell.say(f"Content notes {state} before the moments that carry them.")

    def _quit(self, _: str) -> None:
        self._ended = True

    def _watched(self, given: str) -> None:
        reading = self._reading
        if reading.unfold:
            self._tell.say(UNFOLDS)
            return
        view = reading.view
        nothing = watched.nothing_watched("Nothing yet")
        answers = [nothing, *watched.chapters_watched(view), watched.all_watched(view)]
        if not given:
            now = [wording.state(view), watched.EXPLAINED]
            self._tell.write(wrapped(" ".join(now)), pages.answers(answers), wrapped(CHOOSE))
        meant = answer(given or self._ask(), answers)
        opened = sum(chapter.whole for chapter in view.chapters)
        if meant and meant.chapters > opened:
            self._tell.say(watched.OPENS_MORE, '"yes" opens it.')
            meant = meant if self._ask().lower() in YES else None
        if meant is None:
            self._tell.say("" if self._ended else "Nothing has changed.")
            return
        reading.say_watched(meant.last)
        self._tell.say(wording.state(reading.view), '"return" takes that back.')
        self._tell.read_out(arrived=True)

    def _ask(self) -> str:
        """An answer to a question; empty, and the reading ended, where input ends."""
        typed = self._console.ask()
        self._ended = self._ended or typed is None
        return typed or ""
