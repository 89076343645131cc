"""What can be typed: every command with its words, its letters and what it does."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.export.columns import Lines, room_beside, wrapped
from perfection_tui.reader.key_names import typed_as
from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.watched import Watched
from perfection_tui.script.characters import shortened, visible
from perfection_tui.view.phrases import one_line


class Verb(Struct, frozen=True):
    """Something to type: its word, what it does, the letters for it, and further words.

    `command`: the command on the screen whose key its letter is, by id; empty: there is none.
    `gives`: what its letters give to the word, where they say which way it goes.
    """

    word: str
    words: str
    letters: str = ""
    command: str = ""
    also: tuple[str, ...] = ()
    takes: str = ""
    gives: str = ""


VERBS = (
    Verb("next", "go on; Enter alone does it too", "l", "forward", ("forward", "begin")),
    Verb("back", "go back", "h", "back", ("previous",)),
    Verb("turn", "turn this moment over: belief or truth", "t", "turn"),
    Verb("again", "read this moment again", "r", "", ("repeat", "here", "where")),
    Verb("keep", "open moments on their truth from here on, or not", "T", "keep_turned"),
    Verb("sides", "read both sides of every moment, or one", "s", "sides", ("both",)),
    Verb(
        "chapter",
        "go to a chapter by number or title; the number alone does it too",
        takes="CHAPTER",
    ),
    Verb("chapter", "go to the chapter before", "[", "previous_chapter", gives="previous"),
    Verb("chapter", "go to the next chapter", "]", "next_chapter", gives="next"),
    Verb("first", "first moment", "g", "first"),
    Verb("last", "last moment that is open to you", "G", "last"),
    Verb("go", "go to a moment, as in 2/7; 2/7 alone does it too", takes="CHAPTER/NUMBER"),
    Verb("return", "back to where you jumped from", "u", "return", ("undo",)),
    Verb("replay", "walk the earlier moments that this one turns over", "f", "replay", ("told",)),
    Verb("contents", "chapters and moments", "c", "contents", ("list",)),
    Verb("search", "find words in all that is open to you", "/", "find", ("find",), takes="WORDS"),
    Verb("found", "go to the next place found", "n", "next_found", gives="next"),
    Verb("found", "go to the place found before", "N", "previous_found", gives="previous"),
    Verb("open", "go to something found, or to a bookmark, by its number", takes="NUMBER"),
    Verb("people", "everybody, or somebody by name", "p", "people", takes="NAME"),
    Verb("knows", "who knows what, and since when", "k", "", ("knowledge", "who")),
    Verb("events", "events as they happened; `events told`: as told", "o", "order", ("order",)),
    Verb("short", "the main events alone: the story in a minute", "", "", ("minute",)),
    Verb(
        "clues", "clues as planted; `clues paid`: as they pay off", "e", "evidence", ("evidence",)
    ),
    Verb("verdict", "whom the audience trusts, in words", "v", "verdict", ("trust",)),
    Verb(
        "vote",
        "say how far you trust somebody now, from 1, a villain, to 5, a hero; 0 takes it back",
        takes="NAME NUMBER",
    ),
    Verb("bookmark", "put a bookmark here, with a line of your own", "b", "bookmark", takes="LINE"),
    Verb("bookmarks", "list the bookmarks", "B", "bookmarks"),
    Verb("unmark", "take the bookmark off this moment"),
    Verb("watched", "say how far you have watched", "w", "watched"),
    Verb("about", "about the story, and what it contains", "a", "about"),
    Verb("detail", "what it contains in detail, which hints at the plot", "d", "detail"),
    Verb("read", "read a moment behind its content note; Enter alone does it too"),
    Verb("notes", "show content notes before the moments, or not", "", "notes_first"),
    Verb("stories", "list the other stories, and where you are in each", "S", "shelf", ("shelf",)),
    Verb("help", "this list", "?", "keys", ("commands", "keys")),
    Verb("quit", "leave", "q", "leave", ("exit", "leave", "bye")),
)


def verbs_with(keys: Mapping[str, str]) -> Sequence[Verb]:
    """What can be typed by somebody who has keys of their own, by command, where they are letters.

    A letter that is somebody's own for one word is no other word's.
    """
    own = {
        each.command: "".join(map(typed_as, keys[each.command].split(",")))
        for each in VERBS
        if each.command in keys
    }
    taken = "".join(own.values())

    def letters(verb: Verb) -> str:
        """Somebody's own, or those of the word that are no other word's."""
        return own.get(verb.command) or "".join(each for each in verb.letters if each not in taken)

    return tuple(replace(each, letters=letters(each)) for each in VERBS)


ENTER = "enter"
"""The command of an empty line. It is no word that can be typed."""

_BY_WORD = {word: each.word for each in VERBS for word in (each.word, *each.also)}

WORDS = tuple(_BY_WORD)
"""Every word that is understood, for those that are nearly one of them."""

_PLACE = re.compile(r"\d+/\d+")


def understood(typed: str, verbs: Sequence[Verb] = VERBS) -> tuple[str, str]:
    """The command that something typed means, and what it is given. `verbs`: with their letters.

    Nothing typed is `ENTER`; an empty command is something that is not understood.
    Letters count by case, words do not, and the beginning of a word will do
    where it can mean one command only.
    """
    if not typed:
        return ENTER, ""
    by_letter = {letter: each for each in verbs for letter in each.letters}
    if typed.startswith("/") and "/" in by_letter and by_letter["/"].word == "search":
        return "search", typed[1:].strip()
    first, _, rest = typed.partition(" ")
    if verb := by_letter.get(first) or by_letter.get(first.lower()):
        return verb.word, rest.strip() or verb.gives
    if first.isdecimal() and not rest:
        return "chapter", first
    if _PLACE.fullmatch(typed):
        return "go", typed
    word = first.lower()
    if word in _BY_WORD:
        return _BY_WORD[word], rest.strip()
    begun = {meant for each, meant in _BY_WORD.items() if each.startswith(word)}
    return (begun.pop() if len(begun) == 1 else ""), rest.strip()


Offered = TypeVar("Offered", bound="CoverAnswer | Watched")


def answer(typed: str, answers: Sequence[Offered]) -> Offered | None:
    """The answer that something typed means: its number, its words, or its chapter."""
    wanted = one_line(typed).casefold()
    if 0 <= index(wanted) < len(answers):
        return answers[index(wanted)]
    # How the command line says it, and what stands alone in an answer.
    wanted = {"all": "all of it", "none": "nothing yet", "nothing": "nothing yet"}.get(
        wanted, wanted
    )
    for each in answers:
        label = each.label.casefold()
        if wanted in (label, label.removeprefix("to the end of "), label.partition(":")[0]):
            return each
    return None


def index(typed: str) -> int:
    """A number as typed, counted from 0; -1 for what is none, or none that could be meant."""
    return int(typed) - 1 if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def shown(typed: str) -> str:
    """What was typed, as it stands in a sentence."""
    return shortened(visible(typed), 40)


HELP_INDENT = 28
"""The columns in which the help has what can be typed; what it does stands beside them."""

LEAST_BESIDE = 24
"""With fewer columns than these beside them, what it does stands under them."""


def help_lines(verbs: Sequence[Verb] = VERBS) -> Lines:
    """Every command, its letters and what it does."""
    lines = [*wrapped("Type a word, or its letter, and press Enter."), ""]
    for each in verbs:
        typed = f"{each.word} {each.takes or each.gives}".strip()
        letters = " ".join(each.letters)
        if room_beside(HELP_INDENT) < LEAST_BESIDE:
            lines += [f"{typed}  {letters}".rstrip(), *wrapped(each.words, "    ")]
        else:
            lines += wrapped(each.words, " " * HELP_INDENT, first=f"{typed:<22}{letters:<6}")
    return lines
