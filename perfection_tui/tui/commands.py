"""Every command once: its keys, and its words in the key bar, the palette and the help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfection_tui.themes import THEMES

# The man page lists the keys, and is made where nothing is installed that the program needs.
if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

    from perfection_tui.reader.settings import Choice


@dataclass(frozen=True)
class Command:
    """Something the reader can do.

    `id` is stable, for key maps of one's own. `keys` are Textual's names of
    them, `shown` is how they are printed. `action` is Textual's; left out, the
    screen's own action of the same name as the id. `page` opens the page on which it
    works, if that is one page alone.
    """

    id: str
    keys: str
    shown: str
    words: str
    action: str = ""
    priority: bool = False
    page: Command | None = None

    @property
    def does(self) -> str:
        """The action that it runs."""
        return self.action or self.id

    def runs(self, action: str) -> Binding:
        """Textual's binding of its keys to an action: its own or, as to close a page, another."""
        from textual.binding import Binding

        priority = self.priority
        return Binding(self.keys, action, self.words, show=False, priority=priority, id=self.id)


NOTHING_TO_CLOSE = "Nothing is open here that could be closed. {leave} leaves."
"""What Escape says where there is nothing behind a screen."""

TURN = Command("turn", "t,tab", "t Tab", "Turn this moment over: belief or truth")
FORWARD = Command("forward", "right,l", "→ l", "Next moment")
BACK = Command("back", "left,h,backspace", "← h", "Moment before")
READ_ON = Command(
    "read_on",
    "space,pagedown",
    "Space PgDn",
    "Scroll on, turn a reveal over (in a first viewing, all that can be), next moment",
    "page(1)",
)
READ_BACK = Command(
    "read_back", "pageup", "PgUp", "Scroll back; at the top of the text, moment before", "page(-1)"
)
ENTER = Command(
    "enter",
    "enter",
    "Enter",
    "Next moment; read one behind its content note; where what is open ends, open the next",
)
SCROLL_DOWN = Command("scroll_down", "down,j", "↓ j", "Scroll down", "scroll_text(1)")
SCROLL_UP = Command("scroll_up", "up,k", "↑ k", "Scroll up", "scroll_text(-1)")
KEEP = Command("keep_turned", "T", "T", "Keep truths turned up from here on, or not")
SIDES = Command("sides", "s", "s", "One side, or both side by side")

CHAPTERS = Command("chapter", "", "1…9", "Go to a chapter by its number", "open('contents')")
NEXT_CHAPTER = Command("next_chapter", "right_square_bracket", "]", "Next chapter", "chapter_by(1)")
PREVIOUS_CHAPTER = Command(
    "previous_chapter", "left_square_bracket", "[", "Previous chapter", "chapter_by(-1)"
)
FIRST = Command("first", "g,home", "g Home", "First moment; on a list the first row")
LAST = Command("last", "G,end", "G End", "End of what is open to you; on a list the last row")
RETURN = Command("return", "u", "u", "Take back a jump, or what you said you had watched")
REPLAY = Command("replay", "f", "f", "Replay: walk the earlier moments that this one turns over")

CONTENTS = Command("contents", "c", "c", "Contents", "open('contents')")
FIND = Command("find", "slash", "/", "Find words in all that is open to you", "open('find')")
NEXT_FOUND = Command("next_found", "n", "n", "Next place found", "found(1)")
PREVIOUS_FOUND = Command("previous_found", "N", "N", "Place found before", "found(-1)")
END_SEARCH = Command("end_search", "escape", "Esc", "End the replay, or the search", "end")
ORDER = Command("order", "o", "o", "Order of events: as told, and as it happened", "open('order')")
PEOPLE = Command("people", "p", "p", "People, and who knows what", "open('people')")
EVIDENCE = Command(
    "evidence", "e", "e", "Evidence: clues, from planted to paid off", "open('evidence')"
)
VERDICT = Command(
    "verdict", "v", "v", "Verdict: whom the audience trusts, and whom you do", "open('verdict')"
)

GO = Command("go", "enter", "Enter", "Go to what is highlighted")
LEFT_SIDE = Command("left_side", "left,h", "←", "The left column, order or end", "side(0)")
RIGHT_SIDE = Command("right_side", "right,l", "→", "The right column, order or end", "side(1)")
OTHER_SIDE = Command("other_side", "t,tab", "t Tab", "The other column, order or end")

MOMENT_BEFORE = Command("moment_before", "left,h", "←", "Moment before", "moment(-1)")
MOMENT_AFTER = Command("moment_after", "right,l", "→", "Next moment", "moment(1)")
MAIN = Command("main", "m", "m", "Order of events: the main ones alone, or all", page=ORDER)
CURVE = Command("curve", "x", "x", "Order of events: the story curve, or the lists", page=ORDER)
VOTE = Command(
    "vote", "", "1…5", "Verdict: vote on somebody, from villain to hero", "open('verdict')"
)
UNVOTE = Command(
    "unvote", "0,delete", "0", "Verdict: take your vote back", "vote(None)", page=VERDICT
)

COPY = Command("copy", "y", "y", "Copy this moment, as far as it is turned; on a list, the row")
BOOKMARK = Command(
    "bookmark", "b", "b", "Bookmark this moment, with a line of your own", "open('bookmark')"
)
BOOKMARKS = Command("bookmarks", "B", "B", "Bookmarks", "open('bookmarks')")
REMOVE = Command(
    "remove", "d,delete", "d", "Bookmarks: take the highlighted one away", page=BOOKMARKS
)

