"""Every code a problem can have: its severity and its wording, in one table.

A code keeps its meaning for ever; one that is no longer used is not given away
again. PT1xx: the file and its YAML. PT2xx: keys and values. PT3xx: what a
story must obey. PT4xx: warnings.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """How serious a problem is, and the sentence that tells it, with words to fill in."""

    sentence: str
    help: str = ""
    severity: Severity = "error"


CODES: dict[str, Code] = {
    # The file.
    "PT101": Code("There is no such file."),
    "PT102": Code("This is {kind}, not a file."),
    "PT103": Code("The file cannot be read: {reason}."),
    "PT104": Code("The file is larger than {limit}; no script needs to be."),
    "PT105": Code("The file is not UTF-8: {byte} cannot be read.", "save it as UTF-8"),
    "PT106": Code("The file is saved as {encoding}; a script is UTF-8.", "save it as UTF-8"),
    "PT107": Code("{character} cannot stand in a script."),
    "PT108": Code("The file is empty."),
    "PT109": Code(
        "A script begins with keys such as `format: 1`; this is {kind}.",
        "write `key: value` lines, starting at the left edge",
    ),
    # Its YAML.
    "PT110": Code("YAML cannot be read from here on."),
    "PT111": Code("A tab stands here where YAML takes blanks only.", "use blanks to indent"),
    "PT112": Code(
        "The quote that opens here is never closed.", "add {quote} at the end of the text"
    ),
    "PT113": Code(
        "A colon and a blank inside a text make YAML read a key.", "put the whole text in quotes"
    ),
    "PT114": Code(
        "This line does not line up with what stands above it.",
        "keys of one thing and entries of one list begin in one column; a text goes on right of "
        "its key",
    ),
    "PT115": Code("The {bracket} that opens here is not closed properly.", "{help}"),
    "PT116": Code("A text cannot begin with {character} here.", "put the whole text in quotes"),
    "PT117": Code(
        "This escape is not known to YAML.",
        "inside double quotes write `\\\\` for a backslash, or use single quotes",
    ),
    "PT118": Code("The quote that opens here closes before the text ends.", "{help}"),
    "PT119": Code(
        "A list cannot begin on the line of its key.",
        "begin it on the next line, or put the text in quotes",
    ),
    "PT120": Code(
        "`*{name}` is an alias; a script has none.", "put a text that begins with a star in quotes"
    ),
    "PT121": Code(
        "`&{name}` is an anchor; a script has none.", "put a text that begins with it in quotes"
    ),
    "PT122": Code(
        "`{tag}` is a tag; a script has none.", "put a text that begins with `!` in quotes"
    ),
    "PT123": Code("A merge key `<<` stands here; a script repeats the keys instead."),
    "PT124": Code("`{key}` is already written at line {line}; only one of them can count."),
    "PT125": Code("A directive stands here; a script has none.", "remove the line"),
    "PT126": Code("A second document begins here; a script is one.", "remove the `---`"),
    "PT127": Code("This is nested more than {limit} levels deep; no part of a script is."),
    "PT128": Code("There are more than {limit} keys and values; no script needs as many."),
    "PT129": Code("This text is longer than {limit} characters.", "spread it over several beats"),
    "PT130": Code("More than {limit} characters pass here without a new key or value."),
    "PT131": Code("A key must be a short text; this is {kind}."),
    "PT132": Code("{character} is {kind}; only what can be seen may stand in a text."),
    "PT133": Code("More than {limit} combining marks stand on one letter: {character}."),
    "PT134": Code(
        "More text follows a closing bracket.", "a text that begins with a bracket needs quotes"
    ),
    "PT135": Code(
        "This line is neither a key nor part of the text above it.",
        "a key ends in a colon and a blank; the lines of a text begin right of its key",
    ),
    "PT136": Code(
        "The quote that opens here closes only at line {line}, where more text follows.",
        "close it where its text ends",
    ),
    # Keys and values.
    "PT201": Code("`{key}` is not a key of {noun}."),
    "PT202": Code("This {noun} has no `{key}`."),
    "PT203": Code("{field} must be {wanted}; this is {kind}."),
    "PT204": Code("{field} is empty.", "write something there, or remove it"),
    "PT205": Code(
        "`{value}` means nothing at all in YAML.",
        "remove it to leave {field} out, or put it in quotes if the word is meant",
    ),
    "PT206": Code("{field} must be a whole number; this is `{value}`."),
    "PT207": Code("{field} must lie between {low} and {high}; this is {value}."),
    "PT208": Code("`{value}` cannot be an id.", "use small letters, digits and single hyphens"),
    "PT209": Code("{field} may be at most {limit} characters long; this has {length}."),
    "PT210": Code("{field} needs at least one entry."),
    "PT211": Code(
        "This script has format {value}, and this program reads format 1.",
        "a newer version of the program may read it",
    ),
    "PT212": Code("`format` must be 1; this is `{value}`."),
    "PT213": Code(
        "A comma inside braces ends the text before it; `{key}` is read as a key.",
        "put the text in quotes",
    ),
    "PT214": Code("{field} must be `true` or `false`; this is `{value}`."),
    "PT215": Code("`{value}` is not the tag of a language.", "write it as in `en`, `de`, `pt-BR`"),
    # What a story must obey.
    "PT301": Code("There is no beat `{id}`."),
    "PT302": Code("There is no person `{id}`."),
    "PT303": Code("Another {kind} already has the id `{id}`."),
    "PT304": Code("`{mark}` is already the mark of `{other}`."),
    "PT305": Code("The mark `{mark}` must be one or two letters or digits."),
    "PT306": Code("This truth is told at `{at}`, before {start}."),
    "PT307": Code("This truth is told at `{at}`, before the layer above it, told at `{last}`."),
    "PT308": Code("This revision comes at `{at}`, which is not after {start}."),
    "PT309": Code("This revision comes at `{at}`; the whole truth is out by then, at `{whole}`."),
    "PT310": Code("This revision comes at `{at}`, before the one above it, at `{last}`."),
    "PT311": Code("This clue pays off at `{at}`, before it is planted at `{planted}`."),
    "PT312": Code(
        "A beat cannot be called `before`.",
        "in `known_by` and `taken_for` that word means before the story",
    ),
    "PT313": Code(
        "`through` is shown with the first truth, at `{at}`, before `{id}` is introduced "
        "at `{introduced}`."
    ),
    "PT314": Code(
        "This truth has no `at`, and `{id}` is known from the premise.",
        "name the beat that reveals it",
    ),
    "PT315": Code(
        "`by` is shown with its truth, at `{at}`, before `{id}` is introduced at `{introduced}`."
    ),
    "PT316": Code("`{id}` has this wrong at `{at}`, and knows it already, at `{known}`."),
    # Warnings.
    "PT401": Code(
        "A star here opens or closes nothing, and will be shown as typed.",
        "emphasis is `*like this*`, within one paragraph",
        "warning",
    ),
    "PT402": Code(
        "`{id}` is trusted here, but introduced only at `{introduced}`.", severity="warning"
    ),
    "PT403": Code(
        "On the command line `{id}` has a meaning of its own; it cannot name this chapter.",
        severity="warning",
    ),
    "PT404": Code(
        "A `#` after a blank begins a comment; the rest of this line is not read.",
        "put the text in quotes if it belongs to it",
        "warning",
    ),
    # Warnings of what gives away too early what comes later.
    "PT405": Code(
        "This names {name}, who is introduced only at `{at}`, line {line}.",
        "do without the name here, or introduce them earlier",
        "warning",
    ),
    "PT406": Code(
        "`{phrase}` stands in {kind} too, at line {line}, told only {when}.",
        "keep these words for where they are told",
        "warning",
    ),
    "PT407": Code(
        "This belief says almost what its whole truth says, at line {line}.",
        "tell what the audience believes; a truth that confirms it adds something, or says so",
        "warning",
    ),
}
"""Each code with its wording. Words in braces are filled in, shortened and made printable."""
