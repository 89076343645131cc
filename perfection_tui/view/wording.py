"""Every word that more than one surface says of a story: plain text, no styles, no Textual.

The edition joins, and asks for its words here. A sentence may have moments in it,
each standing for its name, so that a surface that can make links makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfection_tui.script.model import About
from perfection_tui.script.prose import stretches
from perfection_tui.view.horizon import BeatView, ChapterView, View

if TYPE_CHECKING:
    from perfection_tui.view.edition import Edition, Happening, Moment, Moved, Pair, Turn

Thing = TypeVar("Thing")

Sentence = Sequence["str | Moment"]
"""Words of ours and of the script, and moments among them; empty: there is nothing to say."""


class Headed(NamedTuple):
    """A layer as it is read; the heading says when it came, and may be empty, as `care` may."""

    heading: str
    care: str
    text: str


BELIEF_HEADING = "What the audience believes"
TRUTH_HEADING = "What actually happened"

NOTHING_TOLD = "What actually happened here cannot be told yet."
"""The truth side of every beat of which nothing may be told; the same for all of them."""

NOBODY_TOLD = "Who this is cannot be told yet."

ONCE_WATCHED = "It opens once you have watched further."
AS_READ = "It opens as you read on."
NOT_IN_COPY = "This copy ends before that."
"""What follows either of these: to a watcher, in a first viewing, and in what never opens."""

BELIEVED_NEXT = "What the audience came to believe later stands under the belief."
"""On the truth side of a moment with revisions, which stand alone until it is turned over."""

UNRESOLVED = "Nobody can say more than this."
"""What stands under the last layer of a truth that is not the whole truth."""

NEXT_HEADING = "What the audience came to believe next"
"""Over the revisions where they cannot wait under the belief until the moment is turned over."""

TWICE = "Every moment is told twice here: what it makes you believe, and what was really going on."

TRUST_WORDS = {-2: "a villain", -1: "doubted", 0: "undecided", 1: "trusted", 2: "a hero"}
NOT_MET = "not met yet"

JUDGED = "How you judged"
"""The heading of the reader's own verdict, beside the audience's."""

WHOM_NOW = "Whom do you trust now?"
"""What invites to vote."""

REMAINS = "What remains"
"""The heading of the coda."""

ABOUT = "About the story"
CONTENTS = "Contents"
EVENTS = "Order of events"
IN_A_MINUTE = "The story in a minute"
NONE_MAIN = "None of the events that are open to you is marked as a main one."
AS_TOLD = "As told"
STORY_CURVE = "The story curve"
NO_CURVE = "Too little of what happened is known yet for a curve."
AS_HAPPENED = "As it happened"
PEOPLE = "People"
TAKEN_FOR = "Whom the audience takes them for"
TURNED_OUT = "Who they are"
HOW_FAR = "How far have you watched?"
KNOWLEDGE = "Who knows what"
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
HINTS = "This says in more detail what the story contains, and hints at the plot."
WATCHED_FURTHER = "I have watched further"
NO_BOOKMARKS = "No moment that is open to you has a bookmark."

NONE_EVER = "There is nothing of that in this story."

_NONE_YET = {
    EVENTS: "Nothing of what happened is revealed yet. Each event is put in order once it is.",
    PEOPLE: "Nobody has come in yet. Everybody is listed once you have met them.",
    KNOWLEDGE: "Nothing is revealed yet of who knows what. It is listed once it comes out.",
    CLUES: "No clue has paid off yet. Each is listed once you know what it meant.",
    VERDICT: "Nobody has been met yet. Whom the audience trusts is drawn as it meets them.",
}

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def emphasis_removed(text: str) -> str:
    """A script's text for places that hold no styles."""
    return "".join(stretch for stretch, _ in stretches(text)) if "*" in text else text


def one_line(text: str) -> str:
    """A script's text without its marks and its line breaks."""
    return " ".join(emphasis_removed(text).split())


