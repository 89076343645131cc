"""How far the reader has watched: the answers the cover offers, and a page to change them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.watched import EXPLAINED, OPENS_MORE, Watched, watched_answers
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import LOW_OR_HIGH, Page
from perfection_tui.tui.widgets.choices import Choices
from perfection_tui.tui.widgets.fitting import fit
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line, pressable
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import beside
from perfection_tui.view.edition import Edition
from perfection_tui.view.moment import Moment
from perfection_tui.view.wording import HOW_FAR, in_its_medium


def answer_lines(answers: Sequence[CoverAnswer | Watched], width: int) -> list[Content]:
    """The answers as lines, numbered, their effects in a column of their own if that has room."""
    labels = [
        plain(f"{number}  ", "bold $accent") + plain(each.label)
        for number, each in enumerate(answers, 1)
    ]
    effects = [plain(each.effect, "$muted") for each in answers]
    column = max(label.cell_length for label in labels) + 3
    if column + max(effect.cell_length for effect in effects) > width:
        return [beside(label[:3], label[3:], width) for label in labels]
    return [
        label.pad_right(column - label.cell_length) + effect
        for label, effect in zip(labels, effects, strict=True)
    ]


WIDEST_QUESTION = 76
"""The most cells that the page takes, the blank ones at its sides included."""


class WatchedPage(Page[Watched | None]):
    """Changes how far the story is open. Opening more asks once; closing does not."""

    NAME = HOW_FAR
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.WATCHED.runs("close"),
        commands.GO.runs("choose"),
        *commands.numbered(range(1, 10), lambda number: f"answer({number - 1})"),
    ]

    VERTICAL_BREAKPOINTS = LOW_OR_HIGH

    DEFAULT_CSS = f"""
    WatchedPage {{ align: center top; }}
    WatchedPage #header, WatchedPage Vertical {{ max-width: {WIDEST_QUESTION}; }}
    WatchedPage Vertical {{ height: 1fr; padding: 0 2; }}
    WatchedPage.-high Vertical {{ padding: 1 2; }}
    WatchedPage Scroll {{ height: auto; max-height: 50%; }}
    WatchedPage Choices {{ height: 1fr; }}
    """

    def __init__(self, edition: Edition, here: Moment | None = None) -> None:
        """`here`: the moment at hand, which is an answer, too."""
        super().__init__(edition)
        self._answers = watched_answers(edition, here)
        # The most that opens nothing more.
        self._now = max(at for at, each in enumerate(self._answers) if not each.opens_more)
        self._asked: Watched | None = None

    def compose(self) -> ComposeResult:
        """Lay out the header, the explanation and the answers."""
        fit(self)
        yield Line(id="header")
        with Vertical():
            yield Scroll(keys=self.by_pages())
            yield Choices(chosen=self._now)
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Say what this page does."""
        self.text.show_text(Content(in_its_medium(self.view.about, EXPLAINED)))
        self.show_frame(KeyHint("{go}", "choose", "screen.choose"))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the answers out in the new width."""
        width = min(event.size.width, WIDEST_QUESTION) - 6
        self.query_one(Choices).show_lines(answer_lines(self._answers, width))

    def action_answer(self, at: int) -> None:
        """Highlight an answer by its number, and take it."""
        if at < len(self._answers):
            self.query_one(Choices).highlighted = at
            self.action_choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer; ask once more before more of the story is opened."""
        answer = self._answers[event.option_index]
        if answer.opens_more and answer != self._asked:
            self._asked = answer
            asks = self.keys.drawn(f"{OPENS_MORE} {{go}} again opens it.")
            self.text.show_text(pressable(asks, "screen.choose"))
        else:
            self.dismiss(answer)

    def action_scroll_text(self, lines: int) -> None:
        """Highlight the next answer, or the one before."""
        self.query_one(Choices).step(lines)

    def action_first(self) -> None:
        """Highlight the first answer."""
        self.query_one(Choices).action_first()

    def action_last(self) -> None:
        """Highlight the last answer."""
        self.query_one(Choices).action_last()

    def action_choose(self) -> None:
        """Take the answer that is highlighted."""
        self.query_one(Choices).action_select()
