"""Moving about: every command that takes the reader somewhere, and what is said of it."""

from collections.abc import Callable, Sequence

from perfection_tui.export.columns import literal, wrapped
from perfection_tui.plain import readouts
from perfection_tui.plain.console import Console
from perfection_tui.plain.typed import said, shown
from perfection_tui.reader import offers
from perfection_tui.reader.keeping import Keeper, bookmarked, printable
from perfection_tui.reader.opening import NOT_OPEN
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import why_not
from perfection_tui.reader.seeking import Seeking
from perfection_tui.script.model import TRUST_WORDS
from perfection_tui.view import wording
from perfection_tui.view.address import beat_called, chapter_called, halves, index
from perfection_tui.view.edition import Moment
from perfection_tui.view.judged import invites
from perfection_tui.view.phrases import one_line
from perfection_tui.view.search import Found, Spot
from perfection_tui.view.stops import Stop

NEXT_GOES_ON = said(offers.GOES_ON)
TURN_TELLS = f'"turn" tells what actually happened, as far as it may be told; {NEXT_GOES_ON}'
VOTE_SAYS_IT = '"vote" says it, as in "vote NAME 5": 1 is a villain, 5 a hero.'

LEVELS = {"0": None, **{f"{n}": level for n, level in enumerate(TRUST_WORDS, 1)}}
"""How far somebody is trusted, by the number that says so; 0: no vote."""


