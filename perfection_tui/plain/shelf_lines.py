"""The shelf in lines: a folder's stories by number, and the one that is chosen."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from perfection_tui.export.columns import Lines, apart, literal, set_in, wrapped
from perfection_tui.plain.answers import index, numbered
from perfection_tui.plain.console import Console
from perfection_tui.reader.shelf import Shelved

NONE_HERE = "No story lies here: the names of scripts end in .yaml."
CHOOSE = "Type the number of a story and press Enter; nothing leaves."


def by_name(stories: Sequence[Shelved]) -> Lines:
    """The stories by the names to start them by."""
    how = wrapped('"quit" leaves; "perfection-tui NAME" reads another one.')
    return apart([*map(_named, stories), how])


def _named(story: Shelved) -> Lines:
    return [*literal(f"{story.typed}: {story.title}"), *literal(story.where, "    ")]


def choose(stories: Sequence[Shelved], notice: str = "") -> str | None:
    """Ask on standard input for a story, by what is typed for it; None: for none of them."""
    if sys.stdout is None:
        return None
    console = Console(sys.stdin, sys.stdout)
    with set_in(console.columns), suppress(EOFError):
        console.say(notice)
        console.write(numbered(map(_titled, stories)), wrapped(CHOOSE if stories else NONE_HERE))
        while stories and (typed := console.ask()):
            at = index(typed)
            if not 0 <= at < len(stories):
                console.say(f"Type a number from 1 to {len(stories)}.")
            elif stories[at].broken:
                console.say(stories[at].advice)
            else:
                return stories[at].typed
    return None


def _titled(story: Shelved) -> str:
    """A story with where one is in it."""
    title = f"{story.title} ({story.kind})" if story.kind else story.title
    return f"{title}\n{story.where}"