def capital(text: str) -> str:
    """A text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def spelled(sentence: Sentence) -> str:
    """A sentence for a surface without links: every moment by its name."""
    return "".join(each if isinstance(each, str) else each.name for each in sentence)


def series(things: Sequence[Thing]) -> list[Thing | str]:
    """Things as they stand in a sentence: `A, B and C`."""
    parts: list[Thing | str] = []
    for at, thing in enumerate(things, 1):
        parts += [thing, "" if at == len(things) else " and " if at == len(things) - 1 else ", "]
    return parts


def number_word(count: int) -> str:
    """A number in words as far as ten, in figures from there."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def count_of(count: int, thing: str) -> str:
    """So many of a thing, in words."""
    return f"one {thing}" if count == 1 else f"{number_word(count)} {thing}s"


def moments_later(count: int) -> str:
    """So many moments on, in words."""
    return f"{count_of(count, 'moment')} later" if count else "at once"


def held_back(count: int) -> str:
    """For how many moments after it was first touched an event was kept from the audience."""
    return f"held back for {count_of(count, 'moment')}"


def subtitle(view: View) -> str:
    """What the story is and how many chapters it has: `Film in four parts, read twice`."""
    kind = capital(emphasis_removed(view.about.kind))
    return f"{kind} in {count_of(len(view.chapters), 'part')}, read twice"


def state(view: View, *, unfold: bool = False) -> str:
    """How far the story is open, in the spoiler-safe words of the cover."""
    if view.complete:
        return "All of it is open to you."
    if unfold:
        return "A first viewing: the story opens as you step forward."
    begun = [chapter for chapter in view.chapters if chapter.beats]
    if not begun:
        return "Spoiler-free: nothing is open yet but the chapters’ titles."
    last = begun[-1]
    title = emphasis_removed(last.title)
    if last.whole:
        return f"Spoiler-free: open to the end of {title}."
    return f"Spoiler-free: open as far as {title} {len(last.beats)}."


def written(edition: Edition) -> str:
    """How much of the story is written down, in the same words."""
    if edition.view.complete:
        return "All of the story is told here."
    if not edition.moments:
        return "Spoiler-free: of the chapters, only titles and teasers stand here."
    last = edition.moments[-1]
    title = emphasis_removed(last.chapter.title)
    until = f"the end of {title}" if last.chapter.whole else last.name
    return f"Spoiler-free: the story is told here up to {until}."


def facts(about: About) -> Mapping[str, str]:
    """The small facts about a story, and who wrote its script on what terms."""
    script = {"Script by": about.author, "Licence": about.licence}
    return {**about.facts, **{name: each for name, each in script.items() if each}}


_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()+,;=%\[\]-]*[\w/=~-]", re.ASCII)
"""A web address, without what ends the sentence around it."""


def addresses(text: str) -> list[tuple[str, bool]]:
    """A text of a source in stretches; True: an address on the web, to be made a link."""
    stretches, at = [], 0
    for found in _ADDRESS.finditer(text):
        stretches += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [stretch for stretch in [*stretches, (text[at:], False)] if stretch[0]]


def contains(notes: Iterable[str]) -> str:
    """Content notes in a sentence; empty where there are none."""
    listed = ", ".join(map(emphasis_removed, notes))
    return f"Contains {listed}." if listed else ""


def closed(chapter: ChapterView) -> str:
    """What a chapter that is not open, or not to its end, says of itself."""
    what = "The rest of this chapter" if chapter.beats else "This chapter"
    return f"{what} is not open to you yet."


def left_out(chapter: ChapterView) -> str:
    """What a chapter that is not written down, or not to its end, says of itself."""
    what = "The rest of this chapter" if chapter.beats else "This chapter"
    return f"{what} is not in this copy."


def watched(chapter: ChapterView | None) -> str:
    """An answer to how far: to the end of a chapter; None: nothing yet."""
    return f"I have watched {chapter.title}" if chapter else "I have not seen any of it"


def none_listed(view: View, page: str) -> str:
    """What a page, by its heading, says where it has nothing to list."""
    return NONE_EVER if view.complete else _NONE_YET.get(page, NONE_EVER)


def number(chapter: ChapterView, beat: BeatView) -> str:
    """A beat's number, and of how many once that may be known: `3 of 8`."""
    return f"{beat.number} of {len(chapter.beats)}" if chapter.whole else f"{beat.number}"


