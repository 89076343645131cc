"""A reading by lines and prompts: asks, does what is typed, and reads out where that led."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from perfection_tui import watched, wording
from perfection_tui.columns import Lines, apart, one_line, wrapped
from perfection_tui.export.moments import Programme
from perfection_tui.plain import pages
from perfection_tui.plain.console import Console
from perfection_tui.plain.lookups import LOOKUPS
from perfection_tui.plain.typed import ENTER, WORDS, understood
from perfection_tui.progress import Progress
from perfection_tui.reading import Reading, Stop
from perfection_tui.script.characters import visible
from perfection_tui.script.suggest import Suggestions
from perfection_tui.search import Found, find
from perfection_tui.watched import Watched

HELP = '"help" lists what you can type.'
BEGINS = f'Enter or "next" begins. {HELP}'
ANSWER = f"Answer with a number; Enter takes the first. {HELP}"
HINT = '"turn" tells what actually happened, "next" goes on.'
CHOOSE = "Answer with a number; anything else changes nothing."
YES = ("y", "yes")
LAST = 'Nothing after this is open to you. Watched more of it? "watched" says so.'
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
        self._programme = Programme(reading.view)
        self._answers: Sequence[Watched] = ()
        self._place: tuple[int, int] | None = None
        self._on_cover = False
        self._ended = False
        self._both = False
        self._hinted = False
        self._found: Sequence[Found] = ()
        self._does: Mapping[str, Callable[[str], None]] = {
            ENTER: self._accept,
            "next": self._next,
            "read": self._read,
            "back": self._back,
            "turn": self._turn,
            "again": lambda _: self._read_out(),
            "keep": self._keep,
            "sides": self._sides,
            "chapter": self._chapter,
            "first": lambda _: self._jump(reading.first_stop),
            "last": lambda _: self._jump(reading.last_stop),
            "go": self._go,
            "return": self._return,
            "told": self._told,
            "contents": self._contents,
            "search": self._search,
            "open": self._open,
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
        self._say(said)
        self._tell_notices()
        self._place = place
        if ask or place is None:
            self._open_cover(ask)
        else:
            self._read_out(arrived=True)
        while not self._ended:
            typed = self._console.ask()
            if typed is None:
                self._ended = True
            elif self._on_cover:
                self._begin(typed)
            else:
                self._do(typed)

    @property
    def _pages(self) -> Programme:
        """The view as it is now, joined up."""
        if self._programme.view is not self._reading.view:
            self._programme = Programme(self._reading.view)
        return self._programme

    def _write(self, *blocks: Lines) -> None:
        self._console.write(apart(blocks))

    def _say(self, *sentences: str) -> None:
        if words := " ".join(filter(None, sentences)):
            self._write(wrapped(words))

    def _tell_notices(self) -> None:
        for notice in self._progress.notices():
            self._say(notice)

    # The cover, and the answers to its question.

    def _open_cover(self, ask: bool) -> None:
        view = self._reading.view
        self._on_cover = True
        self._write(pages.cover(view))
        if ask:
            nothing = watched.nothing_watched("Not yet")
            self._answers = [watched.all_watched(view), nothing, *watched.chapters_watched(view)]
            self._write([watched.QUESTION], pages.answers(self._answers), wrapped(ANSWER))
        else:
            self._say(wording.state(view, unfold=self._reading.unfold), BEGINS)

    def _begin(self, typed: str) -> None:
        command, _ = understood(typed)
        answer = _answer(typed, self._answers)
        if self._answers and command in (ENTER, "next"):
            answer = self._answers[0]
        if answer:
            self._reading.open_through(answer.last)
            self._remember()
            if self._place:
                self._reading.begin_at(self._nearest(*self._place))
        elif command in ON_THE_COVER:
            self._do(typed)
            return
        elif self._answers:
            self._say(f'"{_shown(typed)}" is no answer to "{watched.QUESTION}"', ANSWER)
            return
        self._on_cover = False
        self._read_out(arrived=True)
        if not answer and command not in (ENTER, "next"):
            self._do(typed)

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
            self._say(f'"{_shown(typed)}" is not understood.', meant, HELP)
            return
        if command in LOOKUPS:
            self._write(LOOKUPS[command](self._pages, given))
        else:
            self._does[command](given)
        if self._reading.horizon != horizon:
            self._remember()

    def _remember(self) -> None:
        reading = self._reading
        if reading.unfold:
            self._progress.change(unfolded=reading.open_beats)
        else:
            self._progress.change(watched=reading.open_chapters)
        self._tell_notices()

    def _read_out(self, *, arrived: bool = False) -> None:
        """Read out where the reader stands; `arrived`: with the chapter, where it begins."""
        reading = self._reading
        if reading.beat is None:
            card = pages.card(reading.chapter, unfold=reading.unfold)
            self._write(pages.coda(reading.view) if reading.stop.kind == "coda" else card)
            return
        moment = self._pages.moment(reading.beat.id)
        begins = arrived and reading.beat.number == 1
        self._write(
            pages.chapter(reading.chapter) if begins else [],
            pages.heading(reading.chapter, moment),
            pages.care(moment) if reading.asks_first else self._side(),
        )
        if not (self._hinted or reading.asks_first or reading.turned):
            self._hinted = True
            self._say(HINT)
        if arrived and (told := len(reading.newly_told)):
            self._say(wording.newly_told(told), '"told" goes there.')

    def _side(self) -> Lines:
        beat = self._reading.beat
        if beat is None:
            return []
        moment = self._pages.moment(beat.id)
        if self._both:
            return apart([pages.belief(moment), pages.truth(moment)])
        return pages.truth(moment) if self._reading.turned else pages.belief(moment)

    # Moves.

    def _move(self, move: Callable[[], None], can: bool, otherwise: str) -> None:
        if not can:
            self._say(otherwise)
            return
        move()
        self._read_out(arrived=True)

    def _next(self, _: str) -> None:
        reading = self._reading
        end = "This is the end." if reading.view.complete else LAST
        self._move(reading.forward, reading.can_go_forward, end)

    def _back(self, _: str) -> None:
        self._move(self._reading.back, self._reading.can_go_back, "This is the beginning.")

    def _accept(self, _: str) -> None:
        if self._reading.asks_first:
            self._read("")
        else:
            self._next("")

    def _read(self, _: str) -> None:
        self._reading.accept_note()
        self._read_out()

    def _turn(self, _: str) -> None:
        if not self._reading.can_turn:
            self._say("There is nothing here to turn over.")
            return
        self._reading.turn()
        self._write(self._side())

    def _keep(self, _: str) -> None:
        keep = not self._reading.keep_turned
        self._reading.keep_truths_turned(keep)
        opens = "Truths stay turned up" if keep else "Moments open on their belief"
        self._say(f"{opens} from here on.")

    def _sides(self, _: str) -> None:
        self._both = not self._both
        both = "Both sides of every moment are" if self._both else "One side of a moment is"
        self._say(f"{both} read from here on.")

    def _jump(self, stop: Stop) -> None:
        self._reading.jump(stop)
        self._read_out(arrived=True)

    def _chapter(self, given: str) -> None:
        chapters = self._reading.view.chapters
        here = min(self._reading.stop.chapter, len(chapters))
        index = {"next": here + 1, "previous": here - 1}.get(given.lower(), _index(given))
        titles = [one_line(each.title).casefold() for each in chapters]
        if given.casefold() in titles:
            index = titles.index(given.casefold())
        if 0 <= index < len(chapters):
            self._jump(self._reading.chapter_stop(index))
        else:
            known = [f"{each.number} {one_line(each.title)}" for each in chapters]
            self._say(f"There is no such chapter. The chapters are {', '.join(known)}.")

    def _go(self, given: str) -> None:
        chapter, _, beat = given.partition("/")
        try:
            self._jump(self._reading.chapter_stop(_index(chapter), _index(beat or "1")))
        except IndexError:
            self._say('There is no such moment. "contents" lists those that are open to you.')

    def _return(self, _: str) -> None:
        reading = self._reading
        nowhere = "You have not jumped from anywhere."
        self._move(reading.return_from_jump, reading.can_return, nowhere)

    def _told(self, _: str) -> None:
        reading = self._reading
        none = "Nothing was newly told about earlier moments."
        self._move(reading.jump_to_newly_told, bool(reading.newly_told), none)

    def _contents(self, _: str) -> None:
        stop = self._reading.stop
        card = stop.chapter if stop.kind == "card" else None
        self._write([wording.CONTENTS], pages.contents(self._pages, stop.beat, card))

    # What can be looked up.

    def _search(self, given: str) -> None:
        if not given:
            self._say('Type what to find behind it, as in "search cello".')
            return
        self._found = find(self._reading.view, given)
        if self._found:
            self._write(pages.found(self._found))
        else:
            self._say(f'"{_shown(given)}" is in nothing that is open to you.')

    def _open(self, given: str) -> None:
        index = _index(given)
        if not 0 <= index < len(self._found):
            self._say("There is no such place. Search first, then open one by its number.")
            return
        found = self._found[index]
        if found.stop and found.stop in self._reading.stops:
            self._reading.jump(found.stop)
            self._reading.turn_to(found.side == "truth")
            self._read_out()
        else:
            self._write(wrapped(found.where), wrapped(found.text.replace("*", "")))

    def _notes(self, _: str) -> None:
        self._reading.notes_first = not self._reading.notes_first
        state = "now come" if self._reading.notes_first else "no longer come"
        self._say(f"Content notes {state} before the moments that carry them.")

    def _quit(self, _: str) -> None:
        self._ended = True

    def _watched(self, given: str) -> None:
        reading = self._reading
        if reading.unfold:
            self._say(UNFOLDS)
            return
        view = reading.view
        nothing = watched.nothing_watched("Nothing yet")
        answers = [nothing, *watched.chapters_watched(view), watched.all_watched(view)]
        if not given:
            now = [wording.state(view), watched.EXPLAINED]
            self._write(wrapped(" ".join(now)), pages.answers(answers), wrapped(CHOOSE))
        answer = _answer(given or self._ask(), answers)
        opened = sum(chapter.whole for chapter in view.chapters)
        if answer and answer.chapters > opened:
            self._say(watched.OPENS_MORE, '"yes" opens it.')
            answer = answer if self._ask().lower() in YES else None
        if answer is None:
            self._say("" if self._ended else "Nothing has changed.")
            return
        reading.say_watched(answer.last)
        self._say(wording.state(reading.view), '"return" takes that back.')
        self._read_out(arrived=True)

    def _ask(self) -> str:
        """An answer to a question; empty, and the reading ended, where input ends."""
        typed = self._console.ask()
        self._ended = self._ended or typed is None
        return typed or ""


def _answer(typed: str, answers: Sequence[Watched]) -> Watched | None:
    """The answer that something typed means: its number, its words, or its chapter."""
    wanted = one_line(typed).casefold()
    if 0 <= _index(wanted) < len(answers):
        return answers[_index(wanted)]
    for each in answers:
        label = each.label.casefold()
        if wanted in (label, label.removeprefix("up to ")):
            return each
    # How the command line says it.
    number = {"all": max, "none": min, "nothing": min}.get(wanted)
    return number(answers, key=lambda each: each.chapters) if number and answers else None


def _index(typed: str) -> int:
    """A number as typed, counted from 0; -1 for what is none, or none that could be meant."""
    return int(typed) - 1 if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def _shown(typed: str) -> str:
    """What was typed, as it stands in a sentence."""
    plain = visible(typed)
    return plain if len(plain) <= 40 else f"{plain[:37]}..."
