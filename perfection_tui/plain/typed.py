"""What can be typed: every command with its words, its letters and what it does."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.export.columns import Lines, room_beside, wrapped
from perfection_tui.reader.settings import typed_as
from perfection_tui.script.characters import shortened, visible
from perfection_tui.script.suggest import Suggestions


class Verb(Struct, frozen=True):
    """Something to type, what it does, the letters that stand for it, and further words.

    `typed`: its word, and what is put behind that; in capitals: what the reader has to say.
    `command`: the command on the screen whose key its letter is, by id; empty: there is none.
    """

    typed: str
    words: str
    letters: str = ""
    command: str = ""
    also: str = ""

    @property
    def word(self) -> str:
        """What is typed first."""
        return self.typed.partition(" ")[0]

    @property
    def gives(self) -> str:
        """What its letters give to the word, where they say which way it goes."""
        behind = self.typed.partition(" ")[2]
        return behind if behind.islower() else ""


VERBS = (
    Verb("next", "go on; Enter alone does it too", "l", "forward", "forward begin"),
    Verb("back", "go back", "h", "back", "previous"),
    Verb("turn", "turn this moment over: belief or truth", "t", "turn"),
    Verb("again", "read this moment again", "r", "", "repeat here where"),
    Verb("keep", "open moments on their truth from here on, or not", "T", "keep_turned"),
    Verb("sides", "read both sides of every moment, or one", "s", "sides", "both"),
    Verb("chapter CHAPTER", "go to a chapter by number or title; the number alone does it too"),
    Verb("chapter previous", "go to the chapter before", "[", "previous_chapter"),
    Verb("chapter next", "go to the next chapter", "]", "next_chapter"),
    Verb("first", "first moment", "g", "first"),
    Verb("last", "the end of what is open to you", "G", "last"),
    Verb("go CHAPTER/NUMBER", "go to a moment, as in 2/7; 2/7 alone does it too"),
    Verb("return", "take back a jump, or what you said you had watched", "u", "return", "undo"),
    Verb("replay", "walk the earlier moments that this one turns over", "f", "replay", "told"),
    Verb("contents", "chapters and moments", "c", "contents", "list"),
    Verb("search WORDS", "find words in all that is open to you", "/", "find", "find"),
    Verb("found next", "go to the next place found", "n", "next_found"),
    Verb("found previous", "go to the place found before", "N", "previous_found"),
    Verb("open NUMBER", "go to something found, or to a bookmark, by its number"),
    Verb("people NAME", "everybody, or somebody by name", "p", "people"),
    Verb("knows", "who knows what, and since when", "k", "", "knowledge who"),
    Verb("events", "events as they happened; `events told`: as told", "o", "order", "order"),
    Verb("short", "the main events alone: the story in a minute", "", "main", "minute"),
    Verb("clues", "clues as planted; `clues paid`: as they pay off", "e", "evidence", "evidence"),
    Verb("verdict", "whom the audience trusts, in words", "v", "verdict", "trust"),
    Verb(
        "vote NAME NUMBER",
        "say how far you trust somebody now, from 1, a villain, to 5, a hero; 0 takes it back",
    ),
    Verb("bookmark LINE", "put a bookmark here, with a line of your own", "b", "bookmark"),
    Verb("bookmarks", "list the bookmarks", "B", "bookmarks"),
    Verb("unmark", "take the bookmark off this moment"),
    Verb("watched", "say how far you have watched", "w", "watched"),
    Verb("about", "about the story, and what it contains", "a", "about"),
    Verb("detail", "what it contains in detail, which hints at the plot", "d", "detail"),
    Verb("read", "read a moment behind its content note; Enter alone does it too"),
    Verb("notes", "show content notes before the moments, or not", "", "notes_first"),
    Verb("stories", "list the other stories, and where you are in each", "S", "shelf", "shelf"),
    Verb("help", "this list", "?", "keys", "commands keys"),
    Verb("quit", "leave", "q", "leave", "exit leave bye"),
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
        return own.get(verb.command) or (verb.letters if verb.letters not in taken else "")

    return tuple(replace(each, letters=letters(each)) for each in VERBS)


_BY_WORD = {word: each.word for each in VERBS for word in (each.word, *each.also.split())}

_PLACE = re.compile(r".+/.+")
_TAKING = {each.word for each in VERBS if " " in each.typed} | {"events", "clues", "watched"}
"""The words that take something behind them."""


def understood(typed: str, verbs: Sequence[Verb] = VERBS) -> tuple[str, str]:
    """The command that something typed means, and what it is given. `verbs`: with their letters.

    Nothing typed is `enter`, which is no word; what is not understood is an empty command.
    Letters count by case, words do not, and the beginning of a word will do
    where it can mean one command only. With more behind it than its command takes, neither does.
    """
    if not typed:
        return "enter", ""
    by_letter = {letter: each for each in verbs for letter in each.letters}
    if typed.startswith("/") and "/" in by_letter and by_letter["/"].word == "search":
        return "search", typed[1:].strip()
    first, _, rest = typed.partition(" ")
    if verb := by_letter.get(first) or by_letter.get(first.lower()):
        return _taken(verb.word, rest.strip() or verb.gives)
    if first.isdecimal() and not rest:
        return "chapter", first
    word = first.lower()
    if word in _BY_WORD:
        return _BY_WORD[word], rest.strip()
    # An answer that comes too late is no command.
    begun = {meant for each, meant in _BY_WORD.items() if each.startswith(word) and word != "no"}
    if not begun and _PLACE.fullmatch(typed):
        return "go", typed
    return _taken(begun.pop(), rest.strip()) if len(begun) == 1 else ("", "")


def is_command(typed: str, verbs: Sequence[Verb] = VERBS) -> bool:
    """Whether something typed is a command by its whole word or by a letter."""
    first, known = typed.partition(" ")[0], bool(understood(typed, verbs)[0])
    return known and (first.lower() in _BY_WORD or (len(first) == 1 and not first.isdecimal()))


def _taken(word: str, given: str) -> tuple[str, str]:
    """A command and what it is given, if it takes that."""
    return (word, given) if not given or word in _TAKING else ("", "")


_SAID = {verb.command: f'"{verb.word}"' for verb in VERBS} | {"enter": "Enter"}


def said(words: str) -> str:
    """Words of ours with what is typed for each command that they name: `{turn}` is `"turn"`."""
    return words.format_map(_SAID)


def shown(typed: str) -> str:
    """What was typed, as it stands in a sentence."""
    return shortened(visible(typed), 40)


def not_understood(typed: str) -> str:
    """What is said to something typed that means no command."""
    near = Suggestions().near(typed.split()[0], _BY_WORD)
    # In quotes, as everything that can be typed is said here.
    meant = f' Did you mean "{near}"?' if near else ""
    return f'"{shown(typed)}" is not understood.{meant}'


HELP_INDENT = 28
"""The columns in which the help has what can be typed; what it does stands beside them."""

LEAST_BESIDE = 24
"""With fewer columns than these beside them, what it does stands under them."""


def help_lines(verbs: Sequence[Verb]) -> Lines:
    """Every command, its letters and what it does."""
    lines = [*wrapped("Type a word, or its letter, and press Enter."), ""]
    for each in verbs:
        letters = " ".join(each.letters)
        if room_beside(HELP_INDENT) < LEAST_BESIDE:
            lines += [f"{each.typed}  {letters}".rstrip(), *wrapped(each.words, "    ")]
        else:
            lines += wrapped(each.words, " " * HELP_INDENT, first=f"{each.typed:<22}{letters:<6}")
    return lines
