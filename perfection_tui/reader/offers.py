"""What a reader can do, in words that name commands: `{turn} turns it over`.

The screen puts the keys of these commands there, plain reading what is typed for them.
"""

from perfection_tui.reader.reading import Reading
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition

BEGINS = "{forward} begins."
GOES_ON = "{forward} goes on."

WAYS_ON = "{watched} says that you are further, {enter} tells the next moment."
"""What is said where what is open ends."""

TELLS_NEXT = "{enter} again opens the next moment, and from then on each step forward opens one."
"""What is said, once, before a first viewing begins at the edge."""

TWO_WAYS = "{enter} reads it, {forward} passes it over."
"""What is said at a content note to a reader who would only read on."""

TAKES_BACK = "{return} takes it back."
AGAIN_OPENS = "{return} again opens it."

ABOUT_TELLS = "{about} tells you more."
PUTS_NOTES = " {notes_first} will put such notes before their moments."

MORE_DETAIL = "There is more detail, which hints at the plot: {detail} tells you of it."

NO_BOOKMARKS = f"{wording.NO_BOOKMARKS} At a moment, {{bookmark}} sets one."

NOTHING_SOUGHT = "Nothing is being looked for. {find} looks for words."

_IN_A_MINUTE = "{main} will tell the story in a minute"


def told_twice(edition: Edition) -> str:
    """How the story is told, and how it is told in short where something of that is open."""
    minute = f"; {_IN_A_MINUTE}" if edition.main_events else ""
    return f"{wording.TWICE} Inside, {{turn}} turns the one into the other{minute}."


def at_the_end(reading: Reading) -> str:
    """What there is to do where all of the story is told."""
    left = wording.can_be_turned(len(reading.unvisited))
    minute = f"{_IN_A_MINUTE}, " if reading.edition.main_events else ""
    return f"{left} {{first}} reads it again, {minute}{{shelf}} lists other stories.".lstrip()
