"""The hall: all that the reading screen shows of the story, from the track down to the margin."""

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from perfection_tui.reader.reading import Reading
from perfection_tui.reader.seeking import Seeking
from perfection_tui.tui.reading.leaf import (
    card_leaf,
    care_leaf,
    chapter_named,
    coda_leaf,
    edge_leaf,
)
from perfection_tui.tui.reading.stage import Stage
from perfection_tui.tui.reading.track import replay_track, track
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.tui.widgets.key_line import Keymap
from perfection_tui.tui.widgets.line import Draw, Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import LINE, UNVISITED_MARK, plain, underlined
from perfection_tui.tui.widgets.typesetting import at_ends, in_cells, padded
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.judged import invites, judged
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.search import spans_of

ROOMY = 20
"""The rows from which the first moment of a later chapter has a line that names it."""

MOST_ROWS = 4
"""Rows of people that the margin has room for; those whom the moment moved come first."""

_MARK = "●"


class Hall(Vertical):
    """Shows where a reading stands: a moment on its stage, or a leaf for what is no moment.

    What is being looked for is underlined in it.
    """

    app = getters.app(ThemedApp)
    stage = getters.query_one(Stage)
    """The two sides."""
    _leaf = getters.query_one("#leaf", Scroll)

    def __init__(self, reading: Reading, seeking: Seeking) -> None:
        super().__init__()
        self._reading, self._seeking = reading, seeking

    def compose(self) -> ComposeResult:
        """Lay out the track, and in the middle the heading, the stage or a leaf, the margin."""
        yield Line(id="track")
        with Vertical(id="centre"):
            yield Line(id="heading")
            yield Stage()
            leaf = Scroll(id="leaf")
            leaf.twice = False
            yield leaf
            yield Line(id="margin")

    @property
    def texts(self) -> Sequence[Scroll]:
        """The texts that the reader sees."""
        return [self._leaf] if self.has_class("-leaf") else list(self.stage.shown)

    def show(self, *, both: bool, again: bool = False) -> None:
        """Show where the reading stands; `both`: on two sides.

        `again`: the same place anew, scrolled as it was.
        """
        self.set_class(both, "-both")
        reading, moment = self._reading, self._reading.moment
        scrolled = [(text, text.scroll_offset.y) for text in self.texts if again]
        if reading.replay:
            header = partial(replay_track, reading.edition, reading.replay)
        else:
            header = partial(track, reading.view, reading.stop, reading.unvisited)
        self._line("track").show(header)
        if moment and not reading.asks_first:
            self._show_moment(moment, both=both)
        else:
            self._show_leaf(moment)
        for text, y in scrolled:
            text.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _show_moment(self, moment: Moment, *, both: bool) -> None:
        """Show a moment, as far as it is turned over."""
        reading = self._reading
        self.remove_class("-leaf")
        self._leaf.show_text(Content(""))
        self.show_heading()
        self.stage.show(reading, moment, self._seeking.wanted, both=both)
        asks = invites(moment, reading.votes)
        self._line("margin").show(
            partial(margin, self.app.own_keys, reading.edition, moment, reading.turned_over, asks)
        )

    def show_heading(self) -> None:
        """Show the heading of the moment at hand; a few rows have no room for its chapter."""
        reading, moment = self._reading, self._reading.moment
        if moment is None or reading.asks_first:
            return
        marks = []
        if reading.has_more and not reading.replay:
            marks.append(f"{UNVISITED_MARK} {wording.MORE_TO_TURN}")
        if moment.beat.id in reading.bookmarks:
            marks.append("bookmarked")
        first = moment.beat.number == 1 and moment.chapter.number > 1
        opens_chapter = first and not reading.replay and self.app.size.height >= ROOMY
        draw = partial(heading, moment, marks, opens_chapter)
        self._line("heading").show(self._underlining(draw))

    def _show_leaf(self, moment: Moment | None) -> None:
        """Show what is no moment: a content note, a chapter's card, the coda."""
        reading = self._reading
        self.add_class("-leaf")
        self.stage.clear()
        for line in ("heading", "margin"):
            self._line(line).show(lambda _: Content(""))
        if moment:
            leaf = partial(care_leaf, self.app.own_keys, moment)
        elif reading.stop.kind == "coda":
            leaf = partial(coda_leaf, reading.view, judged(reading.edition, reading.votes))
        elif reading.at_edge:
            about, chapter = reading.view.about, reading.chapter
            leaf = partial(edge_leaf, self.app.own_keys, about, chapter, reading.story.unfold)
        else:
            leaf = partial(card_leaf, self.app.own_keys, reading.chapter, reading.can_return)
        self._leaf.show(self._underlining(leaf))

    def bring_found(self) -> None:
        """Scroll the texts to the first thing found in them."""
        for text in self.texts:
            text.bring_first(lambda words: spans_of(words, self._seeking.wanted))

    def scroll_text(self, lines: int) -> bool:
        """Scroll by some lines; False where there is no more text."""
        texts = self.texts
        can = any(text.can_scroll_on if lines > 0 else text.can_scroll_back for text in texts)
        for text in texts:
            text.scroll_relative(y=lines, animate=False)
        return can

    def page(self, direction: int) -> bool:
        """Scroll what goes on by a page, on or back; False where nothing does."""
        return sum(text.page(direction) for text in self.texts) > 0

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    def _underlining(self, draw: Draw) -> Draw:
        """A drawing with what is being looked for underlined in it."""
        return lambda width: underlined(draw(width), self._seeking.wanted)