class Moves:
    """The moves of one reading, told to a console: `do_next` is what `next` does."""

    def __init__(self, reading: Reading, keeper: Keeper, console: Console) -> None:
        self._reading, self._keeper = reading, keeper
        self._say, self._write = console.say, console.write
        self._seeking = Seeking(reading)
        # What was found, or the bookmarks, whichever was listed last, and how far all was open.
        self._listed: Sequence[Found | Moment] = ()
        self._listed_as_open = reading.how_far
        self._both = False
        # The hints that were given, the longer of which holds the other.
        self._hinted = ""
        # The chapter whose card was told last.
        self._told_of: int | None = None

    def do(self, command: str, given: str) -> None:
        """Do what a command says, with what it is given."""
        if command in readouts.LOOKUPS:
            self._write(readouts.LOOKUPS[command](self._reading.edition, given))
        else:
            getattr(self, f"do_{command}")(given)

    def read_out(self, *, arrived: bool = False) -> None:
        """Read out where the reader stands; `arrived`: with the chapter, where it begins."""
        reading, moment = self._reading, self._reading.moment
        told_of, self._told_of = self._told_of, None if moment else reading.stop.chapter
        if moment is None:
            self._write(readouts.leaf(reading))
            return
        first = arrived and moment.beat.number == 1 and not reading.replay
        begins = first and told_of != reading.stop.chapter
        chapter = readouts.chapter(reading) if begins else []
        self._write(chapter, readouts.whole(reading, moment, both=self._both))
        if arrived and invites(moment, reading.votes):
            self._say(wording.WHOM_NOW, VOTE_SAYS_IT)
        # A moment that is to be turned first says so itself.
        hint = TURN_TELLS if moment.truth and not reading.turns_first else NEXT_GOES_ON
        if not (reading.asks_first or reading.turned_over or hint in self._hinted):
            self._hinted += hint
            self._say(hint)

    def _move(self, name: str, move: Callable[[], None]) -> None:
        """Make a move and read out where it led, or say why it cannot be made."""
        if why := why_not(self._reading, name):
            self._say(said(why))
            return
        self._keeper.make(move)
        self.read_out(arrived=True)

    def _list(self, those: Sequence[Found | Moment]) -> None:
        self._listed, self._listed_as_open = those, self._reading.how_far

    def _jump(self, stop: Stop) -> None:
        self._reading.jump(stop)
        self.read_out(arrived=True)

    def do_next(self, _: str) -> None:
        """Go on, or say why not."""
        self._move("forward", self._reading.forward)

    def do_back(self, _: str) -> None:
        """Go back, or say why not."""
        self._move("back", self._reading.back)

    def do_return(self, _: str) -> None:
        """Take back the last jump, or what was last said to have been watched."""
        reading = self._reading
        if why := why_not(reading, "return"):
            self._say(why)
            return
        words = self._keeper.make(reading.take_back, "taken back")
        if reading.asks_to_return:
            self._say(words, said(offers.AGAIN_OPENS))
        else:
            self._say(words)
            self.read_out(arrived=True)

    def do_replay(self, _: str) -> None:
        """Walk through what this moment turns over, or come back from that."""
        reading = self._reading
        self._move("replay", reading.end_replay if reading.replay else reading.begin_replay)

    def do_enter(self, _: str) -> None:
        """Do what Enter alone does here: go on, or read what stands behind a content note."""
        reading = self._reading
        if reading.asks_first:
            self.do_read("")
        elif not reading.at_edge or reading.story.unfold:
            self.do_next("")
        elif self._keeper.make(reading.open_beyond_edge):
            self.read_out(arrived=True)
        else:
            self._say(said(offers.TELLS_NEXT))

    def do_read(self, _: str) -> None:
        """Read this moment behind its content note."""
        self._reading.accept_note()
        self.read_out()

    def do_again(self, _: str) -> None:
        """Read this moment again."""
        self.read_out()

    def do_turn(self, _: str) -> None:
        """Turn this moment over, and read out that side."""
        moment, why = self._reading.moment, why_not(self._reading, "turn")
        if moment is None or why:
            self._say(why)
        else:
            self._reading.turn()
            self._write(readouts.side(self._reading, moment, both=self._both))

    def do_keep(self, _: str) -> None:
        """Keep truths turned up from here on, or not."""
        self._reading.keep_truths_turned(not self._reading.keep_turned)
        self._say(wording.keeping(self._reading.keep_turned))

    def do_sides(self, _: str) -> None:
        """Read both sides of every moment from here on, or one."""
        self._both = not self._both
        both = "Both sides of every moment are" if self._both else "One side of a moment is"
        self._say(f"{both} read from here on.")

    def do_notes(self, _: str) -> None:
        """Show content notes before the moments that carry them from here on, or not."""
        self._keeper.keep_notes_first(not self._reading.notes_first)
        state = "now come" if self._reading.notes_first else "no longer come"
        self._say(f"Content notes {state} before the moments that carry them.")

    def do_first(self, _: str) -> None:
        """Go to the first moment."""
        self._jump(self._reading.stops[0])

    def do_last(self, _: str) -> None:
        """Go to the end of what is open."""
        self._jump(self._reading.stops.last_open)

    def do_chapter(self, given: str) -> None:
        """Go to a chapter by number or title, or to the next or previous one."""
        here = min(self._reading.stop.chapter, len(self._reading.view.chapters)) + 1
        self.do_go({"next": f"{here + 1}", "previous": f"{here - 1}"}.get(given.lower(), given))

    def do_go(self, given: str) -> None:
        """Go to a moment by its chapter and its number in it, as in 2/7, or to a chapter."""
        stops, chapters = self._reading.stops, self._reading.view.chapters
        name, beat = halves(given, chapters)
        chapter = chapter_called(name, chapters)
        if chapter is None:
            known = ", ".join(f"{each.number} {one_line(each.title)}" for each in chapters)
            self._say(f"There is no such chapter. The chapters are {known}.")
            return
        try:
            stop = stops.of_chapter(chapter, beat_called(beat, chapters[chapter]))
        except IndexError:
            self._say('There is no such moment. "contents" lists those that are open to you.')
            return
        if name != given and stop == stops.edge:
            self._say(NOT_OPEN)
        self._jump(stop)

    def do_contents(self, _: str) -> None:
        """Read out the chapters and their moments."""
        self._write(readouts.contents(self._reading))

    def do_search(self, given: str) -> None:
        """Find words in all that is open."""
        if not given:
            self._say('Type what to find behind it, as in "search cello".')
            return
        found = self._seeking.find(given)
        self._list(found)
        self._seeking.wanted = given
        self._write(readouts.found(found, given))

    def do_found(self, given: str) -> None:
        """Go to the next place found, or the previous."""
        wanted = shown(self._seeking.wanted)
        if not wanted:
            self._say(said(f"{offers.NOTHING_SOUGHT} {offers.GOES_ON}"))
        elif self._seeking.step(-1 if given.lower() == "previous" else 1):
            self._say(f'"{wanted}": {self._seeking.words}.')
            self.read_out()
        else:
            self._say(f'"{wanted}" is in no moment that is open to you.')

    def do_open(self, given: str) -> None:
        """Go to something listed, by its number."""
        listed = self._listed if self._listed_as_open == self._reading.how_far else ()
        if not 0 <= index(given) < len(listed):
            self._say('There is no such place. "search" and "bookmarks" list some.')
            return
        chosen = listed[index(given)]
        if isinstance(chosen, Moment):
            self._jump(self._reading.stops.of_beat(chosen.beat.id))
        elif chosen.stop:
            self._seeking.go_to(Spot(chosen.stop, chosen.side), remember=True)
            self.read_out()
        else:
            self._write(wrapped(chosen.where), literal(chosen.text))

    def do_vote(self, given: str) -> None:
        """Vote on somebody by name: from 1, a villain, to 5, a hero; 0 takes it back."""
        moment = self._reading.moment
        name, _, number = given.rpartition(" ")
        figures = readouts.people_called(self._reading.edition, name)
        if moment is None:
            self._say("There is no moment here to vote at.")
        elif not name:
            self._say('Type a name and a number, as in "vote NAME 5". "people" lists them.')
        elif not figures:
            self._say(readouts.CALLED_BY_NOBODY)
        elif len(figures) > 1:
            self._say("Several people you have met are called that. Say more of the name.")
        elif number not in LEVELS:
            self._say("The number goes from 1, a villain, to 5, a hero; 0 takes the vote back.")
        else:
            level = LEVELS[number]
            self._keeper.vote(moment.beat.id, figures[0].id, level)
            vote = "undone" if level is None else figures[0].trust_words[level]
            self._say(f"Your vote on {figures[0].called}: {vote}.")

    def do_bookmark(self, given: str) -> None:
        """Put a bookmark here, with a line."""
        if beat := self._reading.beat:
            self._keeper.bookmark(beat.id, printable(given))
            self._say(f'"{shown(beat.title)}" has a bookmark now. "bookmarks" lists them.')
        else:
            self._say(why_not(self._reading, "bookmark"))

    def do_unmark(self, _: str) -> None:
        """Take the bookmark off."""
        beat = self._reading.beat
        if beat and beat.id in self._reading.bookmarks:
            self._keeper.bookmark(beat.id, None)
            self._say("The bookmark is gone.")
        else:
            self._say("There is no bookmark here.")

    def do_bookmarks(self, _: str) -> None:
        """Read out the bookmarks."""
        lines = self._reading.bookmarks
        moments = bookmarked(self._reading.edition, lines)
        self._list(moments)
        self._write(readouts.bookmarks(moments, lines))
