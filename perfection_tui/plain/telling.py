"""Saying things: where the reader stands, in sentences and set text."""

from __future__ import annotations

from perfection_tui.export.columns import Lines, apart, wrapped
from perfection_tui.plain import pages
from perfection_tui.plain.console import Console
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.view import wording

HINT = '"turn" tells what actually happened, "next" goes on.'


class Teller:
    """Tells one reading to a console."""

    def __init__(self, reading: Reading, progress: Progress, console: Console) -> None:
        self._reading, self._progress, self._console = reading, progress, console
        self._hinted = False
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
        """Say, once, what is wrong with what was saved."""
        for notice in self._progress.notices():
            self.say(notice)

    def read_out(self, *, arrived: bool = False) -> None:
        """Read out where the reader stands; `arrived`: with the chapter, where it begins."""
        reading = self._reading
        if reading.beat is None:
            card = pages.card(reading.chapter, unfold=reading.unfold)
            self.write(pages.coda(reading.view) if reading.stop.kind == "coda" else card)
            return
        moment = reading.edition.moment(reading.beat.id)
        begins = arrived and reading.beat.number == 1
        self.write(
            pages.chapter(reading.chapter) if begins else [],
            pages.heading(moment, reading.bookmarks.get(reading.beat.id)),
            pages.care(moment) if reading.asks_first else self.side(),
        )
        if not (self._hinted or reading.asks_first or reading.turned):
            self._hinted = True
            self.say(HINT)
        if arrived and (told := len(reading.newly_told)):
            self.say(wording.newly_told(told), '"told" goes there.')

    def side(self) -> Lines:
        """The side of this moment that is up, or both; nothing where there is no moment."""
        beat = self._reading.beat
        if beat is None:
            return []
        moment = self._reading.edition.moment(beat.id)
        if self.both:
            return apart([pages.belief(moment), pages.truth(moment)])
        return pages.truth(moment) if self._reading.turned else pages.belief(moment)
