"""Saying things: where the reader stands, in sentences and set text."""

from perfection_tui.export import text
from perfection_tui.export.columns import Lines, apart, wrapped
from perfection_tui.plain import pages
from perfection_tui.plain.console import Console
from perfection_tui.reader.opening import Opening
from perfection_tui.view import sentences, wording
from perfection_tui.view.judged import invites, judged
from perfection_tui.view.moment import Moment
from perfection_tui.view.sentences import spelled

MORE_HERE = f"There is {wording.MORE_TO_TURN} here."
SEE_AGAIN = '"replay" shows them again.'
VOTE_SAYS_IT = '"vote" says it, as in "vote NAME 5": 1 is a villain, 5 a hero.'
REPLAY_ON = '"next" goes on, "return" comes back.'
HINT = '"turn" tells what actually happened, as far as it may be told; "next" goes on.'


class Teller:
    """Tells one reading to a console."""

    def __init__(self, opening: Opening, console: Console) -> None:
        self._opening, self._reading, self._console = opening, opening.reading, console
        self._hinted = False
        # The chapter whose card was told last.
        self._told_of: int | None = None
        self.both = False
        """Whether both sides of a moment are read, one after the other."""

    def write(self, *blocks: Lines) -> None:
        """Write blocks of lines, an empty one between each two."""
        self._console.write(apart(blocks))

    def say(self, *sentences: str) -> None:
        """Say some sentences; empty ones are none."""
        if words := " ".join(filter(None, sentences)):
            self.write(wrapped(words))

    def tell_notices(self) -> None:
        """Say, once, what the start and what was saved give to say."""
        for notice in self._opening.notices():
            self.say(notice)

    def read_out(self, *, arrived: bool = False) -> None:
        """Read out where the reader stands; `arrived`: with the chapter, where it begins."""
        reading = self._reading
        if reading.beat is None:
            self.write(self._leaf())
            self._told_of = reading.stop.chapter
            return
        moment = reading.edition.moment(reading.beat.id)
        first = arrived and reading.beat.number == 1 and not reading.replay
        begins, self._told_of = first and self._told_of != reading.stop.chapter, None
        self.write(
            self._replayed(),
            pages.chapter(reading.chapter) if begins else [],
            pages.heading(moment, reading.bookmarks.get(reading.beat.id)),
            wrapped(MORE_HERE) if reading.has_more and not reading.replay else [],
            pages.care(moment) if reading.asks_first else self.side(),
        )
        if arrived and invites(moment, reading.votes):
            self.say(wording.WHOM_NOW, VOTE_SAYS_IT)
        if not (self._hinted or reading.asks_first or reading.turned):
            self._hinted = True
            self.say(HINT)

    def _leaf(self) -> Lines:
        """What is read where there is no moment: the edge, a later chapter, the coda."""
        reading = self._reading
        if reading.stop.kind == "coda":
            return pages.coda(reading.view, judged(reading.edition, reading.votes))
        if reading.at_edge:
            return pages.edge(reading.chapter, unfold=reading.unfold)
        return pages.card(reading.chapter)

    def _replayed(self) -> Lines:
        """Where a replay is; nothing where there is none."""
        replay, edition = self._reading.replay, self._reading.edition
        if replay is None:
            return []
        name, number = sentences.replayed(
            edition.moment(replay.reveal), replay.number, len(replay.beats)
        )
        return wrapped(f"{name}, {number}. {REPLAY_ON}")

    def side(self) -> Lines:
        """The side of this moment that is up, or both; nothing where there is no moment."""
        reading = self._reading
        if reading.beat is None:
            return []
        moment = reading.edition.moment(reading.beat.id)
        if self.both and not reading.replay:
            return apart([pages.belief(moment, whole=True), self._truth(moment)])
        if reading.turned:
            return self._truth(moment)
        believed = pages.belief(moment, whole=reading.was_turned)
        return apart([believed, wrapped("" if reading.replay else _changes(moment))])

    def _truth(self, moment: Moment) -> Lines:
        """What actually happened, and what can be done about it."""
        replay = self._reading.replay
        if replay:
            told = text.replayed(moment, replay.reveal)
            return apart([[wording.TRUTH_HEADING], told])
        revised = len(moment.belief) > 1 and not self.both
        next_belief = f'{wording.BELIEVED_NEXT} "turn" reads it.' if revised else ""
        again = SEE_AGAIN if moment.turns_over and moment.truth else ""
        return apart([pages.truth(moment), wrapped(again), wrapped(next_belief)])


def _changes(moment: Moment) -> str:
    """That a moment turns earlier ones over; where no more is to tell, what it does to which."""
    if moment.truth:
        return f'{moment.is_reveal} "turn" tells what actually happened.' * bool(moment.turns_over)
    again = f"{spelled(moment.turns_over_in_words)} {SEE_AGAIN}" if moment.turns_over else ""
    return f"{again} {spelled(moment.revises_in_words)}".strip()