WATCHED = Command("watched", "w", "w", "Say how far you have watched", "open('watched')")
RELOAD = Command("reload", "r", "r", "Read the script again", "app.reload")
EDIT = Command("edit", "E", "E", "Open the script in your editor, at this place", "app.edit")
ABOUT = Command("about", "a", "a", "About the story, and what it contains", "app.about")
DETAIL = Command("detail", "d", "d", "About the story: what it contains, in detail", page=ABOUT)
NOTES_FIRST = Command(
    "notes_first",
    "n",
    "n",
    "About the story: show content notes before their moments, or not",
    page=ABOUT,
)
HELP = Command("keys", "question_mark", "?", "All keys", "app.keys")
IN_WORDS = Command(
    "in_words", "enter", "Enter", "Tell the problems of the script in its words", "app.in_words"
)
PALETTE = Command(
    "palette", "ctrl+p", "Ctrl+P", "Find a command by name", "app.command_palette", priority=True
)
STOP = Command(
    "stop", "ctrl+z", "Ctrl+Z", "Back to the shell; fg comes back here", "app.suspend_process"
)
SHELF = Command("shelf", "S", "S", "Stories: go on with another one", "app.shelf")
THEME = Command("theme", "ctrl+t", "Ctrl+T", "Colours: the next theme, dark or light", "app.theme")
LEAVE = Command("leave", "q,ctrl+q,ctrl+c", "q Ctrl+C", "Leave", "app.quit")
CLOSE = Command("close", "escape", "Esc", "Close this page", "close")

EVERYWHERE = (LEAVE, PALETTE, STOP)
"""What works whatever is open."""

ON_OTHER_PAGES = "On other pages"

GROUPS = (
    ("Reading", (TURN, FORWARD, BACK, READ_ON, READ_BACK, SCROLL_DOWN, SCROLL_UP, KEEP, SIDES)),
    (
        "Going somewhere",
        (CHAPTERS, NEXT_CHAPTER, PREVIOUS_CHAPTER, FIRST, LAST, RETURN, REPLAY, CONTENTS),
    ),
    ("Looking closer", (FIND, NEXT_FOUND, PREVIOUS_FOUND, ORDER, PEOPLE, EVIDENCE, VERDICT)),
    (ON_OTHER_PAGES, (GO, OTHER_SIDE, MAIN, CURVE, VOTE, UNVOTE, REMOVE, DETAIL, NOTES_FIRST)),
    ("The story and you", (COPY, BOOKMARK, BOOKMARKS, WATCHED, ABOUT, SHELF, ENTER)),
    ("The program", (RELOAD, EDIT, THEME, PALETTE, HELP, CLOSE, STOP, LEAVE)),
)
"""How the help page lists them."""

_NOT_READING = (*EVERYWHERE, CHAPTERS, CLOSE)
_LISTED = [each for name, those in GROUPS if name != ON_OTHER_PAGES for each in those]

READING = (*(each for each in _LISTED if each not in _NOT_READING), END_SEARCH)
"""What the reading screen binds; the digits are bound beside them."""

SCROLLING = (SCROLL_DOWN, SCROLL_UP, READ_ON, READ_BACK)
LEADING = (CONTENTS, FIND, ORDER, PEOPLE, EVIDENCE, VERDICT, BOOKMARKS, WATCHED, ABOUT, SHELF)
"""What opens a page."""

ON_PAGES = (CLOSE, HELP, *SCROLLING, FIRST, LAST, *LEADING)
"""What every page binds, beside what works on it alone."""

_UNSHIFTED = ["ampersand", "é", "quotation_mark", "apostrophe", "left_parenthesis"]
_UNSHIFTED += ["minus", "è", "underscore", "ç"]
"""What the keys of the digits type where those need Shift."""

NUMBERS = {
    number: Command(
        f"number_{number}",
        f"{number},{sign}",
        f"{number}",
        f"Chapter {number}; answer {number}" + (f"; vote {number}" if number <= 5 else ""),
    )
    for number, sign in enumerate(_UNSHIFTED, 1)
}
"""What the digits do: which of them does what depends on the page."""

BY_ID = {
    each.id: each for each in [*globals().values(), *NUMBERS.values()] if isinstance(each, Command)
}
"""Every command by its id."""


TOGETHER = (
    (*READING, *NUMBERS.values()),
    (*ON_PAGES, GO, COPY, REMOVE, EDIT),
    (*ON_PAGES, GO, COPY, LEFT_SIDE, RIGHT_SIDE, OTHER_SIDE, MAIN, CURVE, EDIT),
    (*ON_PAGES, GO, COPY, MOMENT_BEFORE, MOMENT_AFTER, UNVOTE, *NUMBERS.values()),
    (*ON_PAGES, DETAIL, NOTES_FIRST, EDIT),
    (*ON_PAGES, THEME, ENTER, COPY, *NUMBERS.values()),
)
"""Which commands share a screen: the reading, then each kind of page, and the cover."""


def choice() -> Choice:
    """What a reader can set."""
    from perfection_tui.reader.settings import Choice

    return Choice(
        themes=tuple(THEMES),
        keys={each.id: each.keys for each in BY_ID.values() if each.keys},
        together=[[each.id for each in (*screen, *EVERYWHERE)] for screen in TOGETHER],
    )


def bound(*those: Command, **others: Command) -> list[BindingType]:
    """The bindings of commands; of those that run another action on a page, by its name."""
    return [
        *(each.runs(each.does) for each in those),
        *(each.runs(action) for action, each in others.items()),
    ]


def on_digits(action: str, values: range) -> list[BindingType]:
    """The bindings of digits, and of the keys that they stand on, to an action of each value."""
    return [NUMBERS[number].runs(f"{action}({value})") for number, value in enumerate(values, 1)]
