"""A reading by lines and prompts: asks, does what is typed, and reads out where that led."""

import sys
from collections.abc import Mapping

from perfection_tui.export.columns import set_in, wrapped
from perfection_tui.plain import pages
from perfection_tui.plain.console import Console
from perfection_tui.plain.lookups import LOOKUPS
from perfection_tui.plain.moves import Moves
from perfection_tui.plain.telling import Teller
from perfection_tui.plain.typed import (
    ENTER,
    WORDS,
    answer,
    help_lines,
    shown,
    understood,
    verbs_with,
)
from perfection_tui.reader import watched
from perfection_tui.reader.kept_open import How
from perfection_tui.reader.opening import Opening, Question
from perfection_tui.script.suggest import Suggestions
from perfection_tui.view import wording

HELP_LISTS = '"help" lists what you can type.'
BEGINS = f'Enter or "next" begins. {HELP_LISTS}'
ANSWER = f"Answer with a number. {HELP_LISTS}"
ANSWER_OR_ENTER = f"Answer with a number; Enter takes the first. {HELP_LISTS}"
BACK_ASKS = '"back" asks the question before again.'
CHOOSE = "Answer with a number; anything else changes nothing."
YES = ("y", "yes")

ON_THE_COVER = ("about", "detail", "help", "notes", "stories", "quit")
"""What can be done before the reading begins."""


def read(opening: Opening, *, notice: str = "", keys: Mapping[str, str] | None = None) -> int:
    """Read a story on standard input and output; see `Session`. Returns the exit code."""
    if sys.stdout is None:
        return 0
    console = Console(sys.stdin, sys.stdout)
    try:
        Session(opening, console, keys or {}).run(notice)
    except KeyboardInterrupt:
        print(flush=True)
        raise
    return 0


class Session:
    """One reading. What is typed is a move of the `Reading`; then the place is read out."""

    def __init__(self, opening: Opening, console: Console, keys: Mapping[str, str]) -> None:
        """`keys`: those of the reader's own on the screen, by command."""
        self._verbs = verbs_with(keys)
        self._opening, self._reading, self._console = opening, opening.reading, console
        self._tell = Teller(opening, console)
        self._ended = False
        self._moves = Moves(opening.reading, opening.keeper, self._tell)

    def run(self, notice: str = "") -> None:
        """Read until there is nothing more to do, from the cover if that asks anything.

        `notice` comes before all else.
        """
        with set_in(self._console.columns):
            self._open(notice)
        try:
            while not self._ended:
                typed = self._console.ask()
                # Anew each time: the terminal may have another width by now.
                with set_in(self._console.columns):
                    self._answer(typed)
        finally:
            if self._opening.begun:
                self._opening.keeper.place()

    def _open(self, notice: str) -> None:
        self._tell.say(notice)
        self._tell.tell_notices()
        if self._opening.question:
            self._tell.write(pages.cover(self._reading.view))
            self._ask_on_cover(self._opening.question)
        else:
            self._tell.read_out(arrived=True)

    def _answer(self, typed: str | None) -> None:
        if typed is None:
            self._ended = True
        elif question := self._opening.question:
            self._begin(typed, question)
        else:
            self._do(typed)

    def _ask_on_cover(self, question: Question) -> None:
        how = ANSWER if question.chosen is None else ANSWER_OR_ENTER
        if len(question.answers) > 1:
            back = f" {BACK_ASKS}" if question.can_go_back else ""
            self._tell.write(
                wrapped(question.words), pages.answers(question.answers), wrapped(how + back)
            )
        else:
            self._tell.say(question.words, BEGINS)

    def _begin(self, typed: str, question: Question) -> None:
        command, _ = understood(typed, self._verbs)
        meant = answer(typed, question.answers)
        if question.chosen is not None and command in (ENTER, "next"):
            meant = question.answers[question.chosen]
        if meant is None and command == "back" and question.can_go_back:
            self._opening.back()
        elif meant is None and command in ON_THE_COVER:
            self._do(typed)
            return
        elif meant is None and question.asks:
            self._tell.say(f'"{shown(typed)}" is no answer to "{question.words}"', ANSWER)
            return
        else:
            # What is no answer is done where the reader left.
            self._opening.take(meant or question.answers[question.chosen or 0])
        self._tell.tell_notices()
        if self._opening.question:
            self._ask_on_cover(self._opening.question)
            return
        if meant is None:
            # It was asked for, and the moment was not.
            self._do(typed)
        else:
            self._tell.read_out(arrived=True)

    def _do(self, typed: str) -> None:
        command, given = understood(typed, self._verbs)
        how_far = self._reading.how_far
        if not command:
            near = Suggestions().near(typed.split()[0].lower(), WORDS)
            meant = f'Did you mean "{near}"?' if near else ""
            self._tell.say(f'"{shown(typed)}" is not understood.', meant, HELP_LISTS)
            return
        if command == "quit":
            self._ended = True
        elif command == "help":
            self._tell.write(help_lines(self._verbs))
        elif command == "watched":
            self._watched(given)
        elif command in LOOKUPS:
            self._tell.write(LOOKUPS[command](self._reading.edition, given))
        else:
            self._moves.do(command, given)
        if self._reading.how_far != how_far:
            self._moves.forget_listed()
            how: dict[str, How] = {"watched": "word", "return": "taken back"}
            self._opening.keeper.horizon(how.get(command, "step"))
            self._tell.tell_notices()
        self._opening.keeper.moved()

    def _watched(self, given: str) -> None:
        reading = self._reading
        view = reading.view
        answers = watched.watched_answers(reading.edition, reading.moment)
        if not given:
            explained = wording.in_its_medium(view.about, watched.EXPLAINED)
            explained = f"{wording.state(view, unfold=reading.unfold)} {explained}"
            self._tell.write(wrapped(explained), pages.answers(answers), wrapped(CHOOSE))
        meant = answer(given or self._ask(), answers)
        if meant and meant.opens_more:
            self._tell.say(watched.OPENS_MORE, '"yes" opens it.')
            meant = meant if self._ask().lower() in YES else None
        if meant is None:
            self._tell.say("" if self._ended else "Nothing has changed.")
            return
        before = reading.how_far
        reading.say_watched(meant.point)
        if reading.how_far == before:
            self._tell.say(watched.AS_BEFORE)
            return
        now = wording.state(reading.view, unfold=reading.unfold)
        self._tell.say(
            now, wording.can_be_turned(len(reading.unvisited)), '"return" takes that back.'
        )
        self._tell.read_out(arrived=True)

    def _ask(self) -> str:
        """An answer to a question; empty, and the reading ended, where input ends."""
        typed = self._console.ask()
        self._ended = self._ended or typed is None
        return typed or ""
