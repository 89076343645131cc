"""Moving about: every command that takes the reader somewhere, and what leads there."""

from collections.abc import Callable, Sequence

from perfection_tui.export.columns import literal, wrapped
from perfection_tui.plain import pages
from perfection_tui.plain.lookups import called
from perfection_tui.plain.telling import Teller
from perfection_tui.plain.typed import index, shown
from perfection_tui.reader.keeping import Keeper
from perfection_tui.reader.marks import bookmarked, printable
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.refusals import TELLS_NEXT, why_not
from perfection_tui.reader.seeking import Seeking
from perfection_tui.view import wording
from perfection_tui.view.moment import Moment
from perfection_tui.view.phrases import one_line
from perfection_tui.view.search import Found, Spot
from perfection_tui.view.stops import Stop

LEVELS = {"0": None, **{f"{n}": level for n, level in enumerate(wording.TRUST_WORDS, 1)}}
"""How far somebody is trusted, by the number that says so; 0: no vote."""


class Moves:
    """The moves of one reading, each with what is said of it; what is typed for one names it."""

    def __init__(self, reading: Reading, keeper: Keeper, tell: Teller) -> None:
        self._reading, self._keeper, self._tell = reading, keeper, tell
        self._seeking = Seeking(reading)
        self._listed: Sequence[Found | Moment] = ()

    def do(self, command: str, given: str) -> None:
        """Do what a command says, with what it is given: `do_next` for `next`."""
        getattr(self, f"do_{command}")(given)

    def forget_listed(self) -> None:
        """Forget what was listed: it may hold what is no longer open."""
        self._listed = ()

    def _move(self, name: str, move: Callable[[], None]) -> None:
        """Make a move and read out where it led, or say why it cannot be made."""
        if why := why_not(self._reading, name):
            self._tell.say(why, pages.ways_on(self._reading.edition, why))
            return
        move()
        self._tell.read_out(arrived=True)

    def do_next(self, _: str) -> None:
        """Go on, or say why not."""
        self._move("forward", self._reading.forward)

    def do_back(self, _: str) -> None:
        """Go back, or say why not."""
        self._move("back", self._reading.back)

    def do_enter(self, _: str) -> None:
        """Do what Enter alone does here: go on, or read what stands behind a content note."""
        reading = self._reading
        if reading.asks_first:
            self.do_read("")
        elif not reading.at_edge or reading.unfold:
            self.do_next("")
        elif reading.open_beyond_edge():
            self._tell.read_out(arrived=True)
        else:
            self._tell.say(TELLS_NEXT.format(enter="Enter"))

    def do_read(self, _: str) -> None:
        """Read this moment behind its content note."""
        self._reading.accept_note()
        self._tell.read_out()

    def do_turn(self, _: str) -> None:
        """Turn this moment over, and read out that side."""
        if why := why_not(self._reading, "turn"):
            self._tell.say(why)
            return
        self._reading.turn()
        self._tell.write(self._tell.side())

    def do_keep(self, _: str) -> None:
        """Keep truths turned up from here on, or not."""
        keep = not self._reading.keep_turned
        self._reading.keep_truths_turned(keep)
        self._tell.say(wording.keeping(keep))

    def do_sides(self, _: str) -> None:
        """Read both sides of every moment from here on, or one."""
        self._tell.both = not self._tell.both
        both = "Both sides of every moment are" if self._tell.both else "One side of a moment is"
        self._tell.say(f"{both} read from here on.")

    def do_notes(self, _: str) -> None:
        """Show content notes before the moments that carry them from here on, or not."""
        self._reading.notes_first = not self._reading.notes_first
        state = "now come" if self._reading.notes_first else "no longer come"
        self._tell.say(f"Content notes {state} before the moments that carry them.")

    def do_first(self, _: str) -> None:
        """Go to the first moment."""
        self._jump(self._reading.stops[0])

    def do_last(self, _: str) -> None:
        """Go to the last moment that is open."""
        self._jump(self._reading.stops.last_open)

    def do_again(self, _: str) -> None:
        """Read this moment again."""
        self._tell.read_out()

    def _jump(self, stop: Stop) -> None:
        self._reading.jump(stop)
        self._tell.read_out(arrived=True)

    def do_chapter(self, given: str) -> None:
        """Go to a chapter by number or title, or to the next or previous one."""
        chapters = self._reading.view.chapters
        here = min(self._reading.stop.chapter, len(chapters))
        at = {"next": here + 1, "previous": here - 1}.get(given.lower(), index(given))
        titles = [one_line(each.title).casefold() for each in chapters]
        if given.casefold() in titles:
            at = titles.index(given.casefold())
        if 0 <= at < len(chapters):
            self._jump(self._reading.stops.of_chapter(at))
        else:
            known = [f"{each.number} {one_line(each.title)}" for each in chapters]
            self._tell.say(f"There is no such chapter. The chapters are {', '.join(known)}.")

    def do_go(self, given: str) -> None:
        """Go to a moment by the numbers of its chapter and its own, as in 2/7."""
        chapter, _, beat = given.partition("/")
        try:
            self._jump(self._reading.stops.of_chapter(index(chapter), index(beat or "1")))
        except IndexError:
            self._tell.say('There is no such moment. "contents" lists those that are open to you.')

    def do_return(self, _: str) -> None:
        """Go back to where the last jump started."""
        self._move("return", self._reading.return_from_jump)

    def do_replay(self, _: str) -> None:
        """Walk through what this moment turns over, or come back from that."""
        reading = self._reading
        self._move("replay", reading.end_replay if reading.replay else reading.begin_replay)

    def do_contents(self, _: str) -> None:
        """Read out the chapters and their moments."""
        stop, unvisited = self._reading.stop, self._reading.unvisited
        self._tell.write([wording.CONTENTS], pages.contents(self._reading.edition, stop, unvisited))

    def do_search(self, given: str) -> None:
        """Find words in all that is open."""
        if not given:
            self._tell.say('Type what to find behind it, as in "search cello".')
            return
        found = self._reading.find(given)
        self._listed, self._seeking.wanted = found, given
        if found:
            self._tell.write(pages.found(found, given))
        else:
            self._tell.say(f'"{shown(given)}" is in nothing that is open to you.')

    def do_found(self, given: str) -> None:
        """Go to the next place found, or the previous."""
        if not self._seeking.wanted:
            self._tell.say('Nothing is being looked for. "search" looks for words.')
        elif self._seeking.step(-1 if given.lower() == "previous" else 1):
            self._tell.say(f'"{shown(self._seeking.wanted)}": {self._seeking.words}.')
            self._tell.read_out()
        else:
            self._tell.say(f'"{shown(self._seeking.wanted)}" is in no moment that is open to you.')

    def do_open(self, given: str) -> None:
        """Go to something listed, by its number."""
        if not 0 <= index(given) < len(self._listed):
            self._tell.say('There is no such place. "search" and "bookmarks" list some.')
            return
        chosen = self._listed[index(given)]
        if isinstance(chosen, Moment):
            self._jump(self._reading.stops.of_beat(chosen.beat.id))
        elif chosen.stop:
            self._seeking.go_to(Spot(chosen.stop, chosen.side), remember=True)
            self._tell.read_out()
        else:
            self._tell.write(wrapped(chosen.where), literal(chosen.text))

    def do_vote(self, given: str) -> None:
        """Vote on somebody by name: from 1, a villain, to 5, a hero; 0 takes it back."""
        moment = self._reading.moment
        name, _, number = given.rpartition(" ")
        figure = called(self._reading.edition, name)
        if moment is None:
            self._tell.say("There is no moment here to vote at.")
        elif figure is None or number not in LEVELS:
            self._tell.say('Type a name and a number, as in "vote NAME 5". "people" lists them.')
        else:
            level = LEVELS[number]
            self._keeper.vote(moment.beat.id, figure.id, level)
            vote = "undone" if level is None else wording.TRUST_WORDS[level]
            self._tell.say(f"Your vote on {figure.name}: {vote}.")
            self._tell.tell_notices()

    def do_bookmark(self, given: str) -> None:
        """Put a bookmark here, with a line."""
        if beat := self._reading.beat:
            self._keep_bookmark(beat.id, printable(given))
            self._tell.say(f'"{shown(beat.title)}" has a bookmark now. "bookmarks" lists them.')
        else:
            self._tell.say(why_not(self._reading, "bookmark"))

    def do_unmark(self, _: str) -> None:
        """Take the bookmark off."""
        beat = self._reading.beat
        if beat and beat.id in self._reading.bookmarks:
            self._keep_bookmark(beat.id, None)
            self._tell.say("The bookmark is gone.")
        else:
            self._tell.say("There is no bookmark here.")

    def _keep_bookmark(self, beat: str, line: str | None) -> None:
        self._keeper.bookmark(beat, line)
        self._tell.tell_notices()

    def do_bookmarks(self, _: str) -> None:
        """Read out the bookmarks."""
        moments = bookmarked(self._reading.edition, self._reading.bookmarks)
        self._listed = moments
        if moments:
            self._tell.write(pages.bookmarks(moments, self._reading.bookmarks))
        else:
            self._tell.say(wording.NO_BOOKMARKS, '"bookmark" sets one.')
