"""The margin under the stage: whom the audience trusts at this moment."""

from textual.content import Content

from perfection_tui.tui.keymap import Keymap
from perfection_tui.tui.widgets.line import pressable
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.wording import TRUST_AFTER, TRUST_BEFORE, WHOM_NOW

MOST_ROWS = 4
"""Rows of people that the margin has room for; those whom the moment moved come first."""

_RAIL = "─────"
_MARK = "●"


def margin(
    keys: Keymap, edition: Edition, moment: Moment, turned: bool, invites: bool, width: int
) -> Content:
    """Trust in everybody the audience has met, a rail for each, as many abreast as fit.

    Coming into the moment while its truth is down, so that the rails do not
    tell what turning it up will; after it, with what moved in bold, once it is up.
    `invites`: the reader is asked for a vote.
    """
    before = moment.trust_before
    trust = moment.beat.trust if turned else before
    people = [person for person in edition.people if person.id in trust]
    people.sort(key=lambda person: not turned or before.get(person.id) == trust[person.id])
    if not people:
        return Content("")
    widest = max(plain(person.name).cell_length for person in people)
    entries = []
    for person in people:
        level = trust[person.id]
        moved = turned and before.get(person.id) != level
        style = "bold" if moved else "$muted"
        place = level + 2
        rail = plain(_RAIL[:place], "$faint") + plain(_MARK, "$accent")
        rail += plain(_RAIL[place + 1 :], "$faint")
        name = plain(person.name, style)
        name = name.pad_right(widest - name.cell_length)
        entries.append(
            name + plain("  ") + rail + plain(f"  {person.trust_words[level]:<9}", style)
        )
    abreast = max(1, (width + 4) // (entries[0].cell_length + 4))
    starts = range(0, len(entries), abreast)[:MOST_ROWS]
    rows = [Content("    ").join(entries[start : start + abreast]) for start in starts]
    heading = plain(TRUST_AFTER if turned else TRUST_BEFORE, "italic $muted")
    if invites:
        asks = keys.drawn(f"   {WHOM_NOW}  {{verdict}} votes")
        heading += pressable(asks, "screen.open('verdict')")
    return LINE.join([heading, *rows])