def titled(beat: BeatView) -> str:
    """A beat by its title as it stands in a sentence: in quotes, without marks."""
    return f"“{emphasis_removed(beat.title)}”"


def belief_headings(since: Sequence[Moment | None], first: str) -> list[str]:
    """What stands over beliefs by when the audience came to them; over a single one nothing."""
    return [""] if len(since) == 1 else [first, *map(_since, since[1:])]


def truth_headings(since: Sequence[Moment | None], *, whole: bool) -> list[str]:
    """What stands over layers of truth; None: told at the beat itself.

    `whole`: the last is the whole truth, and it is safe to say that nothing more will come.
    """
    headings = list(map(_since, since))
    if whole and len(headings) > 1:
        headings[-1] = f"the whole truth, {headings[-1]}"
    return headings


def account(heading: str, name: str) -> str:
    """What stands over a layer that is somebody's account."""
    return f"{heading}, the account of {name}"


def _since(moment: Moment | None) -> str:
    return f"after {titled(moment.beat)}" if moment else "told here"


def through(name: str) -> str:
    """Whose eyes the telling used."""
    # The name stands last and alone: it may begin with “The”.
    return f"Through the eyes of: {name}"


def turns_over(moments: Sequence[Moment], *, each: bool = False) -> Sentence:
    """Which earlier moments a moment adds a truth to; `each`: every one of them by name."""
    if not moments:
        return ()
    if len(moments) == 1:
        return "This moment turns over an earlier one: ", moments[0], "."
    lead = f"This moment turns over {number_word(len(moments))} earlier ones"
    if each:
        return f"{lead}: ", *series(moments), "."
    return f"{lead}, from ", moments[0], " to ", moments[-1], "."


def is_reveal(moments: Sequence[Moment]) -> str:
    """The same on first sight, which says only how many."""
    if not moments:
        return ""
    ones = "an earlier one" if len(moments) == 1 else f"{number_word(len(moments))} earlier ones"
    return f"This moment turns over {ones}."


def replayed(reveal: Moment, number: int) -> tuple[str, str]:
    """Which reveal is replayed, and how far that is: `The rewind, replayed` and `3 of 8`."""
    return f"{reveal.title}, replayed", f"{number} of {len(reveal.opens)}"


def see_again(count: int) -> str:
    """What replays so many earlier moments."""
    return "see it again" if count == 1 else "see them again"


def can_be_turned(count: int) -> str:
    """What a reveal did to so many earlier beats; empty where it did nothing."""
    if not count:
        return ""
    if count == 1:
        return "An earlier moment can now be turned over."
    return f"{number_word(count).capitalize()} earlier moments can now be turned over."


def keeping(turned: bool) -> str:
    """How moments open from here on."""
    return f"{'Truths stay turned up' if turned else 'Moments open on their belief'} from here on."


WENT_TO_CHANGE = "This is what changed. u goes back."

_MOST_CHANGED = 3


def changed(where: Sequence[str]) -> str:
    """Where an edit has changed something, the first few by name; empty for nowhere."""
    named, more = where[:_MOST_CHANGED], len(where) - _MOST_CHANGED
    words = ", ".join(named) + (f" and {number_word(more)} more" if more > 0 else "")
    return f"Changed: {words}." if words else ""


MORE_TO_TURN = "more to turn over"
"""What a moment says of itself that has got more truths since the reader was there."""

GOES_ON = "“{}” goes on"
"""How a chapter is called whose rest is not open."""


def clue(pair: Pair, here: Moment) -> Sentence:
    """What a moment has to do with a clue that it plants or pays off."""
    detail = pair.clue.detail
    if pair.planted is pair.paid_off:
        return "A clue is planted and paid off here: ", detail
    if here is pair.planted:
        return "A clue is planted here: ", detail, " It pays off in ", pair.paid_off, "."
    return "A clue pays off here, planted in ", pair.planted, ": ", detail


def clues_counted(planted: int, paid_off: int) -> str:
    """How many clues a moment plants and pays off, where they can be looked up by a key."""
    parts = []
    if paid_off:
        parts.append(f"{count_of(paid_off, 'clue')} {'pays' if paid_off == 1 else 'pay'} off here")
    if planted:
        parts.append(f"{count_of(planted, 'clue')} {'is' if planted == 1 else 'are'} planted here")
    return f"{capital(' and '.join(parts))}: e shows them."


