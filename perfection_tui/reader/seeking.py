"""What a reader looks for in a reading, and which of the places found they stand at."""

from collections.abc import Sequence

from msgspec.structs import replace

from perfection_tui.reader.reading import Reading
from perfection_tui.view.edition import Edition
from perfection_tui.view.search import Found, SideName, Spot, holding, next_spot, spots
from perfection_tui.view.wording import contains


class Seeking:
    """A search through what is open of one reading; it goes from one place found to another."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.wanted = ""
        """What is being looked for; empty: nothing."""
        self._gone_to: Spot | None = None
        self._gone_for = ""
        self._looked_through: tuple[Edition, str] | None = None
        self._found: Sequence[Found] = ()
        self._spots: list[Spot] = []

    def find(self, wanted: str) -> Sequence[Found]:
        """Every text that may be shown and holds what is wanted, or the note that stands first."""
        reading = self._reading
        beats = (moment.beat for moment in reading.edition.moments)
        closed = {beat.id: beat.content_notes for beat in beats if reading.asks_before(beat)}
        return [
            replace(each, text=contains(closed[each.stop.beat]))
            if each.side and each.stop and each.stop.beat in closed
            else each
            for each in holding(wanted, reading.story.texts)
        ]

    @property
    def spots(self) -> list[Spot]:
        """Where what is wanted stands, among the places the reader can go to."""
        edition, wanted = self._reading.edition, self.wanted
        last = self._looked_through
        if last is None or last[0] is not edition or last[1] != wanted:
            self._looked_through = (edition, wanted)
            self._found = self.find(wanted)
            self._spots = spots(self._found, self._reading.stops)
        return self._spots

    @property
    def here(self) -> Spot:
        """Where the reader is, and on which side; behind a content note, the side gone to."""
        reading = self._reading
        if reading.asks_first and self._gone_to and self._gone_to.stop == reading.stop:
            return self._gone_to
        side: SideName = "truth" if reading.turned else "belief"
        return Spot(reading.stop, side if reading.beat else None)

    @property
    def words(self) -> str:
        """Which of the places found the reader is at: `3 of 12`. Empty where nothing is wanted."""
        if not self.wanted:
            return ""
        among = self.spots
        at = f"{among.index(self.here) + 1} of " if self.here in among else ""
        return f"{at}{len(among)}"

    def step(self, step: int) -> bool:
        """Go to the next place found, or the one before; whether there is any."""
        if among := self.spots:
            # The way back leads to before the search, not through all that it found.
            spot = next_spot(among, self._reading.stops, self.here, step)
            self.go_to(spot, remember=self._gone_for != self.wanted)
        return bool(among)

    def go_to(self, spot: Spot, *, remember: bool) -> None:
        """Go to a place found, on its side."""
        self._gone_to, self._gone_for = spot, self.wanted
        self._reading.jump(spot.stop, remember=remember)
        self._reading.turn_to(spot.side == "truth")
        if spot.side == "belief" and self._is_beneath_first_sight(spot):
            self._reading.uncover_beliefs()

    def _is_beneath_first_sight(self, spot: Spot) -> bool:
        """Whether what is wanted stands only in what the audience came to believe next."""
        moment = self._reading.moment
        if moment is None or spot not in self.spots:
            return False
        # What stands on the card of its chapter is found at its first moment, too.
        beliefs = [
            each.revised
            for each in self._found
            if each.stop == spot.stop and each.where == moment.label and each.side != "truth"
        ]
        return bool(beliefs) and all(beliefs)
