"""About the story: what it contains, its premise and facts, and what it was written from."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import Page
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line, pressable
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.setting import beside, bullets, section
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.view import wording
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import emphasis_removed

NO_DETAIL = "There is no more detail."
MORE_DETAIL = (
    "There is more detail. It hints at the plot: press {detail} only if you would rather know."
)


class AboutPage(Page[bool]):
    """What anybody may know. Its result is whether content notes come before their beats."""

    NAME = "About"
    REOPENS = "app.about"
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.ABOUT.runs("close"),
        commands.DETAIL.binding,
        commands.NOTES_FIRST.binding,
    ]

    DEFAULT_CSS = """
    AboutPage { align: center top; }
    AboutPage Scroll { height: 1fr; max-width: 76; padding: 1 2 0 2; }
    """

    def __init__(self, edition: Edition, *, notes_first: bool) -> None:
        super().__init__(edition)
        self._notes_first = notes_first
        self._detailed, self._top = False, 0

    def compose(self) -> ComposeResult:
        """Lay out the header and the text."""
        yield Line(id="header")
        yield Scroll()
        yield Line(id="keys")

    def resume(self, before: Page[Any]) -> None:
        """Show as much as before, and from where it was scrolled to."""
        if isinstance(before, AboutPage):
            self._detailed = before._detailed and bool(self.view.detailed_advisory)
            self.call_after_refresh(lambda: self.text.scroll_to(y=before._top, animate=False))

    def on_mount(self) -> None:
        """Write the page."""
        self.text.show(self._words)
        self._show_keys()

    def action_detail(self) -> None:
        """Show the detailed advisory, or put it away again."""
        if self.view.detailed_advisory:
            self._detailed = not self._detailed
            self._write()
        else:
            self.notify(NO_DETAIL, markup=False)

    def action_notes_first(self) -> None:
        """Show content notes before the beats that carry them, or not."""
        self._notes_first = not self._notes_first
        self._write()

    def action_close(self) -> None:
        """Go back with the choice made here."""
        self._top = self.text.scroll_offset.y
        self.dismiss(self._notes_first)

    def _write(self) -> None:
        """Write the page anew, from its top: there stands what is changed here."""
        self.text.show(self._words)
        self._show_keys()

    def _show_keys(self) -> None:
        detail = "hide detail" if self._detailed else "detail"
        notes = "no notes first" if self._notes_first else "notes first"
        self.show_frame(
            KeyHint("{detail}", detail, "screen.detail", works=bool(self.view.detailed_advisory)),
            KeyHint("{notes_first}", notes, "screen.notes_first"),
        )

    def _words(self, width: int) -> Content:
        about = self.view.about
        parts = [*self._advisory(width), prose(about.premise)]
        if facts := wording.facts(about):
            names = {name: plain(emphasis_removed(name), "$muted") for name in facts}
            widest = max(name.cell_length for name in names.values()) + 2
            parts.append(
                LINE.join(
                    beside(
                        names[name].pad_right(widest - names[name].cell_length),
                        prose(fact),
                        width,
                    )
                    for name, fact in facts.items()
                )
            )
        if about.questions:
            questions = bullets([prose(each) for each in about.questions], width)
            parts.append(section(wording.QUESTIONS, questions))
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
        state = "are shown before" if self._notes_first else "are not shown before"
        parts.append(
            pressable(
                self.keys.drawn(
                    f"Content notes {state} the moments that carry them. "
                    "{notes_first} changes that."
                ),
                "screen.notes_first",
            )
        )
        if self._detailed:
            detail = bullets([prose(note) for note in self.view.detailed_advisory], width)
            parts.append(section(wording.IN_DETAIL, detail))
        elif self.view.detailed_advisory:
            parts.append(pressable(self.keys.drawn(MORE_DETAIL), "screen.detail"))
        return parts