def event(revealed: Moment, earlier: Sequence[Moment]) -> Sentence:
    """Where an event is touched before it is revealed, and where that is."""
    if not earlier:
        return "Revealed in ", revealed, "."
    kept = held_back(revealed.position - earlier[0].position)
    return "Seen in ", *series(earlier), "; revealed in ", revealed, f", {kept}."


def revealed(moment: Moment) -> str:
    """Where an event is revealed, beside it."""
    return f"revealed in {moment.name}"


def events_at(revealed: Sequence[int], touched: Sequence[int]) -> str:
    """What a moment has to do with events, by their numbers in story order."""
    words = []
    if revealed:
        words.append(f"Reveals {_numbers(revealed)}.")
    if touched:
        words.append(f"Shows {_numbers(touched)}, revealed later.")
    return " ".join(words) or "Reveals none of these."


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(series([str(each) for each in numbers]))


def curve_shape(disorder: float, before: Happening, after: Happening) -> Sentence:
    """How far a telling departs from the order of events, and its longest step back."""
    lead = f"Told as it happened it would be 0, backwards 1; it is {disorder:.2f}."
    if after.number > before.number:
        return (f"{lead} It never goes back.",)
    step = f"from what happened {ordinal(before.number)} to what happened {ordinal(after.number)}"
    return f"{lead} It goes back furthest in ", after.revealed, f", {step}."


def ordinal(number: int) -> str:
    """A place in a row, as in `21st`."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


def since(moment: Moment | None) -> Sentence:
    """From when somebody knows a fact; None: it was so before the story begins."""
    return ("since ", moment) if moment else ("before the story begins",)


def known(names: Sequence[str], moment: Moment | None) -> Sentence:
    """Who came to know a fact at the same moment, and at which."""
    return f"{capital(''.join(series(names)))}, ", *since(moment)


def mistake(moment: Moment | None, until: Moment | None, belief: str) -> Sentence:
    """From when, and until when, somebody takes what for true instead of a fact."""
    end = (", until ", until) if until else ()
    return *since(moment), *end, f", {MISTAKEN}: {belief}"


def trust(level: int | None) -> str:
    """How far the audience trusts somebody; None: it has not met them."""
    return NOT_MET if level is None else TRUST_WORDS[level]


def until_now(level: int | None) -> str:
    """What trust was before a moment moved it; empty where there was none."""
    return "" if level is None else f"until now {TRUST_WORDS[level]}"


def moved(those: Sequence[Moved]) -> str:
    """Whom a moment made the audience trust otherwise; empty where it moved nobody."""
    return f"{TRUST_AFTER}: {'; '.join(each.words for each in those)}." if those else ""


def judgement(votes: int, agreed: int, more: float) -> str:
    """How votes on somebody compare with the audience's trust; `more`: so much more of it."""
    if agreed == votes:
        return f"{capital(count_of(votes, 'vote'))}, as the audience. "
    as_many = "not" if votes == 1 else number_word(agreed) if agreed else "none"
    lean = "more" if more > 0 else "less" if more < 0 else "as much, on the whole"
    lead = f"{capital(count_of(votes, 'vote'))}, {as_many} as the audience"
    return f"{lead}: you trusted them {lean}. "


def ahead(level: int, moment: Moment, moments: int) -> Sentence:
    """Where a reader thought what the audience came to think so many moments later."""
    before = f", {count_of(moments, 'moment')} before the audience did."
    return f"You thought them {TRUST_WORDS[level]} in ", moment, before


def verdict(turns: Sequence[Turn], *, complete: bool) -> Sentence:
    """All of somebody's turns, of which there is at least one."""
    parts: list[str | Moment] = []
    for turn in turns:
        words = f"{TRUST_WORDS[turn.level]} from "
        parts += [f"; {words}" if parts else capital(words), turn.moment]
    return *parts, " to the end." if complete and len(turns) == 1 else "."


def billing(name: str, mark: str, played_by: str | None) -> str:
    """Somebody as a list of the people names them."""
    return f"{name} ({mark})" + (f", played by {played_by}" if played_by else "")
