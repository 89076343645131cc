"""About the story: what it contains, its premise and facts, and what it was written from."""

from collections.abc import Callable, Sequence

from textual.content import Content

from perfection_tui.reader import offers
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import TextPage, Thing
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.tui.widgets.typesetting import beside, bullets, padded, section, wrapped
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.phrases import emphasis_removed

NO_DETAIL = "There is no more detail."
NOTES = (
    "Content notes are {}shown before the moments that carry them. {{notes_first}} changes that. "
    "Those of a truth stand above it as well."
)


class AboutPage(TextPage[None]):
    """What anybody may know, and whether content notes come before their beats."""

    NAME = "About"
    FOLLOWS = True
    thing: Thing = ("about", "")
    BINDINGS = commands.bound(
        commands.DETAIL, commands.NOTES_FIRST, commands.EDIT, close=commands.ABOUT
    )

    def __init__(
        self, edition: Edition, notes_first: bool, keep_notes_first: Callable[[bool], None]
    ) -> None:
        """`keep_notes_first` keeps whether content notes come first, as soon as that is said."""
        super().__init__(edition)
        self._notes_first, self._keep_notes_first = notes_first, keep_notes_first
        self._detailed = False

    def follow(self, edition: Edition, here: Moment | None) -> None:
        """Follow an edited script, scrolled as it was and in as much detail as there is."""
        super().follow(edition, here)
        self._detailed = self._detailed and bool(self.view.detailed_advisory)
        if self.is_mounted:
            self.text.change(self.body)
            self.show_frame(*self.hints())

    def action_detail(self) -> None:
        """Show the detailed advisory, or put it away again."""
        if self.view.detailed_advisory:
            self._detailed = not self._detailed
            self.write()
            self._bring_detail()
        else:
            self.notify(NO_DETAIL)

    def _bring_detail(self) -> None:
        """Scroll so far that the detail is seen from its heading on, or that there is more."""
        width = self.text.size.width
        *above, detail = self._advisory(width)
        top = len(wrapped(BLANK_LINE.join(above), width)) + 1
        self.text.bring(top, top + len(wrapped(detail, width)))

    def action_notes_first(self) -> None:
        """Show content notes before the beats that carry them, or not."""
        self._notes_first = not self._notes_first
        self._keep_notes_first(self._notes_first)
        self.write()

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        detail = "hide detail" if self._detailed else "detail"
        notes = "notes not first" if self._notes_first else "notes first"
        more = [KeyHint("{detail}", detail)] if self.view.detailed_advisory else []
        return *more, KeyHint("{notes_first}", notes)

    def body(self, width: int) -> Content:
        """What the story contains, then its premise, facts, questions and sources."""
        about = self.view.about
        parts = [*self._advisory(width), prose(about.premise)]
        if facts := wording.facts(about):
            names = [plain(emphasis_removed(name), "$muted") for name in facts]
            widest = max(name.cell_length for name in names) + 2
            told = zip(names, map(prose, facts.values()), strict=True)
            rows = (beside(padded(name, widest), fact, width) for name, fact in told)
            parts.append(LINE.join(rows))
        if about.questions:
            questions = bullets([prose(each) for each in about.questions], width)
            parts.append(section(wording.in_its_medium(about, wording.QUESTIONS), questions))
        if about.sources:
            sources = [
                prose(each.title)
                + (prose(f". {each.note}").stylize_before("$muted") if each.note else Content(""))
                for each in about.sources
            ]
            parts.append(section(wording.SOURCES, bullets(sources, width)))
        return BLANK_LINE.join(parts)

    def _advisory(self, width: int) -> list[Content]:
        parts = []
        if self.view.advisory:
            notes = bullets([prose(note) for note in self.view.advisory], width)
            parts.append(section(wording.CONTAINS, notes))
        parts.append(self.keys.offered(NOTES.format("" if self._notes_first else "not ")))
        if self._detailed:
            detail = bullets([prose(note) for note in self.view.detailed_advisory], width)
            parts.append(section(wording.IN_DETAIL, detail))
        elif self.view.detailed_advisory:
            parts.append(self.keys.offered(offers.MORE_DETAIL))
        return parts
