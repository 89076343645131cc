"""Every code a problem can have: its severity and its wording, in one table.

A code keeps its meaning for ever; one that is no longer used is not given away
again. PT1xx: the file and its YAML. PT2xx: keys and values. PT3xx: what a
story must obey. PT4xx: warnings.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """A problem's sentence, and what a writer does about it.

    `help` is the short of that where it needs words to fill in, or other ones.
    """

    sentence: str
    mend: str
    help: str = ""

    @property
    def in_short(self) -> str:
        """What to do, as it stands below the sentence."""
        first = self.mend.partition(". ")[0].removesuffix(".")
        return self.help or first[0].lower() + first[1:]


def severity_of(code: str) -> Severity:
    """How much a code of the table matters."""
    return "warning" if code.startswith("PT4") else "error"


CODES: dict[str, Code] = {
    # The file.
    "PT101": Code(
        "There is no such file.",
        "Look at the name: a path is read from the folder that you are in.",
    ),
    "PT102": Code("This is {kind}, not a file.", "Name the script itself."),
    "PT103": Code(
        "The file cannot be read: {reason}.", "Most often you lack the right to read it."
    ),
    "PT104": Code(
        "The file is larger than {limit}; no script needs to be.",
        "See whether this is the file that you meant.",
    ),
    "PT105": Code("The file is not UTF-8: {byte} cannot be read.", "Save it as UTF-8."),
    "PT106": Code(
        "The file is saved as {encoding}; a script is UTF-8.",
        "Save it as UTF-8.",
        "save it as UTF-8",
    ),
    "PT107": Code(
        "{character} cannot stand in a script.",
        "Delete it. Where a file is full of them, it is no text at all.",
    ),
    "PT108": Code(
        "The file is empty.",
        "Begin with `perfection-tui new FILE`.",
        "begin with `perfection-tui new`",
    ),
    "PT109": Code(
        "A script begins with keys such as `format: 1`; this is {kind}.",
        "Write `key: value` lines, starting at the left edge.",
    ),
    # Its YAML.
    "PT110": Code(
        "YAML cannot be read from here on.",
        "Look at the line and the one above it for a quote, a bracket or a colon too many.",
    ),
    "PT111": Code(
        "A tab stands here where YAML takes blanks only.",
        "Indent with blanks. Most editors can do it for you.",
    ),
    "PT112": Code(
        "The quote that opens here is never closed.",
        "Add the quote at the end of the text.",
        "add {quote} at the end of the text",
    ),
    "PT113": Code(
        "A colon and a blank inside a text make YAML read a key.",
        "Put the whole text in quotes, or behind `>-`.",
    ),
    "PT114": Code(
        "This line does not line up with what stands above it.",
        "Keys of one thing, and entries of one list, begin in one column; a text goes on right of "
        "its key.",
    ),
    "PT115": Code(
        "The {bracket} that opens here is not closed properly.",
        "Close it. A text that begins with a bracket needs quotes.",
        "{help}",
    ),
    "PT116": Code(
        "A text cannot begin with {character} here.",
        "Put the whole text in quotes, or behind `>-`.",
    ),
    "PT117": Code(
        "This escape is not known to YAML.",
        "Write `\\\\` for a backslash within double quotes, or use single quotes.",
    ),
    "PT118": Code(
        "The quote that opens here closes before the text ends.",
        'Double the quote within single quotes, write `\\"` within double ones, or use `>-`.',
        "{help}",
    ),
    "PT119": Code(
        "A list cannot begin on the line of its key.",
        "Begin it on the next line, or put the text in quotes.",
    ),
    "PT120": Code(
        "`*{name}` is an alias; a script has none.", "Put a text that begins with a star in quotes."
    ),
    "PT121": Code(
        "`&{name}` is an anchor; a script has none.", "Put a text that begins with `&` in quotes."
    ),
    "PT122": Code(
        "`{tag}` is a tag; a script has none.", "Put a text that begins with `!` in quotes."
    ),
    "PT123": Code(
        "A merge key `<<` stands here; a script repeats the keys instead.", "Repeat the keys."
    ),
    "PT124": Code(
        "`{key}` is already written at line {line}; only one of them can count.",
        "Remove one, or move what stands below it to the other.",
    ),
    "PT125": Code("A directive stands here; a script has none.", "Remove the line."),
    "PT126": Code(
        "A second document begins here; a script is one.",
        "Remove the `---` or `...`.",
        "remove the `{sign}`",
    ),
    "PT127": Code(
        "This is nested more than {limit} levels deep; no part of a script is.",
        "Look for brackets that are opened and not closed.",
    ),
    "PT128": Code(
        "There are more than {limit} keys and values; no script needs as many.",
        "Tell it in more than one script.",
    ),
    "PT129": Code("This text is longer than {limit} characters.", "Spread it over several beats."),
    "PT130": Code(
        "More than {limit} characters pass here without a new key or value.",
        "Remove what fills the space: blank lines, comments, a text far too long.",
    ),
    "PT131": Code("A key must be a short text; this is {kind}.", "Write a plain word and a colon."),
    "PT132": Code(
        "{character} is {kind}; only what can be seen may stand in a text.",
        "Delete it; it came in by copying. Type the text around it anew.",
    ),
    "PT133": Code(
        "More than {limit} combining marks stand on one letter: {character}.",
        "Delete the marks on that letter and type it anew.",
    ),
    "PT134": Code(
        "More text follows a closing bracket.", "Put a text that begins with a bracket in quotes."
    ),
    "PT135": Code(
        "This line is neither a key nor part of the text above it.",
        "A key ends in a colon and a blank; the lines of a text begin right of its key.",
    ),
    "PT136": Code(
        "The quote that opens here closes only at line {line}, where more text follows.",
        "Close it where its text ends.",
    ),
    "PT137": Code(
        "A comma is missing before `{key}`.",
        "Write the comma; a text with a colon in it needs quotes.",
    ),
    "PT138": Code(
        "{character} stands here where YAML takes blanks only.",
        "Indent with blanks. It came in by copying from a page or a letter.",
    ),
    "PT139": Code(
        "{found} begins no entry of a list.", "Write a hyphen and a blank before each entry."
    ),
    "PT140": Code(
        "No blank follows the colon in `{key}`, so that YAML finds no key.",
        "Write a blank after the colon.",
        "write `{pair}`",
    ),
    # Keys and values.
    "PT201": Code(
        "`{key}` is not a key of {noun}.", "Take the key that `check` proposes, or remove it."
    ),
    "PT202": Code(
        "This {noun} has no `{key}`.", "Add it; the guide's “Every field” says what belongs there."
    ),
    "PT203": Code(
        "{field} must be {wanted}; this is {kind}.",
        "Write it in the form named: a list with `- `, keys below each other, or one text.",
    ),
    "PT204": Code("{field} is empty.", "Write something there, or remove it."),
    "PT205": Code(
        "`{value}` means nothing at all in YAML.",
        "Remove it to leave the field out, or put it in quotes if the word is meant.",
        "remove it to leave {field} out, or put it in quotes if the word is meant",
    ),
    "PT206": Code(
        "{field} must be a whole number; this is `{value}`.",
        "Write a number without a point, such as 1.",
    ),
    "PT207": Code(
        "{field} must lie between {low} and {high}; this is {value}.",
        "Take the nearest number within.",
    ),
    "PT208": Code(
        "`{value}` cannot be an id.", "Use small letters from a to z, digits and single hyphens."
    ),
    "PT209": Code(
        "{field} may be at most {limit} characters long; this has {length}.", "Shorten it."
    ),
    "PT210": Code("{field} needs at least one entry.", "Add one."),
    "PT211": Code(
        "This script has format {value}, and this program reads format 1.",
        "A newer version of the program may read it.",
    ),
    "PT212": Code("`format` must be 1; this is `{value}`.", "Write `format: 1`."),
    "PT213": Code(
        "A comma inside braces ends the text before it; `{key}` is read as a key.",
        "Put the text in quotes.",
    ),
    "PT214": Code(
        "{field} must be `true` or `false`; this is `{value}`.", "Write `true`, or remove the line."
    ),
    "PT215": Code("`{value}` is not the tag of a language.", "Write it as in `en`, `de`, `pt-BR`."),
    "PT216": Code(
        "No blank follows the colon in `{key}`, so that YAML reads one word.",
        "Write a blank after the colon.",
        "write `{pair}`",
    ),
    "PT217": Code(
        "The entry above lacks keys that stand here, behind a `- ` of their own.",
        "Write `- ` before the first key of an entry only, and the others below that key.",
    ),
    # What a story must obey.
    "PT301": Code(
        "There is no beat `{id}`.", "Correct the id, or write the beat.", "name a beat by its `id`"
    ),
    "PT302": Code(
        "There is no person `{id}`.",
        "Correct the id, or write the person.",
        "name a person by the key below `people:`",
    ),
    "PT303": Code(
        "Another {kind} already has the id `{id}`.", "Rename one, and wherever its id is used."
    ),
    "PT304": Code(
        "`{mark}` is already the mark of `{other}`.",
        "Give one of them another; two letters will do.",
    ),
    "PT305": Code(
        "The mark `{mark}` must be one or two letters or digits.",
        "Take the first letter of the name.",
    ),
    "PT306": Code(
        "This truth is told at `{at}`, before {start}.",
        "Tell it at that beat or later. If the audience knew it before, it belongs to the belief.",
        "tell it there or later; if the beat was moved, name a later one here",
    ),
    "PT307": Code(
        "This truth is told at `{at}`, before the layer above it, told at `{last}`.",
        "Put the layers in the order in which they are told.",
    ),
    "PT308": Code(
        "This revision comes at `{at}`, which is not after {start}.",
        "Put it at a later beat. What is believed from the start is the belief.",
    ),
    "PT309": Code(
        "This revision comes at `{at}`; the whole truth is out by then, at `{whole}`.",
        "Put it at an earlier beat, or tell the whole truth later; what is true is a layer of the "
        "truth.",
    ),
    "PT310": Code(
        "This revision comes at `{at}`, before the one above it, at `{last}`.",
        "Put the revisions in the order in which they come.",
    ),
    "PT311": Code(
        "This clue pays off at `{at}`, before it is planted at `{planted}`.",
        "Look whether the two beats are exchanged.",
    ),
    "PT312": Code(
        "A beat cannot be called `before`.",
        "Give the beat another id: in `known_by` and `taken_for` that word means before the story.",
    ),
    "PT313": Code(
        "`through` is shown with the first truth, at `{at}`, before `{id}` is introduced at "
        "`{introduced}`.",
        "Introduce the person earlier, or leave `through` out.",
    ),
    "PT314": Code(
        "This truth has no `at`, and `{id}` is known from the premise.",
        "Name the beat that reveals it.",
    ),
    "PT315": Code(
        "`by` is shown with its truth, at `{at}`, before `{id}` is introduced at `{introduced}`.",
        "Introduce the person earlier, or leave `by` out.",
    ),
    "PT316": Code(
        "`{id}` has this wrong at `{at}`, and knows it already, at `{known}`.",
        "Put the mistake before they know, or remove one of the two.",
    ),
    "PT317": Code(
        "The {kind} `{new}` is named nowhere, and `{old}`, which is gone, in {count} places.",
        "Write the new id wherever the old one stands, or take the old one back. Where it was not "
        "renamed but taken out, what named it names another now, or goes too.",
        "to rename it, write `{new}` in lines {lines}; if it was taken out, name others there",
    ),
    # Warnings.
    "PT401": Code(
        "A star here opens or closes nothing, and will be shown as typed.",
        "Write `*like this*`, within one paragraph.",
    ),
    "PT402": Code(
        "`{id}` is trusted here, but introduced only at `{introduced}`.",
        "Introduce the person earlier, or remove the entry; nobody sees it till then.",
        "write it at `{introduced}`, or introduce them earlier",
    ),
    "PT403": Code(
        "On the command line `{id}` has a meaning of its own; it cannot name this chapter.",
        "Give the chapter an id with a word in it.",
    ),
    "PT404": Code(
        "A `#` after a blank begins a comment; the rest of this line is not read.",
        "Put the text in quotes if the rest belongs to it.",
    ),
    # Warnings of what gives away too early what comes later.
    "PT405": Code(
        "This names {name}, who is introduced only at `{at}`, line {line}.",
        "Do without the name here, or introduce them earlier. The story’s own title may name "
        "anybody.",
    ),
    "PT406": Code(
        "`{phrase}` stands in {kind} too, at line {line}, told only {when}.",
        "Keep these words for where they are told; five in a row, common ones not counted, "
        "are enough to remember.",
    ),
    "PT407": Code(
        "This belief says almost what its whole truth says, at line {line}.",
        "Tell what the audience believes; a truth that confirms it adds something, or says so.",
    ),
    # Warnings of how a story is built.
    "PT408": Code(
        "This event is revealed at `{at}`, and a truth of its beat `{beat}` says the same at "
        "`{told}`, line {line}.",
        "Reveal both at one beat, or let one of them say something else.",
    ),
    "PT409": Code(
        "`{id}` knows this from `{since}` on, and already says or does it at `{beat}`, line "
        "{line}.",
        "Let them know it earlier, or tell that moment so that they need not know.",
    ),
    "PT410": Code(
        "From `{first}` to `{last}`, {count} beats, no clue is planted and none pays off.",
        "Plant something there that pays off later, or pay something off. Where nothing is to be "
        "found, a reader stops looking.",
    ),
    # A warning while a script is written.
    "PT411": Code(
        "This {noun} has no `truths` yet.",
        "Write what actually happened, in layers. Only with `--live` it can be read without: "
        "`check` calls it an error.",
    ),
    # Warnings of what most often is not meant.
    "PT412": Code(
        "`{key}:` is read as part of the text above it.",
        "Indent it less, in the column of the key that the text is of. What belongs to the text "
        "does not begin a line.",
    ),
    "PT413": Code(
        "`{sign}` is part of this text, and will be shown as typed.",
        "Write `>-` where a long text begins below its key; a quote needs its other half.",
    ),
}
"""Each code with its wording. Words in braces are filled in, shortened and made printable."""
