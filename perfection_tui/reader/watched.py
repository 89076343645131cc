"""How far a reader may say they have watched: the answers, and what each of them does."""

from msgspec import Struct

from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.horizon import Horizon, after_chapter, everything
from perfection_tui.view.phrases import emphasis_removed

EXPLAINED = (
    "What you have seen is open to you. Everything after it stays closed: its moments, "
    "what they reveal about earlier ones, and the people who come in with them."
)

UNREAD = "and what has been read cannot be unread."
OPENS_MORE = f"This opens more of the story, {UNREAD}"

TAKEN_BACK = "Taken back."

AS_BEFORE = "That is how far it is open already."


class Point(Struct, frozen=True):
    """A point in the telling: the end of a chapter, a beat, or all of it; else nothing. By id."""

    chapter: str | None = None
    beat: str | None = None
    all: bool = False

    def horizon(self, story: Story) -> Horizon:
        """The horizon of somebody who has watched to this point."""
        if self.all:
            return everything(story)
        return after_chapter(story, self.chapter) if self.chapter else Horizon(self.beat)


NONE, ALL = Point(), Point(all=True)


class WatchedAnswer(Struct, frozen=True):
    """An answer: its words, how far one has watched, and how many open moments come before that.

    `opens_more`: more than is open now.
    """

    label: str
    effect: str
    point: Point
    moments: int
    opens_more: bool


def watched_answers(edition: Edition, here: Moment | None = None) -> list[WatchedAnswer]:
    """What can be said to have been watched, in film order, and then `here`, the moment at hand.

    That is an answer of its own where it says something else than the others. It comes last, so
    that each of them has the same number everywhere.
    """
    view, count = edition.view, len(edition.moments)
    nothing = "close everything" if count else "as it is now"
    answers = [WatchedAnswer("Nothing yet", nothing, NONE, 0, opens_more=False)]
    for chapter in view.chapters[:-1]:
        label = f"To the end of {emphasis_removed(chapter.title)}"
        moments = sum(len(each.beats) for each in view.chapters[: chapter.number])
        effect = _closing(moments, count) if chapter.whole else "open what is in it"
        point = Point(chapter=chapter.id)
        answers.append(WatchedAnswer(label, effect, point, moments, not chapter.whole))
    effect = "as it is now" if view.complete else "open everything"
    answers.append(WatchedAnswer("All of it", effect, ALL, count, not view.complete))
    said = {each.moments for each in answers if not each.opens_more}
    moments = here.position + 1 if here else 0
    if here and moments not in said:
        label, point = f"As far as here: {here.numbered}", Point(beat=here.beat.id)
        answers.append(WatchedAnswer(label, _closing(moments, count), point, moments, False))
    return answers


def _closing(moments: int, count: int) -> str:
    """What it does to say that one has watched so many moments, of as many as are open."""
    return "as it is now" if moments == count else "close what follows"
