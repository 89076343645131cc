"""A reading by lines and prompts: asks, does what is typed, and reads out where that led."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial

from perfection_tui.export.columns import set_in, wrapped
from perfection_tui.plain import readouts
from perfection_tui.plain.console import Console, answer, answer_lines, numbered
from perfection_tui.plain.moves import Moves
from perfection_tui.plain.typed import (
    help_lines,
    is_command,
    not_understood,
    said,
    shown,
    understood,
    verbs_with,
)
from perfection_tui.reader import offers, watched
from perfection_tui.reader.opening import Opening, Question
from perfection_tui.reader.shelf import Shelved
from perfection_tui.view import wording
from perfection_tui.view.address import index

HELP_LISTS = '"help" lists what you can type.'
BEGINS = f'Enter or "next" begins. {HELP_LISTS}'
ANSWER = f"Answer with a number. {HELP_LISTS}"
ANSWER_OR_ENTER = f"Answer with a number; Enter takes the first. {HELP_LISTS}"
BACK_ASKS = '"back" asks the question before again.'
ANSWERS = '"watched" alone lists what can be answered.'
ANSWER_OR_STAY = "Answer with a number; an empty line changes nothing."
NONE_HERE = "No story lies here: the names of scripts end in .yaml."
CHOOSE_STORY = "Type the number of a story and press Enter; an empty line leaves."
YES = ("y", "yes")
STAY = ("n", "no", "back")

ON_THE_COVER = ("about", "detail", "help", "notes", "stories", "quit")
"""What can be done before the reading begins."""


def read(opening: Opening, *, notice: str, keys: Mapping[str, str]) -> None:
    """Read a story on standard input and output; see `Session`."""
    if sys.stdout is None:
        return
    console = Console(sys.stdin, sys.stdout)
    try:
        Session(opening, console, keys).run(notice)
    except KeyboardInterrupt:
        print(flush=True)
        raise


def choose(stories: Sequence[Shelved], notice: str) -> str | None:
    """Ask on standard input for a story, by what is typed for it; None: for none of them."""
    if sys.stdout is None:
        return None
    console = Console(sys.stdin, sys.stdout)
    with set_in(console.columns), suppress(EOFError):
        console.say(notice)
        console.write(
            numbered(map(_titled, stories)), wrapped(CHOOSE_STORY if stories else NONE_HERE)
        )
        while stories and understood(typed := console.ask())[0] not in ("enter", "quit"):
            at = index(typed)
            if not 0 <= at < len(stories):
                console.say(f"Type a number from 1 to {len(stories)}.")
            elif stories[at].broken:
                console.say(stories[at].advice)
            else:
                return stories[at].typed
    return None


def _titled(story: Shelved) -> str:
    """A story with where one is in it."""
    title = f"{story.title} ({story.kind})" if story.kind else story.title
    return f"{title}\n{story.where}"


class Session:
    """One reading. What is typed is a move of the `Reading`; then the place is read out."""

    def __init__(self, opening: Opening, console: Console, keys: Mapping[str, str]) -> None:
        """`keys`: those of the reader's own on the screen, by command."""
        self._verbs = verbs_with(keys)
        self._opening, self._reading, self._console = opening, opening.reading, console
        self._moves = Moves(opening.reading, opening.keeper, console)

    def run(self, notice: str = "") -> None:
        """Read until there is nothing more to do, from the cover if that asks anything.

        `notice` comes before all else.
        """
        with set_in(self._console.columns):
            self._console.say(notice)
            self._tell_notices()
            if self._opening.question:
                self._console.write(readouts.cover(self._reading))
            self._go_on()
        try:
            with suppress(EOFError):
                while True:
                    self._answer(self._console.ask())
        finally:
            if self._opening.begun:
                self._opening.keeper.keep_place()

    def _go_on(self) -> None:
        """Ask what the cover asks now; or read out where the reading begins."""
        self._tell_notices()
        if self._opening.question:
            self._ask(self._opening.question)
        else:
            self._moves.read_out(arrived=True)

    def _tell_notices(self) -> None:
        """Say, once, what the start and what was saved give to say."""
        for notice in self._opening.notices():
            self._console.say(notice)

    def _ask(self, question: Question) -> None:
        """Ask what the cover asks, with its answers, if there are several."""
        if len(question.answers) == 1:
            self._console.say(question.words, BEGINS)
            return
        how = ANSWER if question.chosen is None else ANSWER_OR_ENTER
        back = f" {BACK_ASKS}" if question.can_go_back else ""
        answers = answer_lines(question.answers)
        self._console.write(wrapped(question.words), answers, wrapped(f"{how}{back}"))

    def _answer(self, typed: str) -> None:
        """Do what was typed, in lines for the terminal, which may have another width by now."""
        with set_in(self._console.columns):
            if question := self._opening.question:
                self._begin(typed, question)
            else:
                self._do(typed)

    def _begin(self, typed: str, question: Question) -> None:
        """Take what was typed for an answer, or else for a command."""
        command, _ = understood(typed, self._verbs)
        meant = answer(typed, question.answers)
        if question.chosen is not None and command in ("enter", "next"):
            meant = question.answers[question.chosen]
        if meant:
            self._opening.take(meant)
            self._go_on()
        elif command == "back" and question.can_go_back:
            self._opening.take(None)
            self._go_on()
        elif command in ON_THE_COVER:
            self._do(typed)
        elif question.asks:
            self._console.say(f'"{shown(typed)}" is no answer to "{question.words}"', ANSWER)
        else:
            # What is no answer is done where the reader left, and that is not read out.
            self._opening.take(question.answers[0])
            self._do(typed)

    def _do(self, typed: str) -> None:
        """Do what was typed, and keep what that changed."""
        command, given = understood(typed, self._verbs)
        self._reading.notice_command(command)
        match command:
            case "":
                self._console.say(not_understood(typed), HELP_LISTS)
                return
            case "quit":
                raise EOFError
            case "help":
                self._console.write(help_lines(self._verbs))
            case "watched":
                self._watched(given)
            case _:
                self._moves.do(command, given)
        self._opening.keeper.moved()
        self._tell_notices()

    def _watched(self, given: str) -> None:
        """Let the reader say how far they have watched; `given`: what they typed of that."""
        reading, say = self._reading, self._console.say
        answers = watched.watched_answers(reading.edition, reading.moment)
        if not given:
            explained = wording.in_its_medium(reading.view.about, watched.EXPLAINED)
            so_far = wrapped(f"{reading.story.state} {explained}")
            self._console.write(so_far, answer_lines(answers), wrapped(ANSWER_OR_STAY))
        typed = given or self._console.ask()
        meant = answer(typed, answers)
        if meant and meant.opens_more:
            say(watched.OPENS_MORE, '"yes" opens it.')
            typed = self._console.ask()
            meant = meant if typed.lower() in YES else None
        if meant is None:
            if typed != given and typed not in STAY and is_command(typed, self._verbs):
                self._do(typed)
            else:
                say("Nothing has changed.", ANSWERS if given else "")
            return
        if news := self._opening.keeper.make(partial(reading.say_watched, meant.point), "word"):
            say(news, said(offers.TAKES_BACK))
            self._moves.read_out(arrived=True)
        else:
            say(watched.AS_BEFORE)
