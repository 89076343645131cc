"""The words for a story and its pages, whichever surface says them: plain text, no Textual.

Sentences about one moment, event, clue or person stand with each of them; headings and whatever
else is said of all of them alike stands here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from perfection_tui.script.model import TRUST_WORDS, About
from perfection_tui.view import phrases
from perfection_tui.view.horizon import BeatView, ChapterView, View

BELIEF_HEADING = "What the audience believes"
TRUTH_HEADING = "What actually happened"

BELIEF_HEADINGS = (BELIEF_HEADING, "The audience believes", "Believed")
TRUTH_HEADINGS = (TRUTH_HEADING, "Actually happened", "Happened")
"""The headings of the two sides, for less and less room."""

NOTHING_TOLD = "What actually happened here cannot be told yet."
"""The truth side of every beat of which nothing may be told; the same for all of them."""

NOBODY_TOLD = "Who this is cannot be told yet."

ONCE_WATCHED = "It opens once you have watched further."
AS_READ = "It opens as you read on."
NOT_IN_COPY = "This copy ends before that."
"""What follows `NOTHING_TOLD` and `NOBODY_TOLD`: for a watcher, in a first viewing, in a copy."""

UNRESOLVED = "Nobody can say more than this."
"""What stands under the last layer of a truth that is not the whole truth."""

NEXT_HEADING = "What the audience came to believe next"
"""Over the revisions where they cannot wait under the belief until the moment is turned over."""

BELIEVED_NEXT = f"{NEXT_HEADING} stands under the belief."
"""On the truth side of a moment with revisions, which stand alone until it is turned over."""

TWICE = "Every moment is told twice here: what it makes you believe, and what was really going on."

TRUST_WORDS_OF_SEVERAL = {**TRUST_WORDS, -2: "villains", 2: "heroes"}
NOT_MET = "not met yet"
NO_OPINION = "no opinion yet"

JUDGED = "How you judged"
"""The heading of the reader's own verdict, beside the audience's."""

WHOM_NOW = "Whom do you trust now?"
"""The question that invites a vote."""

REMAINS = "What remains"
"""The heading of the coda."""

ABOUT = "About the story"
CONTENTS = "Contents"
FIND = "Find"
EVENTS = "Order of events"
IN_A_MINUTE = "The story in a minute"
NONE_MAIN = "Fewer than two main events of this story are open to you."
AS_TOLD = "As told"
STORY_CURVE = "The story curve"
NO_CURVE = "Too little of what happened is known yet for a curve."
AS_HAPPENED = "As it happened"
PEOPLE = "People"
TAKEN_FOR = "Whom the audience takes them for"
TURNED_OUT = "Who they are"
HOW_FAR = "How far have you watched?"
KNOWLEDGE = "Who knows what"
TO_KNOW, WHO_KNOWS = "What there is to know", "Who knows it"
AUDIENCE = "the audience"
KNOWS, LEARNS, UNKNOWN = "knows", "learns it later", "is not said to know"
MISTAKEN = "has it wrong"
CLUES = "Evidence"
PLANTED, SEEN = "Planted", "What you saw"
PAID_OFF, MEANT = "Paid off", "What it meant"
IN_THIS_ORDER = "in this order"
VERDICT = "Verdict"
TRUST_BEFORE = "Whom the audience trusts, coming into this moment"
TRUST_AFTER = "Whom the audience trusts, after this moment"
QUESTIONS = "To hold while watching"
SOURCES = "Written from"
CONTAINS = "What it contains"
IN_DETAIL = f"{CONTAINS}, in detail"
DETAIL_HINTS = f"{IN_DETAIL}. This hints at the plot."
HINTS = "This says in more detail what the story contains, and hints at the plot."
WATCHED_FURTHER = "I have watched further"
OPENED_AT = ("opened where you are: {}", "opened where you are", "where you are")
OPENED_AT_FOUND = ("opened at what was found", "what was found")
"""Why a page opens elsewhere than at its top, in fewer and fewer words."""

NO_BOOKMARKS = "No moment that is open to you has a bookmark."

NONE_EVER = "There is nothing of that in this story."

_NONE_YET = {
    EVENTS: "Nothing of what happened is revealed yet. Each event is put in order once it is.",
    PEOPLE: "Nobody has come in yet. Everybody is listed once you have met them.",
    KNOWLEDGE: "Nothing is revealed yet of who knows what. It is listed once it comes out.",
    CLUES: "No clue has paid off yet. Each is listed once you know what it meant.",
    VERDICT: "The audience neither trusts nor doubts anybody yet. It is drawn once it does.",
}


_TEXTS = frozenset(
    [
        *("ballad", "book", "chronicle", "comic", "fable", "legend", "letter", "manga", "memoir"),
        *("myth", "novel", "novelette", "novella", "parable", "poem", "romance", "saga", "sketch"),
        *("stories", "story", "tale", "text", "vignette"),
    ]
)
"""What is read, by the last word of what a story is. Everything else is watched."""

_OF_TEXTS = {"watched": "read", "watching": "reading", "seen": "read", "viewing": "reading"}
_OF_TEXTS |= {"watching it": "reading it"}

_OF_SOUNDS = {"watched": "heard", "watching": "listening", "seen": "heard", "viewing": "hearing"}
_OF_SOUNDS |= {"watching it": "listening to it"}
_SOUNDS = frozenset(["audio", "audiobook", "broadcast", "podcast", "radio"])
"""What is heard, by any word of what a story is."""

# What is quoted is a command.
_OF_FILMS = rf"\b(?<!\")(?:{'|'.join(sorted(_OF_SOUNDS, reverse=True))})\b"


def in_its_medium(about: About, words: str) -> str:
    """Words of ours, which speak of a film, as they are said of this story: it is read, or heard.

    Who does either is the audience: the reader is who reads with this program.
    """
    if _SOUNDS & {*_kind(about)}:
        said = _OF_SOUNDS
    elif noun(about) in _TEXTS:
        said = _OF_TEXTS
    else:
        return words
    return re.sub(_OF_FILMS, lambda each: said[each[0]], words)


def noun(about: About) -> str:
    """What a story is, in one word: of a short story after somebody, the story."""
    words = _kind(about)
    return words[-1] if words else "telling"


def _kind(about: About) -> Sequence[str]:
    """The words of what a story is, in small letters, as far as the noun."""
    return phrases.as_far_as_noun(phrases.one_line(about.kind).lower())


def subtitle(view: View) -> str:
    """What the story is and how many chapters it has: `Film in four parts, read twice`."""
    kind = phrases.capital(phrases.emphasis_removed(view.about.kind)).rstrip(".")
    return f"{kind} in {phrases.count_of(len(view.chapters), 'part')}, read twice"


def state(view: View, so: str = "open", *, unfold: bool = False) -> str:
    """How far the story is `so`, in spoiler-safe words: open, or told in what is written down."""
    if view.complete:
        return f"All of it is {so}."
    if unfold:
        return in_its_medium(view.about, "A first viewing: the story opens as you step forward.")
    begun = [chapter for chapter in view.chapters if chapter.beats]
    if not begun:
        return f"Spoiler-free: nothing is {so} but the chapters’ titles and teasers."
    last = begun[-1]
    title = phrases.emphasis_removed(last.title)
    end = f"the end of {title}" if last.whole else f"{title} {len(last.beats)}"
    return f"Spoiler-free: {so} as far as {end}."


def opened_again(now: View, then: View) -> str:
    """What opens where so much more is seen; only by what stands in every view of the story."""
    if then.complete:
        return "all of the story"
    before, after = (
        [phrases.emphasis_removed(chapter.title) for chapter in view.chapters if chapter.beats]
        for view in (now, then)
    )
    return f"more of {after[-1]}" if before == after else f"the story into {after[-1]}"


def facts(about: About) -> Mapping[str, str]:
    """The small facts about a story, and who wrote its script on what terms."""
    script = {"Script by": about.author, "Licence": about.licence}
    return {**about.facts, **{name: each for name, each in script.items() if each}}


def contains(notes: Iterable[str]) -> str:
    """Content notes in a sentence; empty where there are none."""
    listed = ", ".join(phrases.emphasis_removed(each).rstrip(".") for each in notes)
    return f"Contains {listed}." if listed else ""


def closed(chapter: ChapterView, *, so: str = "not open to you yet") -> str:
    """What a chapter that is not open, or not to its end, says of itself; `so`: how it is."""
    what = "The rest of this chapter" if chapter.beats else "This chapter"
    return f"{what} is {so}."


def left_out(chapter: ChapterView) -> str:
    """What an export says of a chapter that it does not hold, or not to its end."""
    return closed(chapter, so="not in this copy")


def watched(about: About, chapter: ChapterView | None) -> str:
    """An answer to how far: to the end of a chapter; None: nothing yet."""
    if chapter is None:
        return in_its_medium(about, "I have not seen any of it")
    return f"{in_its_medium(about, 'I have watched')} {chapter.title}"


def none_listed(view: View, page: str) -> str:
    """What a page, by its heading, says where it has nothing to list."""
    return NONE_EVER if view.complete else _NONE_YET.get(page, NONE_EVER)


def where(beat: BeatView) -> str:
    """Where a beat happens; empty where that is not said."""
    return f"Where: {beat.place}" if beat.place else ""


def number(chapter: ChapterView, beat: BeatView) -> str:
    """A beat's number, and of how many once that may be known: `3 of 8`."""
    return f"{beat.number} of {len(chapter.beats)}" if chapter.whole else f"{beat.number}"


def see_again(count: int) -> str:
    """What replays so many earlier moments."""
    return "see it again" if count == 1 else "see them again"


def can_be_turned(count: int) -> str:
    """What a reveal did to so many earlier beats; empty where it did nothing."""
    if not count:
        return ""
    if count == 1:
        return "An earlier moment can now be turned over."
    return f"{phrases.number_word(count).capitalize()} earlier moments can now be turned over."


def keeping(turned: bool) -> str:
    """How moments open from here on."""
    return f"{'Truths stay turned up' if turned else 'Moments open on their belief'} from here on."


WENT_TO_CHANGE = "This is what changed. {return} goes back."

_MOST_CHANGED = 3


def changed(where: Sequence[str]) -> str:
    """Where an edit has changed something, the first few by name; empty for nowhere."""
    named, more = where[:_MOST_CHANGED], len(where) - _MOST_CHANGED
    words = ", ".join(named) + (f" and {phrases.number_word(more)} more" if more > 0 else "")
    return f"Changed: {words}." if words else ""


MORE_TO_TURN = "more to turn over"
"""What a moment says of itself that has got more truths or beliefs since the reader was there."""

GOES_ON = "“{}” goes on"
"""How a chapter is called whose rest is not open."""