def heading(moment: Moment, marks: Sequence[str], opens_chapter: bool, width: int) -> Content:
    """Title, marks and place on one line of `width` cells, or on two where they do not fit.

    `opens_chapter`: over them the chapter that the moment opens.
    """
    over = chapter_named(moment.chapter, plain("  ")) + LINE if opens_chapter else Content("")
    title = plain(moment.title, "bold")
    number = wording.number(moment.chapter, moment.beat)
    place = emphasis_removed(moment.beat.place or "")
    where = " · ".join(filter(None, (*marks, place)))
    together = cell_len(f"{where} · {number}") <= width
    right = plain((" · " if together else "\n").join(filter(None, (where, number))), "$muted")
    return over + (at_ends(title, right, width) or title + LINE + right)


def margin(
    keys: Keymap, edition: Edition, moment: Moment, turned: bool, asked: bool, width: int
) -> Content:
    """Trust in everybody the audience has met, a rail for each, as many abreast as fit.

    Coming into the moment while its truth is down, so that the rails do not
    tell what turning it up will; after it, with what moved in bold, once it is up.
    `asked`: the reader is asked for a vote.
    """
    trust = moment.beat.trust if turned else moment.trust_before
    moved = {each.figure.id for each in moment.moved} if turned else set()
    people = [person for person in edition.people if person.id in trust]
    people.sort(key=lambda person: person.id not in moved)
    if not people:
        return Content("")
    widest = max(plain(person.name).cell_length for person in people)
    entries = []
    for person in people:
        level = trust[person.id]
        style = "bold" if person.id in moved else "$muted"
        rail = [(_MARK, "$accent") if at == level + 2 else ("─", "$faint") for at in range(5)]
        words = plain(f"  {person.trust_words[level]:<9}", style)
        name = padded(plain(person.name, style), widest) + plain("  ")
        entries.append(name + in_cells(rail) + words)
    abreast = max(1, (width + 4) // (entries[0].cell_length + 4))
    starts = range(0, len(entries), abreast)[:MOST_ROWS]
    rows = [Content("    ").join(entries[start : start + abreast]) for start in starts]
    over = plain(wording.TRUST_AFTER if turned else wording.TRUST_BEFORE, "italic $muted")
    if asked:
        over += keys.offered(f"   {wording.WHOM_NOW}  {{verdict}} votes")
    return LINE.join([over, *rows])
