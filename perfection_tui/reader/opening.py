"""How a reading begins: what is open at first, what the cover asks, and where answers lead."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from perfection_tui.reader import watched
from perfection_tui.reader.keeping import Keeper, kept_open
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Moment
from perfection_tui.view.horizon import Opened, beat_ids
from perfection_tui.view.stops import Stop
from perfection_tui.view.wording import HOW_FAR, WATCHED_FURTHER, in_its_medium, noun

HAVE_YOU_SEEN_IT = "Have you seen it?"
MIDWAY = "Midway through a chapter? Say the one before, and step on from there."

CHANGED = "The script has changed, and your place with it."

NOT_OPEN = "The moment that was asked for is not open to you. What is open ends here."
NOT_THERE = "The moment that was asked for is not there. Its chapter begins here."


class Start(Struct, frozen=True, kw_only=True):
    """How the reader wants to start: each of these says how much is open, and none: the cover asks.

    `as_before`: as far as was said before, at first nothing. `to`: to a point, for this run.
    `unfold`: on with a first viewing, or into one.
    """

    as_before: bool = False
    to: watched.Point | None = None
    unfold: bool = False


class CoverAnswer(Struct, frozen=True):
    """An answer on the cover: what it says, what that does in words, and what it does."""

    label: str
    effect: str
    take: Callable[[], None]


class Question(Struct, frozen=True, kw_only=True):
    """What the cover says or asks, and what can be answered.

    `asks`: it wants to know something. `chosen`: the answer that is highlighted; None: none is.
    `can_go_back`: another question came before it.
    """

    words: str
    answers: Sequence[CoverAnswer]
    asks: bool = True
    chosen: int | None = None
    can_go_back: bool = False


class Opening:
    """The beginning of a reading. It has begun once there is no question any more."""

    def __init__(self, story: Story, progress: Progress, start: Start = Start()) -> None:  # noqa: B008 - frozen
        """Open as much of a story as `start` says, or else what was kept, or nothing."""
        self.progress = progress
        kept = kept_open(progress.saved, [chapter.id for chapter in story.chapters])
        self.reading = _reading(story, progress.saved, kept, start)
        self.keeper = Keeper(self.reading, progress)
        self.asks_how_much = start == Start() and kept is None
        """Whether nothing was said yet of how much may be open."""
        self._set_back = start.to is None and self._is_set_back(story, kept or Opened())
        self._at: tuple[int, int] | None = None
        self._notices: list[str] = []
        self.question: Question | None = self._first_question()
        """What the cover asks now; None: the reading has begun."""

    @property
    def begun(self) -> bool:
        """Whether the reader has left the cover."""
        return self.question is None

    def begin_at(self, chapter: int, beat: int) -> None:
        """Begin at a chapter and a beat in it, from 0; without a cover, if that asks nothing.

        Raises IndexError for a beat beyond a chapter that is open whole.
        """
        self._at = chapter, beat
        if not self.asks_how_much:
            self.question = None
            self._begin_at(self.reading.stops.of_chapter(chapter, beat))

    def notices(self) -> list[str]:
        """What the reader must be told of the start and of what was saved; each is told once."""
        notices, self._notices = self._notices, []
        return [*notices, *self.progress.notices()]

    def take(self, answer: CoverAnswer | None) -> None:
        """Do what an answer says; None: ask what was asked first again."""
        self.question = None if answer else self._first_question()
        if answer:
            answer.take()

    def ask_anew(self) -> Question:
        """Ask again, of the story as it is now; who was saying how far is asked how far."""
        saying = self.question is not None and self.question.can_go_back
        self.question = self._how_far() if saying else self._first_question()
        return self.question

    def _first_question(self) -> Question:
        return self._have_you_seen_it() if self.asks_how_much else self._where()

    def _have_you_seen_it(self) -> Question:
        seen, watching = self._said("I have seen it"), self._said("I am watching it")
        answers = (
            CoverAnswer(
                seen, "open all of it, each truth a key away", partial(self._say, watched.ALL)
            ),
            CoverAnswer(
                "I have not: tell it to me",
                f"one moment at a time, as the {noun(self.reading.view.about)} does",
                self._tell,
            ),
            CoverAnswer(watching, self._said("open only what I have seen"), self._ask_how_far),
        )
        return Question(words=self._said(HAVE_YOU_SEEN_IT), answers=answers)

    def _said(self, words: str) -> str:
        return in_its_medium(self.reading.view.about, words)

    def _ask_how_far(self) -> None:
        self.question = self._how_far()

    def _how_far(self) -> Question:
        said = watched.watched_answers(self.reading.edition)
        answers = [CoverAnswer(each.label, "", partial(self._say_further, each)) for each in said]
        words = f"{self._said(HOW_FAR)} {MIDWAY}"
        return Question(words=words, answers=answers, can_go_back=True)

    def _say_further(self, said: watched.WatchedAnswer) -> None:
        """Open it so far: at first and where that is less at once, else once asked once more."""
        if self.asks_how_much or not said.opens_more:
            self._say(said.point)
            return
        answers = (
            CoverAnswer("Yes", said.effect, partial(self._say, said.point)),
            CoverAnswer("No", "ask me again", self._ask_how_far),
        )
        words = f"{said.label}? {watched.OPENS_MORE}"
        self.question = Question(words=words, answers=answers, chosen=0, can_go_back=True)

    def _tell(self) -> None:
        self.reading.begin_unfolding()
        self._say(watched.NONE)

    def _say(self, point: watched.Point) -> None:
        if moment := self.goes_on_at:
            self._go_on(moment)
        if self.asks_how_much:
            self.reading.open_to(point)
        else:
            self.reading.say_watched(point)
        self.keeper.keep_horizon("word")
        if self._at:
            self._begin_at(self._nearest(*self._at))

    def _begin_at(self, stop: Stop) -> None:
        if stop.kind == "card" and self._at and self._at[1]:
            self._notices.append(NOT_OPEN)
        self.reading.stand_at(stop)

    def _nearest(self, chapter: int, beat: int) -> Stop:
        """The place asked for, or its chapter if that has no such beat."""
        try:
            return self.reading.stops.of_chapter(chapter, beat)
        except IndexError:
            self._notices.append(NOT_THERE)
            return self.reading.stops.of_chapter(chapter)

    def _where(self) -> Question:
        view, moment, left = self.reading.view, self.goes_on_at, self.left_at
        if moment is None:
            answers = [CoverAnswer("Begin", "", self._from_the_beginning)]
        else:
            end = "the last moment" * self.left_at_the_end
            answers = [CoverAnswer(f"Go on at {moment.name}", end, partial(self._go_on, moment))]
            if left and left.beat.id != moment.beat.id:
                answers.append(CoverAnswer(f"Back to {left.name}", "", partial(self._go_on, left)))
            answers.append(CoverAnswer("From the beginning", "", self._from_the_beginning))
        if not view.complete:
            answers.append(CoverAnswer(self._said(WATCHED_FURTHER), "", self._ask_how_far))
        words = [*[CHANGED] * self._set_back, self.reading.story.state]
        return Question(words=" ".join(words), answers=answers, asks=False, chosen=0)

    def _is_set_back(self, story: Story, kept: Opened) -> bool:
        """Whether a changed script has closed what was open, or lost where the reader left."""
        still_there = kept.beats.intersection([self.progress.saved.place, *beat_ids(story)])
        return not still_there.issubset(self.reading.story.open_beats)

    @property
    def goes_on_at(self) -> Moment | None:
        """Where reading goes on: in a first viewing as far as it came, else where one left.

        None: at the beginning.
        """
        reading, moments = self.reading, self.reading.edition.moments
        if reading.story.unfold and not reading.view.complete:
            return moments[-1] if len(moments) > 1 else None
        return self.left_at

    @property
    def left_at(self) -> Moment | None:
        """The moment at which the reader left, if it is open and not the first there is."""
        place = self.progress.saved.place
        if place is None or place not in self.reading.story.open_beats[1:]:
            return None
        return self.reading.edition.moment(place)

    @property
    def left_at_the_end(self) -> bool:
        """Whether the reader left at the last moment of a story that is open whole."""
        reading = self.reading
        return reading.view.complete and self.left_at is reading.edition.moments[-1]

    def _go_on(self, moment: Moment) -> None:
        saved = self.progress.saved
        self.reading.stand_at(self.reading.stops.of_beat(moment.beat.id))
        self.reading.turn_to(saved.turned and saved.place == moment.beat.id)

    def _from_the_beginning(self) -> None:
        self.reading.stand_at(self.reading.stops[0])


def _reading(story: Story, saved: Saved, kept: Opened | None, start: Start) -> Reading:
    """A reading of as much of a story as is open, at its beginning."""
    if start.to is not None:
        return Reading(story, start.to.horizon(story))
    opened = kept or Opened()
    unfold = start.unfold or (saved.unfold and not start.as_before)
    return Reading(story, opened, unfold=unfold and not opened.all_of_it)
