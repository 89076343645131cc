"""How a reading begins: what the cover asks, in which order, and where each answer leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from perfection_tui.reader.keeping import Keeper
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.reading import Reading
from perfection_tui.reader.watched import (
    QUESTION,
    Watched,
    all_watched,
    chapters_watched,
    nothing_watched,
)
from perfection_tui.view.edition import Moment
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import state, titled


class Answer(Struct, frozen=True):
    """An answer on the cover: what it says, what it does in words, and what it does."""

    label: str
    effect: str
    take: Callable[[], None]


class Question(Struct, frozen=True):
    """What the cover says or asks, and what can be answered. `asks`: it wants to know."""

    words: str
    answers: Sequence[Answer]
    asks: bool


class Opening:
    """The beginning of a reading. It has begun once there is no question any more."""

    def __init__(
        self,
        reading: Reading,
        progress: Progress,
        *,
        ask: bool,
        at: tuple[int, int] | None = None,
    ) -> None:
        """`ask`: nothing has said how much the reader has seen, so the cover asks.

        `at`: the chapter and beat to begin at, counted from 0. Where nothing needs to be
        asked, the reading stands there already, and there is no cover.
        """
        self.reading, self.progress = reading, progress
        self.keeper = Keeper(reading, progress)
        self._at = at
        self.question: Question | None = None
        """What the cover asks now; None: the reading has begun."""
        if ask:
            self.question = self._how_much()
        elif at is None:
            self.question = self._where()

    @property
    def begun(self) -> bool:
        """Whether the reader has left the cover."""
        return self.question is None

    def take(self, answer: Answer) -> None:
        """Do what an answer says."""
        self.question = None
        answer.take()

    def _how_much(self) -> Question:
        view = self.reading.view
        said = [all_watched(view), nothing_watched("Not yet"), *chapters_watched(view)]
        answers = [Answer(each.label, each.effect, partial(self._watched, each)) for each in said]
        return Question(QUESTION, answers, asks=True)

    def _watched(self, said: Watched) -> None:
        self.reading.open_through(said.last)
        self.keeper.horizon()
        if self._at:
            self.reading.begin_at(self._nearest(*self._at))

    def _nearest(self, chapter: int, beat: int) -> Stop:
        """The place asked for, or its chapter if that has no such beat."""
        try:
            return self.reading.chapter_stop(chapter, beat)
        except IndexError:
            return self.reading.chapter_stop(chapter)

    def _where(self) -> Question:
        left = self._left_at
        if left is None:
            answers = [Answer("Begin", "", lambda: None)]
        else:
            answers = [
                Answer(f"Go on at {titled(left.beat)}", "", partial(self._go_on, left)),
                Answer("From the beginning", "", self._from_the_beginning),
            ]
        words = state(self.reading.view, unfold=self.reading.unfold)
        return Question(words, answers, asks=False)

    @property
    def _left_at(self) -> Moment | None:
        """The moment at which the reader left, if it is open and not the first there is."""
        place = self.progress.saved.place
        if place is None or place not in self.reading.open_beats[1:]:
            return None
        return self.reading.edition.moment(place)

    def _go_on(self, left: Moment) -> None:
        self.reading.begin_at(self.reading.beat_stop(left.beat.id))
        self.reading.turn_to(self.progress.saved.turned)

    def _from_the_beginning(self) -> None:
        self.reading.begin_at(self.reading.first_stop)
